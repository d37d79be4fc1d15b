package web

import (
	"bytes"
	"crypto/rand"
	"errors"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// sentForm is a case form as it came in: the page it would be shown on again,
// and what is to be done with it.
type sentForm struct {
	page    templates.FormPage
	newest  store.Edition // what is stored; without an ID for a new case
	publish bool
	record  store.Waiting // what the form was filled in from; without text if from nothing
}

// maxMessage is the greatest length of the reason for a change.
const maxMessage = 500

// readForm takes a posted case form. A slug, readings and anything else that
// no input of the form is called are not taken from it.
func (s *Server) readForm(r *http.Request, newest store.Edition) (sentForm, error) {
	if err := parseForm(r); err != nil {
		return sentForm{}, err
	}
	sent := sentForm{newest: newest, publish: r.PostForm.Get("action") == "publish"}
	sent.page = templates.FormPage{
		Status:  statusOfEdition(newest),
		Answers: formAnswers(r),
		Message: strings.TrimSpace(r.PostForm.Get("message")),
		Form:    r.PostForm.Get("form"),
	}
	if sent.record.Text = withLineFeeds(r.PostForm.Get("record")); sent.record.Text != "" {
		sent.record.ID, _ = strconv.ParseInt(r.PostForm.Get("waiting"), 10, 64)
	}
	if newest.ID != 0 {
		sent.page.Status.Revision, _ = strconv.Atoi(r.PostForm.Get("revision"))
	}
	return sent, nil
}

func formAnswers(r *http.Request) casestudy.Answers {
	answers := casestudy.Answers(maps.Clone(r.PostForm))
	for _, name := range answers.Unknown() {
		delete(answers, name)
	}
	maps.DeleteFunc(answers, func(name string, _ []string) bool { return casestudy.Readings.Has(name) })
	return answers
}

// save stores a sent form, or shows it again with what keeps it from being
// saved and every typed value.
func (s *Server) save(w http.ResponseWriter, r *http.Request, sent sentForm, store func(store.Change) (int64, error)) error {
	if r.PostForm.Has("merge") && sent.newest.ID != 0 {
		if err := s.merge(r, &sent); err != nil {
			return err
		}
		if r.PostForm.Get("merge") == "form" {
			sent.page.Notice = "Both changes are together in the form. Nothing is saved yet."
			return s.again(w, r, http.StatusOK, sent)
		}
	}
	if asked, err := s.rearrange(w, r, sent); asked {
		return err
	}
	if sent.publish && !mayPublish(r) {
		sent.page.Failure = "Your account may write cases, but not publish them. Save it as a draft: an editor publishes it."
		return s.again(w, r, http.StatusForbidden, sent)
	}
	c, problems := sent.read()
	if len(problems) > 0 {
		sent.page.Problems = problems
		return s.again(w, r, http.StatusUnprocessableEntity, sent)
	}
	rescored, unchanged := compare(&c, sent.newest)
	id := sent.newest.ID
	err := s.change(r.Context(), func() (err error) {
		id, err = store(s.changeOf(r, sent, c))
		return err
	})
	if err != nil {
		return s.notSaved(w, r, sent, id, err)
	}
	notice := noticeOf(sent.publish, rescored)
	if unchanged && !sent.publish {
		notice = "unchanged"
	}
	http.Redirect(w, r, afterSaving(r, id)+"?notice="+notice, http.StatusSeeOther)
	return nil
}

// afterSaving is where somebody goes on who saved a case.
func afterSaving(r *http.Request, id int64) string {
	if r.PostForm.Get("action") == "check" && mayPublish(r) {
		return templates.AdminCheckPath(id)
	}
	return templates.AdminEditPath(id)
}

// read gives the case of a form and what keeps it from being saved, or from
// being published where that is asked.
func (f sentForm) read() (casestudy.Case, casestudy.Problems) {
	c, problems := f.page.Answers.Case()
	if f.publish {
		problems = problems.And(c.ToPublish())
	}
	if utf8.RuneCountInString(f.page.Message) > maxMessage {
		problems = append(problems, casestudy.Problem{Name: "message", Text: "The reason for the change must be 500 characters or fewer"})
	}
	return c, problems
}

// compare takes from the stored revision what a form cannot say: the order of
// sets, and that a published level was changed. It says whether one was, and
// whether anything at all differs.
func compare(c *casestudy.Case, newest store.Edition) (rescored, unchanged bool) {
	if newest.ID == 0 {
		return false, false
	}
	before := newest.Case()
	c.KeepOrder(&before)
	c.Slug = before.Slug
	if c.Added == "" {
		c.Added = before.Added
	}
	rescored = len(c.Rescored(&before)) > 0
	return rescored, bytes.Equal(c.JSON(), before.JSON())
}

func (s *Server) changeOf(r *http.Request, sent sentForm, c casestudy.Case) store.Change {
	a, _ := account(r)
	return store.Change{
		Case: c, Author: a.Author(), Message: sent.page.Message, Publish: sent.publish,
		Form: formID(sent.page.Form), Record: sent.record.Text, Waiting: sent.record.ID,
	}
}

// notSaved shows the form again when the answers are not to blame. A case that
// the form made before has an id.
func (s *Server) notSaved(w http.ResponseWriter, r *http.Request, sent sentForm, id int64, err error) error {
	var conflict *store.Conflict
	switch {
	case errors.As(err, &conflict):
		return s.clash(w, r, sent, id, conflict.Base)
	case errors.Is(err, store.ErrNotFound):
		return err
	case errors.Is(err, store.ErrState):
		archived, err := s.store.Edition(r.Context(), id)
		if err != nil {
			return err
		}
		sent.page.Status = statusOfEdition(archived)
		sent.page.Failure = "The case is archived. Restore it below, then publish it."
		return s.again(w, r, http.StatusConflict, sent)
	}
	status := 0
	status, sent.page.Failure = s.unsaved(w, err)
	return s.again(w, r, status, sent)
}

// again shows a sent form again.
func (s *Server) again(w http.ResponseWriter, r *http.Request, status int, sent sentForm) error {
	if sent.record.Text != "" {
		sent.page.Pasted = s.pasted(r, sent.record, sent.page.Answers)
	}
	sent.page.Unsaved = true
	return s.form(w, r, status, sent.page)
}

// form shows a case form.
func (s *Server) form(w http.ResponseWriter, r *http.Request, status int, page templates.FormPage) error {
	page.Shell = s.shell(r)
	page.MayPublish = mayPublish(r)
	if page.Status.ID != 0 {
		if err := s.discuss(r, &page); err != nil {
			s.Log.Error("a form is shown without its comments", "err", err) // which hold up nobody's typing
		}
	}
	return s.render(w, r, status, templates.Form(page))
}

func statusOfEdition(e store.Edition) templates.FormStatus {
	return templates.FormStatus{
		ID: e.ID, Slug: e.Slug, Name: e.Answers.Get("name"), State: e.State.Label(), StateCode: string(e.State),
		Revision: e.Revision, PublishedRevision: e.PublishedRevision, SavedBy: e.Author, Saved: e.Saved,
	}
}

func newFormID() string { return rand.Text() }

// formID takes only what newFormID gives.
func formID(sent string) string {
	if len(sent) > 64 || strings.ContainsFunc(sent, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) {
		return ""
	}
	return sent
}
