package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// memory starts the program itself on the cases and prints how much anonymous
// memory it holds when it has started, when all cases were sent as files, and
// when eight at once have asked for two thousand different pages. Only Linux
// tells.
func memory(n int, dir string, some sample) error {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		return nil
	}
	binary := filepath.Join(dir, "cogov")
	if out, err := exec.Command("go", "build", "-o", binary, "./cmd/cogov").CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	server := exec.Command(binary, "serve", "--addr", "localhost:0", "--data", dir, "--no-seed")
	messages, err := server.StderrPipe()
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return err
	}
	address, err := listening(bufio.NewScanner(messages))
	if err != nil {
		return errors.Join(err, server.Process.Kill())
	}
	started, err := anonymous(server.Process.Pid)
	err = errors.Join(err, wholeFiles(address, server.Process.Pid, n))
	askAround(address, n, some)
	asked, err2 := anonymous(server.Process.Pid)
	server.Process.Signal(syscall.SIGTERM)
	if err := errors.Join(err, err2, server.Wait()); err != nil {
		return err
	}
	fmt.Printf("| anonymous memory, started; asked for 2,000 pages | %d | | | | %.0f MB; %.0f MB | | |\n", n, started, asked)
	return nil
}

// listening waits until the server says at which address it answers; from then
// on its messages go nowhere.
func listening(messages *bufio.Scanner) (address string, err error) {
	for messages.Scan() {
		var line struct{ Address string }
		if json.Unmarshal(messages.Bytes(), &line) == nil && line.Address != "" {
			go func() {
				for messages.Scan() {
				}
			}()
			return line.Address, nil
		}
	}
	return "", errors.New("the server did not start")
}

// anonymous is a process's memory that is no file's, in MB.
func anonymous(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(status), "RssAnon:")
	kilobytes, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.Atoi(kilobytes)
	return float64(n) / 1024, err
}

// askAround asks for pages of every kind, each another one.
func askAround(address string, n int, some sample) {
	var paths []string
	for i := range 500 {
		page := strconv.Itoa(1 + i%max(n/24, 1))
		paths = append(paths, "/cases?page="+page, "/cases?view=table&page="+page,
			"/cases?q="+common+"&page="+strconv.Itoa(1+i%max(n/100, 1)), "/cases.json?page="+page)
	}
	next := make(chan string)
	var wg sync.WaitGroup
	for range askers {
		wg.Go(func() {
			for path := range next {
				get(http.DefaultClient, address+path) // a page beyond the end is an answer too
			}
		})
	}
	for _, path := range paths {
		next <- path
	}
	close(next)
	wg.Wait()
}
