package templates

import (
	"slices"

	"cogov/internal/catalog"
	"cogov/internal/places"
)

// A plate is a figure with a part of the map.
type plate struct {
	id     string
	number int
	title  string
	window
	file   string  // with the lines of the world
	pixels float64 // width at which it is drawn at least
	spots  []*spot
}

// Widths, in CSS pixels, under which the plates scroll: the world, and a part
// of it.
const (
	worldPixels = 800
	partPixels  = 640
)

// narrowestRegion keeps a region with a single place from filling the plate
// with it.
const narrowestRegion = 1200

// crowded is from how many places on a region has a plate of its own beside
// the world.
const crowded = 12

// plates are what the page shows: the world and the region with most places in
// it, or the part that was asked for.
func (p *MapPage) plates() []plate {
	region := p.Frame.Region
	switch {
	case p.Frame.Width != 0:
		return []plate{p.part(1, "Part of the world", p.Frame.window())}
	case region != "" && len(p.in(region)) > 0:
		return []plate{p.part(1, places.RegionName(region), fit(p.in(region), narrowestRegion))}
	}
	plates := []plate{p.whole()}
	if region, n := p.fullest(); n >= crowded {
		plates = append(plates, p.part(2, places.RegionName(region), fit(p.in(region), narrowestRegion)))
	}
	return plates
}

func (p *MapPage) whole() plate {
	return plate{
		id: "map", number: 1, title: "The world", window: world, file: "img/world.svg", pixels: worldPixels,
		spots: spotsIn(p.Survey.Places, world, world.width/worldPixels),
	}
}

func (p *MapPage) part(number int, title string, w window) plate {
	part := plate{id: "map", number: number, title: title, window: w, file: "img/world-fine.svg", pixels: partPixels}
	if number > 1 {
		part.id = "detail"
	}
	part.spots = spotsIn(p.Survey.Places, w, part.pixel())
	labelSpots(part.spots, w, part.pixel())
	return part
}

// pixel is how many units of the plate a CSS pixel is, at the least width.
func (p *plate) pixel() float64 { return p.width / p.pixels }

// mostNamed is how many places are named beside the map before one is chosen.
const mostNamed = 8

// shown are the places with most cases that are on some plates.
func (p *MapPage) shown(plates []plate) []catalog.Place {
	var list []catalog.Place
	for _, place := range p.Survey.Places {
		if len(list) == mostNamed {
			break
		}
		x, y := places.Project(place.Lat, place.Lon)
		isOn := func(on plate) bool { return on.has(x, y) }
		if slices.ContainsFunc(plates, isOn) {
			list = append(list, place)
		}
	}
	return list
}

// fullest is the region with most places.
func (p *MapPage) fullest() (region string, n int) {
	for _, r := range places.Regions {
		if in := len(p.in(r.Code)); in > n {
			region, n = r.Code, in
		}
	}
	return region, n
}

// mostTogether is how many places a dot can show the cases of. One with more
// leads closer, unless that is as close as it gets.
const mostTogether = 12

// leadsCloser reports whether the dot leads to a closer look.
func (p *plate) leadsCloser(s *spot) bool { return len(s.places) > mostTogether && p.width > minWidth }

// closer is a look at the places of a dot.
func (s *spot) closer() Frame { return frameOf(fit(s.places, minWidth)) }

// to is where a dot leads.
func (p *MapPage) to(on *plate, s *spot) string {
	if on.leadsCloser(s) {
		return p.Framed(s.closer()).Path() + "#map"
	}
	return p.Choosing(s.codes()...).Path() + "#place"
}

// words name a dot.
func (p *plate) words(s *spot) string {
	words := s.name() + ": " + count(s.count, "case", "cases")
	if p.leadsCloser(s) {
		words += ". Look closer"
	}
	return words
}

// isChosen reports whether a dot holds a chosen place.
func (p *MapPage) isChosen(s *spot) bool {
	return slices.ContainsFunc(s.places, func(place catalog.Place) bool { return slices.Contains(p.Chosen, place.Code) })
}

// A mapStep is a button that shows another part of the world.
type mapStep struct {
	name, label, icon string
	to                Frame
}

// steps are the buttons of a plate.
func (p *plate) steps() []mapStep {
	return []mapStep{
		{"in", "Zoom in", "M2 8h12M8 2v12", p.in()},
		{"out", "Zoom out", "M2 8h12", p.out()},
		{"whole", "Show the whole map", "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", Frame{}},
		{"left", "Move left", "M9.5 3L4.5 8l5 5", p.beside(-1./3, 0)},
		{"right", "Move right", "M6.5 3l5 5-5 5", p.beside(1./3, 0)},
		{"up", "Move up", "M3 9.5l5-5 5 5", p.beside(0, -1./3)},
		{"down", "Move down", "M3 6.5l5 5 5-5", p.beside(0, 1./3)},
	}
}

// in is half as much; of the world, the half with the largest dot in the
// middle.
func (p *plate) in() Frame {
	if p.window == world && len(p.spots) > 0 {
		return frameOf(window{width: world.width / 2}.around(p.spots[0].x, p.spots[0].y))
	}
	return frameOf(p.scaled(.5))
}

// out is twice as much, and at last the world.
func (p *plate) out() Frame {
	if w := p.scaled(2); w.width >= 2*p.width {
		return frameOf(w)
	}
	return Frame{}
}

// beside is as much of the world further on; there is nothing beside the world.
func (p *plate) beside(right, down float64) Frame {
	if p.window == world {
		return Frame{}
	}
	return frameOf(p.moved(right, down))
}

// A sea has its name on the world.
type sea struct {
	name     string
	lat, lon float64
}

var seaNames = []sea{{"Atlantic", 32, -43}, {"Pacific", -12, -125}, {"Indian Ocean", -18, 78}}
