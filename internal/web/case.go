package web

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"cogov/templates"
)

func (s *Server) showCase(w http.ResponseWriter, r *http.Request) error {
	slug := chi.URLParam(r, "slug")
	data := s.shown.Load()
	if _, ok := data.BySlug(slug); !ok {
		return errNotFound
	}
	path := templates.CasePath(slug)
	return s.public(w, r, data, path, func() (answer, error) {
		d, err := s.store.Dossier(r.Context(), slug)
		if err != nil {
			return answer{}, err
		}
		page := templates.CasePage{Shell: s.shell(r), Case: d.Published, Raw: d.Record}
		page.Canonical = s.absolute(path)
		return htmlPage(r.Context(), templates.Case(page))
	})
}

func (s *Server) showCaseJSON(w http.ResponseWriter, r *http.Request) error {
	slug := chi.URLParam(r, "slug")
	data := s.shown.Load()
	if _, ok := data.BySlug(slug); !ok {
		return errNotFound
	}
	return s.public(w, r, data, templates.CaseJSONPath(slug), func() (answer, error) {
		p, err := s.store.Published(r.Context(), slug)
		if err != nil {
			return answer{}, err
		}
		return answer{kind: "application/json", body: append(p.JSON(s.absolute(templates.CasePath(slug))), '\n')}, nil
	})
}
