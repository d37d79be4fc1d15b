package web

import (
	"net/http"

	"cogov/internal/catalog"
	"cogov/templates"
)

// recent asks for the cases that changed last, and the counts of all.
var recent = catalog.Query{Sort: "updated", PerPage: 6}

func (s *Server) home(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	if s.public(w, r, data, templates.HomePath) {
		return nil
	}
	page := templates.HomePage{Shell: s.shell(r), Result: data.Find(recent, nil)}
	page.Canonical = s.absolute(templates.HomePath)
	return s.render(w, r, http.StatusOK, templates.Home(page))
}

func (s *Server) about(w http.ResponseWriter, r *http.Request) error {
	if s.public(w, r, s.shown.Load(), templates.AboutPath) {
		return nil
	}
	page := templates.AboutPage{Shell: s.shell(r)}
	page.Canonical = s.absolute(templates.AboutPath)
	return s.render(w, r, http.StatusOK, templates.About(page))
}
