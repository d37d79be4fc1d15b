package templates

import "time"

// A WorkingCopy is what an editor has typed and not saved.
type WorkingCopy struct {
	ID   int64
	Name string // of the case, as typed; may be empty
	Kept time.Time
}
