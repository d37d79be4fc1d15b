package templates

import "cogov/internal/catalog"

// A speck is a dot that leads nowhere. It is drawn as the end of a line, which
// keeps its size however small the map is.
type speck struct {
	x, y  float64
	class string
}

// specks are the places on the small map, the larger ones first and each with
// its rim before it.
func specks(list []catalog.Place) []speck {
	const pixel = 5 // units of the plate, so that dots may stand closer than targets
	var specks []speck
	for _, s := range spotsIn(list, world, pixel) {
		size := ""
		switch {
		case s.count > 6:
			size = " many"
		case s.count > 1:
			size = " several"
		}
		specks = append(specks, speck{s.x, s.y, "speck rim" + size}, speck{s.x, s.y, "speck" + size})
	}
	return specks
}
