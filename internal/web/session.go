package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"cogov/internal/auth"
	"cogov/internal/store"
	"cogov/templates"
)

type accountKey struct{}

// account is who is signed in, if anybody.
func account(r *http.Request) (store.Account, bool) {
	a, ok := r.Context().Value(accountKey{}).(store.Account)
	return a, ok
}

// signedIn finds out who asks. Visitors carry no cookie and cost no query.
func (s *Server) signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie(s.cookieName())
		if err != nil {
			next.ServeHTTP(w, r)
			return
		}
		a, err := s.store.Session(r.Context(), cookie.Value)
		switch {
		case err == nil:
			r = r.WithContext(context.WithValue(r.Context(), accountKey{}, a))
		case !errors.Is(err, store.ErrNotFound):
			s.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// only lets a role in: others are asked to sign in or told that they may not.
func (s *Server) only(needed auth.Role, h handler) http.HandlerFunc {
	return s.handle(func(w http.ResponseWriter, r *http.Request) error {
		a, ok := account(r)
		switch {
		case !ok && isUnsafe(r.Method):
			return s.lostSession(w, r)
		case !ok:
			http.Redirect(w, r, templates.LoginNextPath(r.URL.RequestURI()), http.StatusSeeOther)
			return nil
		case !a.Role.Can(needed):
			return errForbidden
		}
		w.Header().Set("Cache-Control", "private, no-store")
		return h(w, r)
	})
}

func (s *Server) cookieName() string {
	if s.secure() {
		return "__Host-sid"
	}
	return "sid"
}

func (s *Server) setCookie(w http.ResponseWriter, token string, seconds int) {
	http.SetCookie(w, &http.Cookie{
		Name: s.cookieName(), Value: token, Path: "/", MaxAge: seconds,
		Secure: s.secure(), HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// lostSession answers a form that came from somebody whose session is over: it
// keeps what they typed in the page, to be sent again once they signed in.
func (s *Server) lostSession(w http.ResponseWriter, r *http.Request) error {
	if isUpload(r) { // a page cannot keep a file
		return errLostFile
	}
	if err := parseForm(r); err != nil {
		return err
	}
	page := templates.SignedOutPage{Shell: s.shell(r), Action: r.URL.Path, Typed: r.PostForm}
	return s.render(w, r, http.StatusForbidden, templates.SignedOut(page))
}

// safeNext is where to go after signing in: a path of this site's admin or
// pages, never another site.
func safeNext(next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\x00\r\n\t") {
		return templates.AdminPath
	}
	return next
}
