package catalog

import (
	"cmp"
	"slices"

	"cogov/internal/casestudy"
)

// A Near is a city with cases, or a country with cases that name no city, and
// how far its middle is from another place's.
type Near struct {
	Param      string // city or country
	Code       string
	Label      string
	Kilometres float64
	Total      int                    // how many cases it has
	Cases      []*casestudy.Published // the first few of them, by name
}

// Middle is the middle of the cases with a value of a facet. It is not ok where
// no case says where it is.
func (c *Catalog) Middle(param, code string) (lat, lon float64, ok bool) {
	middle := c.middle(c.having(param, code))
	lat, lon = middle.degrees()
	return lat, lon, !middle.isNowhere()
}

func (c *Catalog) middle(of set) point {
	var sum point
	for row := range of.rows() {
		sum = sum.plus(c.points[row])
	}
	return sum.onGlobe()
}

// Elsewhere lists the places nearest to the middle of the cases with a value of
// a facet, with up to a few cases of each. Those cases are not in any of them.
func (c *Catalog) Elsewhere(param, code string, most, few int) []Near {
	here := c.having(param, code)
	from := c.middle(here)
	if from.isNowhere() {
		return nil
	}
	elsewhere := slices.Clone(c.all)
	elsewhere.andNot(here)
	spots := c.spots()
	near := nearest(spots.middles(elsewhere, c.points), from, most)
	list := make([]Near, len(near))
	for i, n := range near {
		list[i] = spots.named(n.spot)
		list[i].Kilometres = n.kilometres
	}
	c.fill(list, near, spots, elsewhere, few)
	return list
}

// spots divide all rows by city, and those without one by country. They are
// numbered: first the cities, then the countries, then nowhere.
type spots struct{ cities, countries occurring }

func (c *Catalog) spots() spots {
	return spots{c.columns[facetIndex("city")].(occurring), c.columns[facetIndex("country")].(occurring)}
}

func (s spots) len() int { return len(s.cities.values) + len(s.countries.values) + 1 }

func (s spots) of(row int32) int {
	if city := int(s.cities.of[row]); city < len(s.cities.values) {
		return city
	}
	return len(s.cities.values) + int(s.countries.of[row])
}

func (s spots) named(spot int) Near {
	if country := spot - len(s.cities.values); country >= 0 {
		return Near{Param: "country", Code: s.countries.values[country].Code, Label: s.countries.values[country].Label}
	}
	return Near{Param: "city", Code: s.cities.values[spot].Code, Label: s.cities.values[spot].Label}
}

// middles gives the middle of every spot among some rows.
func (s spots) middles(among set, points []point) []point {
	middles := make([]point, s.len())
	for row := range among.rows() {
		spot := s.of(row)
		middles[spot] = middles[spot].plus(points[row])
	}
	for i := range middles {
		middles[i] = middles[i].onGlobe()
	}
	middles[s.len()-1] = point{} // nowhere is nowhere near
	return middles
}

// A distance is how far a spot is.
type distance struct {
	spot       int
	kilometres float64
}

// nearest lists the middles nearest to a point; equally near ones stay in order.
func nearest(middles []point, from point, most int) []distance {
	list := make([]distance, 0, most+1)
	for spot, middle := range middles {
		if middle.isNowhere() {
			continue
		}
		d := distance{spot, from.kilometres(middle)}
		at, _ := slices.BinarySearchFunc(list, d, func(a, b distance) int {
			return cmp.Or(cmp.Compare(a.kilometres, b.kilometres), cmp.Compare(a.spot, b.spot))
		})
		if at < most {
			list = slices.Insert(list, at, d)
			list = list[:min(len(list), most)]
		}
	}
	return list
}

// fill puts the cases into the places that were found near.
func (c *Catalog) fill(list []Near, near []distance, spots spots, among set, few int) {
	index := make([]int, spots.len())
	for i, n := range near {
		index[n.spot] = i + 1
	}
	for row := range among.rows() {
		i := index[spots.of(row)] - 1
		if i < 0 {
			continue
		}
		if list[i].Total++; len(list[i].Cases) < few {
			list[i].Cases = append(list[i].Cases, c.entries[row].published())
		}
	}
}
