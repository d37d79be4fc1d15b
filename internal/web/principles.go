package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/store"
	"cogov/templates"
)

func (s *Server) listPrinciples(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.GuidePath, func() (answer, error) {
		page := templates.PrinciplesPage{Shell: s.shell(r), Result: data.Find(catalog.Query{}, nil)}
		page.Canonical = s.absolute(templates.GuidePath)
		return htmlPage(r.Context(), templates.Principles(page))
	})
}

// strongCases are looked through for those that show a principle best.
const strongCases = 12

func (s *Server) showPrinciple(w http.ResponseWriter, r *http.Request) error {
	index := casestudy.PrincipleIndex(chi.URLParam(r, "code"))
	if index < 0 {
		return errNotFound
	}
	data, path := s.shown.Load(), templates.PrinciplePath(casestudy.Principles[index].Code)
	return s.public(w, r, data, path, func() (answer, error) {
		strong, err := s.whole(r.Context(), data.Best(index, strongCases))
		if err != nil {
			return answer{}, err
		}
		page := templates.PrinciplePage{Shell: s.shell(r), Index: index, Spread: data.Find(catalog.Query{}, nil).Spread(index), Strong: strong}
		page.Canonical = s.absolute(path)
		return htmlPage(r.Context(), templates.Principle(page))
	})
}

// whole reads cases of the catalogue with their long texts. One that was taken
// away meanwhile is left out.
func (s *Server) whole(ctx context.Context, listed []*casestudy.Published) ([]casestudy.Published, error) {
	var cases []casestudy.Published
	for _, c := range listed {
		p, err := s.store.Published(ctx, c.Slug)
		switch {
		case errors.Is(err, store.ErrNotFound):
		case err != nil:
			return nil, err
		default:
			cases = append(cases, p)
		}
	}
	return cases, nil
}
