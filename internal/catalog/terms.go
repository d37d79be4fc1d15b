package catalog

import (
	"cmp"
	"strconv"

	"cogov/internal/casestudy"
)

// A Term is one thing that a query asks for, in words: "Pooling" and its values
// "Strong" and "Moderate".
type Term struct {
	Label  string
	Values []string
}

// Terms are all that narrows a query, in the order of the filters.
func (c *Catalog) Terms(q Query) []Term {
	var list []Term
	if q.Text != "" {
		list = append(list, Term{"Search", []string{q.Text}})
	}
	for i, f := range facets {
		if codes := q.picks[f.param]; len(codes) > 0 {
			t := Term{Label: f.label}
			for _, code := range codes {
				t.Values = append(t.Values, c.label(i, code))
			}
			list = append(list, t)
		}
	}
	if q.From != 0 || q.To != 0 {
		list = append(list, Term{"Years", []string{years(q.From, q.To)}})
	}
	return list
}

// Label is what a value of a facet is called, such as the city nl-utrecht.
func (c *Catalog) Label(param, code string) string { return c.label(facetIndex(param), code) }

// label is what a code of a facet is called, by most of the cases that have it if
// it is in no vocabulary.
func (c *Catalog) label(facet int, code string) string {
	f := facets[facet]
	if f.options != nil {
		return casestudy.Label(f.options, code)
	}
	values := c.columns[facet].(occurring)
	if i, ok := values.index[code]; ok {
		return values.values[i].Label
	}
	o, _ := f.read(code)
	return cmp.Or(o.Label, code)
}

func years(from, to int) string {
	switch {
	case to == 0:
		return "from " + strconv.Itoa(from)
	case from == 0:
		return "to " + strconv.Itoa(to)
	}
	return strconv.Itoa(from) + " to " + strconv.Itoa(to)
}
