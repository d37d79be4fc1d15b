package export

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"

	"cogov/internal/casestudy"
)

// A DataSet is all that the public sees of a directory, and what a file of it
// says about itself.
type DataSet struct {
	Directory string    // its name
	Address   string    // its front page, in full; may be empty
	Revision  int64     // of its data
	Date      time.Time // of the newest case
	Cases     iter.Seq2[casestudy.Published, error]
	Case      func(slug string) string // the address of a case's page
}

// MakeSQLite writes a data set as one SQLite file, whole or not at all: it is
// made beside its place, looked through, and put there once it is on the disk.
// The same data give the same file.
func MakeSQLite(ctx context.Context, path string, mode fs.FileMode, d DataSet) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if err := writeSQLite(ctx, f.Name(), d); err != nil {
		return err
	}
	if err := errors.Join(os.Chmod(f.Name(), mode), keep(f.Name())); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return nil
}

// keep waits until a file is on the disk.
func keep(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
