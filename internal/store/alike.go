package store

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// An Alike case may be the same as another one.
type Alike struct {
	ID         int64
	Name, City string
	State      State
	Likeness   Likeness
}

// A Likeness says why two cases may be the same, from the surest on.
type Likeness int

// Why two cases may be the same.
const (
	Unlike Likeness = iota
	AlikeInCity
	SameName
	SameWebsite
)

// mostAlike bounds a list of cases that may be the same.
const mostAlike = 5

// Alike finds cases that may be the same as a new one: those with its website, its
// name or another name of it, or in its city with a name much like it.
func (s *Store) Alike(ctx context.Context, c *casestudy.Case) ([]Alike, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	wanted := likableOf(c)
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
		if a.Likeness = wanted.to(likableOf(&other)); a.Likeness > Unlike {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b Alike) int { return int(b.Likeness - a.Likeness) })
	return found[:min(len(found), mostAlike)], classify(rows.Err())
}

// A likable is what two cases are likened by.
type likable struct {
	names   []string // slugs
	city    string   // slug
	website string
}

func likableOf(c *casestudy.Case) likable {
	l := likable{city: places.Slug(c.City)}
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		if slug := places.Slug(name); slug != "" {
			l.names = append(l.names, slug)
		}
	}
	if u, err := url.Parse(c.Website); err == nil && u.Host != "" {
		l.website = strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.Path, "/")
	}
	return l
}

func (l likable) to(other likable) Likeness {
	switch {
	case l.website != "" && l.website == other.website:
		return SameWebsite
	case slices.ContainsFunc(l.names, func(name string) bool { return slices.Contains(other.names, name) }):
		return SameName
	case l.city == "" || l.city != other.city:
		return Unlike
	}
	for _, a := range l.names {
		for _, b := range other.names {
			if muchAlike(l.words(a), l.words(b)) {
				return AlikeInCity
			}
		}
	}
	return Unlike
}

// words are those of a name that are not the city's.
func (l likable) words(name string) []string {
	return slices.DeleteFunc(strings.Split(name, "-"), func(w string) bool {
		return len(w) < 3 || slices.Contains(strings.Split(l.city, "-"), w)
	})
}

// muchAlike reports whether names share most of the words of the shorter one.
func muchAlike(a, b []string) bool {
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return shared > 0 && shared*2 > min(len(a), len(b))
}
