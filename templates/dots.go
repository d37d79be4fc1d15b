package templates

import (
	"fmt"
	"math"

	"github.com/a-h/templ"
)

// dots are those of a plate, each of which leads to the cases of its places, or
// closer to them. There are hundreds of them.
func dots(page *MapPage, on *plate) templ.Component {
	return written(func(p *pen) {
		for _, s := range on.spots {
			writeDot(p, page, on, s)
		}
	})
}

func writeDot(p *pen, page *MapPage, on *plate, s *spot) {
	class := "spot"
	if page.isChosen(s) {
		class = "spot chosen"
	}
	p.html(`<a class="`, class, `" href="`)
	p.text(page.to(on, s))
	p.html(`" rel="nofollow" data-place="`)
	p.text(s.places[0].Code)
	fmt.Fprintf(p, `" transform="translate(%.0f %.0f) scale(%.3f)"><title>`, s.x, s.y, on.pixel())
	p.text(on.words(s))
	p.html(`</title>`)
	writeCircle(p, "ring", s.target()+2.5)
	writeCircle(p, "target", s.target())
	writeCircle(p, "dot", s.radius())
	if s.count > 1 {
		p.html(`<text class="n" y="4">`, number(s.count), `</text>`)
	}
	if l := s.label; l.text != "" {
		p.html(`<text class="`, l.class, `" x="`, decimal(l.x), `" y="`, decimal(l.y), `">`)
		p.text(l.text)
		p.html(`</text>`)
	}
	p.html(`</a>`)
}

// writeCircle rounds to what a screen can show.
func writeCircle(p *pen, class string, radius float64) {
	p.html(`<circle class="`, class, `" r="`, decimal(math.Round(radius*10)/10), `"></circle>`)
}

// speckPaths draw the specks of the small map.
func speckPaths(specks []speck) templ.Component {
	return written(func(p *pen) {
		for _, s := range specks {
			fmt.Fprintf(p, `<path class="%s" d="M%.0f %.0fh0"></path>`, s.class, s.x, s.y)
		}
	})
}
