package store

import (
	"errors"
	"testing"
)

func TestRoomOnTheDiskIsLeftToWhatIsSaved(t *testing.T) {
	s := openStore(t)
	if err := s.CheckRoom(); err != nil {
		t.Errorf("there is no room for a small database: %v", err)
	}
	if err := roomFor(t.TempDir(), 1<<60); !errors.Is(err, ErrFull) {
		t.Errorf("there is room for more than any disk has: %v", err)
	}
}
