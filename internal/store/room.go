package store

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// reserve is room on the disk that files made from the database leave to what
// editors save.
const reserve = 64 << 20

// ExportsFolder is the folder within the data folder for files that are made
// from the database and can be made again.
func (s *Store) ExportsFolder() string { return filepath.Join(filepath.Dir(s.path), "exports") }

// CheckRoom gives ErrFull where the disk has no room for a file made from the
// whole database.
func (s *Store) CheckRoom() error {
	info, err := os.Stat(s.path) // by name: the file itself is never opened beside SQLite
	if err != nil {
		return err
	}
	return roomFor(filepath.Dir(s.path), uint64(info.Size()))
}

func roomFor(dir string, bytes uint64) error {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil {
		return err
	}
	if free := uint64(disk.Bavail) * uint64(disk.Bsize); free < bytes+reserve {
		return fmt.Errorf("%w: there are %d bytes free", ErrFull, free)
	}
	return nil
}
