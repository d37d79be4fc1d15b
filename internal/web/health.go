package web

import (
	"context"
	"io"
	"net/http"
	"sync"
	"time"
)

// readiness keeps the last answer for a moment, so that probing costs nothing.
type readiness struct {
	mu       sync.Mutex
	asked    time.Time
	err      error
	draining bool
}

// Drain makes the server say that it is about to stop.
func (s *Server) Drain() {
	s.ready.mu.Lock()
	defer s.ready.mu.Unlock()
	s.ready.draining = true
}

// healthz says that the process runs.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) error {
	return plain(w, http.StatusOK, "ok\n")
}

// readyz says whether the server can read and write.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) error {
	s.ready.mu.Lock()
	defer s.ready.mu.Unlock()
	if s.ready.draining {
		return plain(w, http.StatusServiceUnavailable, "stopping\n")
	}
	if time.Since(s.ready.asked) > time.Second {
		s.ready.err = s.store.Ready(context.WithoutCancel(r.Context()))
		s.ready.asked = time.Now()
	}
	if s.ready.err != nil {
		s.Log.Error("not ready", "err", s.ready.err)
		return plain(w, http.StatusServiceUnavailable, "the database cannot be written\n")
	}
	return plain(w, http.StatusOK, "ok\n")
}

func plain(w http.ResponseWriter, status int, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err := io.WriteString(w, text)
	return err
}
