package templates

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/places"
)

// shownFacets are the facets in the order of the filters: how a case stands,
// who takes part, where, about what, of which kind, and whatever else the
// outline of a case has visitors filter by.
var shownFacets = withOutline(append(principleCodes(),
	"partner", "without_partner", "country", "region", "city", "topic", "resource", "kind", "scale", "origin", "status", "started", "scored_by", "unrecorded"))

func withOutline(named []string) []string {
	for _, f := range casestudy.Fields() {
		if f.Facet != "" && !slices.Contains(named, f.Facet) {
			named = append(named, f.Facet)
		}
	}
	return named
}

// foldedFacets are those beneath the years that are closed until something in
// them is picked.
var foldedFacets = shownFacets[len(casestudy.Principles)+2:]

func principleCodes() []string {
	var codes []string
	for _, p := range casestudy.Principles {
		codes = append(codes, p.Code)
	}
	return codes
}

// longFacets have so many options that a box finds one by its name.
var longFacets = []string{"country", "city", "topic", "resource"}

func isLong(param string) bool { return slices.Contains(longFacets, param) }

// Finds are the texts by which options of long facets are looked for, by
// parameter. They say which options a page shows, and nothing of the cases.
type Finds map[string]string

// ReadFinds reads them from the parameters of an address.
func ReadFinds(v url.Values) Finds {
	finds := Finds{}
	for _, param := range longFacets {
		if text := catalog.Words(v.Get(findName(param))); text != "" {
			finds[param] = text
		}
	}
	return finds
}

// Path is the list of a view with these finds.
func (f Finds) Path(v View) string {
	values := v.values()
	for param, text := range f {
		values.Set(findName(param), text)
	}
	return withValues(casesPath, values)
}

func findName(param string) string { return "find_" + param }

// mostOptions is how many options of a facet are shown beside those that are
// ticked. A directory of thousands of cases has thousands of cities.
const mostOptions = 60

// optionsOf are the options of a facet to show, and how many more there are. In
// a long facet those that are ticked stand first; of the others it shows those
// that have a text in their name, the ones with most cases first.
func optionsOf(f catalog.Facet, find string) (shown []catalog.FacetOption, more int) {
	if !isLong(f.Param) || find == "" && picked(f) == 0 && len(f.Options) <= mostOptions {
		return f.Options, 0
	}
	find = places.Fold(find)
	others := make([]catalog.FacetOption, 0, len(f.Options))
	for _, o := range f.Options {
		switch {
		case o.Picked:
			shown = append(shown, o)
		case find == "" || strings.Contains(places.Fold(o.Label), find):
			others = append(others, o)
		}
	}
	more = max(0, len(others)-mostOptions)
	return append(shown, others[:len(others)-more]...), more
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

// decadeName is what a decade is called: "1990s", or "until 1959" where it
// stands for all the years before it.
func decadeName(d catalog.Decade) string {
	if d.From == 0 {
		return "until " + strconv.Itoa(d.To)
	}
	return strconv.Itoa(d.From) + "s"
}

// decadeBars are the lengths of the decades' bars, of 100; the longest is the
// decade with most cases.
func decadeBars(list []catalog.Decade) []string {
	most := 1
	for _, d := range list {
		most = max(most, d.Count)
	}
	bars := make([]string, len(list))
	for i, d := range list {
		bars[i] = strconv.FormatFloat(100*float64(d.Count)/float64(most), 'f', 1, 64)
	}
	return bars
}
