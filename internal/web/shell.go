package web

import (
	"net/http"

	"cogov/templates"
)

// shell is what every page shows around its content.
func (s *Server) shell(r *http.Request) templates.Shell {
	shown := s.shown.Load()
	shell := templates.Shell{SiteName: s.SiteName, Contact: s.Contact, Cases: shown.Len(), Cities: shown.cities}
	if a, ok := account(r); ok {
		shell.Person = a.Name
	}
	return shell
}
