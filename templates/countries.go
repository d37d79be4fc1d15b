package templates

import (
	"slices"
	"strings"

	"cogov/internal/catalog"
	"cogov/internal/places"
)

// CountriesPage lists every country and territory with cases. Its result is
// that of a query for all cases.
type CountriesPage struct {
	Shell
	Result catalog.Result
}

func (p CountriesPage) shell() Shell {
	p.title = "Places"
	p.description = "Every country and territory with case studies of urban co-governance, by world region."
	p.place = atPlaces
	return p.Shell
}

// A region holds the countries of a part of the world, by name.
type region struct {
	code, name       string
	countries        []country
	cases, allCities int
}

// A country has cases, in so many cities.
type country struct {
	code, name    string
	cases, cities int
	of            int // how many the country with most cases has
}

// regions are those that have countries with cases. Antarctica is in none: it
// would stand last, elsewhere.
func regions(r *catalog.Result) []region {
	cities := map[string]int{}
	for _, o := range r.Facet("city").Options {
		code, _, _ := strings.Cut(o.Code, "-")
		cities[code]++
	}
	counts, most := map[string]int{}, 0
	for _, o := range r.Facet("country").Options {
		counts[strings.ToUpper(o.Code)] = o.Count
		most = max(most, o.Count)
	}
	var list []region
	for _, of := range append(slices.Clone(places.Regions), places.Region{}) {
		reg := region{code: of.Code, name: regionName(of.Code)}
		for _, c := range places.Countries() {
			if n := counts[c.Code]; n > 0 && c.Region == of.Code {
				code := strings.ToLower(c.Code)
				reg.countries = append(reg.countries, country{code, c.Name, n, cities[code], most})
				reg.cases += n
				reg.allCities += cities[code]
			}
		}
		if len(reg.countries) > 0 {
			list = append(list, reg)
		}
	}
	return list
}

func (r region) id() string { return regionID(r.code) }

// regionID names a region in the page.
func regionID(code string) string {
	if code == "" {
		return "elsewhere"
	}
	return code
}

// nowhere counts the cases that name no country.
func nowhere(r *catalog.Result) int {
	n := r.Total
	for _, o := range r.Facet("country").Options {
		n -= o.Count
	}
	return n
}
