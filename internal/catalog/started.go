package catalog

import (
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// startedFacet picks cases by the decade in which they began: 2010s. Unlike
// years, which a case overlaps, it has one decade or none.
var startedFacet = facet{
	param: "started", label: "Started", ordered: true,
	codes: func(c *casestudy.Case) string { return decadeCode(c.StartYear) },
	name:  func(c *casestudy.Case) string { return decadeCode(c.StartYear) },
	read: func(value string) (casestudy.Option, bool) {
		first, err := strconv.Atoi(strings.TrimSuffix(value, "s"))
		if code := decadeCode(first); err == nil && code == value && year(strconv.Itoa(first)) != 0 {
			return casestudy.Option{Code: code, Label: code}, true
		}
		return casestudy.Option{}, false
	},
}

func decadeCode(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year-year%10) + "s"
}

// decadeBins are the decades in which cases began, with those between in which
// none did. All before the last ones are one bin.
func (c *Catalog) decadeBins() []Bin {
	occurring := c.codes(startedFacet.param)
	if len(occurring) == 0 {
		return nil
	}
	slices.SortFunc(occurring, func(a, b string) int { return firstYear(a) - firstYear(b) })
	first, last := firstYear(occurring[0]), firstYear(occurring[len(occurring)-1])
	var list []Bin
	if from := last - 10*(mostDecades-2); first < from {
		early := slices.DeleteFunc(occurring, func(code string) bool { return firstYear(code) >= from })
		list = append(list, Bin{Param: startedFacet.param, Codes: early, Label: "before " + strconv.Itoa(from)})
		first = from
	}
	for year := first; year <= last; year += 10 {
		code := decadeCode(year)
		list = append(list, Bin{Param: startedFacet.param, Codes: []string{code}, Label: code})
	}
	return list
}

func firstYear(decade string) int {
	year, _ := strconv.Atoi(strings.TrimSuffix(decade, "s"))
	return year
}
