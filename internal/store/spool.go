package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// Spool gives a file in the data folder for what is too large to hold in memory.
// It has no name, and is gone with whoever holds it, whatever ends them.
func (s *Store) Spool() (*os.File, error) {
	f, err := os.CreateTemp(filepath.Dir(s.path), "spool-*")
	if err != nil {
		return nil, FullDisk(err)
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// FullDisk is ErrFull where an error of a file, or of a database in one, says so,
// and else the error.
func FullDisk(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("%w (%w)", ErrFull, err)
	}
	return classify(err)
}
