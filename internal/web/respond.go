package web

import (
	"bytes"
	"net/http"
	"strconv"
	"sync"

	"github.com/a-h/templ"
)

// Media types of most answers.
const (
	htmlKind = "text/html; charset=utf-8"
	jsonKind = "application/json"
)

// buffers hold pages until they are whole: a template that fails must not
// leave half a page behind.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// buffer lends an empty buffer until it is put back.
func buffer() *bytes.Buffer {
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	return b
}

// render answers with a page.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, page templ.Component) error {
	b := buffer()
	defer buffers.Put(b)
	if err := page.Render(r.Context(), b); err != nil {
		return err
	}
	return send(w, status, htmlKind, b.Bytes())
}

// renderJSON answers with a value as JSON.
func renderJSON(w http.ResponseWriter, status int, value any) error {
	a, err := jsonDocument(value)
	if err != nil {
		return err
	}
	return send(w, status, a.kind, a.body)
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
