package templates

import (
	"cmp"
	"slices"

	"cogov/internal/catalog"
	"cogov/internal/places"
)

// An indexed is a world region with the countries and places in it that have
// cases.
type indexed struct {
	name      string
	cases     int
	countries []indexedCountry
}

type indexedCountry struct {
	name   string
	cases  int
	places []catalog.Place // by name
}

// mostIndexed is how many places the index lists: those with most cases. A
// directory of thousands has thousands of cities.
const mostIndexed = 400

// index lists the places by region and country.
func (p *MapPage) index() []indexed {
	list := slices.Clone(p.Survey.Places[:min(mostIndexed, len(p.Survey.Places))])
	slices.SortStableFunc(list, func(a, b catalog.Place) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(places.Fold(a.Country), places.Fold(b.Country)), cmp.Compare(places.Fold(a.Name), places.Fold(b.Name)))
	})
	var index []indexed
	for i, place := range list {
		if i == 0 || list[i-1].Region != place.Region {
			index = append(index, indexed{name: cmp.Or(places.RegionName(place.Region), "Elsewhere")})
		}
		region := &index[len(index)-1]
		if n := len(region.countries); n == 0 || region.countries[n-1].name != place.Country {
			region.countries = append(region.countries, indexedCountry{name: place.Country})
		}
		country := &region.countries[len(region.countries)-1]
		country.places = append(country.places, place)
		country.cases += place.Count
		region.cases += place.Count
	}
	return index
}
