package web

import (
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"

	"cogov/internal/store"
	"cogov/templates"
)

// addComment adds a comment to a case.
func (s *Server) addComment(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	if err := parseForm(r); err != nil {
		return err
	}
	typed := strings.TrimSpace(withLineFeeds(r.PostForm.Get("comment")))
	switch n := utf8.RuneCountInString(typed); {
	case n == 0:
		return s.commentAgain(w, r, http.StatusUnprocessableEntity, e, typed, "Write something first")
	case n > store.MaxComment:
		return s.commentAgain(w, r, http.StatusUnprocessableEntity, e, typed, "A comment has 5,000 characters at most; this has "+strconv.Itoa(n))
	}
	a, _ := account(r)
	if err := s.store.Comment(r.Context(), e.ID, strings.ToValidUTF8(typed, "\ufffd"), a.Author()); err != nil {
		known := statusOf(err)
		if known == errOurs {
			return err
		}
		w.Header().Set("Retry-After", "5")
		return s.commentAgain(w, r, known.status, e, typed, known.Error())
	}
	http.Redirect(w, r, templates.AdminEditPath(e.ID)+"#comments", http.StatusSeeOther)
	return nil
}

// commentAgain shows the form of the case with a comment that was not taken.
func (s *Server) commentAgain(w http.ResponseWriter, r *http.Request, status int, e store.Edition, typed, problem string) error {
	page := templates.FormPage{Status: statusOfEdition(e), Answers: e.Answers, Form: newFormID()}
	page.Discussion = templates.Discussion{Typed: typed, Problem: problem}
	return s.form(w, r, status, page)
}

// settleComment says that a comment is dealt with, or open again.
func (s *Server) settleComment(w http.ResponseWriter, r *http.Request) error {
	e, err := s.editionAsked(r)
	if err != nil {
		return err
	}
	number, err := strconv.ParseInt(chi.URLParam(r, "n"), 10, 64)
	if err != nil {
		return errNotFound
	}
	a, _ := account(r)
	if err := s.store.Settle(r.Context(), e.ID, number, r.PostFormValue("settled") != "no", a.Author()); err != nil {
		return err
	}
	http.Redirect(w, r, templates.AdminEditPath(e.ID)+"#comments", http.StatusSeeOther)
	return nil
}

// discuss puts what was said about a case beside its form.
func (s *Server) discuss(r *http.Request, page *templates.FormPage) error {
	list, err := s.store.Comments(r.Context(), page.Status.ID)
	for _, c := range list {
		page.Discussion.Comments = append(page.Discussion.Comments, templates.CommentLine(c))
	}
	return err
}
