package web

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"cogov/internal/casestudy"
)

// The picture of a profile has the size that previews want. In it the profile
// is drawn as on pages, many times larger: five columns on a ground line, 56
// wide and 24 high.
const (
	imageWidth, imageHeight = 1200, 630
	unit                    = 18
	imageLeft               = (imageWidth - 56*unit) / 2
	imageTop                = (imageHeight - 24*unit) / 2
)

// Colours of the picture, by their place in the palette: those of the light
// theme. Between paper and grey lie the steps of soft edges.
const (
	paper uint8 = iota
	ghost
	weak
	moderate
	strong
	grey      // and so many steps before it
	softSteps = 8
)

var palette = func() color.Palette {
	rgb := func(hex uint32) color.RGBA {
		return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
	}
	from, to := rgb(0xf6f8f8), rgb(0x5d6c75)
	p := color.Palette{from, rgb(0xdbe3e8), rgb(0x5587ad), rgb(0x2f6c9a), rgb(0x0c3c61)}
	for i := 1; i <= softSteps; i++ {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(softSteps-i) + int(b)*i) / softSteps) }
		p = append(p, color.RGBA{mix(from.R, to.R), mix(from.G, to.G), mix(from.B, to.B), 0xff})
	}
	return p
}()

// drawProfile draws a profile as a PNG. The same scores always give the same
// bytes.
func drawProfile(scores *[5]casestudy.Score) ([]byte, error) {
	d := drawing{image.NewPaletted(image.Rect(0, 0, imageWidth, imageHeight), palette)}
	d.block(0, 23, 56, 1, grey+softSteps-1)
	for i := range scores {
		d.column(12*i, scores[i].Level)
	}
	var b bytes.Buffer
	err := png.Encode(&b, d.Paletted)
	return b.Bytes(), err
}

type drawing struct{ *image.Paletted }

// column draws a score: blocks up to its level, or the mark of its missing
// state.
func (d drawing) column(x int, level casestudy.Level) {
	switch n := level.Ordinal(); {
	case n > 0:
		for block := range 3 {
			colour := ghost
			if block < n {
				colour = weak + uint8(n) - 1
			}
			d.block(x, 16-8*block, 8, 7, colour)
		}
	case level == casestudy.InsufficientInformation:
		for _, y := range []float64{3.5, 11.5, 19.5} {
			d.shape(x, func(px, py float64) bool { return (px-4)*(px-4)+(py-y)*(py-y) < 1.75*1.75 })
		}
	case level == casestudy.NotApplicable:
		d.shape(x, func(px, py float64) bool {
			left := 1 + 4.4*(19-py)/15
			return py > 4 && py < 19 && px > left && px < left+1.8
		})
	default:
		d.block(x, 11, 8, 2, grey+softSteps-1)
	}
}

// block fills a rectangle, given in the profile's units.
func (d drawing) block(x, y, width, height int, colour uint8) {
	for row := imageTop + y*unit; row < imageTop+(y+height)*unit; row++ {
		line := d.Pix[d.PixOffset(imageLeft+x*unit, row):][:width*unit]
		for i := range line {
			line[i] = colour
		}
	}
}

// shape fills what is within a shape in a column, with soft edges: a pixel is as
// grey as much of it lies inside.
func (d drawing) shape(x int, inside func(px, py float64) bool) {
	const samples = 4 // a side
	for row := range 22 * unit {
		for col := range 8 * unit {
			n := 0
			for i := range samples * samples {
				px := (float64(col) + (float64(i%samples)+.5)/samples) / unit
				py := (float64(row) + (float64(i/samples)+.5)/samples) / unit
				if inside(px, py) {
					n++
				}
			}
			if step := n * softSteps / (samples * samples); step > 0 {
				d.SetColorIndex(imageLeft+x*unit+col, imageTop+row, grey+uint8(step)-1)
			}
		}
	}
}
