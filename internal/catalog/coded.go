package catalog

import (
	"iter"

	"cogov/internal/casestudy"
)

// A Coded is a case with all that a query can ask of it but its words.
type Coded struct {
	*casestudy.Published
	Codes       map[string][]string // by facet
	First, Last int                 // the years it overlaps; 0 where the first is unknown
}

// Coded goes through the cases by name.
func (c *Catalog) Coded() iter.Seq[Coded] {
	return func(yield func(Coded) bool) {
		for row := range c.entries {
			e := &c.entries[row]
			one := Coded{e.published(), map[string][]string{}, int(e.life.first), int(e.life.last)}
			for _, choice := range e.choices {
				f := facets[choice.facet]
				one.Codes[f.param] = append(one.Codes[f.param], f.options[choice.option].Code)
			}
			for _, v := range e.values {
				one.Codes[facets[v.facet].param] = []string{v.value.Value().Code}
			}
			if !yield(one) {
				return
			}
		}
	}
}
