// Package static carries style sheets, scripts, fonts and pictures into the
// binary. Each is served under a name that holds a fingerprint of its content,
// so that a browser may keep it for a year and still sees every change.
package static

import (
	"embed"
	"net/http"
	"strconv"
	"strings"
)

// Prefix is where everything static is served.
const Prefix = "/static/"

//go:embed css js fonts img
var embedded embed.FS

var shipped = gather(embedded)

// Path is the URL of a file such as "css/site.css". A name that is not shipped
// is a mistake of the programmer and panics.
func Path(name string) string { return shipped.named(name).path }

// Handler serves the files at the URLs that Path gives.
func Handler() http.Handler { return shipped }

// ServeHTTP answers with a file. Anything but its present fingerprint is not
// found, so that no cache keeps old content under a new name.
func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := s.byPath[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "This file can only be read.", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	body := f.body
	if f.zipped != nil {
		h.Set("Vary", "Accept-Encoding") // also where it was said already
		if Takes(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			body = f.zipped
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		w.Write(body) // a visitor who has gone needs no answer
	}
}

// Takes reports whether an Accept-Encoding header allows a coding by its name.
func Takes(accept, coding string) bool {
	for offered := range strings.SplitSeq(accept, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(offered), ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			q = strings.TrimPrefix(strings.TrimSpace(q), "q=")
			weight, err := strconv.ParseFloat(q, 64)
			return q == "" || err == nil && weight > 0
		}
	}
	return false
}
