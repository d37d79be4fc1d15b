package catalog

import (
	"slices"

	"cogov/internal/casestudy"
)

// A vocabulary is the column of a facet with fixed options, of which a case may
// have several: one set of rows an option.
type vocabulary struct {
	choices []casestudy.Option
	sets    []set // by choice
}

func (v vocabulary) having(codes []string, into set) {
	for i, o := range v.choices {
		if slices.Contains(codes, o.Code) {
			into.or(v.sets[i])
		}
	}
}

// havingAll narrows a set to the rows that have every code and, if exactly,
// no other.
func (v vocabulary) havingAll(codes []string, exactly bool, among set) {
	for i, o := range v.choices {
		if slices.Contains(codes, o.Code) {
			among.and(v.sets[i])
		} else if exactly {
			among.andNot(v.sets[i])
		}
	}
}

func (v vocabulary) options(among set, picked []string) []FacetOption {
	list := make([]FacetOption, len(v.choices))
	for i, o := range v.choices {
		list[i] = FacetOption{o.Code, o.Label, v.sets[i].countBoth(among), slices.Contains(picked, o.Code)}
	}
	return list
}
