package export

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"cogov/internal/places"
)

// A DataSet is all that the public sees of a directory, and what a file of it
// says about itself.
type DataSet struct {
	Document
	Revision int64 // of the data
	Cases    Cases
}

// Citation cites all of the data set.
func (d DataSet) Citation() Citation {
	return Citation{
		Slug: places.Slug(d.Site + " data"), Title: "Case studies of urban co-governance", Directory: oneLine(d.Site),
		Revision: int(d.Revision), Date: d.Date.UTC(), Address: d.Address, IsData: true,
	}
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
