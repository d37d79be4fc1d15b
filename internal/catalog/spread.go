package catalog

import "cogov/internal/casestudy"

// A Spread counts cases by their score on a principle: how many have each level
// and each missing state, in the order of casestudy.Levels.
type Spread [6]int

// Of is how many have a level, or a missing state.
func (s Spread) Of(l casestudy.Level) int {
	for i, o := range casestudy.Levels {
		if o.Code == string(l) {
			return s[i]
		}
	}
	return 0
}

// Total is how many cases there are.
func (s Spread) Total() int {
	n := 0
	for _, has := range s {
		n += has
	}
	return n
}

// Missing is how many have no level.
func (s Spread) Missing() int {
	n := 0
	for i, o := range casestudy.Levels {
		if isMissing(o.Code) {
			n += s[i]
		}
	}
	return n
}

// Spread is how the cases found stand on a principle. A filter on that principle
// is left out of it, as of the counts of any facet.
func (r Result) Spread(principle int) Spread {
	var s Spread
	for i, o := range r.Facet(casestudy.Principles[principle].Code).Options {
		s[i] = o.Count
	}
	return s
}

// ScoredBy counts the scores of a kind, and the cases that have such.
func (c *Catalog) ScoredBy(kind string) (scores, cases int) {
	for row := range c.having("scored_by", kind).rows() {
		cases++
		for _, m := range c.entries[row].scores {
			if at(casestudy.ScoredBy, m.scoredBy) == kind {
				scores++
			}
		}
	}
	return scores, cases
}

// Began gives the years in which the first and the last case of a place began,
// and of how many the start is known; zeros where it is of none. The place is a
// value of a facet, such as the city nl-utrecht.
func (c *Catalog) Began(param, code string) (first, last, known int) {
	for row := range c.having(param, code).rows() {
		year := int(c.lives[row].first)
		if year == 0 {
			continue
		}
		if first == 0 || year < first {
			first = year
		}
		last = max(last, year)
		known++
	}
	return first, last, known
}

// IDs are those of the cases with a value of a facet, by name.
func (c *Catalog) IDs(param, code string) []int64 {
	var ids []int64
	for row := range c.having(param, code).rows() {
		ids = append(ids, c.entries[row].ID)
	}
	return ids
}

// having gives the rows with a value of a facet.
func (c *Catalog) having(param, code string) set {
	rows := newSet(c.Len())
	c.columns[facetIndex(param)].having([]string{code}, rows)
	return rows
}
