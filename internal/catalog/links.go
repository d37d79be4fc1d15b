package catalog

import (
	"slices"
	"strconv"
)

// With is the query with one more value picked in a facet, or with another
// value of any other parameter, from the first page on.
func (q Query) With(param, value string) Query {
	v := q.Values()
	v.Del("page")
	if isFacet(param) {
		v.Add(param, value)
	} else {
		v.Set(param, value)
	}
	return ParseQuery(v)
}

// Without is the query without a value of a parameter, from the first page on.
func (q Query) Without(param, value string) Query {
	v := q.Values()
	v.Del("page")
	v[param] = slices.DeleteFunc(v[param], func(has string) bool { return has == value })
	return ParseQuery(v)
}

// Has reports whether a value is picked in a facet.
func (q Query) Has(param, value string) bool { return slices.Contains(q.picks[param], value) }

// Picked lists the values picked in a facet, in canonical order.
func (q Query) Picked(param string) []string { return slices.Clone(q.picks[param]) }

// Whole is the query without its pages, for what lists all of its cases.
func (q Query) Whole() Query {
	q.Page, q.PerPage = 1, PerPage
	return q
}

// WithPage is the query for another page of the same list.
func (q Query) WithPage(page int) Query {
	v := q.Values()
	v.Set("page", strconv.Itoa(page))
	return ParseQuery(v)
}

// Cleared is the query without all that narrows: only its order and the size
// of its pages stay.
func (q Query) Cleared() Query {
	return Query{Sort: q.Sort, PerPage: q.PerPage}.settled()
}

// Narrows reports whether the query may leave cases out.
func (q Query) Narrows() bool {
	return q.Text != "" || len(q.picks) > 0 || q.From != 0 || q.To != 0
}

func isFacet(param string) bool { return facetIndex(param) >= 0 }
