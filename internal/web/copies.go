package web

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"cogov/internal/store"
	"cogov/templates"
)

// keepNewCopy keeps what somebody types into the form of a new case.
func (s *Server) keepNewCopy(w http.ResponseWriter, r *http.Request) error {
	return s.keepCopy(w, r, store.Edition{})
}

// keepCaseCopy keeps what somebody types into the form of a case.
func (s *Server) keepCaseCopy(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	return s.keepCopy(w, r, e)
}

var errOtherCopy = &statusError{http.StatusConflict, "What you typed into this case in another form is not saved. Take it up or discard it first."}

func (s *Server) keepCopy(w http.ResponseWriter, r *http.Request, newest store.Edition) error {
	sent, err := s.readForm(r, newest)
	if err != nil {
		return err
	}
	a, _ := account(r)
	c := store.WorkingCopy{
		Account: a.ID, Form: formID(sent.page.Form), CaseID: newest.ID, Revision: sent.page.Status.Revision,
		Answers: sent.page.Answers, Message: sent.page.Message, Record: sent.record.Text, Waiting: sent.record.ID,
	}
	switch {
	case c.Form == "":
		return errBadRequest
	case sent.saysNothingNew():
		err = s.store.ForgetWorkingCopy(r.Context(), a.ID, c.Form)
	default:
		err = s.store.KeepWorkingCopy(r.Context(), c)
	}
	if errors.Is(err, store.ErrTaken) {
		return errOtherCopy
	}
	if err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// saysNothingNew reports whether a form says no more than what is stored: its
// typing was saved or undone.
func (f sentForm) saysNothingNew() bool {
	if f.newest.ID == 0 {
		return f.page.Answers.IsEmpty() && f.record.Text == ""
	}
	c, problems := f.page.Answers.Case()
	_, unchanged := compare(&c, f.newest)
	return unchanged && len(problems) == 0 && f.page.Message == ""
}

// workingCopies are what the visitor has typed of a case, or of new ones (0), to
// be offered. Where the database does not answer, nothing is.
func (s *Server) workingCopies(r *http.Request, caseID int64) []templates.WorkingCopy {
	a, _ := account(r)
	lines, err := s.store.WorkingCopies(r.Context(), a.ID, caseID)
	if err != nil {
		s.Log.Error("no working copy is offered", "err", err)
	}
	var list []templates.WorkingCopy
	for _, l := range lines {
		list = append(list, templates.WorkingCopy(l))
	}
	return list
}

// openCopy shows the form as somebody left it, standing on the revision that
// the typing began from.
func (s *Server) openCopy(w http.ResponseWriter, r *http.Request) error {
	c, err := s.copyAsked(r)
	if err != nil {
		return err
	}
	sent := sentForm{record: store.Waiting{Text: c.Record, ID: c.Waiting}}
	if c.CaseID != 0 {
		if sent.newest, err = s.store.Edition(r.Context(), c.CaseID); err != nil {
			return err
		}
	}
	sent.page = templates.FormPage{Status: statusOfEdition(sent.newest), Answers: c.Answers, Message: c.Message, Form: c.Form, TakenUp: c.Kept}
	if c.Revision < sent.newest.Revision {
		sent.page.SavedSince = sent.newest.Revision
	}
	sent.page.Status.Revision = c.Revision
	return s.again(w, r, http.StatusOK, sent)
}

// discardCopy forgets what somebody typed.
func (s *Server) discardCopy(w http.ResponseWriter, r *http.Request) error {
	c, err := s.copyAsked(r)
	if err != nil {
		return err
	}
	if err := s.store.ForgetWorkingCopy(r.Context(), c.Account, c.Form); err != nil {
		return err
	}
	back := templates.AdminCasesPath
	if c.CaseID != 0 {
		back = templates.AdminEditPath(c.CaseID)
	}
	http.Redirect(w, r, back+"?notice=discarded", http.StatusSeeOther)
	return nil
}

// copyAsked is the working copy in the address, if it is the visitor's own.
func (s *Server) copyAsked(r *http.Request) (store.WorkingCopy, error) {
	id, err := strconv.ParseInt(chi.URLParam(r, "n"), 10, 64)
	if err != nil {
		return store.WorkingCopy{}, errNotFound
	}
	a, _ := account(r)
	return s.store.WorkingCopy(r.Context(), a.ID, id)
}
