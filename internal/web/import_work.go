package web

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// An importer reads, applies and undoes imports beside the requests, one at a
// time.
type importer struct {
	ctx  context.Context
	stop context.CancelFunc
	log  *slog.Logger

	mu     sync.Mutex
	newest *importWork // under way, or the last that was; nil before the first
}

// An importWork is what is done with an import.
type importWork struct {
	id        int64
	doing     string       // in words, such as "Reading the file"
	done, all atomic.Int64 // rows, or bytes of a file
	ended     chan struct{}

	// Known once it ended.
	err   error
	stale int // cases that were saved since they were compared
}

func newImporter(log *slog.Logger) *importer {
	ctx, stop := context.WithCancel(context.Background())
	return &importer{ctx: ctx, stop: stop, log: log}
}

// begin does some work in the background, unless other work is under way.
func (i *importer) begin(id int64, doing string, all int, run func(context.Context, *importWork) error) (*importWork, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.newest.isUnderWay() || i.ctx.Err() != nil {
		return nil, errImporting
	}
	work := &importWork{id: id, doing: doing, ended: make(chan struct{})}
	work.all.Store(int64(all))
	i.newest = work
	go func() {
		defer close(work.ended)
		defer func() {
			if problem := recover(); problem != nil {
				i.log.Error("panic", "import", id, "doing", doing, "problem", problem, "stack", string(debug.Stack()))
				work.err = errOurs
			}
		}()
		work.err = run(i.ctx, work)
	}()
	return work, nil
}

// underWay is the work that is being done, or nil.
func (i *importer) underWay() *importWork {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.newest.isUnderWay() {
		return i.newest
	}
	return nil
}

// ended is the newest work if it was that on an import and is over, else nil.
func (i *importer) ended(id int64) *importWork {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.newest == nil || i.newest.id != id || i.newest.isUnderWay() {
		return nil
	}
	return i.newest
}

// close ends what is under way, and waits until it is over.
func (i *importer) close() {
	i.stop()
	i.mu.Lock()
	newest := i.newest
	i.mu.Unlock()
	if newest != nil {
		<-newest.ended
	}
}

func (w *importWork) isUnderWay() bool {
	if w == nil {
		return false
	}
	select {
	case <-w.ended:
		return false
	default:
		return true
	}
}

// soon is how long an answer waits for work to end, so that small files need no
// second look.
const soon = time.Second

// wait gives work a moment to end.
func (w *importWork) wait() {
	timer := time.NewTimer(soon)
	defer timer.Stop()
	select {
	case <-w.ended:
	case <-timer.C:
	}
}

// progress is told how far the work is, and ends it when the server stops.
func (w *importWork) progress(ctx context.Context) func(int) error {
	return func(done int) error {
		w.done.Store(int64(done))
		return ctx.Err()
	}
}

// why says what kept the work from being done, or "".
func (w *importWork) why() string {
	switch {
	case w.err == nil:
		return ""
	case errors.Is(w.err, context.Canceled):
		return "The server was stopped. Nothing was changed."
	}
	if known := statusOf(w.err); known.detail != "" {
		return known.detail
	}
	return "Something went wrong here. Nothing was changed; the server's log says more."
}
