package templates

import (
	"net/url"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// HomePage is the front page. Its result is that of a query for all cases by
// last change: the first few are shown, and the counts of all.
type HomePage struct {
	Shell
	Result catalog.Result
}

func (p HomePage) shell() Shell {
	p.description = "An open directory of case studies of urban co-governance: how cities and the people who live in them run things together, read against five principles, with reasons and sources."
	return p.Shell
}

// A stretch is a piece of a distribution: how many cases have a level, and the
// list of them.
type stretch struct {
	label, class, path string
	n                  int
	x, width           string // in the figure
}

// figureWidth is the width of a distribution.
const figureWidth = 336

// distribution lays the levels of a principle end to end, then all that have
// none. There is no stretch for what no case has.
func distribution(f catalog.Facet) []stretch {
	var list []stretch
	none := stretch{label: "No level", class: "k0"}
	missing := url.Values{}
	total := 0
	for i, o := range f.Options {
		total += o.Count
		if casestudy.Level(o.Code).Ordinal() == 0 {
			none.n += o.Count
			missing.Add(f.Param, o.Code)
		} else if o.Count > 0 {
			list = append(list, stretch{label: o.Label, class: levelClasses[i], path: CasesByPath(f.Param, o.Code), n: o.Count})
		}
	}
	if none.n > 0 {
		none.path = casesPath + "?" + missing.Encode()
		list = append(list, none)
	}
	before := 0
	for i := range list {
		s := &list[i]
		s.x, s.width = along(before, total), along(s.n, total)
		before += s.n
	}
	return list
}

var levelClasses = [...]string{"k3", "k2", "k1"}

// along is a share of the figure's width.
func along(n, total int) string {
	return strconv.FormatFloat(figureWidth*float64(n)/float64(max(total, 1)), 'f', 1, 64)
}

// example is a profile that has one of each kind of column.
var example = [5]casestudy.Score{
	{Level: casestudy.Strong}, {Level: casestudy.Strong}, {Level: casestudy.Moderate}, {Level: casestudy.Weak},
	{Level: casestudy.InsufficientInformation},
}
