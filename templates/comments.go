package templates

import "time"

// A Discussion is what the editors of a case say to one another.
type Discussion struct {
	Comments []CommentLine
	Typed    string // a comment that could not be taken
	Problem  string // why not
}

// A CommentLine is a comment in the discussion of a case.
type CommentLine struct {
	ID        int64
	Author    string
	Revision  int
	Text      string
	Written   time.Time
	Settled   time.Time // zero while it is open
	SettledBy string
}

func (d Discussion) open() (list []CommentLine) {
	for _, c := range d.Comments {
		if c.Settled.IsZero() {
			list = append(list, c)
		}
	}
	return list
}

func (d Discussion) settled() (list []CommentLine) {
	for _, c := range d.Comments {
		if !c.Settled.IsZero() {
			list = append(list, c)
		}
	}
	return list
}
