package main

import (
	"fmt"
	"io"
	"net/http"
	"time"
)

// wholeFiles asks a server for all cases as files, one after the other, and
// prints how long each took, how large it is, and how much anonymous memory the
// server held before and at most meanwhile.
func wholeFiles(address string, pid, n int) error {
	before, err := anonymous(pid)
	if err != nil {
		return err
	}
	watched := watch(pid)
	for _, file := range []struct{ what, path string }{{"all cases as CSV", "/cases.csv"}, {"all cases as GeoJSON", "/cases.geojson"}, {"all scores as CSV", "/scores.csv"}} {
		start := time.Now()
		size, err := download(address + file.path)
		if err != nil {
			return err
		}
		fmt.Printf("| %s | %d | | %s | | %d | | |\n", file.what, n, short(time.Since(start)), size)
	}
	fmt.Printf("| anonymous memory, before; most while these were sent | %d | | | | %.0f MB; %.0f MB | | |\n", n, before, watched())
	return nil
}

func download(address string) (size int64, err error) {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	response, err := client.Get(address)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("%s gave %d", address, response.StatusCode)
	}
	return io.Copy(io.Discard, response.Body)
}

// watch looks at a process's memory until it is asked for the most there was.
func watch(pid int) (most func() float64) {
	done, result := make(chan struct{}), make(chan float64)
	go func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		highest := 0.0
		for {
			now, _ := anonymous(pid) // it is over when the process is
			highest = max(highest, now)
			select {
			case <-tick.C:
			case <-done:
				result <- highest
				return
			}
		}
	}()
	return func() float64 {
		close(done)
		return <-result
	}
}
