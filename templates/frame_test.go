package templates

import (
	"math/rand/v2"
	"testing"

	"cogov/internal/places"
)

func TestAFrameIsReadFromAnAddress(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "world": "", "europe": "europe", "Europe": "", "atlantis": "",
		"4900,800,1200": "4900,800,1200", "4900,800": "", "4900,800,1200,3": "", "a,b,c": "", "-5,800,1200": "", "4900,800,99999": "", "4900,,1200": "",
		"0,0,1200": "600,429,1200", "10000,4310,300": "9850,4203,300", // not over the edge
		"5000,2000,10": "5000,2000,300", "5000,2000,10000": "5000,2155,6034", // neither too close nor too wide
	} {
		f := ParseFrame(given)
		if f.String() != want || f.IsWorld() != (want == "") {
			t.Errorf("%q is the frame %q; want %q", given, f.String(), want)
		}
		if again := ParseFrame(f.String()); again != f {
			t.Errorf("%q is read as %q", f.String(), again.String())
		}
	}
}

// Every step leads to a part of the plate, and to an address that says the same.
func TestStepsStayOnThePlate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		w := window{width: 300 + 6000*r.Float64()}.around(10000*r.Float64(), 4310*r.Float64())
		p := plate{window: w}
		for _, s := range p.steps() {
			if s.to.IsWorld() {
				if s.name != "whole" && (s.name != "out" || w.width < 3000) {
					t.Fatalf("%s leads from %+v to the world", s.name, w)
				}
				continue
			}
			to := s.to.window()
			if to.x < 0 || to.y < 0 || to.x+to.width > places.PlateWidth+.01 || to.y+to.height > places.PlateHeight+.01 || to.width < minWidth {
				t.Fatalf("%s leads from %+v to %+v", s.name, w, to)
			}
			if ParseFrame(s.to.String()) != s.to {
				t.Fatalf("%s leads from %+v to %+v, which is read as %+v", s.name, w, s.to, ParseFrame(s.to.String()))
			}
		}
	}
}

func TestAFitHasAllPlacesWithin(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 500 {
		list := somePlaces(r, 1+r.IntN(6))
		w := fit(list, minWidth)
		if w.width >= places.PlateHeight*aspect-1 { // as wide as a part can be
			continue
		}
		for _, p := range list {
			if x, y := places.Project(p.Lat, p.Lon); y >= 0 && !w.has(x, y) {
				t.Fatalf("%v, %v is not within %+v", p.Lat, p.Lon, w)
			}
		}
	}
}
