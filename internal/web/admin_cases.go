package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

func (s *Server) admin(w http.ResponseWriter, r *http.Request) error {
	http.Redirect(w, r, templates.AdminCasesPath, http.StatusSeeOther)
	return nil
}

// editionsShown is how many cases the editors' list shows at once; a search
// finds the others.
const editionsShown = 200

func (s *Server) adminCases(w http.ResponseWriter, r *http.Request) error {
	page := templates.AdminCasesPage{
		Shell: s.shell(r),
		Text:  r.URL.Query().Get("q"),
		State: r.URL.Query().Get("state"),

		Notice: notices[r.URL.Query().Get("notice")],
		Copies: s.workingCopies(r, 0),
	}
	counts, err := s.store.StateCounts(r.Context())
	if err != nil {
		return err
	}
	known := false
	for _, state := range append(slices.Clone(store.States), store.IsAhead) {
		page.States = append(page.States, templates.StateCount{Code: string(state), Label: state.Label(), Count: counts[state]})
		known = known || string(state) == page.State
	}
	if !known {
		page.State = ""
	}
	lines, err := s.store.Editions(r.Context(), page.Text, store.State(page.State), editionsShown+1)
	if err != nil {
		return err
	}
	if page.More = len(lines) > editionsShown; page.More {
		lines = lines[:editionsShown]
	}
	for _, l := range lines {
		page.Lines = append(page.Lines, templates.AdminCase{
			ID: l.ID, Name: l.Name, City: l.City, Country: l.Country, State: l.State.Label(),
			Ahead: l.Ahead(), Revision: l.Revision, Author: l.Author, Saved: l.Saved,
		})
	}
	return s.render(w, r, http.StatusOK, templates.AdminCases(page))
}

func (s *Server) newCase(w http.ResponseWriter, r *http.Request) error {
	return s.form(w, r, http.StatusOK, templates.FormPage{Answers: casestudy.Answers{}, Form: newFormID(), Copies: s.workingCopies(r, 0)})
}

func (s *Server) createCase(w http.ResponseWriter, r *http.Request) error {
	sent, err := s.readForm(r, store.Edition{})
	if err != nil {
		return err
	}
	return s.save(w, r, sent, func(change store.Change) (int64, error) {
		return s.store.Create(r.Context(), change)
	})
}

func (s *Server) editCase(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	waiting, err := s.stillWaiting(r)
	if err != nil {
		return err
	}
	c, problems := e.Answers.Case()
	page := templates.FormPage{
		Status: statusOfEdition(e), Answers: e.Answers, Advice: c.ToPublish().And(c.Advice()),
		Problems: problems, // a rule that came later than the revision shows at once
		Notice:   notices[r.URL.Query().Get("notice")], Form: newFormID(), Waiting: len(waiting),
		Copies: s.workingCopies(r, e.ID),
	}
	if len(waiting) > 0 {
		page.Next = waitingRecord(waiting[0])
	}
	return s.form(w, r, http.StatusOK, page)
}

func (s *Server) updateCase(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	sent, err := s.readForm(r, e)
	if err != nil {
		return err
	}
	return s.save(w, r, sent, func(change store.Change) (int64, error) {
		return e.ID, s.store.Update(r.Context(), e.ID, sent.page.Status.Revision, change)
	})
}

// editionAsked reads the newest revision of the case in the address.
func (s *Server) editionAsked(r *http.Request) (store.Edition, error) {
	id, err := strconv.ParseInt(chi.URLParam(r, "id"), 10, 64)
	if err != nil {
		return store.Edition{}, errNotFound
	}
	return s.store.Edition(r.Context(), id)
}

func (s *Server) publishCase(w http.ResponseWriter, r *http.Request) error {
	return s.move(w, r, "published", s.store.Publish)
}

func (s *Server) unpublishCase(w http.ResponseWriter, r *http.Request) error {
	return s.move(w, r, "unpublished", s.by(store.Unpublish))
}

func (s *Server) submitCase(w http.ResponseWriter, r *http.Request) error {
	return s.move(w, r, "submitted", s.by(store.Submit))
}

func (s *Server) withdrawCase(w http.ResponseWriter, r *http.Request) error {
	return s.move(w, r, "withdrawn", s.by(store.Withdraw))
}

func (s *Server) archiveCase(w http.ResponseWriter, r *http.Request) error {
	return s.move(w, r, "archived", s.by(store.Archive))
}

