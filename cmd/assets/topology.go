package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"cogov/internal/places"
)

// A topology is what a TopoJSON file of world-atlas holds: lines between
// places where coasts and borders meet, and what they enclose. Neighbours share
// the line between them.
type topology struct {
	Arcs    [][][2]float64 // whole numbers, each point as a step from the one before
	Objects struct {
		Countries struct{ Geometries []country }
		Land      struct{ Geometries []geometry }
	}
	Transform struct{ Scale, Translate [2]float64 }
}

// A geometry is made of rings of arcs. The number of an arc that runs the other
// way is its complement.
type geometry struct {
	Type string
	Arcs json.RawMessage
}

type country struct {
	geometry
	Properties struct{ Name string }
}

// A point is a position: degrees east of the middle of the plate, which may be
// beyond 180, and degrees north.
type point struct{ east, lat float64 }

func (p point) onPlate() (x, y float64) { return places.ProjectEast(p.lat, p.east) }

func readTopology(data []byte) (*topology, error) {
	t := new(topology)
	if err := json.Unmarshal(data, t); err != nil {
		return nil, err
	}
	if len(t.Arcs) == 0 || len(t.Objects.Countries.Geometries) == 0 || len(t.Objects.Land.Geometries) == 0 {
		return nil, errors.New("the atlas has no arcs, countries or land: has its shape changed?")
	}
	return t, nil
}

// lines are the arcs as positions, each without a jump where it crosses the
// edge of the plate.
func (t *topology) lines() [][]point {
	lines := make([][]point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var at [2]float64
		for _, step := range arc {
			at[0] += step[0]
			at[1] += step[1]
			p := point{
				east: places.DegreesEast(at[0]*t.Transform.Scale[0] + t.Transform.Translate[0]),
				lat:  at[1]*t.Transform.Scale[1] + t.Transform.Translate[1],
			}
			if n := len(lines[i]); n > 0 {
				p.east += turns(lines[i][n-1].east - p.east)
			}
			lines[i] = append(lines[i], p)
		}
	}
	return lines
}

// turns is the multiple of 360 nearest to some degrees.
func turns(degrees float64) float64 { return 360 * math.Round(degrees/360) }

// rings lists the rings of a geometry, holes among them, each as numbers of
// arcs.
func (g geometry) rings() ([][]int, error) {
	var polygons [][][]int
	switch g.Type {
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return nil, err
		}
	case "Polygon":
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("the atlas has a %q; only polygons are known", g.Type)
	}
	var rings [][]int
	for _, polygon := range polygons {
		rings = append(rings, polygon...)
	}
	return rings, nil
}

// coasts are the rings around all land.
func (t *topology) coasts() ([][]int, error) {
	var all [][]int
	for _, g := range t.Objects.Land.Geometries {
		rings, err := g.rings()
		if err != nil {
			return nil, err
		}
		all = append(all, rings...)
	}
	return all, nil
}

// borders are the numbers of the arcs that two countries share.
func (t *topology) borders() ([]int, error) {
	countries := make([]int, len(t.Arcs))
	for _, c := range t.Objects.Countries.Geometries {
		rings, err := c.rings()
		if err != nil {
			return nil, err
		}
		own := map[int]bool{}
		for _, ring := range rings {
			for _, arc := range ring {
				own[max(arc, ^arc)] = true
			}
		}
		for arc := range own {
			countries[arc]++
		}
	}
	var shared []int
	for arc, n := range countries {
		if n > 1 {
			shared = append(shared, arc)
		}
	}
	return shared, nil
}

// ring joins arcs to one line without jumps, moved to where most of it lies on
// the plate.
func ring(arcs []int, lines [][]point) []point {
	var joined []point
	for _, number := range arcs {
		arc := lines[max(number, ^number)]
		shift := 0.0
		for i := range arc {
			p := arc[i]
			if number < 0 {
				p = arc[len(arc)-1-i]
			}
			if n := len(joined); n > 0 && i == 0 {
				shift = turns(joined[n-1].east - p.east)
				continue // the last point of the arc before
			}
			p.east += shift
			joined = append(joined, p)
		}
	}
	middle := 0.0
	for _, p := range joined {
		middle += p.east / float64(len(joined))
	}
	for i := range joined {
		joined[i].east -= turns(middle)
	}
	return joined
}
