package templates

import (
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// The profiles of some cases lie over one another in one figure: a line a case,
// each with a mark, a dash and a place in its column of its own, so that none
// hides another and colour is not needed to tell them apart. Levels are lines
// of the figure; scores without a level stand below them, hollow, and end the
// line. Nothing that anybody typed is in the figure.

// markShapes draw the marks of the four cases around a point.
var markShapes = [MaxTray]string{
	"m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",     // circle
	"m-4.5-4.5h9v9h-9z",                        // square
	"m0-6l5.5 10h-11z",                         // triangle
	"m0-6.25l6.25 6.25l-6.25 6.25l-6.25-6.25z", // diamond
}

// Where things stand in the figure.
var (
	columnsAt = [5]float64{116, 182, 248, 314, 380}
	levelsAt  = map[int]float64{3: 20, 2: 66, 1: 112, 0: 162} // by ordinal
)

// overlay draws the profiles.
func overlay(cases []casestudy.Published) templ.Component {
	var b strings.Builder
	b.Grow(4096)
	grid(&b)
	for i := range cases {
		profileLine(&b, i, len(cases), &cases[i].Scores)
	}
	return templ.Raw(drawing("overlay", "0 0 424 208", b.String()))
}

// grid is the ground of the figure: a line a level and a letter a principle.
func grid(b *strings.Builder) {
	for i, label := range [...]string{"No level", "Weak", "Moderate", "Strong"} {
		y := levelsAt[i]
		class := "rung"
		if i == 0 {
			class = "rung none"
		}
		b.WriteString(path(class, "M84 "+decimal(y)+"H412"))
		b.WriteString(`<text class="rung-name" x="74" y="` + decimal(y+4) + `">` + label + `</text>`)
	}
	for i, p := range casestudy.Principles {
		b.WriteString(`<text class="col-name" x="` + decimal(columnsAt[i]) + `" y="202">` + p.Letter + `</text>`)
	}
}

// profileLine draws the profile of a case, the one of a number among some.
func profileLine(b *strings.Builder, number, of int, scores *[5]casestudy.Score) {
	aside := 13 * (float64(number) - float64(of-1)/2)
	var line, filled, hollow strings.Builder
	drawing := false
	for i := range scores {
		at := scores[i].Level.Ordinal()
		point := decimal(columnsAt[i]+aside) + " " + decimal(levelsAt[at])
		switch {
		case at == 0:
			hollow.WriteString("M" + point + markShapes[number])
		case drawing:
			line.WriteString("L" + point)
			filled.WriteString("M" + point + markShapes[number])
		default:
			line.WriteString("M" + point)
			filled.WriteString("M" + point + markShapes[number])
		}
		drawing = at != 0
	}
	class := lineClass(number)
	b.WriteString(`<g class="` + class + `">` + path("ln", line.String()) + path("mk", filled.String()) + path("mk hollow", hollow.String()) + `</g>`)
}

// lineClass names the look of the line of a case: "ln1" to "ln4".
func lineClass(number int) string { return [MaxTray]string{"ln1", "ln2", "ln3", "ln4"}[number] }

// lineSample shows the line of a case in a legend.
func lineSample(number int) templ.Component {
	return templ.Raw(drawing("sample", "0 0 44 14", `<g class="`+lineClass(number)+`">`+path("ln", "M0 7H44")+path("mk", "M22 7"+markShapes[number])+`</g>`))
}