func (s *Server) restoreCase(w http.ResponseWriter, r *http.Request) error {
	return s.move(w, r, "restored", s.by(store.Restore))
}

// A mover changes the state of a case whose newest revision somebody has seen.
type mover func(ctx context.Context, id int64, seen int, author store.Author) error

func (s *Server) by(move store.Move) mover {
	return func(ctx context.Context, id int64, seen int, author store.Author) error {
		return s.store.Move(ctx, id, seen, move, author)
	}
}

// move changes the state of a case and says so, or why not.
func (s *Server) move(w http.ResponseWriter, r *http.Request, notice string, move mover) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	seen := 0 // whichever it is; the page always names the one it shows
	if text := r.PostFormValue("revision"); text != "" {
		if seen, err = strconv.Atoi(text); err != nil || seen < 1 {
			return errBadRequest
		}
	}
	a, _ := account(r)
	err = s.change(r.Context(), func() error { return move(r.Context(), e.ID, seen, a.Author()) })
	page := templates.FormPage{Status: statusOfEdition(e), Answers: e.Answers, Form: newFormID()}
	var notReady store.NotReady
	var conflict *store.Conflict
	switch {
	case err == nil:
		http.Redirect(w, r, templates.AdminEditPath(e.ID)+"?notice="+notice, http.StatusSeeOther)
		return nil
	case errors.As(err, &notReady):
		page.Problems = notReady.Missing
		return s.form(w, r, http.StatusUnprocessableEntity, page)
	case errors.As(err, &conflict):
		page.Failure = "Revision " + strconv.Itoa(conflict.Newest) + " was saved since you looked. Look at it here, then decide again."
		return s.form(w, r, http.StatusConflict, page)
	case errors.Is(err, store.ErrState):
		page.Failure = "The case is in another state by now. Look at it here, then decide again."
		return s.form(w, r, http.StatusConflict, page)
	}
	return err
}

// renameCase gives a case another address.
func (s *Server) renameCase(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	slug := strings.TrimSpace(r.PostForm.Get("slug"))
	page := templates.FormPage{Status: statusOfEdition(e), Answers: e.Answers, Form: newFormID(), Slug: slug}
	if !casestudy.IsSlug(slug) {
		page.Problems = casestudy.Problems{{Name: "slug", Text: "An address has small letters, digits and single hyphens between them, 100 at most"}}
		return s.form(w, r, http.StatusUnprocessableEntity, page)
	}
	a, _ := account(r)
	err = s.change(r.Context(), func() error { return s.store.Rename(r.Context(), e.ID, slug, a.Author()) })
	if errors.Is(err, store.ErrTaken) {
		page.Problems = casestudy.Problems{{Name: "slug", Text: "Another case has or had this address"}}
		return s.form(w, r, http.StatusUnprocessableEntity, page)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, templates.AdminEditPath(e.ID)+"?notice=renamed", http.StatusSeeOther)
	return nil
}

func mayPublish(r *http.Request) bool {
	a, ok := account(r)
	return ok && a.Role.Can(auth.Editor)
}

// notices are said after a change, by their code in the address.
var notices = map[string]string{
	"saved":              "Saved. Visitors do not see it until it is published.",
	"published":          "Published. Visitors see it now.",
	"saved-rescored":     "Saved. A level that came from a published record was changed: it is marked as a reading now. Choose “Published record” again if the record itself says so.",
	"published-rescored": "Published. A level that came from a published record was changed: it is marked as a reading now. Choose “Published record” again if the record itself says so.",
	"unpublished":        "Unpublished. Visitors no longer see it; it is a draft.",
	"submitted":          "Sent to review. Others find it under “In review”; who may publish, publishes it.",
	"withdrawn":          "It is a draft again.",
	"archived":           "Archived. Visitors do not see it; restore it to work on it again.",
	"restored":           "Restored as a draft.",
	"restored-revision":  "The revision is restored as the newest. Visitors see it when it is published.",
	"renamed":            "The address is changed. The old one leads to it.",
	"reconciled":         "Saved. The readings that were reconciled stand beside the scores from now on. Publish the case to let visitors see the scores.",
	"discarded":          "What you typed is discarded.",
	"unchanged":          "Nothing was changed, so nothing was saved.",
}

func noticeOf(published, rescored bool) string {
	notice := "saved"
	if published {
		notice = "published"
	}
	if rescored {
		notice += "-rescored"
	}
	return notice
}
