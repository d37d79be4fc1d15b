package catalog_test

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
	"cogov/internal/places"
)

// everywhere names every country and city of some cases, and two without any.
func everywhere(cases []casestudy.Published) map[[2]string]bool {
	list := map[[2]string]bool{{"country", "aq"}: true, {"city", "nl-nowhere"}: true}
	for _, p := range cases {
		if p.Country != "" {
			list[[2]string{"country", strings.ToLower(p.Country)}] = true
		}
		if code := catalog.CityCode(&p.Case); code != "" {
			list[[2]string{"city", code}] = true
		}
	}
	return list
}

// isIn reports whether a case has a value of one of the two facets of places.
func isIn(p *casestudy.Published, param, code string) bool {
	if param == "city" {
		return catalog.CityCode(&p.Case) == code
	}
	return strings.ToLower(p.Country) == code
}

// eachPlace goes through the places of the real cases and of made-up ones.
func eachPlace(t *testing.T, check func(c *catalog.Catalog, all []casestudy.Published, param, code string)) {
	for _, all := range [][]casestudy.Published{nil, realCases(t), madeup.Publish(madeup.Cases(1, 3)), madeup.Publish(madeup.Cases(700, 4))} {
		c := catalog.New(all)
		for place := range everywhere(all) {
			check(c, all, place[0], place[1])
		}
	}
}

func TestAPlaceHasItsYearsAndCases(t *testing.T) {
	eachPlace(t, func(c *catalog.Catalog, all []casestudy.Published, param, code string) {
		var years []int
		var ids []int64
		for i := range all {
			if isIn(&all[i], param, code) {
				ids = append(ids, all[i].ID)
				if all[i].StartYear != 0 {
					years = append(years, all[i].StartYear)
				}
			}
		}
		wantFirst, wantLast := 0, 0
		if len(years) > 0 {
			wantFirst, wantLast = slices.Min(years), slices.Max(years)
		}
		if first, last, known := c.Began(param, code); first != wantFirst || last != wantLast || known != len(years) {
			t.Errorf("%s: %d began from %d to %d; want %d from %d to %d", code, known, first, last, len(years), wantFirst, wantLast)
		}
		got := c.IDs(param, code)
		slices.Sort(got)
		slices.Sort(ids)
		if !slices.Equal(got, ids) {
			t.Errorf("%s: the cases are %v; want %v", code, got, ids)
		}
	})
}

func TestASpreadCountsEveryCaseOnce(t *testing.T) {
	eachPlace(t, func(c *catalog.Catalog, all []casestudy.Published, param, code string) {
		r := c.Find(catalog.Query{}.With(param, code), nil)
		for i, principle := range casestudy.Principles {
			want, missing := map[casestudy.Level]int{}, 0
			for n := range all {
				if isIn(&all[n], param, code) {
					level := all[n].Scores[i].Level
					want[level]++
					if level.Ordinal() == 0 {
						missing++
					}
				}
			}
			s := r.Spread(i)
			for _, o := range casestudy.Levels {
				if got := s.Of(casestudy.Level(o.Code)); got != want[casestudy.Level(o.Code)] {
					t.Errorf("%s: %d are %s on %s; want %d", code, got, o.Code, principle.Name, want[casestudy.Level(o.Code)])
				}
			}
			if s.Total() != r.Total || s.Missing() != missing {
				t.Errorf("%s: %d of %d without a level on %s; want %d of %d", code, s.Missing(), s.Total(), principle.Name, missing, r.Total)
			}
		}
	})
}

