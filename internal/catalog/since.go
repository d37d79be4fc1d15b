package catalog

import "cogov/internal/casestudy"

// A Since is what became of the cases of a list that was cited.
type Since struct {
	Cases []Cited // in the order of the list
	Added []int64 // IDs of cases that the query finds now and did not then
}

// A Cited is a case of a cited list, then and now.
type Cited struct {
	Then     casestudy.CitedCase
	Slug     string // its address now; empty if it is no longer published
	Revision int
	Levels   [5]casestudy.Level
	Matches  bool // the query still finds it
}

// IsPublished reports whether the public still sees the case.
func (c *Cited) IsPublished() bool { return c.Slug != "" }

// IsRemoved reports whether the query no longer finds a case that is still
// published.
func (c *Cited) IsRemoved() bool { return c.IsPublished() && !c.Matches }

// IsRescored reports whether it has another level on any principle.
func (c *Cited) IsRescored() bool { return c.IsPublished() && c.Levels != c.Then.Levels }

// Since compares a list with what its query finds now, by their IDs in order.
// Renamed has the addresses of now of cases that had another one.
func (c *Catalog) Since(list []casestudy.CitedCase, renamed map[string]string, matching []int64) Since {
	since := Since{Cases: make([]Cited, len(list))}
	matches := make(map[int64]bool, len(matching)) // and not in the list
	for _, id := range matching {
		matches[id] = true
	}
	for i, then := range list {
		cited := &since.Cases[i]
		cited.Then = then
		row, ok := c.bySlug[then.Slug]
		if !ok {
			row, ok = c.bySlug[renamed[then.Slug]]
		}
		if !ok {
			continue
		}
		e := &c.entries[row]
		cited.Slug, cited.Revision, cited.Matches = e.Slug, e.Revision, matches[e.ID]
		for principle := range cited.Levels {
			cited.Levels[principle] = e.level(principle)
		}
		delete(matches, e.ID)
	}
	for _, id := range matching {
		if matches[id] {
			since.Added = append(since.Added, id)
		}
	}
	return since
}

// Freeze is what a cited list keeps of the cases with some IDs.
func (c *Catalog) Freeze(ids []int64) []casestudy.CitedCase {
	list := make([]casestudy.CitedCase, 0, len(ids))
	for _, row := range c.rows(ids) {
		e := &c.entries[row]
		cited := casestudy.CitedCase{Slug: e.Slug, Revision: e.Revision}
		for principle := range cited.Levels {
			cited.Levels[principle] = e.level(principle)
		}
		list = append(list, cited)
	}
	return list
}

// Some gives the cases with some IDs.
func (c *Catalog) Some(ids []int64) []*casestudy.Published {
	var list []*casestudy.Published
	for _, row := range c.rows(ids) {
		list = append(list, c.entries[row].published())
	}
	return list
}
