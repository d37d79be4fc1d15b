package catalog

// A column knows which rows have which value of a facet.
type column interface {
	// having adds to a set the rows that have any of the codes.
	having(codes []string, into set)
	// options lists the facet's options, counted among some rows.
	options(among set, picked []string) []FacetOption
}

// newColumns makes a column for each facet, in their order.
func newColumns(entries []entry) []column {
	columns := make([]column, len(facets))
	chosen := setsByChoice(entries)
	for i, f := range facets {
		if f.options == nil {
			columns[i] = newOccurring(i, entries)
		} else {
			columns[i] = vocabulary{f.options, chosen[i]}
		}
	}
	return columns
}

// setsByChoice gathers the rows of every option of every facet's vocabulary.
func setsByChoice(entries []entry) [][]set {
	sets := make([][]set, len(facets))
	for i, f := range facets {
		for range f.options {
			sets[i] = append(sets[i], newSet(len(entries)))
		}
	}
	for row, e := range entries {
		for _, c := range e.choices {
			sets[c.facet][c.option].add(int32(row))
		}
	}
	return sets
}
