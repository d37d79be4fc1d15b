package catalog

import (
	"iter"
	"slices"
	"time"

	"cogov/internal/casestudy"
)

// A Result is one page of the cases that match a query, with the counts of all.
type Result struct {
	Total       int // how many match
	Page, Pages int // from 1; there is always a first page
	Cases       []*casestudy.Published
	Facets      []Facet
	Decades     []Decade // counted without the query's own years
	LeftOut     []LeftOut
	Unscored    int // how many more there are with the cases that filters on principles leave out for want of a level
}

// A Facet lists what a parameter can pick. Its counts leave out its own
// selection: they are of the cases that meet everything else that is asked.
type Facet struct {
	Param, Label string
	Options      []FacetOption
	Every        bool // a case must have every picked option, not any
}

// A FacetOption is one value of a facet.
type FacetOption struct {
	Code, Label string
	Count       int
	Picked      bool
}

// A LeftOut counts cases that match everything but the filter on one principle,
// on which their score is a missing state.
type LeftOut struct {
	Param, Label string
	Count        int
	States       []FacetOption // the missing states they have
}

// IsBeyond reports whether the page asked for is beyond the last one.
func (r Result) IsBeyond() bool { return r.Page > r.Pages }

// Facet finds a facet by its parameter; there is one for each that a query can
// pick by.
func (r Result) Facet(param string) Facet {
	i := slices.IndexFunc(r.Facets, func(f Facet) bool { return f.Param == param })
	if i < 0 {
		return Facet{Param: param}
	}
	return r.Facets[i]
}

// Find answers a query. Hits are the IDs of the cases in which the query's text
// was found, each once, best first; without a text they do not matter.
func (c *Catalog) Find(q Query, hits []int64) Result {
	q = q.settled()
	order, found := c.ordering(q, hits)
	m := c.match(q, found)
	r := Result{Total: m.rows.count(), Page: q.Page}
	r.Pages = max(1, (r.Total+q.PerPage-1)/q.PerPage)
	if !r.IsBeyond() {
		r.Cases = c.page(m.rows, order, (q.Page-1)*q.PerPage, min(q.PerPage, r.Total))
	}
	r.Facets = c.facets(q, m)
	r.Decades = c.countDecades(m.ignoring(byYears))
	r.LeftOut = leftOut(q, r.Facets)
	r.Unscored = c.unscored(q, m) - r.Total
	return r
}

// Count is how many cases match a query; see Find.
func (c *Catalog) Count(q Query, hits []int64) int {
	return c.match(q.settled(), c.rows(hits)).rows.count()
}

// Matching lists the IDs of all the cases that match a query, on whichever page, in its order;
// see Find.
func (c *Catalog) Matching(q Query, hits []int64) []int64 {
	q = q.settled()
	order, found := c.ordering(q, hits)
	rows := c.match(q, found).rows
	var ids []int64
	for _, row := range order {
		if rows.has(row) {
			ids = append(ids, c.entries[row].ID)
		}
	}
	return ids
}

// All gives every case, by name.
func (c *Catalog) All() iter.Seq[*casestudy.Published] {
	return func(yield func(*casestudy.Published) bool) {
		for _, row := range c.orders[byName] {
			if !yield(c.entries[row].published()) {
				return
			}
		}
	}
}

// Newest is when a case was last published.
func (c *Catalog) Newest() (newest time.Time) {
	for i := range c.entries {
		if c.entries[i].Changed.After(newest) {
			newest = c.entries[i].Changed
		}
	}
	return newest
}

// ordering gives the order of a query's list, which may have other rows too,
// and the rows in which its text was found.
func (c *Catalog) ordering(q Query, hits []int64) (order, found []int32) {
	if q.Text != "" {
		found = c.rows(hits)
	}
	if q.Sort == Relevance {
		return found, found
	}
	return c.orders[q.Sort], found
}

// rows are those of the cases with the IDs, in the same order.
func (c *Catalog) rows(ids []int64) []int32 {
	rows := make([]int32, 0, len(ids))
	for _, id := range ids {
		if row, ok := c.byID[id]; ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// page gives up to limit of the matching cases in an order, after some others.
func (c *Catalog) page(matching set, order []int32, skip, limit int) []*casestudy.Published {
	cases := make([]*casestudy.Published, 0, limit)
	for _, row := range order {
		switch {
		case len(cases) == limit:
			return cases
		case !matching.has(row):
		case skip > 0:
			skip--
		default:
			cases = append(cases, c.entries[row].published())
		}
	}
	return cases
}

// facets counts every facet.
func (c *Catalog) facets(q Query, m matching) []Facet {
	list := make([]Facet, len(facets))
	for i, f := range facets {
		list[i] = Facet{f.param, f.label, c.columns[i].options(m.ignoring(i), q.picks[f.param]), f.every}
	}
	return list
}

// leftOut finds among the counted facets of principles what their filters hide.
func leftOut(q Query, counted []Facet) []LeftOut {
	if q.Unscored {
		return nil
	}
	var list []LeftOut
	for i, f := range counted {
		if !facets[i].isPrinciple() || len(q.picks[f.Param]) == 0 {
			continue
		}
		out := LeftOut{Param: f.Param, Label: f.Label}
		for _, o := range f.Options {
			if isMissing(o.Code) && !o.Picked && o.Count > 0 {
				out.Count += o.Count
				out.States = append(out.States, o)
			}
		}
		if out.Count > 0 {
			list = append(list, out)
		}
	}
	return list
}

// unscored counts the rows that match if a missing state does on any principle.
func (c *Catalog) unscored(q Query, m matching) int {
	if q.Unscored {
		return m.rows.count()
	}
	rows := m.meeting(func(f filter) bool { return f.facet < 0 || !facets[f.facet].isPrinciple() })
	for _, f := range m.filters {
		if f.facet >= 0 && facets[f.facet].isPrinciple() {
			scored := slices.Clone(f.rows)
			c.columns[f.facet].having(missingStates, scored)
			rows.and(scored)
		}
	}
	return rows.count()
}
