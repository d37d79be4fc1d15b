//go:build !race

package main

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"cogov/internal/store"
)

// These tests run the program as a process of its own, and end it badly.

// built is the folder of the program, once it is.
var built string

// program builds the program once.
var program = sync.OnceValues(func() (string, error) {
	var err error
	if built, err = os.MkdirTemp("", "cogov-test-"); err != nil {
		return "", err
	}
	path := filepath.Join(built, "cogov")
	output, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, output)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	os.RemoveAll(built)
	os.Exit(status)
}

// A process is a running server.
type process struct {
	*exec.Cmd
	address string
	ended   chan error
}

// start serves a data folder on a free port.
func start(t *testing.T, data string) *process {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.Command(path, "serve", "--addr", "localhost:0", "--data", data), ended: make(chan error, 1)}
	p.Dir = t.TempDir()
	messages, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(messages)
	for p.address == "" && lines.Scan() {
		var line struct{ Msg, Address string }
		if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "serving" {
			p.address = line.Address
		}
	}
	if p.address == "" {
		t.Fatalf("the server did not start: %s", lines.Text())
	}
	go func() {
		io.Copy(io.Discard, messages)
		p.ended <- p.Wait()
	}()
	t.Cleanup(func() { p.Process.Kill() })
	return p
}

// end sends a signal and waits until the process is gone.
func (p *process) end(t *testing.T, signal os.Signal) error {
	t.Helper()
	if err := p.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-p.ended:
		return err
	case <-time.After(25 * time.Second):
		t.Fatal("the server did not end")
		return nil
	}
}

// signedIn is a client with an admin's session, which outlives the server.
func signedIn(t *testing.T, p *process, data string) *http.Client {
	t.Helper()
	if _, messages, status := command(t, "correct horse battery\n", "user", "add", "--data", data, "--email", "a@example.org", "--name", "Ada", "--role", "admin"); status != 0 {
		t.Fatal(messages)
	}
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if status, _, err := postForm(client, p.address, "/login", url.Values{"email": {"a@example.org"}, "password": {"correct horse battery"}}); err != nil || status != 303 {
		t.Fatalf("signing in gave %d, %v", status, err)
	}
	return client
}

func postForm(client *http.Client, address, path string, form url.Values) (status int, location string, err error) {
	r, err := http.NewRequest("POST", address+path, strings.NewReader(form.Encode()))
	if err != nil {
		return 0, "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	response, err := client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	return response.StatusCode, response.Header.Get("Location"), nil
}

// caseForm is a case whose every part says its number, so that halves show.
func caseForm(n int64) url.Values {
	mark := fmt.Sprintf("mark%d", n)
	return url.Values{
		"name": {"Case " + mark}, "city": {"Utrecht"}, "country": {"NL"}, "summary": {"Summary " + mark}, "action": {"publish"},
		"sources[0].title": {"Source " + mark}, "milestones[0].text": {"Happened " + mark}, "pooling": {"strong"}, "pooling_rationale": {"Reason " + mark},
	}
}

var caseID = regexp.MustCompile(`/admin/cases/(\d+)/edit`)

// post saves cases until the server is gone, and notes those it acknowledged.
func post(client *http.Client, address string, next *atomic.Int64, acknowledged *sync.Map) {
	for {
		n := next.Add(1)
		status, location, err := postForm(client, address, "/admin/cases", caseForm(n))
		if err != nil {
			return
		}
		if m := caseID.FindStringSubmatch(location); status == 303 && m != nil {
			acknowledged.Store(n, m[1])
		}
	}
}

func TestKilledWhileSavingNothingAcknowledgedIsLost(t *testing.T) {
	const rounds = 40
	data := t.TempDir()
	var next atomic.Int64
	var acknowledged sync.Map
	var client *http.Client
	for range rounds {
		p := start(t, data)
		if client == nil {
			client = signedIn(t, p, data)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() { post(client, p.address, &next, &acknowledged) })
		}
		time.Sleep(time.Duration(30+rand.IntN(250)) * time.Millisecond)
		p.end(t, syscall.SIGKILL)
		wg.Wait()
		client.CloseIdleConnections()
		checkWhole(t, data)
	}
	kept, lost := found(t, data, &acknowledged)
	t.Logf("%d rounds, %d acknowledged, %d lost", rounds, kept, lost)
	if lost > 0 || kept < rounds {
		t.Errorf("%d acknowledged saves are kept, %d lost", kept, lost)
	}
}

