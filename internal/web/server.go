// Package web serves the directory over HTTP: pages for visitors from the
// catalogue, forms for editors into the store.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"cogov/internal/catalog"
	"cogov/internal/store"
)

// A Config is what an operator decides about a server.
type Config struct {
	BaseURL  *url.URL // of every absolute address; with a path only where the pages are copied to
	Loopback bool     // take every loopback name for a good Host, as without a base URL
	SiteName string
	Contact  string         // e-mail or web address for corrections; may be empty
	Proxies  []netip.Prefix // whose X-Forwarded-For is believed
	Keep     int            // bytes of public answers kept for whoever asks next; 0 keeps none
	Build    string         // differs between builds; part of every ETag
	Log      *slog.Logger
}

// A Server answers requests.
type Server struct {
	Config
	store   *store.Store
	handler http.Handler
	shown   atomic.Pointer[edition]
	showing sync.Mutex // held while the catalogue catches up with the database
	signIns *attempts
	lists   *quota
	ready   readiness
	imports *importer
	files   *dataFiles
}

// An edition is the catalogue with the data revision it stands at and the pages
// made from it. They are swapped together, so that none outlives its content.
type edition struct {
	*catalog.Catalog
	revision int64
	cities   int // in which there are cases
	pages    *pageCache
	lexicon  lexicon
	found    found
	weights  weights
}

func (s *Server) newEdition(c *catalog.Catalog, revision int64) *edition {
	all := c.Find(catalog.Query{}, nil)
	return &edition{Catalog: c, revision: revision, cities: len(all.Facet("city").Options), pages: newPageCache(s.Keep)}
}

// New builds the catalogue and a server on it.
func New(ctx context.Context, db *store.Store, config Config) (*Server, error) {
	s := &Server{Config: config, store: db, signIns: newAttempts(), lists: newQuota(), imports: newImporter(config.Log)}
	if err := db.TidyImports(ctx); err != nil {
		return nil, err
	}
	if err := s.Reload(ctx); err != nil {
		return nil, err
	}
	var err error
	if s.files, err = newDataFiles(db.ExportsFolder(), config.Log); err != nil {
		return nil, err
	}
	debug.FreeOSMemory() // the load left more garbage than it kept
	makeRoom()
	s.handler = s.routes()
	return s, nil
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends what goes on beside requests.
func (s *Server) Close() {
	s.imports.close()
	s.files.close()
}

// Reload builds the catalogue anew from the database.
func (s *Server) Reload(ctx context.Context) error {
	all, err := s.store.Listed(ctx)
	if err != nil {
		return err
	}
	s.shown.Store(s.newEdition(catalog.New(all.Shown), all.Revision))
	return nil
}

// change makes a change and shows its outcome to the public.
func (s *Server) change(ctx context.Context, change func() error) error {
	if err := change(); err != nil {
		return err
	}
	// It is saved: show it, whether or not the browser waits. What cannot be
	// shown now is shown with the next change.
	if err := s.catchUp(context.WithoutCancel(ctx)); err != nil {
		s.Log.Error("a saved change is not shown yet", "err", err)
	}
	return nil
}

// catchUp brings the catalogue to where the database is.
func (s *Server) catchUp(ctx context.Context) error {
	s.showing.Lock()
	defer s.showing.Unlock()
	shown := s.shown.Load()
	changes, err := s.store.ChangedSince(ctx, shown.revision)
	if err != nil || changes.Revision == shown.revision {
		return err
	}
	next := shown.With(changes.Shown...).Without(changes.Hidden...)
	s.shown.Store(s.newEdition(next, changes.Revision))
	makeRoom()
	return nil
}

// absolute is a path as an address that works from anywhere.
func (s *Server) absolute(path string) string {
	return s.origin() + s.BaseURL.EscapedPath() + path
}

// origin is where all that the server answers has its root.
func (s *Server) origin() string { return s.BaseURL.Scheme + "://" + s.BaseURL.Host }

// secure reports whether the public reaches the site by https.
func (s *Server) secure() bool { return s.BaseURL.Scheme == "https" }
