package web

import (
	"iter"
	"mime"
	"net/http"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/places"
	"cogov/templates"
)

// listCasesCSV gives all the cases of the list, with every public field. They
// are written as they are read: however many they are, few are held at once.
func (s *Server) listCasesCSV(w http.ResponseWriter, r *http.Request) error {
	data, q := s.shown.Load(), catalog.ParseQuery(r.URL.Query())
	h, address := w.Header(), templates.CasesCSVPath(q)
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
	s.describeTable(h, data, templates.CasesPath(q.Whole()))
	if r.Method == http.MethodHead {
		return nil
	}
	err = export.WriteCSV(w, unhurried(w, s.store.Whole(r.Context(), data.Matching(q, hits))), func(slug string) string {
		return s.absolute(templates.CasePath(slug))
	})
	if err != nil && r.Context().Err() == nil {
		s.Log.Error("a table was cut off", "id", h.Get("X-Request-Id"), "err", err)
	}
	if err != nil { // half a table must not look like a whole one
		panic(http.ErrAbortHandler)
	}
	return nil
}

// csvType is the kind of a table with a row of names (RFC 4180).
const csvType = "text/csv; charset=utf-8; header=present"

// describeTable says whose the cases are, since when, and what may be done with
// them: a table has no room for that beside its rows.
func (s *Server) describeTable(h http.Header, data *edition, list string) {
	name := "cases.csv"
	if site := places.Slug(s.SiteName); site != "" {
		name = site + "-" + name
	}
	h.Set("Content-Type", csvType)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Add("Link", "<"+export.Licence+`>; rel="license"`)
	h.Add("Link", "<"+s.absolute(list)+`>; rel="canonical"`)
	h.Add("Link", "<"+s.absolute(templates.AboutPath)+`>; rel="author"`)
	if newest := data.Newest(); !newest.IsZero() {
		h.Set("Last-Modified", newest.UTC().Format(http.TimeFormat))
	}
}

// unhurried gives whoever reads cases slowly more time with each of them.
func unhurried(w http.ResponseWriter, cases iter.Seq2[casestudy.Published, error]) iter.Seq2[casestudy.Published, error] {
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
