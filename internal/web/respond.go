package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/a-h/templ"
)

// buffers hold pages until they are whole: a template that fails must not
// leave half a page behind.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render answers with a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := page.Render(r.Context(), b); err != nil {
		return err
	}
	return send(w, status, "text/html; charset=utf-8", b.Bytes())
}

// renderJSON answers with a value as JSON.
func renderJSON(w http.ResponseWriter, status int, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return send(w, status, "application/json", append(body, '\n'))
}

func send(w http.ResponseWriter, status int, kind string, body []byte) error {
	h := w.Header()
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	w.Write(body) // whoever has gone needs no answer
	return nil
}

// public marks an answer that anybody may keep for a minute and ask for again.
// It reports whether the visitor has it already; then the answer is done. What
// it is made from: the build, the settings, the data revision and the canonical address.
// Somebody signed in always gets a fresh one.
func (s *Server) public(w http.ResponseWriter, r *http.Request, data *edition, canonical string) (done bool) {
	w.Header().Add("Vary", "Cookie") // who signs in no longer gets what a visitor got
	if _, signedIn := account(r); signedIn {
		w.Header().Set("Cache-Control", "private, no-store")
		return false
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{s.Build, s.SiteName, s.Contact, strconv.FormatInt(data.revision, 10), s.absolute(canonical)}, "\n")))
	// Weak, because the same page goes out under several encodings.
	tag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "public, max-age=60")
	if hasTag(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	return false
}

// hasTag reports whether an If-None-Match header names a tag.
func hasTag(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == tag || "W/"+t == tag {
			return true
		}
	}
	return false
}
