package catalog

import (
	"math"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// A Survey says where the cases are that match a query.
type Survey struct {
	Total    int     // how many match
	Unplaced int     // how many of them have no coordinates, and so no place on the map
	Places   []Place // of the others: most cases first, then by name

	catalog *Catalog
	rows    set
}

// A Place is a city with cases, or a country where they name no city.
type Place struct {
	Code     string // of the city, such as "nl-utrecht", or of the country
	Name     string
	Country  string // its name
	Region   string // code of a world region
	Count    int
	Lat, Lon float64 // in the middle of all its cases, whatever the query
}

// Places says where the cases are that match a query. Hits are as in Find.
func (c *Catalog) Places(q Query, hits []int64) Survey {
	q = q.settled()
	_, found := c.ordering(q, hits)
	m := c.match(q, found)
	s := Survey{Total: m.rows.count(), catalog: c, rows: m.rows}
	counts := make([]uint32, len(c.gazetteer.places)+1)
	for row := range m.rows.rows() {
		counts[c.gazetteer.of[row]]++
	}
	nowhere := len(c.gazetteer.places)
	s.Unplaced = int(counts[nowhere])
	shown := commonestFirst(counts[:nowhere], make([]bool, nowhere))
	s.Places = make([]Place, len(shown))
	for i, at := range shown {
		s.Places[i] = c.gazetteer.places[at]
		s.Places[i].Count = int(counts[at])
	}
	return s
}

// At gives matching cases of some places by name, so many at most.
func (s Survey) At(most int, codes ...string) []*casestudy.Published {
	g := &s.catalog.gazetteer
	return s.first(most, func(place int32) bool {
		return int(place) < len(g.places) && slices.Contains(codes, g.places[place].Code)
	})
}

// Elsewhere gives matching cases that have no place on the map by name, so many
// at most.
func (s Survey) Elsewhere(most int) []*casestudy.Published {
	return s.first(most, func(place int32) bool { return int(place) == len(s.catalog.gazetteer.places) })
}

func (s Survey) first(most int, wanted func(place int32) bool) []*casestudy.Published {
	var cases []*casestudy.Published
	for row := range s.rows.rows() {
		if len(cases) == most {
			break
		}
		if wanted(s.catalog.gazetteer.of[row]) {
			cases = append(cases, s.catalog.published(row))
		}
	}
	return cases
}

// A gazetteer knows the place of every row.
type gazetteer struct {
	places []Place // cities by name, then countries by name
	of     []int32 // index of a row's place; len(places) where it has none
}

// newGazetteer places the cases that have coordinates.
func newGazetteer(entries []entry, columns []column) gazetteer {
	cities := columns[facetNumber("city")].(occurring)
	countries := columns[facetNumber("country")].(occurring)
	nowhere := int32(len(cities.values) + len(countries.values))
	g := gazetteer{of: make([]int32, len(entries))}
	for _, o := range slices.Concat(cities.values, countries.values) {
		g.places = append(g.places, newPlace(o))
	}
	middles := make([]middle, nowhere)
	for row, e := range entries {
		place := cities.of[row]
		if int(place) == len(cities.values) { // it has no city
			place += countries.of[row]
		}
		if e.Lat == nil || e.Lon == nil {
			place = nowhere
		}
		if g.of[row] = place; place != nowhere {
			middles[place].add(*e.Lat, *e.Lon)
		}
	}
	for i := range g.places {
		g.places[i].Lat, g.places[i].Lon = middles[i].mean()
	}
	return g
}

// newPlace makes the place of a value of the city or the country facet.
func newPlace(o casestudy.Option) Place {
	code, _, _ := strings.Cut(o.Code, "-")
	country, _ := places.CountryByCode(code)
	name := o.Label
	if code != o.Code {
		name = strings.TrimSuffix(name, ", "+country.Name)
	}
	return Place{Code: o.Code, Name: name, Country: country.Name, Region: country.Region}
}

func facetNumber(param string) int {
	return slices.IndexFunc(facets, func(f facet) bool { return f.param == param })
}

// A middle gathers positions. Longitudes count from the first, so that a
// country on both sides of the date line has its middle there too.
type middle struct {
	n                   int
	lat, firstLon, east float64
}

func (m *middle) add(lat, lon float64) {
	if m.n == 0 {
		m.firstLon = lon
	}
	m.n++
	m.lat += lat
	m.east += math.Remainder(lon-m.firstLon, 360)
}

func (m *middle) mean() (lat, lon float64) {
	if m.n == 0 {
		return 0, 0
	}
	n := float64(m.n)
	return m.lat / n, math.Remainder(m.firstLon+m.east/n, 360)
}

// IsPlaceCode reports whether a text is how URLs name a place: a country, or a
// city in one.
func IsPlaceCode(text string) bool {
	if o, ok := readCity(text); ok {
		return o.Code == text
	}
	o, ok := readCountry(text)
	return ok && o.Code == text
}
