package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

func ask(method, url, accept string) *http.Response {
	r := httptest.NewRequest(method, url, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestEveryFileIsServedForAYear(t *testing.T) {
	for name, f := range shipped.byName {
		answer := ask("GET", Path(name), "")
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK || !bytes.Equal(body, f.body) {
			t.Errorf("%s: status %d, %d bytes of %d, %v", name, answer.StatusCode, len(body), len(f.body), err)
		}
		for header, want := range map[string]string{
			"Cache-Control":          "public, max-age=31536000, immutable",
			"Content-Type":           kinds[path.Ext(name)],
			"X-Content-Type-Options": "nosniff",
			"Content-Encoding":       "",
		} {
			if got := answer.Header.Get(header); got != want {
				t.Errorf("%s: %s is %q; want %q", name, header, got, want)
			}
		}
	}
}

func TestTextsAreServedCompressedToThoseWhoTakeIt(t *testing.T) {
	for accept, want := range map[string]string{
		"gzip": "gzip", "br, GZIP;q=0.5": "gzip", "gzip;q=0": "", "br": "", "": "", "x-gzip": "", "identity, gzip; q=1": "gzip",
	} {
		answer := ask("GET", Path(sheet), accept)
		if got := answer.Header.Get("Content-Encoding"); got != want || answer.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q is answered in %q; want %q; varies by %q", accept, got, want, answer.Header.Get("Vary"))
		}
		body, _ := io.ReadAll(answer.Body)
		if answer.ContentLength != int64(len(body)) {
			t.Errorf("%q: the length is said to be %d and is %d", accept, answer.ContentLength, len(body))
		}
		if want == "gzip" {
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(body, shipped.named(sheet).body) {
			t.Errorf("%q: the sheet came out different", accept)
		}
	}
	if answer := ask("GET", Path("fonts/public-sans-latin-var.woff2"), "gzip"); answer.Header.Get("Content-Encoding") != "" {
		t.Error("a font, which is compressed by itself, is compressed again")
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	if answer := ask("HEAD", Path(sheet), ""); answer.StatusCode != http.StatusOK || answer.ContentLength != int64(len(shipped.named(sheet).body)) {
		t.Errorf("HEAD: %d, %d bytes", answer.StatusCode, answer.ContentLength)
	} else if body, _ := io.ReadAll(answer.Body); len(body) > 0 {
		t.Error("HEAD has a body")
	}
	if answer := ask("POST", Path(sheet), ""); answer.StatusCode != http.StatusMethodNotAllowed || answer.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d", answer.StatusCode)
	}
	for _, url := range []string{"/static/css/site.css", "/static/css/site.000000000000.css", "/static/", "/static/../static.go", "/static/css/tokens.css"} {
		if answer := ask("GET", url, ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d; want not found", url, answer.StatusCode)
		}
	}
}

func TestAChangeOfContentChangesTheURL(t *testing.T) {
	files := func(font string) fstest.MapFS {
		return fstest.MapFS{
			"fonts/a.woff2": {Data: []byte(font)},
			"css/site.css":  {Data: []byte(`@layer base;` + "\n" + `@import "type.css" layer(base);`)},
			"css/type.css":  {Data: []byte(`/* Why. */ p { src: url("../fonts/a.woff2"); background: url("data:,x"); }`)},
		}
	}
	one, same, other := gather(files("one")), gather(files("one")), gather(files("other"))
	for _, name := range []string{"fonts/a.woff2", sheet} {
		if one.named(name).path != same.named(name).path {
			t.Errorf("%s has another URL each time", name)
		}
		if one.named(name).path == other.named(name).path {
			t.Errorf("%s keeps its URL though the font changed", name)
		}
	}
	want := "@layer base;\n@layer base {\np { src: url(\"" + one.named("fonts/a.woff2").path + "\"); background: url(\"data:,x\"); }}\n"
	if got := string(one.named(sheet).body); got != want {
		t.Errorf("the sheet is\n%s\nwant\n%s", got, want)
	}
}

func TestAnUnknownNamePanics(t *testing.T) {
	defer func() {
		if s, _ := recover().(string); !strings.Contains(s, "css/nowhere.css") {
			t.Errorf("Path of a file that is not there gave %q", s)
		}
	}()
	Path("css/nowhere.css")
}

// The world map is loaded by pages that show it, the fine one by pages that show
// it closely.
func TestThePlatesOfTheWorldAreSmall(t *testing.T) {
	for name, limit := range map[string]int{"img/world.svg": 20_000, "img/world-fine.svg": 45_000} {
		if n := len(shipped.named(name).zipped); n == 0 || n > limit {
			t.Errorf("%s takes %d bytes over the wire; at most %d are good", name, n, limit)
		}
	}
}
