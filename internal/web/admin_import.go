package web

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"time"

	"cogov/internal/intake"
	"cogov/templates"
)

// importTable takes a table, and begins to read it. The file goes to the disk
// first: however large it is, it takes no memory.
func (s *Server) importTable(w http.ResponseWriter, r *http.Request, part *multipart.Part) error {
	if !mayPublish(r) {
		return errNoTables
	}
	if s.imports.underWay() != nil {
		return s.tableRefused(w, r, errImporting)
	}
	name := path.Base(filepath.ToSlash(part.FileName()))
	file, err := s.spool(w, part)
	if err != nil {
		return s.tableRefused(w, r, err)
	}
	a, _ := account(r)
	id, err := s.store.BeginImport(r.Context(), name, a.Author())
	if err != nil {
		file.Close()
		return s.tableRefused(w, r, err)
	}
	work, err := s.imports.begin(id, "Reading the file", sizeOf(file), s.readTable(id, name, file))
	if err != nil {
		file.Close()
		return errors.Join(err, s.store.AbortImport(r.Context(), id, "Another file was being read."))
	}
	work.wait()
	http.Redirect(w, r, templates.AdminImportedPath(id), http.StatusSeeOther)
	return nil
}

// readTable reads a file into an import, which says itself if it cannot be read.
func (s *Server) readTable(id int64, name string, file *os.File) func(context.Context, *importWork) error {
	return func(ctx context.Context, work *importWork) error {
		defer file.Close()
		entries := intake.ReadTable(name, &counting{file, work})
		if err := intake.Stage(ctx, s.store, id, entries, func(int) error { return ctx.Err() }); err != nil {
			s.Log.Warn("a file was not read", "import", id, "err", err)
		}
		return nil
	}
}

var (
	errNoTables  = &statusError{http.StatusForbidden, "Your account may bring in text records, but no tables. An editor does that."}
	errImporting = &statusError{http.StatusServiceUnavailable, "Another import is under way. Wait until it is done, then send this again."}
	errLostFile  = &statusError{http.StatusForbidden, "Your session is over, so the file was not read. Sign in, then choose it again."}
)

// spool writes a file of a form into one of ours.
func (s *Server) spool(w http.ResponseWriter, part *multipart.Part) (*os.File, error) {
	file, err := s.store.Spool()
	if err != nil {
		return nil, err
	}
	c := http.NewResponseController(w)
	if _, err = io.Copy(file, patiently{part, c}); err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	c.SetWriteDeadline(time.Now().Add(patience)) // what is taken may be answered, however long it took
	if err != nil {
		file.Close()
		return nil, badUpload(err)
	}
	return file, nil
}

// patiently gives whoever sends slowly more time with each piece.
type patiently struct {
	in io.Reader
	c  *http.ResponseController
}

func (p patiently) Read(b []byte) (int, error) {
	p.c.SetReadDeadline(time.Now().Add(patience))
	return p.in.Read(b)
}

// counting says how much of a file is read.
type counting struct {
	in   io.Reader
	work *importWork
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.work.done.Add(int64(n))
	return n, err
}

func sizeOf(f *os.File) int {
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	return int(info.Size())
}

// tableRefused shows where files are given, with why one was not taken.
func (s *Server) tableRefused(w http.ResponseWriter, r *http.Request, err error) error {
	known := statusOf(err)
	if known.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	failure := known.detail
	if known.status == http.StatusRequestEntityTooLarge {
		failure = "The file is larger than 200 megabytes. Split it, and bring in one part after the other."
	} else if failure == "" {
		failure = "The file did not come through whole. Choose it again."
	}
	return s.importPage(w, r, known.status, templates.ImportPage{Failure: failure})
}
