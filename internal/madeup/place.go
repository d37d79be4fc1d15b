package madeup

import (
	"math"
	"strings"

	"cogov/internal/casestudy"
)

// A city is a place that cases are in.
type city struct {
	name, country string
	lat, lon      float64
}

// makeCities takes the real cities first and then makes up more around them.
func (m *maker) makeCities(n int) []city {
	cities := make([]city, 0, n)
	known := map[string]bool{}
	for len(cities) < n {
		next := realCities[len(cities)%len(realCities)]
		if len(cities) >= len(realCities) {
			next.name = m.cityName()
			next.lat = degrees(next.lat + 4*m.Float64() - 2)
			next.lon = degrees(next.lon + 4*m.Float64() - 2)
		}
		if !known[next.country+next.name] {
			known[next.country+next.name] = true
			cities = append(cities, next)
		}
	}
	return cities
}

func (m *maker) cityName() string {
	name := m.one(beginnings) + m.one(endings)
	if m.chance(25) {
		name = m.one(cityWords) + " " + name
	}
	return name
}

// degrees rounds to about ten metres.
func degrees(d float64) float64 { return math.Round(d*1e4) / 1e4 }

// place puts the case in a city: in a few of them stand most cases.
func (m *maker) place(c *casestudy.Case) {
	at := m.cities[min(m.IntN(len(m.cities)), m.IntN(len(m.cities)))]
	c.City, c.Country = at.name, at.country
	if m.chance(2) {
		c.City = strings.ToUpper(c.City) // as somebody else spells it
	}
	if m.chance(90) {
		c.Lat, c.Lon = &at.lat, &at.lon
	}
}

var realCities = []city{
	{"Utrecht", "NL", 52.0907, 5.1214}, {"Bologna", "IT", 44.4949, 11.3426}, {"Barcelona", "ES", 41.3874, 2.1686},
	{"Naples", "IT", 40.8518, 14.2681}, {"New York", "US", 40.7128, -74.006}, {"São Paulo", "BR", -23.5505, -46.6333},
	{"Ghent", "BE", 51.0543, 3.7174}, {"Nairobi", "KE", -1.2921, 36.8219}, {"Łódź", "PL", 51.7592, 19.456},
	{"東京", "JP", 35.6762, 139.6503}, {"Valencia", "ES", 39.4699, -0.3763}, {"Valencia", "VE", 10.1579, -67.9972},
	{"Boston", "US", 42.3601, -71.0589}, {"Medellín", "CO", 6.2476, -75.5658}, {"Seoul", "KR", 37.5665, 126.978},
	{"Київ", "UA", 50.4501, 30.5234}, {"Turin", "IT", 45.0703, 7.6869}, {"Lisbon", "PT", 38.7223, -9.1393},
	{"Cape Town", "ZA", -33.9249, 18.4241}, {"İstanbul", "TR", 41.0082, 28.9784}, {"Montréal", "CA", 45.5019, -73.5674},
	{"Christchurch", "NZ", -43.5321, 172.6362}, {"Athens", "GR", 37.9838, 23.7275}, {"القاهرة", "EG", 30.0444, 31.2357},
	{"Bristol", "GB", 51.4545, -2.5879}, {"Paris", "FR", 48.8566, 2.3522}, {"Berlin", "DE", 52.52, 13.405},
	{"København", "DK", 55.6761, 12.5683}, {"Accra", "GH", 5.6037, -0.187}, {"Surabaya", "ID", -7.2575, 112.7521},
	{"Pune", "IN", 18.5204, 73.8567}, {"दिल्ली", "IN", 28.6139, 77.209}, {"Buenos Aires", "AR", -34.6037, -58.3816},
	{"Malmö", "SE", 55.605, 13.0038}, {"Zürich", "CH", 47.3769, 8.5417}, {"Skopje", "MK", 41.9981, 21.4254},
	{"San Juan", "PR", 18.4655, -66.1057}, {"L'Aquila", "IT", 42.3498, 13.3995}, {"Iași", "RO", 47.1585, 27.6014},
	{"Reykjavík", "IS", 64.1466, -21.9426},
}

// City names are made of these.
var (
	beginnings = []string{
		"Raven", "Mor", "Bel", "Alt", "Castel", "Vila", "Ober", "Hel", "Kar", "Lin", "Mar", "Nor", "Ost", "Pal", "Quin",
		"Rio", "San", "Tor", "Ulm", "Ver", "West", "Yar", "Zan", "Ad", "Brum", "Cor", "Dun", "Eb", "Fal", "Gar", "Hav",
	}
	endings = []string{
		"port", "ton", "ville", "monte", "burg", "grad", "haven", "stad", "mouth", "field", "luna", "bo", "ford", "wijk",
		"ona", "ano", "eira", "ów", "ský", "heim", "by", "mar", "pur", "abad", "minster", "bridge", "ez", "ale",
	}
	cityWords = []string{"New", "Santa", "Nova", "Porto", "Upper", "Villa", "Bad", "Nieuw", "Monte", "Great"}
)
