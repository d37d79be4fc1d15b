package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"cogov/internal/auth"
	"cogov/internal/store"
	"cogov/templates"
)

// wrongSignIn is said whatever was wrong: who guesses learns nothing.
const wrongSignIn = "The e-mail or the password is not right."

func (s *Server) showLogin(w http.ResponseWriter, r *http.Request) error {
	next := safeNext(r.URL.Query().Get("next"))
	if _, ok := account(r); ok {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return nil
	}
	return s.loginPage(w, r, http.StatusOK, templates.LoginPage{Next: next})
}

func (s *Server) loginPage(w http.ResponseWriter, r *http.Request, status int, page templates.LoginPage) error {
	has, err := s.store.HasAccounts(r.Context())
	if err != nil {
		return err
	}
	page.Shell = s.shell(r)
	page.NoAccounts = !has
	return s.render(w, r, status, templates.Login(page))
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) error {
	if err := parseForm(r); err != nil {
		return err
	}
	email, password := strings.ToLower(strings.TrimSpace(r.PostForm.Get("email"))), r.PostForm.Get("password")
	page := templates.LoginPage{Email: r.PostForm.Get("email"), Next: safeNext(r.PostForm.Get("next"))}
	wait, ok := s.signIns.begin(email, s.address(r))
	if !ok {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
		page.Problem = "Too many attempts to sign in. Try again after " + time.Now().Add(wait).UTC().Format("15:04") + " UTC."
		return s.loginPage(w, r, http.StatusTooManyRequests, page)
	}
	a, err := s.store.AccountByEmail(r.Context(), email)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	matches, err := auth.Matches(r.Context(), password, a.Password)
	if err != nil {
		return err
	}
	if !matches || a.Disabled {
		page.Problem = wrongSignIn
		return s.loginPage(w, r, http.StatusUnprocessableEntity, page)
	}
	s.signIns.forgive(email, s.address(r))
	return s.startSession(w, r, a, page.Next)
}

// startSession gives the browser a new token, whatever it had before.
func (s *Server) startSession(w http.ResponseWriter, r *http.Request, a store.Account, next string) error {
	if old, err := r.Cookie(s.cookieName()); err == nil {
		if err := s.store.EndSession(r.Context(), old.Value); err != nil {
			return err
		}
	}
	token, err := s.store.StartSession(r.Context(), a.ID)
	if err != nil {
		return err
	}
	s.setCookie(w, token, int(store.SessionLife.Seconds()))
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) error {
	s.setCookie(w, "", -1)
	if cookie, err := r.Cookie(s.cookieName()); err == nil {
		if err := s.store.EndSession(r.Context(), cookie.Value); err != nil {
			s.Log.Error("a session is signed out here only", "err", err) // as on a full disk
		}
	}
	http.Redirect(w, r, templates.HomePath, http.StatusSeeOther)
	return nil
}

// parseForm reads a posted form and says what is wrong with it, where net/http
// would leave fields empty in silence.
func parseForm(r *http.Request) error {
	kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if kind = strings.TrimSpace(kind); kind != "application/x-www-form-urlencoded" {
		return errMediaType
	}
	err := r.ParseForm()
	var tooLarge *http.MaxBytesError
	if err != nil && !errors.As(err, &tooLarge) {
		return errBadRequest
	}
	return err
}
