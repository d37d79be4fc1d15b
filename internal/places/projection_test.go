package places

import (
	"math"
	"testing"
)

// The positions are those that another implementation gives: d3-geo 3, its
// Equal Earth turned by 11 degrees and fitted to the same width.
func TestProjectIsEqualEarth(t *testing.T) {
	for _, test := range []struct{ lat, lon, x, y float64 }{
		{0, 11, 5000, 2379.7},
		{80, 11, 5000, 0},
		{52.0907, 5.1214, 4867.6, 580.3},
		{-43.5321, 172.6362, 8888, 3923.2},
		{45.5152, -122.6784, 1829.4, 774.7},
		{-34.04, 18.678, 5195.6, 3613.4},
		{35.6762, 139.6503, 8248.8, 1091},
		{64.1466, -21.9426, 4339.2, 270.8},
		{-54.8, -68.3, 3256.4, 4254.6},
		{0, -168.999, 0, 2379.7},
		{0, 191.001, 0, 2379.7}, // the same, said otherwise
	} {
		if x, y := Project(test.lat, test.lon); math.Abs(x-test.x) > .06 || math.Abs(y-test.y) > .06 {
			t.Errorf("%v, %v lies at %.1f, %.1f; want %v, %v", test.lat, test.lon, x, y, test.x, test.y)
		}
	}
}

func TestACoastGoesOnOverTheEdge(t *testing.T) {
	inside, _ := ProjectEast(-17, 179.9)
	outside, _ := ProjectEast(-17, 180.1)
	if step := outside - inside; step < 3 || step > 6 {
		t.Errorf("a fifth of a degree across the edge is %.1f wide", step)
	}
}

// Around the position a degree of latitude is scale high everywhere, and a
// degree of longitude narrower by the cosine of the latitude.
func TestUprightShowsTrueShapes(t *testing.T) {
	for _, at := range [][2]float64{{52.09, 5.12}, {45.5, -122.7}, {-43.5, 172.6}, {0, -70}, {64.1, -21.9}} {
		m := Upright(at[0], at[1], 10)
		on := func(lat, lon float64) (x, y float64) {
			x, y = Project(lat, lon)
			return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
		}
		for _, step := range [][2]float64{{0, 0}, {.2, 0}, {-.2, 0}, {0, .2}, {0, -.2}, {.1, .1}} {
			x, y := on(at[0]+step[0], at[1]+step[1])
			wantX, wantY := 10*step[1]*math.Cos(at[0]*math.Pi/180), -10*step[0]
			if math.Abs(x-wantX) > .02 || math.Abs(y-wantY) > .02 {
				t.Errorf("%v from %v is shown at %.2f, %.2f; want %.2f, %.2f", step, at, x, y, wantX, wantY)
			}
		}
	}
}
