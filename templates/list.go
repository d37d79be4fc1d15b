package templates

import (
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// ListPage is a page of the cases that a query asks for.
type ListPage struct {
	Shell
	View
	Result catalog.Result
	Found  *Found // what the query's text found; nil without one
	Nearby Nearby // what else to ask for where little is found
	Finds  Finds
}

func (p ListPage) shell() Shell {
	p.title = "Cases"
	switch {
	case p.Result.IsBeyond():
		p.title += ", no page " + number(p.Result.Page)
	case p.Result.Pages > 1:
		p.title += ", page " + number(p.Result.Page) + " of " + number(p.Result.Pages)
	}
	p.description = "Case studies of urban co-governance, by how they stand on five principles, who takes part, place, topic and time."
	p.place = atCases
	p.of(p.View, View.CasesPath)
	p.live = true
	p.feed = LatestPath(p.Query)
	return p.Shell
}

var matchLabels = map[string]string{
	catalog.Any:     "any of them",
	catalog.All:     "all of them",
	catalog.Exactly: "exactly these",
}

// leftOut says how many cases the filter on one principle hides because they
// have no level: "3 more are not assessed on Experimentalism".
func leftOut(l catalog.LeftOut) string {
	words := LeftOutWords[""]
	if len(l.States) == 1 {
		words = LeftOutWords[l.States[0].Code]
	}
	return count(l.Count, words[0], words[1]) + " " + l.Label
}

// LeftOutWords say of one case and of several, by their missing state, what
// hides them; "" is of several states.
var LeftOutWords = map[string][2]string{
	"":                            {"more has no level on", "more have no level on"},
	string(casestudy.NotAssessed): {"more is not assessed on", "more are not assessed on"},
	string(casestudy.InsufficientInformation): {"more has insufficient information on", "more have insufficient information on"},
	string(casestudy.NotApplicable):           {"more is marked not applicable on", "more are marked not applicable on"},
}

// leftOuts says in a sentence which cases the filters on principles hide
// because they have no level. Some may fall out by more than one of them.
func leftOuts(r *catalog.Result) string {
	var parts []string
	several := r.Unscored
	for _, l := range r.LeftOut {
		parts = append(parts, leftOut(l))
		several -= l.Count
	}
	if several > 0 {
		parts = append(parts, count(several, LeftOutWords[""][0], LeftOutWords[""][1])+" more than one of these principles")
	}
	return strings.Join(parts, "; ") + "."
}

// includeThem names the link that brings them in. It says their number where
// the sentence before it has several.
func includeThem(r *catalog.Result) string {
	if len(r.LeftOut) == 1 && r.LeftOut[0].Count == r.Unscored || len(r.LeftOut) == 0 {
		return plural(r.Unscored, "Include it", "Include them")
	}
	return "Include these " + number(r.Unscored)
}

// sorts are the orders that make sense for the list, the usual one first:
// relevance only of a search.
func (p *ListPage) sorts() []casestudy.Option {
	if p.Query.Text == "" {
		return catalog.Sorts[1:]
	}
	return catalog.Sorts
}

// gap stands in pageNumbers for pages that are left out.
const gap = 0

// pageNumbers are the first page, the last, and those around a page.
func pageNumbers(page, last int) []int {
	var numbers []int
	for n := 1; n <= last; n++ {
		switch {
		case n == 1, n == last, n >= page-2 && n <= page+2:
			numbers = append(numbers, n)
		case numbers[len(numbers)-1] != gap:
			numbers = append(numbers, gap)
		}
	}
	return numbers
}
