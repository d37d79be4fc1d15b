package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/intake"
	"cogov/internal/store"
	"cogov/seeds"
)

var ctx = context.Background()

// A site is the whole server on a database of its own, and a browser's worth
// of cookies.
type site struct {
	t      *testing.T
	dir    string
	db     *store.Store
	web    *Server
	server *httptest.Server
	client *http.Client
	log    *bytes.Buffer
}

// newSite serves one case, that of Utrecht, from its record and companion.
func newSite(t *testing.T) *site {
	t.Helper()
	return siteOf(t, utrecht)
}

// wholeSite serves all the seeds.
func wholeSite(t *testing.T) *site {
	t.Helper()
	return siteOf(t, allSeeds)
}

// Databases are made once and copied: to migrate one, let alone to load 83
// cases, takes long under the race detector.
var (
	noCases  = sync.OnceValues(func() ([]byte, error) { return database(func(*store.Store) error { return nil }) })
	utrecht  = sync.OnceValues(func() ([]byte, error) { return seeded("utrecht-human-rights-city.*") })
	allSeeds = sync.OnceValues(func() ([]byte, error) { return seeded("*") })
)

// seeded is a database file with the seeds of a pattern.
func seeded(pattern string) ([]byte, error) {
	names, err := fs.Glob(seeds.Files, pattern)
	if err != nil {
		return nil, err
	}
	files := fstest.MapFS{}
	for _, name := range names {
		data, err := fs.ReadFile(seeds.Files, name)
		if err != nil {
			return nil, err
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return database(func(db *store.Store) error { return intake.Seed(ctx, db, files) })
}

// database is a database file, filled.
func database(fill func(*store.Store) error) (file []byte, err error) {
	dir, err := os.MkdirTemp("", "cogov-seeds-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	db, err := store.OpenExclusive(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(fill(db), db.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "cogov.db"))
}

func siteOf(t *testing.T, database func() ([]byte, error)) *site {
	t.Helper()
	file, err := database()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cogov.db"), file, 0o600); err != nil {
		t.Fatal(err)
	}
	return siteIn(t, dir)
}

func emptySite(t *testing.T) *site {
	t.Helper()
	return siteOf(t, noCases)
}

// siteIn serves a data folder.
func siteIn(t *testing.T, dir string) *site {
	t.Helper()
	db, err := store.OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	s := &site{t: t, dir: dir, db: db, log: new(bytes.Buffer)}
	s.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.web.ServeHTTP(w, r) }))
	t.Cleanup(s.server.Close)
	base, _ := url.Parse(s.server.URL)
	s.web, err = New(ctx, db, Config{
		BaseURL: base, Loopback: true, SiteName: "Cogov", Contact: "editors@example.org", Keep: 1 << 20, Build: "test",
		Log: slog.New(slog.NewJSONHandler(s.log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.web.Close)
	s.client = newClient()
	return s
}

// newClient is a browser that has never been here; it does not follow
// redirects.
func newClient() *http.Client {
	jar, _ := cookiejar.New(nil)
	return &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// A page is an answer.
type page struct {
	status int
	header http.Header
	body   string
	*goquery.Document
}

func (s *site) do(r *http.Request) page {
	s.t.Helper()
	response, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	document, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	return page{response.StatusCode, response.Header, string(body), document}
}

func (s *site) request(method, path string, body io.Reader) *http.Request {
	s.t.Helper()
	r, err := http.NewRequest(method, s.server.URL+path, body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

// get asks for a page that must be there.
func (s *site) get(path string) page {
	s.t.Helper()
	p := s.do(s.request(http.MethodGet, path, nil))
	if p.status != http.StatusOK {
		s.t.Fatalf("GET %s gave %d:\n%s", path, p.status, p.Find("main").Text())
	}
	return p
}

// sound holds an answer against what others published of its format.
func (s *site) sound(format interface{ Check(document []byte) error }, p page) {
	s.t.Helper()
	if err := format.Check([]byte(p.body)); err != nil {
		s.t.Errorf("%v in\n%.2000s", err, p.body)
	}
}

// post sends a form as a browser does.
func (s *site) post(path string, form url.Values) page {
	s.t.Helper()
	r := s.request(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return s.do(r)
}

const password = "correct horse battery"

// passwordHash is made once: hashing is slow by design.
var passwordHash = func() string {
	hash, err := auth.Hash(ctx, password)
	if err != nil {
		panic(err)
	}
	return hash
}()

// signIn makes an account of a role and signs in with it.
func (s *site) signIn(role auth.Role) {
	s.t.Helper()
	s.account(role)
	p := s.post("/login", url.Values{"email": {string(role) + "@example.org"}, "password": {password}})
	if p.status != http.StatusSeeOther || p.header.Get("Location") != "/admin" {
		s.t.Fatalf("signing in gave %d", p.status)
	}
}

func (s *site) account(role auth.Role) {
	s.t.Helper()
	err := s.db.AddAccount(ctx, store.Account{Email: string(role) + "@example.org", Name: "The " + string(role), Role: role, Password: passwordHash})
	if err != nil {
		s.t.Fatal(err)
	}
}

// publish stores a case that visitors see, and gives its slug.
func (s *site) publish(answers casestudy.Answers) string {
	s.t.Helper()
	c, problems := answers.Case()
	if len(problems) > 0 {
		s.t.Fatal(problems)
	}
	id, err := s.db.Create(ctx, store.Change{Case: c, Author: store.Author{Name: "Test"}, Publish: true})
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.web.Reload(ctx); err != nil {
		s.t.Fatal(err)
	}
	e, err := s.db.Edition(ctx, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return e.Slug
}

// texts are the trimmed texts of what a selector finds.
func (p page) texts(selector string) []string {
	return p.Find(selector).Map(func(_ int, e *goquery.Selection) string { return strings.Join(strings.Fields(e.Text()), " ") })
}

// says reports whether the page's text contains words, whatever the blanks.
func (p page) says(words string) bool {
	return strings.Contains(strings.Join(strings.Fields(p.Find("body").Text()), " "), words)
}
