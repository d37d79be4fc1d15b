package templates

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"cogov/internal/catalog"
	"cogov/internal/places"
)

// somePlaces makes up places, most of them crowded together, most cases first.
func somePlaces(r *rand.Rand, n int) []catalog.Place {
	list := make([]catalog.Place, n)
	for i := range list {
		lat, lon := 45+8*r.NormFloat64(), 9+8*r.NormFloat64()
		if r.IntN(3) == 0 {
			lat, lon = 100*r.Float64()-45, 360*r.Float64()-180
		}
		list[i] = catalog.Place{Code: "xx-" + strconv.Itoa(i), Name: "Place " + strconv.Itoa(i), Country: "Land", Count: 1 + r.IntN(1+r.IntN(400)), Lat: lat, Lon: lon}
	}
	slices.SortStableFunc(list, func(a, b catalog.Place) int { return b.Count - a.Count })
	return list
}

// Whatever the places, dots are targets of 24 px that do not touch, hold every
// place in view once, and lie where one of their places does.
func TestDotsAreApartAndHoldEveryPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{0, 1, 2, 60, 400} {
		for _, w := range []window{world, fit(somePlaces(r, 5), minWidth), window{width: 900}.around(4900, 800)} {
			list, pixel := somePlaces(r, n), w.width/partPixels
			spots := spotsIn(list, w, pixel)
			want, got := map[string]bool{}, map[string]int{}
			for _, p := range list {
				if x, y := places.Project(p.Lat, p.Lon); w.has(x, y) {
					want[p.Code] = true
				}
			}
			for i, s := range spots {
				count := 0
				for _, p := range s.places {
					got[p.Code]++
					count += p.Count
				}
				x, y := places.Project(s.places[0].Lat, s.places[0].Lon)
				if count != s.count || x != s.x || y != s.y || s.target() < minTarget/2 || s.target() < s.radius() {
					t.Errorf("%d places: a dot is %+v", n, *s)
				}
				if i > 0 && s.count > spots[i-1].count {
					t.Errorf("%d places: a dot of %d cases follows one of %d", n, s.count, spots[i-1].count)
				}
				for _, other := range spots[:i] {
					apart := math.Hypot(s.x-other.x, s.y-other.y) / pixel
					if apart < minTarget || apart < s.radius()+other.radius() {
						t.Errorf("%d places: dots of %d and %d cases are %.1f px apart", n, s.count, other.count, apart)
					}
				}
			}
			for code := range want {
				if got[code] != 1 {
					t.Errorf("%d places: %s is in %d dots", n, code, got[code])
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d places: %d of %d are on the map", n, len(got), len(want))
			}
		}
	}
}

func TestLabelsCoverNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		w := window{width: 1200}.around(4900, 800)
		pixel := w.width / partPixels
		spots := spotsIn(somePlaces(r, 80), w, pixel)
		labelSpots(spots, w, pixel)
		labelled := 0
		for i, s := range spots {
			if s.label.text == "" {
				continue
			}
			labelled++
			b := s.label.box(s, pixel)
			if !b.isIn(w) {
				t.Errorf("%q goes over the edge", s.label.text)
			}
			for j, other := range spots {
				if j != i && other.label.text != "" && b.meets(other.label.box(other, pixel)) {
					t.Errorf("%q lies over %q", s.label.text, other.label.text)
				}
				if math.Abs(other.y-(b.top+b.bottom)/2) < (b.bottom-b.top)/2 && other.x > b.left && other.x < b.right {
					t.Errorf("%q lies over a dot", s.label.text)
				}
			}
		}
		if labelled < len(spots)/3 {
			t.Errorf("only %d of %d dots have a name", labelled, len(spots))
		}
	}
}

func TestPlacesAreNamedTogether(t *testing.T) {
	at := func(names ...string) []catalog.Place {
		var list []catalog.Place
		for _, name := range names {
			list = append(list, catalog.Place{Name: name, Country: "Netherlands"})
		}
		return list
	}
	abroad := catalog.Place{Name: "Ghent", Country: "Belgium"}
	for _, test := range []struct {
		list []catalog.Place
		want string
	}{
		{at("Utrecht"), "Utrecht, Netherlands"},
		{at("Netherlands"), "Netherlands"},
		{at("Utrecht", "Amsterdam"), "Utrecht and Amsterdam, Netherlands"},
		{at("Utrecht", "Amsterdam", "Delft", "Breda"), "Utrecht, Amsterdam, Delft and 1 more place, Netherlands"},
		{append(at("Utrecht", "Amsterdam", "Delft", "Breda"), abroad), "Utrecht, Amsterdam, Delft and 2 more places"},
		{append(at("Utrecht"), abroad), "Utrecht and Ghent"},
	} {
		if got := nameOf(test.list); got != test.want {
			t.Errorf("named %q; want %q", got, test.want)
		}
	}
}

// The number of a dot stands in it: its room is counted as the number is written.
func TestDigitsAreThoseOfTheNumber(t *testing.T) {
	for _, n := range []int{0, 9, 10, 999, 1000, 99999, 100000, 1234567} {
		if got, want := digits(n), len(number(n)); got != want {
			t.Errorf("%d has %d characters; want %d", n, got, want)
		}
	}
}
