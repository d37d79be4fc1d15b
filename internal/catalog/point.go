package catalog

import (
	"math"

	"cogov/internal/casestudy"
)

// A point lies on the globe, as seen from its centre: a direction of length one.
// The zero point is nowhere. Sums of points point to their middle.
type point struct{ x, y, z float64 }

// pointOf is where a case is, if that is known.
func pointOf(c *casestudy.Case) point {
	if c.Lat == nil || c.Lon == nil {
		return point{}
	}
	lat, lon := *c.Lat*math.Pi/180, *c.Lon*math.Pi/180
	return point{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

func (p point) isNowhere() bool { return p == point{} }

func (p point) plus(q point) point { return point{p.x + q.x, p.y + q.y, p.z + q.z} }

// onGlobe stretches a sum of points to length one. Points that face each other
// have no middle.
func (p point) onGlobe() point {
	length := math.Sqrt(p.x*p.x + p.y*p.y + p.z*p.z)
	if length < 1e-9 {
		return point{}
	}
	return point{p.x / length, p.y / length, p.z / length}
}

// earthRadius is the mean one, in kilometres.
const earthRadius = 6371.0088

// kilometres is the way between two points along a great circle. It goes by the
// chord, which is exact for points close together, too.
func (p point) kilometres(q point) float64 {
	x, y, z := p.x-q.x, p.y-q.y, p.z-q.z
	chord := math.Sqrt(x*x + y*y + z*z)
	return 2 * earthRadius * math.Asin(min(chord/2, 1))
}

// degrees are the latitude and longitude of a point.
func (p point) degrees() (lat, lon float64) {
	return math.Atan2(p.z, math.Hypot(p.x, p.y)) * 180 / math.Pi, math.Atan2(p.y, p.x) * 180 / math.Pi
}
