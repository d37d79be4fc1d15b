package web

import (
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/places"
	"cogov/templates"
)

// listFile gives all the cases of the list as a file.
func (s *Server) listFile(f export.Format) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		q := catalog.ParseQuery(r.URL.Query()).Whole()
		return s.sendFile(w, r, f, q, templates.CasesFilePath(f.Ending, q))
	}
}

// listFeed gives all the cases of the list as a feed.
func (s *Server) listFeed(w http.ResponseWriter, r *http.Request) error {
	q := readFeed(r.URL.Query())
	return s.sendFile(w, r, export.Atom, q, templates.FeedPath(q))
}

// readFeed reads the query of a feed. What changed last comes first, unless
// another order is asked for.
func readFeed(values url.Values) catalog.Query {
	q := catalog.ParseQuery(values).Whole()
	if q.Sort != values.Get("sort") {
		q.Sort = catalog.Updated
	}
	return q
}

// sendFile gives all the cases of a query as a file of a format. They are
// written as they are read: however many they are, few are held at once.
// Address is the file's own, in canonical form.
func (s *Server) sendFile(w http.ResponseWriter, r *http.Request, f export.Format, q catalog.Query, address string) error {
	data, h := s.shown.Load(), w.Header()
	h.Add("Vary", "Cookie")
	if _, signedIn := account(r); signedIn {
		h.Set("Cache-Control", "private, no-store")
	} else {
		tag := s.tag(data, address)
		markPublic(h, tag)
		if hasTag(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	hits, err := s.hits(r, q)
	if err != nil {
		return err
	}
	d := s.document(data, q, address)
	s.describeFile(h, f, d)
	if r.Method == http.MethodHead {
		return nil
	}
	err = f.Write(w, d, unhurried(w, s.store.Whole(r.Context(), data.Matching(q, hits))))
	if err != nil && r.Context().Err() == nil {
		s.Log.Error("a file was cut off", "id", h.Get("X-Request-Id"), "path", r.URL.Path, "err", err)
	}
	if err != nil { // half a file must not look like a whole one
		panic(http.ErrAbortHandler)
	}
	return nil
}

// document says what the file at an address, with the cases of a query, is.
func (s *Server) document(data *edition, q catalog.Query, address string) export.Document {
	title := s.SiteName + ": cases"
	var asked []string
	for _, t := range data.Terms(q) {
		asked = append(asked, t.Label+": "+strings.Join(t.Values, ", "))
	}
	if asked != nil {
		title += " (" + strings.Join(asked, "; ") + ")"
	}
	return export.Document{
		Title: title, Site: s.SiteName, Address: s.absolute(templates.CasesPath(q)), Self: s.absolute(address), Date: data.Newest(),
		Case: func(slug string) string { return s.absolute(templates.CasePath(slug)) },
	}
}

// describeFile says in the head of an answer whose the cases are, since when, and
// what may be done with them: not every format has room for that beside them.
func (s *Server) describeFile(h http.Header, f export.Format, d export.Document) {
	address, _, _ := strings.Cut(d.Self, "?")
	name := path.Base(address)
	if site := places.Slug(s.SiteName); site != "" {
		name = site + "-" + name
	}
	h.Set("Content-Type", f.Kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
	h.Add("Link", "<"+d.Address+`>; rel="canonical"`)
	h.Add("Link", "<"+s.absolute(templates.AboutPath)+`>; rel="author"`)
	if !d.Date.IsZero() {
		h.Set("Last-Modified", d.Date.UTC().Format(http.TimeFormat))
	}
}

// unhurried gives whoever reads cases slowly more time with each of them.
func unhurried(w http.ResponseWriter, cases export.Cases) export.Cases {
	c := http.NewResponseController(w)
	return func(yield func(casestudy.Published, error) bool) {
		for p, err := range cases {
			c.SetWriteDeadline(time.Now().Add(patience)) // what cannot wait is left as it is
			if !yield(p, err) {
				return
			}
		}
	}
}

// patience is how long one part of a large transfer may take.
const patience = 30 * time.Second
