package catalog

import (
	"slices"

	"cogov/internal/casestudy"
)

// Neighbours are the cases around one in the list of a query.
type Neighbours struct {
	Place, Total   int // where in the list the case stands, from 1, and how many there are
	Page           int // of the list, on which it stands
	Previous, Next *casestudy.Published
}

// Neighbours finds the case of a slug in the whole list of a query, of whatever
// page. Hits are as in Find. It is not ok where the case is not in the list.
func (c *Catalog) Neighbours(q Query, hits []int64, slug string) (n Neighbours, ok bool) {
	q = q.settled()
	order, found := c.ordering(q, hits)
	matching := c.match(q, found).rows
	row, ok := c.bySlug[slug]
	if !ok || !matching.has(row) {
		return n, false
	}
	var previous, next int32
	if q.Sort == byName { // the order of the rows
		n.Place, previous, next = matching.countBelow(row)+1, matching.before(row), matching.after(row)
	} else {
		n.Place, previous, next = around(row, matching, order)
	}
	n.Total = matching.count()
	n.Page = (n.Place-1)/q.PerPage + 1
	n.Previous, n.Next = c.published(previous), c.published(next)
	return n, true
}

// around finds the place of a row among the matching ones of an order, from 1,
// and those on its sides, or -1.
func around(row int32, matching set, order []int32) (place int, previous, next int32) {
	at := slices.Index(order, row)
	previous, next = -1, -1
	for _, other := range order[:at] {
		if matching.has(other) {
			place++
			previous = other
		}
	}
	if i := slices.IndexFunc(order[at+1:], matching.has); i >= 0 {
		next = order[at+1+i]
	}
	return place + 1, previous, next
}

// published is the case of a row, or nil.
func (c *Catalog) published(row int32) *casestudy.Published {
	if row < 0 {
		return nil
	}
	return c.entries[row].published()
}