// TestThePlacesNearestElsewhere measures by the law of haversines, from middles
// that are sums of plain vectors.
func TestThePlacesNearestElsewhere(t *testing.T) {
	asked, found := 0, 0
	eachPlace(t, func(c *catalog.Catalog, all []casestudy.Published, param, code string) {
		var here []*casestudy.Published
		others := map[string][]*casestudy.Published{}
		for i := range all {
			p := &all[i]
			switch city := catalog.CityCode(&p.Case); {
			case isIn(p, param, code):
				here = append(here, p)
			case city != "":
				others["city "+city] = append(others["city "+city], p)
			case p.Country != "":
				country := "country " + strings.ToLower(p.Country)
				others[country] = append(others[country], p)
			}
		}
		lat, lon, ok := naiveMiddle(here)
		if gotLat, gotLon, gotOK := c.Middle(param, code); gotOK != ok || ok && naiveKilometres(lat, lon, gotLat, gotLon) > .001 {
			t.Errorf("%s: the middle is %f, %f (%v); want %f, %f (%v)", code, gotLat, gotLon, gotOK, lat, lon, ok)
		}
		var want []string
		distances := map[string]float64{}
		for name, cases := range others {
			if theirLat, theirLon, known := naiveMiddle(cases); known && ok {
				distances[name] = naiveKilometres(lat, lon, theirLat, theirLon)
			}
		}
		for _, name := range slices.SortedFunc(maps.Keys(distances), func(a, b string) int { return cmp.Compare(distances[a], distances[b]) }) {
			want = append(want, fmt.Sprintf("%s %.2f %s", name, distances[name], firstThree(others[name])))
		}
		want = want[:min(5, len(want))]
		var got []string
		for _, n := range c.Elsewhere(param, code, 5, 3) {
			names := make([]string, len(n.Cases))
			for i, p := range n.Cases {
				names[i] = p.Slug
			}
			got = append(got, fmt.Sprintf("%s %s %.2f %d %s", n.Param, n.Code, n.Kilometres, n.Total, strings.Join(names, " ")))
		}
		asked++
		found += len(got)
		if !slices.Equal(got, want) {
			t.Errorf("near %s are\n%s\nwant\n%s", code, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
	if found < 3*asked {
		t.Errorf("only %d places near %d ones: this says too little", found, asked)
	}
}

func firstThree(cases []*casestudy.Published) string {
	slices.SortFunc(cases, func(a, b *casestudy.Published) int {
		return cmp.Or(cmp.Compare(places.Fold(a.Name), places.Fold(b.Name)), cmp.Compare(a.Slug, b.Slug))
	})
	text := fmt.Sprint(len(cases))
	for _, p := range cases[:min(3, len(cases))] {
		text += " " + p.Slug
	}
	return text
}

const radians = math.Pi / 180

func naiveMiddle(cases []*casestudy.Published) (lat, lon float64, ok bool) {
	var x, y, z float64
	for _, p := range cases {
		if p.Lat != nil && p.Lon != nil {
			x += math.Cos(*p.Lat*radians) * math.Cos(*p.Lon*radians)
			y += math.Cos(*p.Lat*radians) * math.Sin(*p.Lon*radians)
			z += math.Sin(*p.Lat * radians)
			ok = true
		}
	}
	return math.Atan2(z, math.Sqrt(x*x+y*y)) / radians, math.Atan2(y, x) / radians, ok
}

func naiveKilometres(lat1, lon1, lat2, lon2 float64) float64 {
	half := func(angle float64) float64 { s := math.Sin(angle * radians / 2); return s * s }
	h := half(lat2-lat1) + math.Cos(lat1*radians)*math.Cos(lat2*radians)*half(lon2-lon1)
	return 2 * 6371.0088 * math.Asin(math.Sqrt(h))
}

// The distances that an atlas gives.
func TestDistancesAreThoseOfTheEarth(t *testing.T) {
	at := func(name, country string, lat, lon float64) casestudy.Case {
		return casestudy.Case{Name: name, City: name, Country: country, Lat: &lat, Lon: &lon}
	}
	c := catalogue(at("Utrecht", "NL", 52.0907, 5.1214), at("Ghent", "BE", 51.0543, 3.7174), at("Christchurch", "NZ", -43.5321, 172.6362),
		casestudy.Case{Name: "Nowhere", City: "Nowhere", Country: "NL"}, at("Homeless", "", 52, 5), casestudy.Case{Name: "Land", Country: "DE", Lat: new(50.0), Lon: new(10.0)})
	var got []string
	for _, n := range c.Elsewhere("city", "nl-utrecht", 9, 3) {
		got = append(got, fmt.Sprintf("%s, %.0f km", n.Label, n.Kilometres))
	}
	if text := strings.Join(got, "; "); text != "Ghent, Belgium, 151 km; Germany, 413 km; Christchurch, New Zealand, 18686 km" {
		t.Errorf("near Utrecht are %s", text)
	}
	for _, code := range []string{"nl-nowhere", "nl-unknown"} {
		if near := c.Elsewhere("city", code, 9, 3); near != nil {
			t.Errorf("near %s are %v", code, near)
		}
	}
}

func TestTheBestCasesAreSureAndFromManyCountries(t *testing.T) {
	for _, all := range [][]casestudy.Published{nil, realCases(t), madeup.Publish(madeup.Cases(300, 5))} {
		c := catalog.New(all)
		for i, principle := range casestudy.Principles {
			for _, most := range []int{0, 1, 6, 1000} {
				got, want := slugs(c.Best(i, most)), slugs(naiveBest(all, i, most))
				if !slices.Equal(got, want) {
					t.Errorf("%s: %v\nwant %v", principle.Name, got, want)
				}
			}
		}
	}
}

// naiveBest takes the best case again and again: one from a new country while
// there is any.
func naiveBest(all []casestudy.Published, principle, most int) []*casestudy.Published {
	rest := []*casestudy.Published{}
	for i := range all {
		if all[i].Scores[principle].Level == casestudy.Strong {
			rest = append(rest, &all[i])
		}
	}
	rank := func(p *casestudy.Published) string {
		s := p.Scores[principle]
		sure := map[string]string{"high": "b", "medium": "c", "low": "d", "": "e"}[s.Confidence]
		if s.ScoredBy == "published" {
			sure = "a"
		}
		return sure + places.Fold(p.Name) + "\x00" + p.Slug
	}
	best := []*casestudy.Published{}
	for len(best) < most && len(rest) > 0 {
		next := slices.MinFunc(rest, func(a, b *casestudy.Published) int {
			isAgain := func(p *casestudy.Published) int {
				if slices.ContainsFunc(best, func(has *casestudy.Published) bool { return has.Country == p.Country }) {
					return 1
				}
				return 0
			}
			return cmp.Or(isAgain(a)-isAgain(b), cmp.Compare(rank(a), rank(b)))
		})
		best = append(best, next)
		rest = slices.DeleteFunc(rest, func(p *casestudy.Published) bool { return p == next })
	}
	return best
}
