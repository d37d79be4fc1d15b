package web

import (
	"net/http"
	"slices"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// clash shows both texts when somebody else saved in between. What is chosen
// then stands on their revision, so that saving it is a second decision.
func (s *Server) clash(w http.ResponseWriter, r *http.Request, sent sentForm, id int64, base int) error {
	theirs, err := s.store.Edition(r.Context(), id)
	if err != nil {
		return err
	}
	if base < 1 || base > theirs.Revision { // none was named, or an older backup was restored since
		base = 1
	}
	before, err := s.store.EditionAt(r.Context(), id, base)
	if err != nil {
		return err
	}
	form := sent.page.Form
	if sent.newest.ID == 0 {
		form = newFormID() // the other one has made its case
	} else {
		markRescored(sent.page.Answers, before)
	}
	page := templates.MergePage{
		Shell: s.shell(r), Status: statusOfEdition(theirs), Answers: sent.page.Answers, Base: base,
		SentBefore: sent.newest.ID == 0, Message: sent.page.Message, Form: form, MayPublish: mayPublish(r),
	}
	if sent.record.Text != "" { // it waits no more where it is a case
		page.Pasted = &templates.Pasted{Record: sent.record.Text}
	}
	page.Diverge = casestudy.Diverge(before.Answers, theirs.Answers, page.Answers)
	return s.render(w, r, http.StatusConflict, templates.Merge(page))
}

// markRescored marks in a form the scores whose published level it changed. Who
// saved in between may have changed them too: then what is stored does not tell.
func markRescored(typed casestudy.Answers, before store.Edition) {
	c, _ := typed.Case()
	was := before.Case()
	rescored := c.Rescored(&was)
	for _, p := range casestudy.Principles {
		if slices.Contains(rescored, p.Name) {
			typed.Set(p.Code+"_scored_by", casestudy.ByReading)
		}
	}
}

// merge puts together what was chosen of two texts, and saves it or shows it in
// the form.
func (s *Server) merge(r *http.Request, sent *sentForm) error {
	id := sent.newest.ID
	theirs, err := s.store.EditionAt(r.Context(), id, sent.page.Status.Revision)
	if err != nil {
		return err
	}
	number, _ := strconv.Atoi(r.PostForm.Get("base"))
	base, err := s.store.EditionAt(r.Context(), id, number)
	if err != nil {
		return err
	}
	for _, d := range casestudy.Diverge(base.Answers, theirs.Answers, sent.page.Answers) {
		switch r.PostForm.Get(templates.PickName(d.Name)) {
		case templates.TakeTheirs:
			d.Replace(sent.page.Answers, d.Theirs)
		case templates.TakeBoth:
			d.Replace(sent.page.Answers, d.Both)
		}
	}
	sent.publish = r.PostForm.Get("merge") == "publish"
	return nil
}
