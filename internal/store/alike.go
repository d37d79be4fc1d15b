package store

import (
	"context"
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// An Alike case may be the same as another one.
type Alike struct {
	ID         int64
	Name, City string
	State      State
	Likeness   casestudy.Likeness
}

// mostAlike bounds a list of cases that may be the same.
const mostAlike = 5

// Alike finds cases that may be the same as a new one: those with its website, its
// name or another name of it, or in its city with a name much like it.
func (s *Store) Alike(ctx context.Context, c *casestudy.Case) ([]Alike, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	wanted := casestudy.IdentityOf(c)
	rows, err := s.read.QueryContext(ctx, `SELECT id, name, city, state, aliases, website FROM cases`)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var found []Alike
	for rows.Next() {
		var a Alike
		var other casestudy.Case
		var aliases string
		if err := rows.Scan(&a.ID, &a.Name, &a.City, &a.State, &aliases, &other.Website); err != nil {
			return nil, err
		}
		other.Name, other.City, other.Aliases = a.Name, a.City, strings.Split(aliases, "\n")
		if a.Likeness = wanted.Likeness(casestudy.IdentityOf(&other)); a.Likeness > casestudy.Unlike {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b Alike) int { return int(b.Likeness - a.Likeness) })
	return found[:min(len(found), mostAlike)], classify(rows.Err())
}
