package templates

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/catalog"
	"cogov/internal/places"
)

// A Frame says which part of the world a map shows: all of it, a world region
// as far as it has cases, or a part by its middle and width in units of the
// plate. The zero Frame is the world.
type Frame struct {
	Region           string // code of a world region
	MiddleX, MiddleY int
	Width            int
}

// minWidth is the closest look, about a thousand kilometres: the lines of the
// plate are no finer.
const minWidth = 300

// ParseFrame reads a frame from a URL. What means nothing is the world.
func ParseFrame(text string) Frame {
	if slices.ContainsFunc(places.Regions, func(r places.Region) bool { return r.Code == text }) {
		return Frame{Region: text}
	}
	var n [3]int
	parts := strings.Split(text, ",")
	if len(parts) != len(n) {
		return Frame{}
	}
	for i, part := range parts {
		var err error
		if n[i], err = strconv.Atoi(part); err != nil || n[i] < 0 || n[i] > places.PlateWidth {
			return Frame{}
		}
	}
	return frameOf(Frame{MiddleX: n[0], MiddleY: n[1], Width: n[2]}.window())
}

// String is the frame in a URL; empty for the world.
func (f Frame) String() string {
	switch {
	case f.Region != "":
		return f.Region
	case f.Width != 0:
		return fmt.Sprintf("%d,%d,%d", f.MiddleX, f.MiddleY, f.Width)
	}
	return ""
}

// param is the frame in a form, where the world has a name too.
func (f Frame) param() string { return cmp.Or(f.String(), "world") }

// IsWorld reports whether the frame shows everything.
func (f Frame) IsWorld() bool { return f == Frame{} }

// A window is a part of the plate.
type window struct{ x, y, width, height float64 }

// world is the window of all the plate.
var world = window{0, 0, places.PlateWidth, places.PlateHeight}

// aspect is the width of a window by its height, but for the world.
const aspect = 1.4

// around is a window of the same width around a point, or as near to it as the
// plate goes.
func (w window) around(x, y float64) window {
	w.width = math.Min(math.Max(w.width, minWidth), places.PlateHeight*aspect)
	w.height = w.width / aspect
	w.x = math.Min(math.Max(x-w.width/2, 0), places.PlateWidth-w.width)
	w.y = math.Min(math.Max(y-w.height/2, 0), places.PlateHeight-w.height)
	return w
}

func (w window) middle() (x, y float64) { return w.x + w.width/2, w.y + w.height/2 }

// scaled is the window with its width multiplied, around the same middle.
func (w window) scaled(by float64) window {
	x, y := w.middle()
	w.width *= by
	return w.around(x, y)
}

// moved is the window moved by parts of its width and height.
func (w window) moved(right, down float64) window {
	x, y := w.middle()
	return w.around(x+right*w.width, y+down*w.height)
}

func (w window) has(x, y float64) bool {
	return x >= w.x && x <= w.x+w.width && y >= w.y && y <= w.y+w.height
}

// viewBox is the window as SVG writes it.
func (w window) viewBox() string {
	return fmt.Sprintf("%.0f %.0f %.0f %.0f", w.x, w.y, w.width, w.height)
}

// frameOf is the frame of a window, in whole units.
func frameOf(w window) Frame {
	x, y := w.middle()
	w.width = math.Round(w.width)
	x, y = w.around(x, y).middle()
	return Frame{MiddleX: int(math.Round(x)), MiddleY: int(math.Round(y)), Width: int(w.width)}
}

// window is the part of the plate that a frame of numbers shows.
func (f Frame) window() window {
	return window{width: float64(f.Width)}.around(float64(f.MiddleX), float64(f.MiddleY))
}

// fit is the window around some places, with room at its edges, and no narrower
// than a width.
func fit(list []catalog.Place, narrowest float64) window {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range list {
		x, y := places.Project(p.Lat, p.Lon)
		left, right = math.Min(left, x), math.Max(right, x)
		top, bottom = math.Min(top, y), math.Max(bottom, y)
	}
	const room = 1.3
	width := room * math.Max(right-left, (bottom-top)*aspect)
	return window{width: math.Max(width, narrowest)}.around((left+right)/2, (top+bottom)/2)
}
