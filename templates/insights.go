package templates

import (
	"math"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// InsightsPage shows the cases of a query in figures, each of which is a table.
type InsightsPage struct {
	Shell
	View
	Result   catalog.Result // for what it counts
	Cases    int            // of the whole directory
	In       catalog.Insights
	Agreed   [5]Agreement
	Within   [5]Interval // where the agreement would lie for other such cases
	NotBlind int         // readings that the measure of agreement leaves out
}

// An Interval bounds a measure, if it can.
type Interval struct {
	Low, High float64
	Known     bool
}

func (p InsightsPage) shell() Shell {
	p.title = "Insights"
	p.description = "How cases of urban co-governance stand on five principles, who takes part, where and since when, in figures and tables."
	p.place = atInsights
	p.of(p.View, View.InsightsPath)
	return p.Shell
}

// list is the list of the cases of some bins, or empty where no address asks
// for them.
func (p *InsightsPage) list(bins ...catalog.Bin) string {
	q, ok := p.Query, true
	for _, b := range bins {
		if q, ok = q.In(b); !ok {
			return ""
		}
	}
	return CasesPath(q)
}

// scored is the bin of a score on a principle, a level or a missing state.
func scored(principle, level int) catalog.Bin {
	return catalog.Bin{Param: casestudy.Principles[principle].Code, Codes: []string{casestudy.Levels[level].Code}}
}

// square draws a count as a square whose area grows with it: as large as its
// room where it is the most.
func square(n, most int) (at, side string) {
	size := squareRoom * math.Sqrt(float64(n)/float64(max(most, 1)))
	return strconv.FormatFloat((squareRoom-size)/2, 'f', 1, 64), strconv.FormatFloat(size, 'f', 1, 64)
}

const squareRoom = 24

// most is the greatest count of a cross.
func most(x *catalog.Cross) int {
	n := 0
	x.Each(func(_, _ catalog.Bin, count int) { n = max(n, count) })
	return n
}

// inRow is how many cases a row of a cross has.
func inRow(x *catalog.Cross, row int) int {
	n := 0
	for _, count := range x.Counts[row] {
		n += count
	}
	return n
}

// standing lays the levels that a row of a cross counts end to end.
func standing(p *InsightsPage, x *catalog.Cross, row int) []stretch {
	list, before, total := make([]stretch, len(x.Columns)), 0, inRow(x, row)
	for i, column := range x.Columns {
		n := x.Counts[row][i]
		list[i] = stretch{label: column.Label, class: binClass(column), path: p.list(x.Rows[row], column), n: n, x: along(before, total), width: along(n, total)}
		before += n
	}
	return list
}

func binClass(b catalog.Bin) string {
	if len(b.Codes) != 1 {
		return "k0"
	}
	return levelClasses[markOf(casestudy.Level(b.Codes[0]))]
}

// A keyed level is one of the key to the bars.
type keyedLevel struct {
	label string
	bar   []stretch
}

// levelKey is the key to bars of levels.
func levelKey() []keyedLevel {
	var list []keyedLevel
	for i, class := range levelClasses {
		list = append(list, keyedLevel{casestudy.Levels[i].Label, []stretch{{class: class, x: "0", width: decimal(figureWidth)}}})
	}
	return append(list, keyedLevel{"No level", []stretch{{class: "k0", x: "0", width: decimal(figureWidth)}}})
}

// partnerOrder is the order of the circles of a partnership, in words.
var partnerOrder = func() string {
	var labels []string
	for _, o := range casestudy.Partners {
		labels = append(labels, strings.ToLower(o.Label))
	}
	return strings.Join(labels, ", ")
}()

// groupTitle heads the figures of a group.
func groupTitle(g *catalog.Group) string {
	switch g.Param {
	case "started":
		return "By the decade in which they began"
	case "partner":
		return "By each partner"
	}
	return "By " + strings.ToLower(g.Label)
}

// gaps says what the directory cannot tell: the regions, times and principles of
// which it knows little, or nothing.
func (p *InsightsPage) gaps() []string {
	began := &p.In.Began
	var list []string
	for i, region := range began.Rows {
		list = appendGap(list, region, inRow(began, i), "is from", "are from", "has no region recorded", "have no region recorded")
	}
	for j, decade := range began.Columns {
		n := 0
		for i := range began.Rows {
			n += began.Counts[i][j]
		}
		list = appendGap(list, decade, n, "began in the", "began in the", "has no start year recorded", "have no start year recorded")
	}
	for i, spread := range p.In.Spreads {
		if missing := spread.Missing(); 4*missing >= p.In.Total {
			list = append(list, count(missing, "case", "cases")+" of "+number(p.In.Total)+" "+plural(missing, "has", "have")+" no level on "+casestudy.Principles[i].Name+".")
		}
	}
	return list
}

// appendGap adds a sentence about a bin with few cases, or about the cases of
// which nothing is recorded.
func appendGap(list []string, b catalog.Bin, n int, one, many, noneOne, noneMany string) []string {
	name := b.Label
	if name == "Americas" {
		name = "the Americas"
	}
	switch {
	case len(b.Codes) == 0 && n > 0:
		return append(list, count(n, "case "+noneOne, "cases "+noneMany)+".")
	case len(b.Codes) == 0 || n >= fewCases:
		return list
	case strings.HasPrefix(name, "before"):
		one, many = "began", "began"
	}
	if n == 0 {
		return append(list, "None of these cases "+one+" "+name+".")
	}
	return append(list, "Only "+count(n, "case "+one, "cases "+many)+" "+name+".")
}

// fewUnits are so few cases read twice that an alpha of them is worth nothing.
const fewUnits = 10

// What an alpha is worth from these on.
const reliable, tentative = .8, .667

// agreedWord says in a word what an alpha is worth, by Krippendorff's own rule,
// and whether it could as well be too low.
func agreedWord(a Agreement, within Interval) string {
	switch {
	case a.Pairs == 0:
		return "no case to compare"
	case a.Units < fewUnits:
		return "too few cases to tell"
	case !a.Known:
		return "all readings say the same level"
	case a.Alpha >= reliable && within.Known && within.Low < tentative:
		return "high, but its interval is wide"
	case a.Alpha >= reliable:
		return "reliable"
	case a.Alpha >= tentative:
		return "good enough for tentative conclusions"
	}
	return "too low to conclude from"
}

// measured writes a measure with the digits that mean something, or a dash.
func measured(value float64, known bool) string {
	if !known {
		return "–"
	}
	return strings.ReplaceAll(strconv.FormatFloat(value, 'f', 2, 64), "-", "−")
}
