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

// index lists the places by region and country. Regions and countries count all
// their places, also those that are not listed.
func (p *MapPage) index() []indexed {
	list := slices.Clone(p.Survey.Places[:min(mostIndexed, len(p.Survey.Places))])
	keys := make(map[string]string, len(list))
	for _, place := range list {
		keys[place.Code] = place.Region + "\x00" + places.Fold(place.Country) + "\x00" + places.Fold(place.Name)
	}
	slices.SortStableFunc(list, func(a, b catalog.Place) int { return cmp.Compare(keys[a.Code], keys[b.Code]) })
	cases := p.casesByCountry()
	var index []indexed
	for i, place := range list {
		if i == 0 || list[i-1].Region != place.Region {
			index = append(index, indexed{name: regionName(place.Region), cases: casesAt(p.in(place.Region))})
		}
		region := &index[len(index)-1]
		if n := len(region.countries); n == 0 || region.countries[n-1].name != place.Country {
			region.countries = append(region.countries, indexedCountry{name: place.Country, cases: cases[place.Country]})
		}
		country := &region.countries[len(region.countries)-1]
		country.places = list[i-len(country.places) : i+1]
	}
	return index
}

// casesByCountry counts the cases on the map by the name of their country.
func (p *MapPage) casesByCountry() map[string]int {
	cases := map[string]int{}
	for _, place := range p.Survey.Places {
		cases[place.Country] += place.Count
	}
	return cases
}
