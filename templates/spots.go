package templates

import (
	"math"
	"slices"
	"unicode/utf8"

	"cogov/internal/catalog"
	"cogov/internal/places"
)

// A spot is a dot on a map: one place, or several too close together for a dot
// each. It lies where the place with most cases does.
type spot struct {
	x, y   float64 // on the plate
	places []catalog.Place
	count  int // of cases
	label  label
}

// minTarget is how far apart the middles of two dots are at least, in CSS
// pixels, and so how large the target of each is.
const minTarget = 24

// radius is that of the dot in CSS pixels: larger for more cases, and large
// enough for their number.
func (s *spot) radius() float64 {
	if s.count == 1 {
		return 5.5
	}
	digits := 3.6*float64(digits(s.count)) + 4.5
	return math.Max(math.Max(9, digits), math.Min(7.5+1.4*math.Sqrt(float64(s.count)), 20))
}

// target is the radius of what can be pressed.
func (s *spot) target() float64 { return math.Max(minTarget/2, s.radius()+1) }

// isTooClose reports whether two dots would touch where a CSS pixel is so many
// units of the plate.
func (s *spot) isTooClose(t *spot, pixel float64) bool {
	return math.Hypot(s.x-t.x, s.y-t.y) < pixel*math.Max(minTarget, s.radius()+t.radius()+2)
}

// spotsIn gathers the places within a window into dots, most cases first. A
// larger dot takes in the smaller ones that it would touch, until none do.
func spotsIn(list []catalog.Place, w window, pixel float64) []*spot {
	spots, room := make([]*spot, 0, len(list)), make([]spot, len(list))
	for i, p := range list {
		if x, y := places.Project(p.Lat, p.Lon); w.has(x, y) {
			room[i] = spot{x: x, y: y, places: list[i : i+1 : i+1], count: p.Count}
			spots = append(spots, &room[i])
		}
	}
	for before := -1; before != len(spots); {
		before = len(spots)
		spots = gatherSpots(spots, pixel)
		slices.SortStableFunc(spots, func(a, b *spot) int { return b.count - a.count })
	}
	return spots
}

// gatherSpots goes once through the dots, the larger ones first. One that was
// taken in has no cases of its own any more.
func gatherSpots(spots []*spot, pixel float64) []*spot {
	kept := spots[:0]
	for i, s := range spots {
		if s.count == 0 {
			continue
		}
		for _, t := range spots[i+1:] {
			if t.count > 0 && s.isTooClose(t, pixel) {
				s.places = append(s.places, t.places...)
				s.count, t.count = s.count+t.count, 0
			}
		}
		kept = append(kept, s)
	}
	return kept
}

// A label stands beside a dot, by CSS pixels from its middle.
type label struct {
	text, class string // the class says how it is aligned
	x, y        float64
}

// labels are where the name of the dot can stand, the best first.
func (s *spot) labels() [4]label {
	text, beside := s.shortName(), s.radius()+5
	return [4]label{
		{text, "label", beside, 4},
		{text, "label before", -beside, 4},
		{text, "label over", 0, -s.target() - 4},
		{text, "label over", 0, s.target() + 12},
	}
}

// A box is a rectangle in units of the plate.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

func (b box) isIn(w window) bool {
	return b.left >= w.x && b.right <= w.x+w.width && b.top >= w.y && b.bottom <= w.y+w.height
}

// box is what a label takes up, about, beside its dot.
func (l label) box(s *spot, pixel float64) box {
	wide := 6.6*float64(utf8.RuneCountInString(l.text)) + 2
	left := l.x
	switch l.class {
	case "label before":
		left -= wide
	case "label over":
		left -= wide / 2
	}
	return box{s.x + left*pixel, s.y + (l.y-11)*pixel, s.x + (left+wide)*pixel, s.y + (l.y+4)*pixel}
}

// labelSpots names the dots whose name has room beside them, the larger ones
// first.
func labelSpots(spots []*spot, w window, pixel float64) {
	var full []box
	for _, s := range spots {
		r := s.radius() * pixel
		full = append(full, box{s.x - r, s.y - r, s.x + r, s.y + r})
	}
	for _, s := range spots {
		for _, l := range s.labels() {
			b := l.box(s, pixel)
			if b.isIn(w) && !slices.ContainsFunc(full, b.meets) {
				s.label = l
				full = append(full, b)
				break
			}
		}
	}
}

// shortName is what stands beside the dot.
func (s *spot) shortName() string {
	switch len(s.places) {
	case 1:
		return s.places[0].Name
	case 2:
		return s.places[0].Name + ", " + s.places[1].Name
	}
	return s.places[0].Name + " and " + number(len(s.places)-1) + " more"
}

// name says where the dot is: "Utrecht and Amsterdam, Netherlands".
func (s *spot) name() string { return nameOf(s.places) }

// nameOf names one place or several, with their country where it is the same.
func nameOf(list []catalog.Place) string {
	const most = 3
	country := list[0].Country
	var names []string
	for _, p := range list {
		if p.Country != country {
			country = ""
		}
		if len(names) < most {
			names = append(names, p.Name)
		}
	}
	if more := len(list) - most; more > 0 {
		names = append(names, count(more, "more place", "more places"))
	}
	name := listing(names)
	if country != "" && country != name {
		name += ", " + country
	}
	return name
}

// codes are those of the dot's places.
func (s *spot) codes() []string {
	var codes []string
	for _, p := range s.places {
		codes = append(codes, p.Code)
	}
	return codes
}
