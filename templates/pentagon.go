package templates

import (
	"strconv"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// The partnership as a figure: the five partners on a circle, those that take
// part joined to one another. Like the marks it is drawn from codes and counts
// alone, of pieces that are made once; the list beside it says the same. As a
// template it took a sixtieth of the page.

// pentagon draws a partnership.
func pentagon(partners []string, list []member) templ.Component {
	return written(func(p *pen) {
		p.html(`<svg class="penta" viewBox="0 0 320 250" aria-hidden="true" focusable="false"><circle class="orbit" cx="160" cy="134" r="82"/>`, edges[partnersOf(partners)])
		for i := range list {
			writeCorner(p, &corners[i], &list[i])
		}
		p.html(`</svg>`)
	})
}

func writeCorner(p *pen, c *corner, m *member) {
	if !m.takesPart {
		p.html(c.off)
		return
	}
	if m.leads {
		p.html(c.ring)
	}
	p.html(c.on)
	if n := len(m.organisations); n > 0 {
		p.html(c.number, strconv.Itoa(n), `</text>`)
	}
}

// A corner is a partner's place in the figure: as one that takes part, or not,
// with its name; the ring of one that leads; and its number up to the digits.
type corner struct{ x, y, on, off, ring, number string }

// corners lie on a circle around (160, 134), clockwise from the top.
var corners = [5]corner{
	newCorner(0, 160, 52, 160, 24),
	newCorner(1, 238, 108.7, 254, 82.7),
	newCorner(2, 208.2, 200.3, 218.2, 236.3),
	newCorner(3, 111.8, 200.3, 101.8, 236.3),
	newCorner(4, 82, 108.7, 66, 82.7),
}

func newCorner(partner int, x, y, labelX, labelY float64) corner {
	circle := func(class, radius string) string {
		return `<circle class="` + class + `" cx="` + decimal(x) + `" cy="` + decimal(y) + `" r="` + radius + `"/>`
	}
	label := func(class string) string {
		return `<text class="` + class + `" x="` + decimal(labelX) + `" y="` + decimal(labelY) + `">` + casestudy.Partners[partner].Label + `</text>`
	}
	return corner{
		decimal(x), decimal(y), circle("on", "17") + label("t"), circle("off", "14") + label("t o"), circle("leadring", "21.5"),
		`<text class="n" x="` + decimal(x) + `" y="` + decimal(y+4.6) + `">`, // the middle of the digits
	}
}

// edges join every two partners of each set.
var edges = everyPartnership(func(partners []string) string {
	var lines string
	for i, a := range casestudy.Partners {
		for j, b := range casestudy.Partners[:i] {
			if both := partnersOf([]string{a.Code, b.Code}); partnersOf(partners)&both == both {
				lines += path("edge", "M"+corners[j].x+" "+corners[j].y+"L"+corners[i].x+" "+corners[i].y)
			}
		}
	}
	return lines
})
