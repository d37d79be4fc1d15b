package templates

import (
	"slices"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// shownFacets are the facets in the order of the filters: how a case stands,
// who takes part, where, about what, of which kind, and whatever else the
// outline of a case has visitors filter by.
var shownFacets = withOutline(append(principleCodes(),
	"partner", "country", "region", "city", "topic", "resource", "kind", "scale", "origin", "status", "scored_by"))

func withOutline(named []string) []string {
	for _, f := range casestudy.Fields() {
		if f.Facet != "" && !slices.Contains(named, f.Facet) {
			named = append(named, f.Facet)
		}
	}
	return named
}

// foldedFacets are those that are closed until something in them is picked.
var foldedFacets = shownFacets[len(casestudy.Principles)+1:]

func principleCodes() []string {
	var codes []string
	for _, p := range casestudy.Principles {
		codes = append(codes, p.Code)
	}
	return codes
}

// mostOptions is how many values of a facet are shown. A directory of thousands
// of cases has thousands of cities; the search finds the others.
const mostOptions = 60

// firstOptions are the options of a facet to show, and how many more there are.
// What is picked always shows.
func firstOptions(f catalog.Facet) (shown []catalog.FacetOption, more int) {
	if len(f.Options) <= mostOptions {
		return f.Options, 0
	}
	for i, o := range f.Options {
		if i < mostOptions || o.Picked {
			shown = append(shown, o)
		}
	}
	return shown, len(f.Options) - len(shown)
}

// picked counts the options that are ticked.
func picked(f catalog.Facet) int {
	n := 0
	for _, o := range f.Options {
		if o.Picked {
			n++
		}
	}
	return n
}

// optionID names the input of an option in the page.
func optionID(param, code string) string { return "o-" + param + "-" + code }

// choice is the value of an option in a form. The usual one needs no word in the
// address.
func choice(code string, usual bool) string {
	if usual {
		return ""
	}
	return code
}

// yearText is a year in a field: nothing where none is asked for.
func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}
