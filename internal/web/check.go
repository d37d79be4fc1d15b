package web

import (
	"net/http"
	"slices"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// checkCase says of the newest revision what it lacks before it is published and
// what visitors will see changed then. Nothing changes by looking at it.
func (s *Server) checkCase(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	c, problems := e.Answers.Case() // a rule may have come later than the revision
	page := templates.CheckPage{
		Shell: s.shell(r), Status: statusOfEdition(e), Missing: problems.And(c.ToPublish()), Weak: c.Advice(),
		Notice: notices[r.URL.Query().Get("notice")],
	}
	if public := e.PublishedRevision; public != 0 && public != e.Revision {
		seen, err := s.store.EditionAt(r.Context(), e.ID, public)
		if err != nil {
			return err
		}
		page.Changes = casestudy.Changes(shownOf(seen), shownOf(e))
	}
	return s.render(w, r, http.StatusOK, templates.Check(page))
}

// shownOf is what of a revision visitors may see: contacts that were not released
// are not among it.
func shownOf(e store.Edition) casestudy.Answers {
	c := e.Case()
	c.Contacts = slices.DeleteFunc(c.Contacts, func(c casestudy.Contact) bool { return !c.Released })
	return c.Answers()
}
