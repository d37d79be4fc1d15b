package web

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"cogov/templates"
)

func (s *Server) listCases(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	view := readView(r, data)
	path := view.CasesPath()
	if hasEmptyValue(r.URL.RawQuery) { // a form was sent: its address keeps what was chosen
		http.Redirect(w, r, path, http.StatusSeeOther)
		return nil
	}
	return s.public(w, r, data, path, func() (answer, error) {
		result, err := s.find(r, data, view.Query)
		if err != nil {
			return answer{}, err
		}
		page := templates.ListPage{Shell: s.shell(r), View: view, Result: result}
		page.NoIndex = !isPlain(view) // crawlers multiply filters
		if !result.IsBeyond() {
			page.Canonical = s.absolute(templates.CasesPath(view.Query))
		}
		a, err := htmlPage(r.Context(), templates.List(page))
		if result.IsBeyond() {
			a.status = http.StatusNotFound
		}
		return a, err
	})
}

func hasEmptyValue(query string) bool {
	return strings.HasSuffix(query, "=") || strings.Contains(query, "=&")
}

func (s *Server) showCase(w http.ResponseWriter, r *http.Request) error {
	slug := chi.URLParam(r, "slug")
	data := s.shown.Load()
	if _, ok := data.BySlug(slug); !ok {
		return errNotFound
	}
	path := templates.CasePath(slug)
	return s.public(w, r, data, path, func() (answer, error) {
		p, err := s.store.Published(r.Context(), slug)
		if err != nil {
			return answer{}, err
		}
		text, err := s.store.RecordText(r.Context(), p.ID)
		if err != nil {
			return answer{}, err
		}
		page := templates.CasePage{Shell: s.shell(r), Case: p, Raw: text}
		page.Canonical = s.absolute(path)
		return htmlPage(r.Context(), templates.Case(page))
	})
}
