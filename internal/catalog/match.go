package catalog

import "slices"

// A filter is one condition of a query: the rows that meet it.
type filter struct {
	facet int // which one it belongs to, byText or byYears
	rows  set
}

// These filters belong to no facet.
const (
	byText = -1 - iota
	byYears
)

// A matching holds the rows that meet all filters, and each filter alone.
type matching struct {
	all     set // every row of the catalogue
	rows    set
	filters []filter
}

// match applies a query. found are the rows in which its text was found.
func (c *Catalog) match(q Query, found []int32) matching {
	m := matching{all: c.all, filters: c.filters(q, found)}
	m.rows = m.meeting(func(filter) bool { return true })
	return m
}

// ignoring gives the rows that meet every filter but that of a facet, by text
// or by years.
func (m matching) ignoring(facet int) set {
	if !slices.ContainsFunc(m.filters, func(f filter) bool { return f.facet == facet }) {
		return m.rows
	}
	return m.meeting(func(f filter) bool { return f.facet != facet })
}

// meeting gives the rows that meet the filters that count.
func (m matching) meeting(counts func(filter) bool) set {
	rows := slices.Clone(m.all)
	for _, f := range m.filters {
		if counts(f) {
			rows.and(f.rows)
		}
	}
	return rows
}

// filters turns a query into its conditions.
func (c *Catalog) filters(q Query, found []int32) []filter {
	var list []filter
	for id := byYears; id < len(facets); id++ {
		if rows, ok := c.filter(q, id, found); ok {
			list = append(list, filter{id, rows})
		}
	}
	return list
}

// filter gives the rows that meet one condition of a query: that of a facet, by
// text or by years. It reports whether the query has it.
func (c *Catalog) filter(q Query, id int, found []int32) (rows set, ok bool) {
	switch {
	case id == byText && q.Text != "":
		rows = newSet(c.Len())
		for _, row := range found {
			rows.add(row)
		}
	case id == byYears && (q.From != 0 || q.To != 0):
		rows = newSet(c.Len())
		for row, life := range c.lives {
			if life.overlaps(q.From, q.To) {
				rows.add(int32(row))
			}
		}
	case id >= 0 && len(q.picks[facets[id].param]) > 0:
		rows = c.picked(q, id, q.picks[facets[id].param])
	}
	return rows, rows != nil
}

// picked gives the rows that a facet's picked codes let through: those that have
// any of them, or the partnerships that match as asked.
func (c *Catalog) picked(q Query, facet int, codes []string) set {
	f, column := facets[facet], c.columns[facet]
	all, exactly := f.every, false
	if f.param == "partner" {
		all, exactly = q.PartnersMatch != Any, q.PartnersMatch == Exactly
	}
	if v, ok := column.(vocabulary); ok && all {
		rows := slices.Clone(c.all)
		v.havingAll(codes, exactly, rows)
		return rows
	}
	if q.Unscored && f.isPrinciple() {
		codes = slices.Concat(codes, missingStates)
	}
	rows := newSet(c.Len())
	column.having(codes, rows)
	return rows
}
