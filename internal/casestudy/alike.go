package casestudy

import (
	"net/url"
	"slices"
	"strings"

	"cogov/internal/places"
)

// A Likeness says why two cases may be the same, from the surest on.
type Likeness int

// Why two cases may be the same.
const (
	Unlike Likeness = iota
	AlikeInCity
	SameName
	SameWebsite
)

// An Identity is what a case is known by among others.
type Identity struct {
	names   []string // slugs
	city    string   // slug
	website string
}

// IdentityOf is what a case is known by.
func IdentityOf(c *Case) Identity {
	i := Identity{city: places.Slug(c.City)}
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		if slug := places.Slug(name); slug != "" {
			i.names = append(i.names, slug)
		}
	}
	if u, err := url.Parse(c.Website); err == nil && u.Host != "" {
		i.website = strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimRight(u.Path, "/")
	}
	return i
}

// Likeness says why two cases may be the same.
func (i Identity) Likeness(other Identity) Likeness {
	switch {
	case i.website != "" && i.website == other.website:
		return SameWebsite
	case slices.ContainsFunc(i.names, func(name string) bool { return slices.Contains(other.names, name) }):
		return SameName
	case i.city == "" || i.city != other.city:
		return Unlike
	}
	for _, a := range i.names {
		for _, b := range other.names {
			if muchAlike(i.words(a), i.words(b)) {
				return AlikeInCity
			}
		}
	}
	return Unlike
}

// words are those of a name that are not the city's.
func (i Identity) words(name string) []string {
	return slices.DeleteFunc(strings.Split(name, "-"), func(w string) bool {
		return len(w) < 3 || slices.Contains(strings.Split(i.city, "-"), w)
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
