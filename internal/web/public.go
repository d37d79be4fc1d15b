package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// An answer is what a public address gives. A status other than 200 is sent as
// it is and neither kept nor marked for keeping.
type answer struct {
	status int // 0 is 200
	kind   string
	coding string // of the body; empty as it is
	body   []byte
	lent   *bytes.Buffer // which the body stands in, until the answer is done
}

// done gives back what was lent.
func (a answer) done() {
	if a.lent != nil {
		buffers.Put(a.lent)
	}
}

// htmlPage is a page as an answer.
func htmlPage(ctx context.Context, page templ.Component) (answer, error) {
	b := buffer()
	if err := page.Render(ctx, b); err != nil {
		buffers.Put(b)
		return answer{}, err
	}
	return answer{kind: htmlKind, body: b.Bytes(), lent: b}, nil
}

// jsonDocument is a value as JSON.
func jsonDocument(value any) (answer, error) {
	body, err := json.Marshal(value)
	return answer{kind: jsonKind, body: append(body, '\n')}, err
}

// public answers with what anybody may see, keep for a minute and ask for
// again. Its address, in canonical form, names everything that makes it differ
// from others of the same edition; it is made once and kept, as small as the
// visitor takes it. Somebody signed in always gets a fresh one.
func (s *Server) public(w http.ResponseWriter, r *http.Request, data *edition, address string, make func() (answer, error)) error {
	h := w.Header()
	h.Add("Vary", "Cookie") // who signs in no longer gets what a visitor got
	if _, signedIn := account(r); signedIn {
		h.Set("Cache-Control", "private, no-store")
		a, err := make()
		if err != nil {
			return err
		}
		defer a.done()
		return a.send(w)
	}
	tag := s.tag(data, address)
	if hasTag(r.Header.Get("If-None-Match"), tag) {
		markPublic(h, tag)
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	coding := codingFor(r.Header.Get("Accept-Encoding"))
	if a, ok := data.pages.get(address, coding); ok {
		markPublic(h, tag)
		return a.send(w)
	}
	a, err := make()
	if err != nil {
		return err
	}
	defer a.done()
	if a.status != 0 && a.status != http.StatusOK {
		return a.send(w)
	}
	coded := a.coded(coding)
	data.pages.keep(address, coding, coded)
	markPublic(h, tag)
	return coded.send(w)
}

// send writes the answer. That it varies by its coding, compress has said already.
func (a answer) send(w http.ResponseWriter) error {
	if a.coding != "" {
		w.Header().Set("Content-Encoding", a.coding)
	}
	return send(w, max(a.status, http.StatusOK), a.kind, a.body)
}

func markPublic(h http.Header, tag string) {
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, max-age=60")
}

// tag names what an answer is made from: the build, the settings, the data
// revision and the address. It is weak, because the same page goes out under
// several codings.
func (s *Server) tag(data *edition, address string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{s.Build, s.SiteName, s.Contact, strconv.FormatInt(data.revision, 10), s.absolute(address)}, "\n")))
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
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
