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

// A handler answers a request or returns why it cannot; one place turns errors
// into pages.
type handler func(http.ResponseWriter, *http.Request) error

func (s *Server) handle(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}

// A statusError is a failure that is not ours. Its page has the usual words for
// its status, or the detail of this very case.
type statusError struct {
	status int
	detail string
}

func (e *statusError) Error() string {
	if e.detail != "" {
		return e.detail
	}
	return http.StatusText(e.status)
}

// A movedError says where an address leads by now.
type movedError struct{ to string }

func (e movedError) Error() string { return "it is at " + e.to }

var (
	errBadRequest  = &statusError{status: http.StatusBadRequest}
	errForbidden   = &statusError{http.StatusForbidden, "Your account does not have the right to do this."}
	errCrossOrigin = &statusError{http.StatusForbidden, "The request did not come from this site's own pages, so nothing was changed."}
	errNotFound    = &statusError{status: http.StatusNotFound}
	errMethod      = &statusError{status: http.StatusMethodNotAllowed}
	errOtherState  = &statusError{http.StatusConflict, "It is in another state by now. Nothing was changed."}
	errTooLarge    = &statusError{status: http.StatusRequestEntityTooLarge}
	errNoCases     = &statusError{http.StatusUnprocessableEntity, "No case matches, so there is no list to cite. Nothing was saved."}
	errEnoughLists = &statusError{http.StatusTooManyRequests, "Enough lists were kept today. A list that was kept before still has its address; new ones can be kept from midnight (UTC) on."}
	errMediaType   = &statusError{status: http.StatusUnsupportedMediaType}
	errHost        = &statusError{http.StatusMisdirectedRequest, "The request asked for a website that this server does not run. Whoever runs it names its address with --base-url."}
	errOurs        = &statusError{status: http.StatusInternalServerError}
	errBusyNow     = &statusError{http.StatusServiceUnavailable, "Too much is being saved at the moment. Nothing was changed."}
	errNoDatabase  = &statusError{http.StatusServiceUnavailable, "The server cannot save at the moment: its database is not where it was. Whoever runs it must look. Nothing was changed."}
	errDiskFull    = &statusError{http.StatusInsufficientStorage, "The server's disk is full. Reading goes on, but nothing can be saved until there is room. Nothing was changed."}
)

// statusOf finds the page of a failure; anything unknown is ours.
func statusOf(err error) *statusError {
	var known *statusError
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, store.ErrNotFound):
		return errNotFound
	case errors.As(err, &tooLarge):
		return errTooLarge
	case errors.Is(err, store.ErrFull):
		return errDiskFull
	case errors.Is(err, store.ErrState), errors.Is(err, store.ErrWrongRows), errors.Is(err, store.ErrNotReady):
		return errOtherState
	case errors.Is(err, store.ErrGone):
		return errNoDatabase
	case errors.Is(err, store.ErrBusy), errors.Is(err, auth.ErrBusy), errors.Is(err, context.DeadlineExceeded):
		return errBusyNow
	}
	return errOurs
}

// unsaved says why a form could not be saved, where what was typed is not to
// blame, and logs it. The form is to be shown again with everything typed.
func (s *Server) unsaved(w http.ResponseWriter, err error) (status int, failure string) {
	s.Log.Error("not saved", "id", w.Header().Get("X-Request-Id"), "err", err)
	known := statusOf(err)
	if known == errOurs {
		return known.status, "Something went wrong here, and it is not certain whether this was saved. What you typed is below: look into the list of cases before you send it again."
	}
	w.Header().Set("Retry-After", "5")
	return known.status, known.detail + " What you typed is below: send it again from here."
}

// fail answers with the page of a failure, or where a file was asked for with its
// words. Internals go to the log only.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return // the visitor has gone
	}
	var moved movedError
	if errors.As(err, &moved) {
		http.Redirect(w, r, moved.to, http.StatusMovedPermanently)
		return
	}
	known := statusOf(err)
	id := w.Header().Get("X-Request-Id")
	if known.status >= http.StatusInternalServerError {
		s.Log.Error("failed", "id", id, "path", r.URL.Path, "err", err)
	}
	h := w.Header()
	h.Del("ETag")
	h.Del("Link")
	h.Del("Last-Modified")
	h.Del("Content-Disposition")
	h.Set("Cache-Control", "no-store")
	if known.status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "5")
	}
	if strings.HasSuffix(r.URL.Path, ".json") {
		renderJSON(w, known.status, map[string]string{"error": known.Error(), "request": id})
		return
	}
	page := templates.ErrorPage{Shell: s.shell(r), Status: known.status, Detail: known.detail, RequestID: id}
	if isData(r.URL.Path) {
		send(w, known.status, plainKind, []byte(page.Text()))
		return
	}
	if err := s.render(w, r, known.status, templates.Error(page)); err != nil {
		s.Log.Error("cannot render the error page", "id", id, "err", err)
		http.Error(w, known.Error(), known.status)
	}
}
