package web

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

// dataFiles makes the data set as one file beside the requests for it: one at a
// time, and once for a data revision. Files of older revisions are removed; who
// is still reading one reads it to its end.
type dataFiles struct {
	folder string // of these files alone; a new server begins with none
	log    *slog.Logger
	ctx    context.Context
	stop   context.CancelFunc
	work   sync.WaitGroup // what else looks at the files beside requests

	mu     sync.Mutex
	newest *dataFile // being made, or the last that was; nil before the first
}

// A dataFile is the data set as one file.
type dataFile struct {
	revision int64 // of the data
	date     time.Time
	ended    chan struct{}

	// Known once it ended.
	path string
	size int64
	sum  [sha256.Size]byte
	err  error
}

// longestMaking is how long a file may take to be made.
const longestMaking = 5 * time.Minute

var errNotMade = &statusError{http.StatusServiceUnavailable, "The file could not be made, because the server is about to stop. Ask for it again in a minute."}

func newDataFiles(folder string, log *slog.Logger) (*dataFiles, error) {
	ctx, stop := context.WithCancel(context.Background())
	return &dataFiles{folder: folder, log: log, ctx: ctx, stop: stop}, os.RemoveAll(folder)
}

// open gives the file of an edition, or of a newer one, to be read. It waits
// until that is made.
func (d *dataFiles) open(ctx context.Context, data *edition, write func(context.Context, string) error) (*dataFile, *os.File, error) {
	var waited *dataFile
	for {
		f, file, err := d.at(data, waited, write)
		if file != nil || err != nil {
			return f, file, err
		}
		select {
		case <-f.ended:
			waited = f
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		}
	}
}

// at opens the newest file if it is new enough. Otherwise it gives the one to wait
// for, which it begins if none is being made. One that was waited for in vain is
// not made again.
func (d *dataFiles) at(data *edition, waited *dataFile, write func(context.Context, string) error) (*dataFile, *os.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := d.newest
	if f.isUnderWay() {
		return f, nil, nil
	}
	if f != nil && f.revision >= data.revision {
		file, err := f.read()
		if err == nil || f == waited {
			return f, file, err
		}
	}
	d.newest = &dataFile{revision: data.revision, date: data.Newest(), ended: make(chan struct{}), path: filepath.Join(d.folder, strconv.FormatInt(data.revision, 10)+".sqlite")}
	go d.make(d.newest, write)
	return d.newest, nil, nil
}

// read opens the file if it could be made, and is still there.
func (f *dataFile) read() (*os.File, error) {
	if f.err != nil {
		return nil, f.err
	}
	return os.Open(f.path)
}

// make makes a file and removes all others.
func (d *dataFiles) make(f *dataFile, write func(context.Context, string) error) {
	defer close(f.ended)
	defer func() {
		if problem := recover(); problem != nil {
			d.log.Error("panic", "making", f.path, "problem", problem, "stack", string(debug.Stack()))
			f.err = errOurs
		}
	}()
	ctx, cancel := context.WithTimeout(d.ctx, longestMaking)
	defer cancel()
	start := time.Now()
	f.err = os.MkdirAll(d.folder, 0o700)
	if f.err == nil {
		f.err = write(ctx, f.path)
	}
	if f.err == nil {
		f.err = f.measure()
	}
	if d.ctx.Err() != nil {
		f.err = errNotMade
	}
	d.removeAllBut(f)
	if f.err == nil {
		d.log.Info("made the data set as one file", "revision", f.revision, "bytes", f.size, "ms", time.Since(start).Milliseconds())
	}
}

// measure reads the file once for its checksum.
func (f *dataFile) measure() error {
	file, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer file.Close()
	sum := sha256.New()
	f.size, err = io.Copy(sum, file)
	sum.Sum(f.sum[:0])
	return err
}

func (d *dataFiles) removeAllBut(f *dataFile) {
	d.mu.Lock()
	defer d.mu.Unlock()
	entries, err := os.ReadDir(d.folder)
	for _, e := range entries {
		if path := filepath.Join(d.folder, e.Name()); path != f.path || f.err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}
	if err != nil {
		d.log.Error("older files of the data set are still there", "err", err)
	}
}

// close ends what is being made, and waits until it is over.
func (d *dataFiles) close() {
	d.stop()
	d.mu.Lock()
	f := d.newest
	d.mu.Unlock()
	if f != nil {
		<-f.ended
	}
	d.work.Wait()
}

func (f *dataFile) isUnderWay() bool {
	if f == nil {
		return false
	}
	select {
	case <-f.ended:
		return false
	default:
		return true
	}
}
