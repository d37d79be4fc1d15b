package web

import (
	"net/http"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/templates"
)

// recent asks for the cases that changed last, and the counts of all.
var recent = catalog.Query{Sort: catalog.Updated, PerPage: 6}

func (s *Server) home(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.HomePath, func() (answer, error) {
		page := templates.HomePage{Shell: s.shell(r), Result: data.Find(recent, nil), Survey: data.Places(catalog.Query{}, nil)}
		page.Canonical = s.absolute(templates.HomePath)
		return htmlPage(r.Context(), templates.Home(page))
	})
}

func (s *Server) about(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.AboutPath, func() (answer, error) {
		readings, err := s.store.Agreement(r.Context())
		if err != nil {
			return answer{}, err
		}
		page := templates.AboutPage{Shell: s.shell(r), Compared: readings.Scores, Same: readings.Same}
		page.Published, page.PublishedCases = data.ScoredBy(casestudy.ByPublication)
		page.Canonical = s.absolute(templates.AboutPath)
		return htmlPage(r.Context(), templates.About(page))
	})
}
