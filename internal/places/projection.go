package places

import "math"

// The plate is the world on paper: in the Equal Earth projection, in which
// every country has its true area, without Antarctica and the sea around the
// pole. Its edge runs through the Bering Strait, where it cuts no land but a few islands.
const (
	PlateWidth  = 10000
	PlateHeight = 4310

	plateMiddle = 11.0 // the meridian in the middle, degrees east
	plateTop    = 80.0 // the parallel along the upper edge, degrees north
)

// Project finds where a position lies on the plate.
func Project(lat, lon float64) (x, y float64) {
	return ProjectEast(lat, DegreesEast(lon))
}

// DegreesEast is how far a meridian lies east of the plate's middle, from -180
// to 180.
func DegreesEast(lon float64) float64 { return math.Remainder(lon-plateMiddle, 360) }

// ProjectEast projects by degrees east of the plate's middle, which may be
// beyond 180 where a coast goes on over the edge.
func ProjectEast(lat, east float64) (x, y float64) {
	x, y = equalEarth(lat, east)
	return PlateWidth/2 + plateScale*x, plateScale * (plateTopY - y)
}

var (
	edgeX, _     = equalEarth(0, 180)
	_, plateTopY = equalEarth(plateTop, 0)
	plateScale   = PlateWidth / 2 / edgeX
)

// equalEarth is the projection of Šavrič, Patterson and Jenny (2018), on a
// sphere of radius 1. Its four numbers are the authors'.
func equalEarth(lat, lon float64) (x, y float64) {
	const (
		a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
		m              = 0.8660254037844386 // half the square root of 3
	)
	t := math.Asin(m * math.Sin(lat*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = lon * math.Pi / 180 * math.Cos(t) / (m * (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2)))
	y = t * (a1 + a2*t2 + t6*(a3+a4*t2))
	return x, y
}

// Upright is the matrix, as SVG writes it, that bends the plate around a
// position back into its true shape: north up, the position at 0,0, and scale
// units to a degree of latitude. Far from the position it says little.
func Upright(lat, lon, scale float64) [6]float64 {
	x, y := Project(lat, lon)
	eastX, _ := equalEarth(lat, 1)
	northX, northY := Project(lat+.5, lon)
	southX, southY := Project(lat-.5, lon)
	lean := (northX - southX) / (northY - southY) // of the meridian on the plate
	wide := scale * math.Cos(lat*math.Pi/180) / (plateScale * eastX)
	high := scale / (southY - northY)
	return [6]float64{wide, 0, -wide * lean, high, wide * (lean*y - x), -high * y}
}
