package web

import (
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/templates"
)

// weights are the sizes and checksums of the files of the whole directory, by
// address. They are found once for an edition, when somebody first asks.
type weights struct {
	once  sync.Once
	known chan struct{}
	files map[string]templates.Weight
}

// weighing is how long a page waits for them. In a large directory the first
// visitors after a change see it without.
const weighing = time.Second

func (s *Server) weights(ctx context.Context, data *edition) map[string]templates.Weight {
	w := s.weighed(data)
	select {
	case <-w.known:
		return w.files
	case <-ctx.Done():
	case <-time.After(weighing):
	}
	return nil
}

// Weigh waits until they are known, however long that takes.
func (s *Server) Weigh(ctx context.Context) error {
	select {
	case <-s.weighed(s.shown.Load()).known:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// weighed begins to find them, unless somebody did.
func (s *Server) weighed(data *edition) *weights {
	w := &data.weights
	w.once.Do(func() {
		w.known = make(chan struct{})
		s.files.work.Go(func() {
			defer close(w.known)
			w.files = s.weigh(data)
		})
	})
	return w
}

// weigh makes each file once. It gives up when the server stops, or when the
// files are no longer those that it gives.
func (s *Server) weigh(data *edition) map[string]templates.Weight {
	found := map[string]templates.Weight{}
	for path, file := range s.wholeFiles() {
		if s.shown.Load() != data || s.files.ctx.Err() != nil {
			return found
		}
		sum := &weigher{header: http.Header{}, Hash: sha256.New()}
		if err := s.give(sum, path, file); err != nil {
			s.Log.Error("a file could not be weighed", "path", path, "err", err)
			continue
		}
		found[path] = templates.Weight{Bytes: sum.size, SHA256: fmt.Sprintf("%x", sum.Sum(nil))}
	}
	return found
}

// wholeFiles are the files of all cases, and what gives them.
func (s *Server) wholeFiles() map[string]handler {
	all := catalog.Query{}
	files := map[string]handler{
		templates.DataFilePath:               s.showDataFile,
		templates.CodebookPath + ".csv":      s.showCodebookCSV,
		templates.CodebookPath + ".json":     s.showCodebookJSON,
		templates.InsightsJSONPath(all):      s.showInsightsJSON,
		templates.CasesFilePath("atom", all): s.sendFile(readFeed),
		templates.CalibrationPath(all, nil):  s.sendFile(readCalibration),
	}
	for _, f := range []export.Format{export.CSV, export.Scores, export.GeoJSON, export.BibTeX} {
		files[templates.FilePath(f.File(), all)] = s.sendFile(fileOf(f))
	}
	return files
}

// give answers as a visitor is answered. A handler panics to cut a file off.
func (s *Server) give(w http.ResponseWriter, path string, file handler) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%v: %s", problem, debug.Stack())
		}
	}()
	r, err := http.NewRequestWithContext(s.files.ctx, http.MethodGet, s.origin()+path, nil)
	if err != nil {
		return err
	}
	return file(w, r)
}

// A weigher is an answer of which only the size and the checksum are kept.
type weigher struct {
	hash.Hash
	header http.Header
	size   int64
}

func (w *weigher) Header() http.Header { return w.header }

func (w *weigher) WriteHeader(int) {}

func (w *weigher) Write(b []byte) (int, error) {
	w.size += int64(len(b))
	return w.Hash.Write(b)
}
