package web

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// showReconcile shows the readings of a case. An editor who may still read it
// blindly is asked first, and one who has begun to is kept from them.
func (s *Server) showReconcile(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	looks := r.URL.Query().Get("look") == "yes"
	if closed, err := s.closedTo(r, e, looks); err != nil {
		return err
	} else if closed != nil {
		return s.render(w, r, http.StatusOK, templates.ReconcileClosed(*closed))
	}
	in, err := s.store.ReadingsIn(r.Context(), e.ID)
	if err != nil {
		return err
	}
	page := templates.ReconcilePage{Revision: e.Revision, Answers: proposed(e.Case(), in.All())}
	return s.reconcileForm(w, r, http.StatusOK, e, in, page)
}

// closedTo says why the readings are not shown to whoever asks, or nil.
func (s *Server) closedTo(r *http.Request, e store.Edition, looks bool) (*templates.ReconcileClosedPage, error) {
	a, _ := account(r)
	own, err := s.store.OwnReadings(r.Context(), e.ID, a.ID)
	if err != nil || len(own) > 0 && !own[0].IsDraft() {
		return nil, err
	}
	begun := len(own) > 0
	if !begun {
		sight, err := s.store.SightOf(r.Context(), e.ID, a.ID)
		if err != nil || looks || sight == casestudy.NotBlind {
			return nil, err
		}
	}
	return &templates.ReconcileClosedPage{Shell: s.shell(r), ID: e.ID, Name: e.Answers.Get("name"), Begun: begun}, nil
}

// reconcileForm shows the readings with the form of the scores, and notes that
// they were seen.
func (s *Server) reconcileForm(w http.ResponseWriter, r *http.Request, status int, e store.Edition, in store.Readings, page templates.ReconcilePage) error {
	a, _ := account(r)
	if e.PublishedRevision == 0 && len(in.All()) > 0 {
		if err := s.store.SawReadings(r.Context(), e.ID, a.ID); err != nil {
			s.Log.Error("not noted that somebody saw the readings", "case", e.ID, "err", err)
		}
	}
	page.Shell, page.ID, page.Case = s.shell(r), e.ID, e.Case()
	for _, reading := range in.Public {
		page.Readings = append(page.Readings, templates.HandedReading{Reading: reading, Public: true})
	}
	for _, p := range in.Waiting {
		page.Readings = append(page.Readings, templates.HandedReading{Reading: p.Reading})
		page.Used = append(page.Used, p.ID)
	}
	return s.render(w, r, status, templates.Reconcile(page))
}

func (s *Server) reconcile(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	if closed, err := s.closedTo(r, e, true); err != nil {
		return err
	} else if closed != nil {
		closed.Typed = r.PostForm
		return s.render(w, r, http.StatusConflict, templates.ReconcileClosed(*closed))
	}
	in, err := s.store.ReadingsIn(r.Context(), e.ID)
	if err != nil {
		return err
	}
	page := sentReconcile(r)
	c, failure, problems := reconciled(page, e, in.All())
	if failure != "" || len(problems) > 0 {
		page.Failure, page.Problems = failure, problems
		return s.reconcileForm(w, r, http.StatusUnprocessableEntity, e, in, page)
	}
	used, err := usedReadings(r)
	if err != nil {
		return err
	}
	a, _ := account(r)
	change := store.Change{Case: c, Author: a.Author(), Message: cmp.Or(page.Message, "Readings reconciled")}
	err = s.change(r.Context(), func() error { return s.store.Reconcile(r.Context(), e.ID, page.Revision, change, used) })
	if err != nil {
		return s.notReconciled(w, r, page, err)
	}
	http.Redirect(w, r, templates.AdminEditPath(e.ID)+"?notice=reconciled", http.StatusSeeOther)
	return nil
}

// notReconciled shows the form again when the answers are not to blame: with
// what was typed, on the case and the readings as they are by now.
func (s *Server) notReconciled(w http.ResponseWriter, r *http.Request, page templates.ReconcilePage, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return err
	}
	e, reading := s.editionAsked(r)
	if reading != nil {
		return reading
	}
	in, reading := s.store.ReadingsIn(r.Context(), e.ID)
	if reading != nil {
		return reading
	}
	status := http.StatusConflict
	var conflict *store.Conflict
	switch {
	case errors.As(err, &conflict):
		page.Failure = "Revision " + strconv.Itoa(e.Revision) + " of the case was saved by " + e.Author + " while you were writing. What stands now is below with what you typed: look at both, then save again."
	case errors.Is(err, store.ErrCorrected):
		page.Failure = "A reading was corrected while you were writing. The readings as they are now stand below with what you typed: look at them, then save again."
	default:
		status, page.Failure = s.unsaved(w, err)
		return s.reconcileForm(w, r, status, e, in, page)
	}
	page.Revision = e.Revision
	return s.reconcileForm(w, r, status, e, in, page)
}
