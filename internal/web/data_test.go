package web

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// database opens an answer as a database.
func (p page) database(t *testing.T) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answer.sqlite")
	if err := os.WriteFile(path, []byte(p.body), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// number asks a database for one number.
func number(t *testing.T, db *sql.DB, query string) (n int) {
	t.Helper()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

func TestTheDataSetIsOneFile(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/data/cogov.sqlite")
	sum := sha256.Sum256([]byte(p.body))
	links := strings.Join(p.header.Values("Link"), ", ")
	for what, is := range map[string]bool{
		"its kind":     p.header.Get("Content-Type") == "application/vnd.sqlite3",
		"a name":       p.header.Get("Content-Disposition") == "attachment; filename=cogov.sqlite",
		"its checksum": p.header.Get("Repr-Digest") == "sha-256=:"+base64.StdEncoding.EncodeToString(sum[:])+":",
		"its tag":      p.header.Get("ETag") == `"`+fmt.Sprintf("%x", sum[:16])+`"`,
		"its date":     p.header.Get("Last-Modified") != "",
		"parts":        p.header.Get("Accept-Ranges") == "bytes",
		"the licence":  strings.Contains(links, `<https://creativecommons.org/licenses/by/4.0/>; rel="license"`),
		"its page":     strings.Contains(links, "<"+s.server.URL+`/data>; rel="describedby"`),
		"how long":     p.header.Get("Cache-Control") == "public, max-age=60",
		"no coding":    p.header.Get("Content-Encoding") == "",
	} {
		if !is {
			t.Errorf("the file does not say %s: %v", what, p.header)
		}
	}
	db := p.database(t)
	for query, want := range map[string]int{
		"SELECT count(*) FROM cases": 83, "SELECT count(*) FROM cases_flat": 83, "SELECT sum(cases) FROM principle_counts": 5 * 83,
		"SELECT count(*) FROM scores WHERE principle = 'pooling' AND level = 'strong'":                                                     s.total("/cases.json?pooling=strong"),
		"SELECT count(*) FROM case_partners WHERE code = 'knowledge'":                                                                      s.total("/cases.json?partner=knowledge"),
		"SELECT count(*) FROM cases JOIN cases_fts ON cases_fts.rowid = number WHERE cases_fts MATCH 'utrecht' AND cases.city = 'Utrecht'": s.total("/cases.json?city=nl-utrecht"),
		"SELECT count(*) FROM pragma_foreign_key_check":                                                                                    0,
	} {
		if got := number(t, db, query); got != want {
			t.Errorf("%s gives %d, not %d", query, got, want)
		}
	}
}

func TestTheFileComesInPartsAndIsKnownAgain(t *testing.T) {
	s := newSite(t)
	whole := s.get("/data/cogov.sqlite")
	part := s.request(http.MethodGet, "/data/cogov.sqlite", nil)
	part.Header.Set("Range", "bytes=0-15")
	part.Header.Set("If-Range", whole.header.Get("ETag"))
	if p := s.do(part); p.status != http.StatusPartialContent || p.body != "SQLite format 3\x00" {
		t.Errorf("a part gave %d: %q", p.status, p.body)
	}
	again := s.request(http.MethodGet, "/data/cogov.sqlite", nil)
	again.Header.Set("If-None-Match", whole.header.Get("ETag"))
	if p := s.do(again); p.status != http.StatusNotModified || p.body != "" {
		t.Errorf("asked again it gave %d", p.status)
	}
	if p := s.do(s.request(http.MethodHead, "/data/cogov.sqlite", nil)); p.status != 200 || p.header.Get("ETag") != whole.header.Get("ETag") {
		t.Errorf("HEAD gave %d", p.status)
	}
	s.publish(casestudy.Answers{"name": {"Another"}})
	newer := s.do(again)
	if newer.status != 200 || number(t, newer.database(t), "SELECT count(*) FROM cases") != 2 {
		t.Errorf("after a change it gave %d", newer.status)
	}
	if entries, err := os.ReadDir(filepath.Join(s.dir, "exports")); err != nil || len(entries) != 1 {
		t.Errorf("the folder has %v, %v; the older file is to be gone", entries, err)
	}
	s.signIn(auth.Editor)
	if p := s.get("/data/cogov.sqlite"); p.header.Get("Cache-Control") != "private, no-store" || p.body != newer.body {
		t.Error("signed in, it is another file, or one to be kept")
	}
}

// A file without a case that was withdrawn has an older date than the one with it.
func TestTheFileIsNotKnownByItsDate(t *testing.T) {
	s := newSite(t)
	slug := s.publish(casestudy.Answers{"name": {"Another"}})
	before := s.get("/data/cogov.sqlite")
	s.withdraw(slug)
	for name, more := range map[string]string{"If-Modified-Since": "", "If-Range": "bytes=0-15"} {
		r := s.request(http.MethodGet, "/data/cogov.sqlite", nil)
		r.Header.Set(name, before.header.Get("Last-Modified"))
		if more != "" {
			r.Header.Set("Range", more)
		}
		if p := s.do(r); p.status != http.StatusOK || p.body == before.body {
			t.Errorf("%s takes another file for the same: %d", name, p.status)
		}
	}
}

func TestTheFileIsMadeOnceForAllWhoAsk(t *testing.T) {
	s := newSite(t)
	files, data := s.web.files, s.web.shown.Load()
	var begun atomic.Int32
	making, goOn := make(chan struct{}, 8), make(chan struct{})
	write := func(_ context.Context, path string) error {
		begun.Add(1)
		making <- struct{}{}
		<-goOn
		return os.WriteFile(path, []byte("whole"), 0o600)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			_, file, err := files.open(ctx, data, write)
			if err != nil {
				t.Error(err)
				return
			}
			file.Close()
		})
	}
	<-making // and the site is edited all the same
	s.publish(casestudy.Answers{"name": {"Meanwhile"}})
	gone, leave := context.WithCancel(ctx)
	leave()
	if _, _, err := files.open(gone, data, write); !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone waits: %v", err)
	}
	close(goOn)
	wg.Wait()
	if n := begun.Load(); n != 1 {
		t.Errorf("it was made %d times", n)
	}
}

