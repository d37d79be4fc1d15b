package templates

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// The marks are drawn here, from codes alone: nothing that anybody typed is in
// them. A mark never speaks: it is hidden from readers of screens and stands
// beside its words. Its classes are those of marks.css.

// markOf is the place of a level in casestudy.Levels. No level at all counts as
// not assessed.
func markOf(l casestudy.Level) int {
	for i := range casestudy.Levels {
		if casestudy.Levels[i].Code == string(l) {
			return i
		}
	}
	return markOf(casestudy.NotAssessed)
}

// A master draws the profile at one optical size: five columns on a ground
// line, each as its principle's score has it.
type master struct {
	opening string       // up to the columns
	columns [5][6]string // by principle and mark
}

// Two masters, as with type: the small one is no scaled-down regular one, but
// drawn for its pixels.
var (
	regular = newMaster("sky", "0 0 56 24", "M0 23h56v1H0z", columns(12, regularColumn))
	large   = newMaster("sky s96", "0 0 56 24", "M0 23h56v1H0z", regular.columns)
	small   = newMaster("sky s12", "0 0 28 12", "M0 11h28v1H0z", columns(6, smallColumn))
)

func newMaster(class, viewBox, ground string, columns [5][6]string) master {
	return master{strings.TrimSuffix(drawing(class, viewBox, path("gr", ground)), "</svg>"), columns}
}

func columns(step int, draw func(x float64) [6]string) (all [5][6]string) {
	for i := range all {
		all[i] = draw(float64(i * step))
	}
	return all
}

// regularColumn is eight wide: three blocks of seven with a notch of one.
func regularColumn(x float64) [6]string {
	left := "M" + decimal(x)
	low, middle, high := left+" 16h8v7h-8z", left+" 8h8v7h-8z", left+" 0h8v7h-8z"
	dot := "M" + decimal(x+2.25) + " "
	round := "a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0z"
	return [6]string{
		path("k3", low+middle+high),
		path("gh", high) + path("k2", low+middle),
		path("gh", middle+high) + path("k1", low),
		path("kn", left+" 11h8v2h-8z"),
		path("kx", dot+"3.5"+round+dot+"11.5"+round+dot+"19.5"+round),
		path("kx", "M"+decimal(x+1)+" 19l4.4-15h1.8l-4.4 15z"),
	}
}

// smallColumn is four wide, solid, and three, seven or eleven high.
func smallColumn(x float64) [6]string {
	left := "M" + decimal(x)
	return [6]string{
		path("k3", left+" 0h4v11h-4z"),
		path("k2", left+" 4h4v7h-4z"),
		path("k1", left+" 8h4v3h-4z"),
		path("kn", left+" 5h4v1h-4z"),
		path("kn", "M"+decimal(x+1)+" 1h2v2h-2zm0 3h2v2h-2zm0 3h2v2h-2z"),
		path("kx", "M"+decimal(x+.2)+" 9.5l2.4-7.5h1.2l-2.4 7.5z"),
	}
}

func (m *master) draw(scores *[5]casestudy.Score) templ.Component {
	return written(func(p *pen) { m.write(p, scores) })
}

func (m *master) write(p *pen, scores *[5]casestudy.Score) {
	p.html(m.opening)
	for i := range scores {
		p.html(m.columns[i][markOf(scores[i].Level)])
	}
	p.html("</svg>")
}

// levelBars are the level marks: one column laid on its side.
var levelBars, largeLevelBars = drawBars("bar"), drawBars("bar b16")

func drawBars(class string) (all [6]string) {
	first, second, third := "M0 0h12v8h-12z", "M13 0h12v8h-12z", "M26 0h12v8h-12z"
	round := "a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"
	for i, inner := range [6]string{
		path("k3", first+second+third),
		path("gh", third) + path("k2", first+second),
		path("gh", second+third) + path("k1", first),
		path("kn", "M0 3h38v2h-38z"),
		path("kx", "M4 4"+round+"M17 4"+round+"M30 4"+round),
		path("kx", "M11 8l13.5-8h3l-13.5 8z"),
	} {
		all[i] = drawing(class, "0 0 38 8", inner)
	}
	return all
}

func bar(l casestudy.Level) templ.Component      { return templ.Raw(levelBars[markOf(l)]) }
func largeBar(l casestudy.Level) templ.Component { return templ.Raw(largeLevelBars[markOf(l)]) }

// Circles show the partners: filled takes part, hollow does not. allCircles are
// those of a partnership of all five, on a line of text.
var allCircles = templ.Raw(fiveCircles("five inl", []string{"public", "private", "community", "civil_society", "knowledge"}))

func fiveCircles(class string, partners []string) string {
	var inner strings.Builder
	inner.Grow(256)
	for i, o := range casestudy.Partners {
		state, radius := "off", "4"
		if slices.Contains(partners, o.Code) {
			state, radius = "on", "4.5"
		}
		inner.WriteString(`<circle class="` + state + `" cx="` + strconv.Itoa(6+14*i) + `" cy="6" r="` + radius + `"/>`)
	}
	return drawing(class, "0 0 68 12", inner.String())
}

func drawing(class, viewBox, inner string) string {
	return `<svg class="` + class + `" viewBox="` + viewBox + `" aria-hidden="true" focusable="false">` + inner + `</svg>`
}

func path(class, d string) string { return `<path class="` + class + `" d="` + d + `"/>` }

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// markMeaning says what a mark looks like, or what its state means.
func markMeaning(o casestudy.Option) string {
	switch casestudy.Level(o.Code) {
	case casestudy.Strong:
		return "three segments"
	case casestudy.Moderate:
		return "two"
	case casestudy.Weak:
		return "one"
	}
	return strings.ToLower(o.Definition[:1]) + strings.TrimSuffix(o.Definition[1:], ".")
}
