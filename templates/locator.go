package templates

import (
	"strconv"
	"strings"

	"cogov/internal/places"
)

// A location is what a locator map shows: a position, and whose it is.
type location struct {
	name     string // of the city, or else of the country
	country  string // where a city is named too
	region   string // of the world
	lat, lon float64
}

// locate makes a location of a city in a country, or of a country where there
// is no city. It is false where the position is not known.
func locate(city, countryCode string, lat, lon *float64) (location, bool) {
	if lat == nil || lon == nil {
		return location{}, false
	}
	country, _ := places.CountryByCode(countryCode)
	l := location{name: city, country: country.Name, region: "the world", lat: *lat, lon: *lon}
	if city == "" {
		l.name, l.country = country.Name, ""
	}
	if country.Region != "" {
		l.region = places.RegionName(country.Region)
	}
	return l, true
}

// A locator map is 240 wide and 170 high around its middle, ten kilometres to a
// unit.
const (
	locatorBox  = "-120 -85 240 170"
	unitsDegree = 11.12 // a degree of latitude
)

// transform brings the plate of the world to where the location is in the
// middle, in its true shape.
func (l location) transform() string {
	var b strings.Builder
	b.WriteString("matrix(")
	for i, n := range places.Upright(l.lat, l.lon, unitsDegree) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(n, 'f', 4, 64))
	}
	b.WriteByte(')')
	return b.String()
}

// words say what the map shows.
func (l location) words() string {
	where := l.name
	if l.country != "" {
		where += ", " + l.country
	}
	return strings.TrimPrefix(where+", on a map of "+l.region, ", on ")
}
