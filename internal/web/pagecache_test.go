package web

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"cogov/internal/auth"
	"cogov/static"
)

func TestKeptPagesAreBoundedByTheirBytes(t *testing.T) {
	const most = 1 << 20
	c := newPageCache(most)
	for i := range 100 {
		c.keep(fmt.Sprint(i), "", answer{body: make([]byte, most/32)})
		if i > 0 {
			if _, ok := c.get("0", ""); !ok {
				t.Fatalf("a page that is asked for all the time was let go after %d others", i)
			}
		}
		if c.bytes > most {
			t.Fatalf("%d bytes are kept, %d at most", c.bytes, most)
		}
	}
	if _, ok := c.get("1", ""); ok {
		t.Error("nothing was let go")
	}
	c.keep("large", "", answer{body: make([]byte, most/16)})
	if _, ok := c.get("large", ""); ok {
		t.Error("one page takes the room of sixteen")
	}
	c.keep("0", "", answer{body: []byte("again")})
	sum := 0
	for _, k := range c.answers.Keys() {
		a, _ := c.answers.Peek(k)
		sum += weight(k, a)
	}
	if sum != c.bytes {
		t.Errorf("%d bytes are kept and %d counted", sum, c.bytes)
	}
}

// asked asks for a page as it travels, in a coding.
func (s *site) asked(path, coding string) (header http.Header, body []byte) {
	s.t.Helper()
	r := s.request(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", coding)
	response, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		s.t.Fatalf("%s gave %d, %v", path, response.StatusCode, err)
	}
	return response.Header, body
}

func TestAPageIsTheSameInEveryCodingAndWhenKept(t *testing.T) {
	s := newSite(t)
	_, plain := s.asked("/cases", "identity")
	for range 2 {
		for coding, decode := range map[string]func(io.Reader) (io.Reader, error){
			"gzip":     func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
			"zstd":     func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
			"identity": func(r io.Reader) (io.Reader, error) { return r, nil },
		} {
			header, body := s.asked("/cases", coding)
			if got := header.Get("Content-Encoding"); got != strings.TrimPrefix(coding, "identity") || header.Get("Content-Length") != fmt.Sprint(len(body)) {
				t.Errorf("%s: coding %q, length %s of %d", coding, got, header.Get("Content-Length"), len(body))
			}
			if vary := slices.Sorted(slices.Values(header.Values("Vary"))); !slices.Equal(vary, []string{"Accept-Encoding", "Cookie"}) {
				t.Errorf("%s: it varies by %s", coding, vary)
			}
			r, err := decode(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if decoded, err := io.ReadAll(r); err != nil || !bytes.Equal(decoded, plain) {
				t.Errorf("%s: %d bytes decode to %d, want %d, %v", coding, len(body), len(decoded), len(plain), err)
			}
		}
	}
	if header, _ := s.asked("/cases", "zstd;q=0, gzip;q=0"); header.Get("Content-Encoding") != "" {
		t.Error("a coding that is refused is used")
	}
}

func TestEveryAnswerSaysOnceWhatItVariesBy(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/", "/cases.json", "/cases.csv", "/cases/utrecht-human-rights-city.bib", "/data/cogov.sqlite", "/robots.txt", "/healthz", static.Path("css/site.css")} {
		for range 2 {
			header, _ := s.asked(path, "gzip")
			if vary := slices.Sorted(slices.Values(header.Values("Vary"))); len(vary) == 0 || len(slices.Compact(slices.Clone(vary))) != len(vary) {
				t.Errorf("%s varies by %s", path, vary)
			}
		}
	}
}

func TestAKeptPageShowsEveryChangeAtOnce(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/", "/cases", "/cases.json"} {
		s.asked(path, "gzip")
		s.get(path)
	}
	s.signIn(auth.Editor)
	s.post("/admin/cases", url.Values{"name": {"Bologna Regulation"}, "city": {"Bologna"}, "country": {"IT"}, "summary": {"Shared."}, "action": {"publish"}})
	s.client = newClient()
	for _, path := range []string{"/", "/cases", "/cases.json"} {
		if p := s.get(path); !strings.Contains(p.body, "Bologna Regulation") {
			t.Errorf("%s does not show the new case", path)
		}
	}
}

func TestWhoIsSignedInGetsNoKeptPageAndLeavesNone(t *testing.T) {
	s := newSite(t)
	s.get("/cases")
	visitor := s.client
	s.client = newClient()
	s.signIn(auth.Editor)
	s.get("/about")
	if p := s.get("/cases"); !p.says("Signed in as The editor") || p.header.Get("Cache-Control") != "private, no-store" {
		t.Errorf("the list does not know who is signed in: %s", p.header.Get("Cache-Control"))
	}
	s.client = visitor
	for _, path := range []string{"/cases", "/about"} {
		if p := s.get(path); p.says("Signed in") {
			t.Errorf("a visitor sees on %s who is signed in", path)
		}
	}
}

// keepNothing has every page made afresh.
func (s *site) keepNothing() {
	s.t.Helper()
	s.web.Keep = 0
	if err := s.web.Reload(ctx); err != nil {
		s.t.Fatal(err)
	}
}