// found looks for every acknowledged case under the id it was acknowledged with.
func found(t *testing.T, data string, acknowledged *sync.Map) (kept, lost int) {
	t.Helper()
	db, err := store.Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	acknowledged.Range(func(n, id any) bool {
		hits, err := db.Search(context.Background(), fmt.Sprintf("mark%d", n), true)
		if err != nil || !contains(hits, id.(string)) {
			t.Errorf("case %v was acknowledged with id %s, but the search finds %v, %v", n, id, hits, err)
			lost++
		} else {
			kept++
		}
		return true
	})
	return kept, lost
}

func contains(ids []int64, id string) bool {
	for _, i := range ids {
		if fmt.Sprint(i) == id {
			return true
		}
	}
	return false
}

// checkWhole looks into the database of a killed server: it is sound, and no
// case is there by half.
func checkWhole(t *testing.T, data string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, "cogov.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var integrity string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&integrity); err != nil || integrity != "ok" {
		t.Fatalf("integrity: %s, %v", integrity, err)
	}
	var halves int
	err = db.QueryRow(`
		SELECT (SELECT count(*) FROM pragma_foreign_key_check) + (SELECT count(*) FROM cases c WHERE name LIKE 'Case mark%' AND NOT (
			replace(name, 'Case ', 'Summary ') = summary AND replace(name, 'Case ', 'Reason ') = pooling_rationale AND published_revision = 1 AND
			EXISTS (SELECT 1 FROM sources s WHERE s.case_id = c.id AND s.title = replace(name, 'Case ', 'Source ')) AND
			EXISTS (SELECT 1 FROM milestones m WHERE m.case_id = c.id AND m.text = replace(name, 'Case ', 'Happened ')) AND
			EXISTS (SELECT 1 FROM revisions r WHERE r.case_id = c.id AND r.revision = 1 AND r.snapshot LIKE '%' || summary || '%') AND
			EXISTS (SELECT 1 FROM search WHERE search.rowid = c.id) AND
			(SELECT count(*) FROM audit a WHERE a.case_id = c.id) = 2))`).Scan(&halves)
	if err != nil || halves != 0 {
		t.Fatalf("%d cases are there by half, %v", halves, err)
	}
}

func TestASecondServerSaysWhatToDo(t *testing.T) {
	data := t.TempDir()
	p := start(t, data)
	for _, args := range [][]string{{"serve", "--addr", "localhost:0"}, {"import", "../../seeds/utrecht-human-rights-city.txt"}} {
		if _, messages, status := command(t, "", append(args, "--data", data)...); status != 1 || !strings.Contains(messages, "stop it first") {
			t.Errorf("%v gave %d: %s", args, status, messages)
		}
	}
	for _, args := range [][]string{{"user", "list"}, {"import", "--dry-run", "../../seeds/utrecht-human-rights-city.txt"}} {
		if _, messages, status := command(t, "", append(args, "--data", data)...); status != 0 {
			t.Errorf("%v beside a server gave %d: %s", args, status, messages)
		}
	}
	p.end(t, syscall.SIGKILL)
	start(t, data)
}

func TestToldToStopItFinishesWhatItBegan(t *testing.T) {
	data := t.TempDir()
	p := start(t, data)
	client := signedIn(t, p, data)
	var next atomic.Int64
	var acknowledged sync.Map
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { post(client, p.address, &next, &acknowledged) })
	}
	time.Sleep(200 * time.Millisecond) // let saves be under way
	if err := p.end(t, syscall.SIGTERM); err != nil {
		t.Errorf("it ended with %v", err)
	}
	wg.Wait()
	if kept, lost := found(t, data, &acknowledged); kept == 0 || lost > 0 {
		t.Errorf("%d acknowledged saves are kept, %d lost", kept, lost)
	}
	if info, err := os.Stat(filepath.Join(data, "cogov.db-wal")); err == nil && info.Size() > 0 {
		t.Errorf("%d bytes are left in the log", info.Size())
	}
	checkWhole(t, data)
}

func TestTheSeedsAreLoadedOnce(t *testing.T) {
	data := t.TempDir()
	p := start(t, data)
	client := signedIn(t, p, data)
	if status, _, err := postForm(client, p.address, "/admin/cases/1/archive", nil); err != nil || status != 303 {
		t.Fatalf("archiving gave %d, %v", status, err)
	}
	p.end(t, syscall.SIGTERM)
	p = start(t, data)
	response, err := http.Get(p.address + "/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var list struct{ Total int }
	if err := json.NewDecoder(response.Body).Decode(&list); err != nil || list.Total != 82 {
		t.Errorf("after an archived case and a second start there are %d cases, %v", list.Total, err)
	}
}
