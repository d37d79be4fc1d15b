package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"cogov/internal/catalog"
	"cogov/templates"
)

func (s *Server) listCases(w http.ResponseWriter, r *http.Request) error {
	data, q := s.shown.Load(), catalog.ParseQuery(r.URL.Query())
	path := templates.CasesPath(q)
	if hasEmptyValue(r.URL.RawQuery) { // a form was sent: its address keeps what was chosen
		http.Redirect(w, r, path, http.StatusSeeOther)
		return nil
	}
	if s.public(w, r, data, path) {
		return nil
	}
	result, err := s.find(r, data, q)
	if err != nil {
		return err
	}
	page := templates.ListPage{Shell: s.shell(r), Query: q, Result: result}
	page.NoIndex = q.Narrows() // crawlers multiply filters
	if result.IsBeyond() {
		w.Header().Del("ETag")
		w.Header().Set("Cache-Control", "no-store")
		return s.render(w, r, http.StatusNotFound, templates.List(page))
	}
	page.Canonical = s.absolute(path)
	return s.render(w, r, http.StatusOK, templates.List(page))
}

func hasEmptyValue(query string) bool {
	return strings.HasSuffix(query, "=") || strings.Contains(query, "=&")
}

// find answers a query. Only its text needs the database.
func (s *Server) find(r *http.Request, data *edition, q catalog.Query) (catalog.Result, error) {
	if q.Text == "" {
		return data.Find(q, nil), nil
	}
	hits, err := s.store.Search(r.Context(), q.Text, q.Sort == catalog.Relevance)
	return data.Find(q, hits), err
}

func (s *Server) showCase(w http.ResponseWriter, r *http.Request) error {
	slug := chi.URLParam(r, "slug")
	data := s.shown.Load()
	if _, ok := data.BySlug(slug); !ok {
		return errNotFound
	}
	path := templates.CasePath(slug)
	if s.public(w, r, data, path) {
		return nil
	}
	p, err := s.store.Published(r.Context(), slug)
	if err != nil {
		return err
	}
	text, err := s.store.RecordText(r.Context(), p.ID)
	if err != nil {
		return err
	}
	page := templates.CasePage{Shell: s.shell(r), Case: p, Raw: text}
	page.Canonical = s.absolute(path)
	return s.render(w, r, http.StatusOK, templates.Case(page))
}
