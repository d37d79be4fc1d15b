package catalog

import (
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
	counts, onMap := make([]uint32, len(c.places)+1), c.onMap()
	for row := range m.rows.rows() {
		counts[onMap(row)]++
	}
	nowhere := len(c.places)
	s.Unplaced = int(counts[nowhere])
	shown := commonestFirst(counts[:nowhere], make([]bool, nowhere))
	s.Places = make([]Place, len(shown))
	for i, at := range shown {
		s.Places[i] = c.places[at]
		s.Places[i].Count = int(counts[at])
	}
	return s
}

// At gives matching cases of some places by name, so many at most.
func (s Survey) At(most int, codes ...string) []*casestudy.Published {
	c := s.catalog
	return s.first(most, func(place int) bool {
		return place < len(c.places) && slices.Contains(codes, c.places[place].Code)
	})
}

// Nowhere gives matching cases that have no place on the map by name, so many
// at most.
func (s Survey) Nowhere(most int) []*casestudy.Published {
	return s.first(most, func(place int) bool { return place == len(s.catalog.places) })
}

func (s Survey) first(most int, wanted func(place int) bool) []*casestudy.Published {
	var cases []*casestudy.Published
	onMap := s.catalog.onMap()
	for row := range s.rows.rows() {
		if len(cases) == most {
			break
		}
		if wanted(onMap(row)) {
			cases = append(cases, s.catalog.published(row))
		}
	}
	return cases
}

// makePlaces makes a place of every spot but nowhere.
func (c *Catalog) makePlaces() []Place {
	spots := c.spots()
	list := make([]Place, spots.len()-1)
	for i, middle := range spots.middles(c.all, c.points)[:len(list)] {
		list[i] = newPlace(spots.named(i))
		list[i].Lat, list[i].Lon = middle.degrees()
	}
	return list
}

// onMap numbers the place of a row; without coordinates it is nowhere.
func (c *Catalog) onMap() func(row int32) int {
	spots, nowhere := c.spots(), len(c.places)
	return func(row int32) int {
		if c.points[row].isNowhere() {
			return nowhere
		}
		return spots.of(row)
	}
}

func newPlace(spot Near) Place {
	code, _, _ := strings.Cut(spot.Code, "-")
	country, _ := places.CountryByCode(code)
	name := spot.Label
	if spot.Param == "city" {
		name = strings.TrimSuffix(name, ", "+country.Name)
	}
	return Place{Code: spot.Code, Name: name, Country: country.Name, Region: country.Region}
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
