package web

import (
	"errors"
	"net/http"
	"slices"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// A desk is a case on somebody's desk, with what they found so far.
type desk struct {
	templates.Desk
	reader store.Account
	own    []store.PrivateReading
}

// deskAsked lays out the case in the address for whoever asks: the text that the
// public reads or, of a case that was never published, the newest.
func (s *Server) deskAsked(r *http.Request) (d desk, err error) {
	e, err := s.editionAsked(r)
	if err != nil {
		return d, err
	}
	c := e.Case()
	if e.PublishedRevision != 0 {
		p, err := s.store.Published(r.Context(), e.Slug)
		if err != nil {
			return d, err
		}
		c = p.Case
	}
	d.Desk = templates.NewDesk(e.ID, c)
	d.reader, _ = account(r)
	d.own, err = s.store.OwnReadings(r.Context(), e.ID, d.reader.ID)
	return d, err
}

// newest is the reader's last reading of the case; there may be none.
func (d desk) newest() (p store.PrivateReading, ok bool) {
	if len(d.own) == 0 {
		return p, false
	}
	return d.own[len(d.own)-1], true
}

// next begins the page of the reading that the reader is at: a draft, a
// correction, or the first.
func (d desk) next() templates.ReadingFormPage {
	p, ok := d.newest()
	page := templates.ReadingFormPage{Number: 1, Answers: casestudy.Answers{"reader": {d.reader.Name}}}
	switch {
	case ok && p.IsDraft():
		page.Number, page.Saves, page.Answers = p.Number, p.Saves, p.Reading.Answers()
	case ok:
		page.Number, page.Answers = p.Number+1, p.Reading.Answers()
		delete(page.Answers, "correction")
	}
	return page
}

func (s *Server) readCase(w http.ResponseWriter, r *http.Request) error {
	d, err := s.deskAsked(r)
	if err != nil {
		return err
	}
	notice := readingNotices[r.URL.Query().Get("notice")]
	if p, ok := d.newest(); ok && !p.IsDraft() && r.URL.Query().Get("correct") != "yes" {
		return s.showReading(w, r, d, notice)
	}
	page := d.next()
	page.Notice = notice
	return s.readingForm(w, r, http.StatusOK, d, page)
}

// showReading shows a reading that is in beside those of others.
func (s *Server) showReading(w http.ResponseWriter, r *http.Request, d desk, notice string) error {
	in, err := s.store.ReadingsIn(r.Context(), d.ID)
	if err != nil {
		return err
	}
	page := templates.ReadingPage{Shell: s.shell(r), Desk: d.Desk, Notice: notice}
	for _, p := range slices.Backward(d.own) {
		page.Own = append(page.Own, templates.HandedReading{Reading: p.Reading, Public: p.Public})
	}
	own := func(r casestudy.Reading) bool {
		return slices.ContainsFunc(d.own, func(p store.PrivateReading) bool { return p.Public && p.Reading == r })
	}
	for _, r := range in.Public {
		if !own(r) {
			page.Others = append(page.Others, templates.HandedReading{Reading: r, Public: true})
		}
	}
	for _, p := range in.Waiting {
		if p.Account != d.reader.ID {
			page.Others = append(page.Others, templates.HandedReading{Reading: p.Reading})
		}
	}
	return s.render(w, r, http.StatusOK, templates.Reading(page))
}

// readingForm shows the form of a reading.
func (s *Server) readingForm(w http.ResponseWriter, r *http.Request, status int, d desk, page templates.ReadingFormPage) (err error) {
	page.Shell, page.Desk = s.shell(r), d.Desk
	if page.Sight, err = s.store.SightOf(r.Context(), d.ID, d.reader.ID); err != nil {
		return err
	}
	return s.render(w, r, status, templates.ReadingForm(page))
}

func (s *Server) saveReading(w http.ResponseWriter, r *http.Request) error {
	d, err := s.deskAsked(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	if r.PostForm.Get("action") == "discard" {
		if err := s.store.DiscardReading(r.Context(), d.ID, d.reader.Author()); err != nil {
			return err
		}
		http.Redirect(w, r, templates.AdminReadingPath(d.ID)+"?notice=discarded", http.StatusSeeOther)
		return nil
	}
	page, change, problems := sentReading(r, d)
	if len(problems) > 0 {
		page.Problems = problems
		return s.readingForm(w, r, http.StatusUnprocessableEntity, d, page)
	}
	if err := s.store.SaveReading(r.Context(), d.ID, change); err != nil {
		return s.readingNotSaved(w, r, page, err)
	}
	notice := "saved"
	if change.HandIn {
		notice = "in"
	}
	http.Redirect(w, r, templates.AdminReadingPath(d.ID)+"?notice="+notice, http.StatusSeeOther)
	return nil
}

// readingNotSaved shows the form of a reading again, with everything typed, when
// the answers are not to blame. What was saved meanwhile is shown beside.
func (s *Server) readingNotSaved(w http.ResponseWriter, r *http.Request, page templates.ReadingFormPage, err error) error {
	var conflict *store.Conflict
	now, reading := s.deskAsked(r)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return err
	case !errors.As(err, &conflict) && !errors.Is(err, store.ErrHandedIn):
		status := 0
		status, page.Failure = s.unsaved(w, err)
		return s.readingForm(w, r, status, now, page)
	case reading != nil:
		return reading
	}
	page.Failure = "This reading was saved elsewhere since you opened this page, perhaps in another window. What you typed is in the form, what is saved stands below. Saving replaces it."
	if errors.Is(err, store.ErrHandedIn) {
		page.Failure = "This reading is handed in already, and stays as it was. What you typed is in the form: to correct your reading, say why below and hand it in."
	}
	if p, ok := now.newest(); ok {
		page.Saved = &p.Reading
	}
	next := now.next()
	page.Number, page.Saves = next.Number, next.Saves
	return s.readingForm(w, r, http.StatusConflict, now, page)
}

// readingNotices are said after a change of a reading, by their code in the
// address.
var readingNotices = map[string]string{
	"saved":     "Saved. Nobody else sees it until you hand it in.",
	"in":        "Handed in. Editors and the others who read the case see it; visitors see it once it was reconciled.",
	"discarded": "The draft is deleted.",
}
