package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// A Lock keeps a second program from serving or importing into a data folder.
// The system drops it with the process, whatever ends it.
type Lock struct{ file *os.File }

// lockName is the lock's file in the data folder. It stays when nobody holds it.
const lockName = "cogov.lock"

// TakeLock takes the lock of a data folder or says that another program has it.
func TakeLock(dir string) (*Lock, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("cannot open the lock file: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("another cogov is using the data folder %s; stop it first, or name another folder with --data", dir)
		}
		return nil, fmt.Errorf("cannot lock the data folder: %w", err)
	}
	return &Lock{f}, nil
}

// Release gives the lock back. A nil lock was never taken.
func (l *Lock) Release() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}
