package web

import (
	"cmp"
	"net/http"
	"time"

	"cogov/internal/casestudy"
	"cogov/templates"
)

// preview shows the page that visitors would see if what is typed were
// published. Nothing is stored; of what is wrong it shows what can be read.
func (s *Server) preview(w http.ResponseWriter, r *http.Request, sent sentForm) error {
	c, problems := sent.page.Answers.Case()
	compare(&c, sent.newest)
	c.Slug = cmp.Or(c.Slug, casestudy.SlugOf(c.Name))
	c.Name = cmp.Or(c.Name, "Case without a name")
	page := templates.CasePage{
		Shell: s.shell(r), Preview: true, Problems: problems, Raw: sent.record.Text,
		Case: casestudy.Published{Case: c, Revision: sent.newest.Revision + 1, Changed: time.Now()},
	}
	if sent.newest.ID != 0 {
		stored, err := s.store.DossierOf(r.Context(), sent.newest.ID)
		if err != nil {
			return err
		}
		page.Case.Readings, page.Raw, page.History = stored.Readings, stored.Record, stored.History
	}
	page.Citation = shownCitation(s.citation(&page.Case))
	return s.render(w, r, http.StatusOK, templates.Case(page))
}
