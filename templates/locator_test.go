package templates

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"cogov/internal/places"
)

func TestALocatorShowsWhereAPlaceLies(t *testing.T) {
	lat, lon := 52.09, 5.12
	for _, test := range []struct{ city, country, want, caption string }{
		{"Utrecht", "NL", "Utrecht, Netherlands, on a map of Europe", "Utrecht About 52.09° N, 5.12° E"},
		{"", "NL", "Netherlands, on a map of Europe", "Netherlands About 52.09° N, 5.12° E"},
		{"Vostok", "AQ", "Vostok, Antarctica, on a map of the world", "Vostok About 52.09° N, 5.12° E"},
		{"", "", "a map of the world", "About 52.09° N, 5.12° E"},
		{`<b>"Town"</b>`, "NL", `<b>"Town"</b>, Netherlands, on a map of Europe`, `<b>"Town"</b> About 52.09° N, 5.12° E`},
	} {
		doc := render(t, locator(test.city, test.country, &lat, &lon))
		if got := doc.Find("svg[role=img]").AttrOr("aria-label", ""); got != test.want {
			t.Errorf("the map of %q is named %q; want %q", test.city, got, test.want)
		}
		if got := words(doc.Find("figcaption")); got != test.caption {
			t.Errorf("the caption is %q; want %q", got, test.caption)
		}
	}
	for _, at := range [][2]*float64{{nil, nil}, {&lat, nil}, {nil, &lon}} {
		if doc := render(t, locator("Utrecht", "NL", at[0], at[1])); doc.Find("figure").Length() != 0 {
			t.Error("there is a map without a position")
		}
	}
}

// The plate is moved so that the position is under the dot in the middle.
func TestALocatorHasThePlaceInItsMiddle(t *testing.T) {
	for _, at := range [][2]float64{{52.09, 5.12}, {45.52, -122.68}, {-43.53, 172.64}} {
		transform := render(t, locator("Here", "NL", &at[0], &at[1])).Find("svg > g").AttrOr("transform", "")
		var m [6]float64
		numbers := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(transform, "matrix("), ")"))
		if len(numbers) != len(m) {
			t.Fatalf("the plate is moved by %q", transform)
		}
		for i := range m {
			var err error
			if m[i], err = strconv.ParseFloat(numbers[i], 64); err != nil {
				t.Fatal(err)
			}
		}
		x, y := places.Project(at[0], at[1])
		if dx, dy := m[0]*x+m[2]*y+m[4], m[1]*x+m[3]*y+m[5]; math.Hypot(dx, dy) > 1 {
			t.Errorf("%v lies %.1f, %.1f from the middle", at, dx, dy)
		}
	}
}
