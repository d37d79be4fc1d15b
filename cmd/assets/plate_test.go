package main

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"cogov/internal/places"
)

// atlas is a small world: two countries that share a border, an island that
// lies across the edge of the plate, a speck of an island, and Antarctica.
// Degrees are whole numbers here, from the south pole and the date line on.
const atlas = `{"type": "Topology", "transform": {"scale": [1, 1], "translate": [-180, -90]},
"objects": {
  "countries": {"geometries": [
    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
    {"type": "MultiPolygon", "arcs": [[[2, -2]], [[3, 6]], [[4]]], "properties": {"name": "East"}},
    {"type": "Polygon", "arcs": [[5]], "properties": {"name": "Antarctica"}}]},
  "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, 2]], [[3, 6]], [[4]], [[5]]]}]}},
"arcs": [
  [[191, 110], [-10, 0], [0, 5], [0, 5], [10, 0]],
  [[191, 120], [0, -10]],
  [[191, 120], [10, 0], [0, -10], [-10, 0]],
  [[10, 90], [6, 0], [0, 4]],
  [[180, 100], [1, 0], [0, 1], [-1, -1]],
  [[0, 10], [90, 0], [90, 5], [90, -5], [90, 0], [-360, 0]],
  [[16, 94], [-6, 0], [0, -4]]]}`

func TestAPlateIsDrawnFromAnAtlas(t *testing.T) {
	svg, err := plate{detail: 1, island: 1000, graticule: 90}.draw(t.Context(), [][]byte{[]byte(atlas)})
	if err != nil {
		t.Fatal(err)
	}
	land := paths(t, svg)["land"]
	if len(land) != 2 {
		t.Fatalf("there are %d pieces of land; want the two countries as one, and the island: %v", len(land), land)
	}
	// 10° N to 30° N and 10° either side of the middle: the point half-way up
	// the western coast bends it, because the projection does.
	if got := len(land[0]); got != 7 {
		t.Errorf("the land is drawn with %d points: %v", got, land[0])
	}
	for name, at := range map[string][2]float64{"west": {25, 5}, "east": {25, 15}} {
		if !isInside(land, at[0], at[1]) {
			t.Errorf("the %s is no land", name)
		}
	}
	if isInside(land, 15, 31) || isInside(land, -70, 10) {
		t.Error("the sea or Antarctica is land")
	}
	for _, at := range land[1] {
		if at[0] < -100 || at[0] > 150 {
			t.Errorf("an island across the edge of the plate is torn apart: %v", land[1])
			break
		}
	}
	x10, y10 := places.Project(20, 11)
	x0, y0 := places.Project(30, 11)
	want := [][2]int{{int(math.Round(x0)), int(math.Round(y0))}, {int(math.Round(x10)), int(math.Round(y10))}}
	if borders := paths(t, svg)["borders"]; len(borders) != 1 || borders[0][0] != want[0] || borders[0][1] != want[1] {
		t.Errorf("the borders are %v; want one, %v", borders, want)
	}
}

func TestSimplifyingLeavesOutTheSmallestCorners(t *testing.T) {
	line := []point{{0, 0}, {10, .01}, {20, 0}, {30, 10}, {40, 0}, {50, -.01}, {60, 0}}
	got := simplify(line, 200)
	want := []point{{0, 0}, {20, 0}, {30, 10}, {40, 0}, {60, 0}}
	if len(got) != len(want) {
		t.Fatalf("%v remain; want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v remain; want %v", got, want)
		}
	}
	if all := simplify(line, 0); len(all) != len(line) {
		t.Errorf("%d of %d points remain where nothing is too small", len(all), len(line))
	}
	if two := simplify(line, math.Inf(1)); len(two) != 2 || two[0] != line[0] || two[1] != line[6] {
		t.Errorf("the ends do not stay: %v", two)
	}
}

