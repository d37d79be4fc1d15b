package catalog

import (
	"math"

	"cogov/internal/casestudy"
)

// A life is the years from a case's beginning to its end. A case whose start is
// unknown has none.
type life struct{ first, last int16 }

// lifeOf is open-ended unless the end is known. A case that ended in an unknown
// year counts for the year it began.
func lifeOf(c *casestudy.Case) life {
	l := life{int16(c.StartYear), math.MaxInt16}
	switch {
	case c.EndYear != 0:
		l.last = int16(c.EndYear)
	case c.Status == casestudy.Ended:
		l.last = l.first
	}
	return l
}

// overlaps reports whether the life shares a year with those from one to
// another; 0 leaves an end open.
func (l life) overlaps(from, to int) bool {
	return l.first != 0 && int(l.last) >= from && (to == 0 || int(l.first) <= to)
}
