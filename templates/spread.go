package templates

import (
	"math"
	"slices"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// A stretch is a piece of a spread: how many cases have a level, or none, and
// the list of them.
type stretch struct {
	label, class, path string
	n                  int
	x, width           string // in the figure
}

// figureWidth is the width of a figure of counts.
const figureWidth = 336

// stretches lay the levels of a principle end to end, then all cases that have
// none. The lists are those of a query, narrowed. There is no stretch for what
// no case has.
func stretches(s catalog.Spread, principle int, within catalog.Query) []stretch {
	return slices.DeleteFunc(pieces(s, principle, within), func(piece stretch) bool { return piece.n == 0 })
}

// pieces are the same with those that no case has: always three levels and then
// the missing states together.
func pieces(s catalog.Spread, principle int, within catalog.Query) []stretch {
	param := casestudy.Principles[principle].Code
	var list []stretch
	missing := within
	for i, o := range casestudy.Levels {
		if casestudy.Level(o.Code).Ordinal() == 0 {
			missing = missing.With(param, o.Code)
		} else {
			list = append(list, stretch{label: o.Label, class: levelClasses[i], path: CasesPath(within.With(param, o.Code)), n: s[i]})
		}
	}
	list = append(list, stretch{label: "No level", class: "k0", path: CasesPath(missing), n: s.Missing()})
	before := 0
	for i := range list {
		list[i].x, list[i].width = along(before, s.Total()), along(list[i].n, s.Total())
		before += list[i].n
	}
	return list
}

var levelClasses = [...]string{"k3", "k2", "k1"}

// along is a share of the figure's width.
func along(n, total int) string {
	return strconv.FormatFloat(figureWidth*float64(n)/float64(max(total, 1)), 'f', 1, 64)
}

// share is a part of some cases in words: "29%". A part that is there is never
// nothing.
func share(n, total int) string {
	percent := int(math.Round(100 * float64(n) / float64(max(total, 1))))
	switch {
	case n > 0 && percent == 0:
		return "under 1%"
	case n < total && percent == 100:
		return "over 99%"
	}
	return strconv.Itoa(percent) + "%"
}

// A tally is a count beside others: how many of all cases there are of
// something, and the list of them.
type tally struct {
	label, path string
	n, of       int
}

// tallies are the options of a facet, in its order.
func tallies(f catalog.Facet, within catalog.Query, of int) []tally {
	list := make([]tally, len(f.Options))
	for i, o := range f.Options {
		list[i] = tally{o.Label, CasesPath(within.With(f.Param, o.Code)), o.Count, of}
	}
	return list
}