func TestAFileThatFailsIsNotKeptAndIsTriedAgain(t *testing.T) {
	s := newSite(t)
	files, data := s.web.files, s.web.shown.Load()
	full := func(_ context.Context, path string) error {
		return errors.Join(os.WriteFile(path, []byte("half"), 0o600), store.ErrFull)
	}
	if _, _, err := files.open(ctx, data, full); !errors.Is(err, store.ErrFull) {
		t.Errorf("a full disk gave %v", err)
	}
	if entries, err := os.ReadDir(files.folder); err != nil || len(entries) != 0 {
		t.Errorf("the folder has %v, %v", entries, err)
	}
	if _, _, err := files.open(ctx, data, func(context.Context, string) error { panic("planted") }); !errors.Is(err, errOurs) {
		t.Errorf("a panic gave %v", err)
	}
	if p := s.get("/data/cogov.sqlite"); number(t, p.database(t), "SELECT count(*) FROM cases") != 1 {
		t.Error("it is not made again")
	}
	if err := os.RemoveAll(files.folder); err != nil {
		t.Fatal(err)
	}
	s.get("/data/cogov.sqlite") // although somebody tidied up
	if err := os.WriteFile(filepath.Join(files.folder, ".half"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.web.Close()
	if p := s.do(s.request(http.MethodGet, "/data/cogov.sqlite", nil)); p.status != 200 {
		t.Errorf("what is made is not given while the server stops: %d", p.status)
	}
	again, err := newDataFiles(files.folder, s.web.Log)
	if _, gone := os.Stat(files.folder); err != nil || !os.IsNotExist(gone) {
		t.Errorf("a new server finds what another left: %v, %v", err, gone)
	}
	again.close()
	if _, _, err := again.open(ctx, data, func(ctx context.Context, _ string) error { return ctx.Err() }); !errors.Is(err, errNotMade) {
		t.Errorf("while the server stops it gave %v", err)
	}
}

func TestThePageOfTheDataLeadsToEveryFile(t *testing.T) {
	s := newSite(t)
	s.get("/data")
	<-s.web.shown.Load().weights.known
	p := s.get("/data")
	links := p.hrefs("[aria-labelledby='files'] dt a")
	if len(links) < 6 {
		t.Errorf("it leads to %v only", links)
	}
	var described struct {
		Type         []string `json:"@type"`
		License      string
		Distribution []struct{ ContentURL, EncodingFormat, Sha256 string }
	}
	if err := json.Unmarshal([]byte(p.Find(`script[type="application/ld+json"]`).Text()), &described); err != nil {
		t.Fatal(err)
	}
	if described.Type[0] != "Dataset" || !strings.Contains(described.License, "by/4.0") || len(described.Distribution) != len(links) {
		t.Errorf("it is described as %+v", described)
	}
	for i, d := range described.Distribution {
		path, _ := strings.CutPrefix(d.ContentURL, s.server.URL)
		file := s.get(path)
		if kind := file.header.Get("Content-Type"); path != links[i] || !strings.HasPrefix(kind, d.EncodingFormat) {
			t.Errorf("%s is a %s, not a %s", d.ContentURL, kind, d.EncodingFormat)
		}
		if sum := fmt.Sprintf("%x", sha256.Sum256([]byte(file.body))); path != "/cases.json" && (d.Sha256 != sum || !p.says("SHA-256: "+sum)) {
			t.Errorf("the checksum of %s is said to be %q; it is %s", path, d.Sha256, sum)
		}
	}
	for _, from := range []string{"/", "/about"} {
		if n := s.get(from).Find(`a[href="/data"]`).Length(); n == 0 {
			t.Errorf("%s does not lead to the data", from)
		}
	}
	if db := s.get("/data/cogov.sqlite").database(t); number(t, db, "SELECT count(*) FROM ("+p.Find("#sql ~ pre").Text()+")") != 0 {
		t.Error("the example of SQL finds a garden in Utrecht")
	}
	if p := emptySite(t).get("/data"); p.says("0001-01") || !p.says("with 0 cases") {
		t.Error("of no case it says a date")
	}
}