func TestAChangedShapeOfTheAtlasIsNoticed(t *testing.T) {
	for _, changed := range []string{"{}", "[]", strings.ReplaceAll(atlas, `"Polygon"`, `"LineString"`), strings.ReplaceAll(atlas, `"arcs": [[0, 1]]`, `"arcs": 7`)} {
		if svg, err := (plate{1, 1, 30}).draw(t.Context(), [][]byte{[]byte(changed)}); err == nil {
			t.Errorf("%.40s… makes %.80s…", changed, svg)
		}
	}
}

// The committed plates and the projection of points agree: cities are on land,
// seas are not.
func TestCommittedPlatesShowLandWhereItIs(t *testing.T) {
	for _, name := range []string{"world.svg", "world-fine.svg"} {
		svg, err := os.ReadFile(filepath.Join(root, "static/img", name))
		if err != nil {
			t.Fatal(err)
		}
		land := paths(t, svg)["land"]
		for city, at := range map[string][2]float64{
			"Madrid": {40.4, -3.7}, "Utrecht": {52.1, 5.3}, "Moscow": {55.8, 37.6}, "Nairobi": {-1.3, 36.8}, "Chicago": {41.8, -88},
			"Mexico City": {19.4, -99.1}, "Bogotá": {4.7, -74.1}, "Santa Fe": {-31.6, -60.7}, "Pune": {18.5, 73.9}, "Xi'an": {34.3, 108.9},
			"Alice Springs": {-23.7, 133.9}, "Christchurch, inland": {-43.3, 171.8}, "Anchorage, inland": {62.5, -150}, "Anadyr, inland": {66, 176}, "Bandung": {-6.95, 107.6},
		} {
			if !isInside(land, at[0], at[1]) {
				t.Errorf("%s: %s lies in the sea", name, city)
			}
		}
		for sea, at := range map[string][2]float64{
			"Atlantic": {30, -40}, "Mediterranean": {38, 5}, "Caspian Sea": {42, 50.5}, "Gulf of Mexico": {25, -90}, "Indian Ocean": {-20, 80},
			"North Sea": {56, 3}, "Pacific": {0, -150}, "Black Sea": {43.3, 34}, "Tasman Sea": {-38, 160}, "Antarctica": {-75, 10},
		} {
			if isInside(land, at[0], at[1]) {
				t.Errorf("%s: the %s is land", name, sea)
			}
		}
	}
}

// paths reads the lines of every path of an SVG, by its id.
func paths(t *testing.T, svg []byte) map[string][][][2]int {
	t.Helper()
	all := map[string][][][2]int{}
	number := regexp.MustCompile(`-?\d+`)
	for _, p := range regexp.MustCompile(`<path id="(\w+)"[^>]* d="([^"]*)"`).FindAllStringSubmatch(string(svg), -1) {
		x, y := 0, 0
		for _, line := range strings.Split(p[2], "m")[1:] {
			var points [][2]int
			numbers := number.FindAllString(line, -1)
			for i := 0; i+1 < len(numbers); i += 2 {
				dx, errX := strconv.Atoi(numbers[i])
				dy, errY := strconv.Atoi(numbers[i+1])
				if errX != nil || errY != nil {
					t.Fatal(errX, errY)
				}
				x, y = x+dx, y+dy
				points = append(points, [2]int{x, y})
			}
			if strings.HasSuffix(line, "z") {
				x, y = points[0][0], points[0][1]
			}
			all[p[1]] = append(all[p[1]], points)
		}
	}
	return all
}

// isInside counts how often a ray from a position to the west meets a shore.
func isInside(rings [][][2]int, lat, lon float64) bool {
	x, y := places.Project(lat, lon)
	inside := false
	for _, ring := range rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			ax, ay, bx, by := float64(a[0]), float64(a[1]), float64(b[0]), float64(b[1])
			if (ay > y) != (by > y) && x < ax+(bx-ax)*(y-ay)/(by-ay) {
				inside = !inside
			}
		}
	}
	return inside
}
