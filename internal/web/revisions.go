package web

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// listRevisions shows every revision of a case to its editors.
func (s *Server) listRevisions(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	list, err := s.store.Revisions(r.Context(), e.ID)
	if err != nil {
		return err
	}
	page := templates.RevisionsPage{Shell: s.shell(r), Status: statusOfEdition(e)}
	for _, revision := range list {
		page.Revisions = append(page.Revisions, templates.RevisionLine(revision))
	}
	return s.render(w, r, http.StatusOK, templates.Revisions(page))
}

// showRevision shows a revision to editors.
func (s *Server) showRevision(w http.ResponseWriter, r *http.Request) error {
	newest, then, err := s.revisionAsked(r)
	if err != nil {
		return err
	}
	page, err := s.revisionPage(r, newest, then)
	if err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, templates.Revision(page))
}

// revisionAsked reads the newest revision of a case and the one in the address.
func (s *Server) revisionAsked(r *http.Request) (newest, then store.Edition, err error) {
	n, err := numberAsked(r)
	if err != nil {
		return newest, then, err
	}
	if newest, err = s.editionAsked(r); err != nil {
		return newest, then, err
	}
	then, err = s.store.EditionAt(r.Context(), newest.ID, n)
	return newest, then, err
}

// numberAsked is the number in the address: of a revision, or of a part.
func numberAsked(r *http.Request) (int, error) {
	n, err := strconv.Atoi(chi.URLParam(r, "n"))
	if err != nil || n < 1 {
		return 0, errNotFound
	}
	return n, nil
}

func (s *Server) revisionPage(r *http.Request, newest, then store.Edition) (templates.RevisionPage, error) {
	page := templates.RevisionPage{
		Shell: s.shell(r), Status: statusOfEdition(newest), Slug: then.Slug, Name: then.Answers.Get("name"), Newest: newest.Revision,
		Revision: templates.RevisionLine{Number: then.Revision, Author: then.Author, Message: then.Message, Saved: then.Saved},
		Answers:  then.Answers, Before: then.Revision - 1,
	}
	if page.Before == 0 {
		return page, nil
	}
	before, err := s.store.EditionAt(r.Context(), newest.ID, page.Before)
	page.Changes = casestudy.Changes(before.Answers, then.Answers)
	return page, err
}

// restoreRevision saves a revision as the newest again. One that no longer fits
// the rules opens in the form.
func (s *Server) restoreRevision(w http.ResponseWriter, r *http.Request) error {
	newest, then, err := s.revisionAsked(r)
	if err != nil {
		return err
	}
	seen, err := strconv.Atoi(r.PostFormValue("revision"))
	if err != nil {
		return errBadRequest
	}
	c, problems := then.Answers.Case()
	if len(problems) > 0 {
		return s.form(w, r, http.StatusUnprocessableEntity, templates.FormPage{Status: statusOfEdition(newest), Answers: then.Answers, Problems: problems, Form: newFormID()})
	}
	a, _ := account(r)
	err = s.change(r.Context(), func() error {
		return s.store.Update(r.Context(), newest.ID, seen, store.Change{Case: c, Author: a.Author(), Message: "Restored revision " + strconv.Itoa(then.Revision)})
	})
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		page, err := s.revisionPage(r, newest, then)
		if err != nil {
			return err
		}
		page.Failure = "Revision " + strconv.Itoa(conflict.Newest) + " was saved since you looked. Look at it first, then decide again."
		return s.render(w, r, http.StatusConflict, templates.Revision(page))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, templates.AdminEditPath(newest.ID)+"?notice=restored-revision", http.StatusSeeOther)
	return nil
}

// showPublicRevision shows a revision that the public came to see.
func (s *Server) showPublicRevision(w http.ResponseWriter, r *http.Request) error {
	n, err := numberAsked(r)
	if err != nil {
		return err
	}
	slug, data, err := s.asked(r)
	if err != nil {
		return err
	}
	s.signpostRevision(w.Header(), slug, n)
	return s.public(w, r, data, templates.RevisionPath(slug, n), func() (answer, error) {
		p, err := s.store.PublicRevision(r.Context(), slug, n)
		if err != nil {
			return answer{}, err
		}
		page := templates.RevisionPage{
			Shell: s.shell(r), Slug: slug, Name: p.Answers.Get("name"), Newest: p.Newest, Answers: p.Answers, Before: p.BeforeRevision,
			Revision: templates.RevisionLine{Number: n, Message: p.Message, Published: p.Date},
		}
		c, _ := p.Answers.Case() // what no longer fits the rules is cited all the same
		c.Slug = slug
		page.Citation = shownCitation(s.citation(&casestudy.Published{Case: c, Revision: n, Changed: p.Date}))
		if p.Before != nil {
			page.Changes = casestudy.Changes(p.Before, p.Answers)
		}
		return htmlPage(r.Context(), templates.Revision(page))
	})
}
