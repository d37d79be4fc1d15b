package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strconv"

	"cogov/internal/places"
)

// A plate is how fine a world map is drawn, in units of its width of 10,000.
type plate struct {
	detail    float64 // the smallest triangle that still bends a coast or border
	island    float64 // the area of the smallest island or lake
	graticule float64 // degrees between two meridians or parallels
}

// draw makes the plate of an atlas: an SVG with the paths "graticule", "land"
// and "borders", without colours, which the pages give. Strokes keep their
// width however large it is shown.
func (p plate) draw(_ context.Context, from [][]byte) ([]byte, error) {
	atlas, err := readTopology(from[0])
	if err != nil {
		return nil, err
	}
	coasts, err := atlas.coasts()
	if err != nil {
		return nil, err
	}
	borders, err := atlas.borders()
	if err != nil {
		return nil, err
	}
	lines := atlas.lines()
	for i := range lines {
		lines[i] = simplify(lines[i], p.detail)
	}
	var svg bytes.Buffer
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d">`+"\n", places.PlateWidth, places.PlateHeight)
	svg.WriteString("<!-- Made with Natural Earth, in the public domain. Equal Earth projection. -->\n")
	for _, part := range []struct {
		id   string
		path []byte
	}{{"graticule", p.meshes()}, {"land", p.land(coasts, lines)}, {"borders", p.borders(borders, lines)}} {
		fmt.Fprintf(&svg, `<path id="%s" vector-effect="non-scaling-stroke" d="%s"/>`+"\n", part.id, part.path)
	}
	svg.WriteString("</svg>\n")
	return svg.Bytes(), nil
}

func (p plate) land(coasts [][]int, lines [][]point) []byte {
	var pen pen
	for _, arcs := range coasts {
		shore := ring(arcs, lines)
		if !isAntarctic(shore) && areaOf(shore) >= p.island {
			pen.draw(shore, true)
		}
	}
	return pen.path
}

func (p plate) borders(arcs []int, lines [][]point) []byte {
	var pen pen
	for _, arc := range arcs {
		pen.draw(lines[arc], false)
	}
	return pen.path
}

// meshes are the lines of the graticule. Parallels are straight.
func (p plate) meshes() []byte {
	const north, south = 80, -60
	var pen pen
	for lat := math.Ceil(south/p.graticule) * p.graticule; lat < north; lat += p.graticule {
		pen.draw([]point{{-180, lat}, {180, lat}}, false)
	}
	for lon := -180.0; lon < 180; lon += p.graticule {
		var meridian []point
		for lat := south; lat <= north; lat += 10 {
			meridian = append(meridian, point{places.DegreesEast(lon), float64(lat)})
		}
		pen.draw(meridian, false)
	}
	return pen.path
}

func isAntarctic(shore []point) bool {
	for _, p := range shore {
		if p.lat > -60 {
			return false
		}
	}
	return true
}

// areaOf is the area of a ring on the plate.
func areaOf(ring []point) float64 {
	twice := 0.0
	for i := range ring {
		ax, ay := ring[i].onPlate()
		bx, by := ring[(i+1)%len(ring)].onPlate()
		twice += ax*by - bx*ay
	}
	return math.Abs(twice) / 2
}

// A pen writes the data of a path, every number as the whole step from the
// point before: short, and it compresses well.
type pen struct {
	path []byte
	x, y int // where it stands
}

// draw adds a line. What is closed ends with its first point, which need not be
// drawn twice.
func (p *pen) draw(line []point, closed bool) {
	if closed {
		line = line[:len(line)-1]
	}
	var startX, startY int
	for i, at := range line {
		fx, fy := at.onPlate()
		x, y := int(math.Round(fx)), int(math.Round(fy))
		switch {
		case i == 0:
			startX, startY = x, y
			p.path = append(p.path, 'm')
		case x == p.x && y == p.y:
			continue
		}
		p.number(x - p.x)
		p.number(y - p.y)
		p.x, p.y = x, y
	}
	if closed {
		p.path = append(p.path, 'z')
		p.x, p.y = startX, startY
	}
}

// number writes a number after what stands before it: a minus sign needs no
// blank.
func (p *pen) number(n int) {
	if last := p.path[len(p.path)-1]; n >= 0 && last != 'm' {
		p.path = append(p.path, ' ')
	}
	p.path = strconv.AppendInt(p.path, int64(n), 10)
}
