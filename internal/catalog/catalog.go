// Package catalog answers questions about the published cases from memory:
// which match a query, how many each facet value has, in what order, page by
// page. A Catalog never changes; a changed case gives a new one.
package catalog

import (
	"slices"

	"cogov/internal/casestudy"
)

// A Catalog is an index of the published cases. Its rows are the cases by name;
// everything about them is kept by row number, mostly as sets of rows. It is
// safe for use by many goroutines at once.
type Catalog struct {
	entries []entry // by row
	lives   []life  // by row
	points  []point // by row
	byID    map[int64]int32
	bySlug  map[string]int32
	all     set      // every row
	columns []column // one a facet, in the order of facets
	decades []decade
	orders  map[string][]int32 // rows in the order of a sort

	places []Place // by number of spot
}

// New makes a catalogue of cases with distinct IDs and slugs.
func New(cases []casestudy.Published) *Catalog {
	entries := make([]entry, len(cases))
	for i := range cases {
		entries[i] = newEntry(&cases[i])
	}
	slices.SortFunc(entries, byFoldedName)
	return build(entries)
}

// With is the catalogue with cases added, each in place of the one with its ID.
func (c *Catalog) With(cases ...casestudy.Published) *Catalog {
	if len(cases) == 0 {
		return c
	}
	ids, added := make([]int64, len(cases)), make([]entry, len(cases))
	for i := range cases {
		ids[i], added[i] = cases[i].ID, newEntry(&cases[i])
	}
	slices.SortFunc(added, byFoldedName)
	return build(merged(c.others(ids), added))
}

// Without is the catalogue without the cases of some IDs.
func (c *Catalog) Without(ids ...int64) *Catalog {
	if others := c.others(ids); len(others) < c.Len() {
		return build(others)
	}
	return c
}

// others lists the entries but those of some IDs.
func (c *Catalog) others(ids []int64) []entry {
	gone := make(map[int64]bool, len(ids))
	for _, id := range ids {
		gone[id] = true
	}
	list := make([]entry, 0, len(c.entries)+len(ids))
	for _, e := range c.entries {
		if !gone[e.ID] {
			list = append(list, e)
		}
	}
	return list
}

// merged puts two runs of entries by name into one.
func merged(a, b []entry) []entry {
	if len(b) == 1 {
		at, _ := slices.BinarySearchFunc(a, b[0], byFoldedName)
		return slices.Insert(a, at, b[0])
	}
	a = append(a, b...)
	slices.SortFunc(a, byFoldedName)
	return a
}

// Len is the number of cases.
func (c *Catalog) Len() int { return len(c.entries) }

// Has reports whether a case is published.
func (c *Catalog) Has(slug string) bool {
	_, ok := c.bySlug[slug]
	return ok
}

// BySlug finds a case by its name in URLs, as far as the catalogue keeps it.
func (c *Catalog) BySlug(slug string) (*casestudy.Published, bool) {
	row, ok := c.bySlug[slug]
	if !ok {
		return nil, false
	}
	return c.entries[row].published(), true
}

// build indexes entries that stand by name.
func build(entries []entry) *Catalog {
	c := &Catalog{
		entries: entries,
		lives:   make([]life, len(entries)),
		points:  make([]point, len(entries)),
		byID:    make(map[int64]int32, len(entries)),
		bySlug:  make(map[string]int32, len(entries)),
		all:     fullSet(len(entries)),
		columns: newColumns(entries),
		decades: newDecades(entries),
	}
	for row, e := range entries {
		c.lives[row], c.points[row] = e.life, e.at
		c.byID[e.ID] = int32(row)
		c.bySlug[e.Slug] = int32(row)
	}
	c.orders = c.makeOrders()
	c.places = c.makePlaces()
	return c
}
