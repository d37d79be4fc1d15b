package templates

import (
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// CitedPage shows a list that was frozen: the cases as they were, and what has
// become of the list since.
type CitedPage struct {
	Shell
	List     casestudy.CitedList
	Query    catalog.Query
	Asked    string // in words; empty for all cases
	Citation Citation
	Rows     []CitedRow // of this page
	Page     int
	Pages    int

	Added, Removed, Rescored NamedCases
	Withdrawn                int
}

// CitedPerPage is how many cases are on a page of a list, and how many are named
// where it is said what changed.
const CitedPerPage = 100

func (p CitedPage) shell() Shell {
	p.title = "Cited list of " + count(len(p.List.Cases), "case", "cases")
	if p.Pages > 1 {
		p.title += ", page " + number(p.Page) + " of " + number(p.Pages)
	}
	p.description = "A list of cases as it was when somebody cited it, and what has changed since."
	p.NoIndex = true // the cases are to be found themselves, and anybody can make such lists
	p.place = atCases
	return p.Shell
}

// A CitedRow is a case of the list as it was called then.
type CitedRow struct {
	catalog.Cited
	Name, City, Country string
}

// A NamedCases counts cases and names some of them.
type NamedCases struct {
	Count int
	Cases []*casestudy.Published
}

// named says how many they are and which.
func (n NamedCases) named() templ.Component {
	return written(func(p *pen) {
		p.html(count(n.Count, "case", "cases"))
		before := ": "
		for _, c := range n.Cases {
			p.html(before, `<a href="`)
			p.text(CasePath(c.Slug))
			p.html(`"><bdi>`)
			p.text(c.Name)
			p.html(`</bdi></a>`)
			before = ", "
		}
		if more := n.Count - len(n.Cases); more > 0 {
			p.html(" and ", number(more), " more")
		}
	})
}

// isUnchanged reports whether the query finds the same today.
func (p *CitedPage) isUnchanged() bool {
	return p.Added.Count+p.Removed.Count+p.Rescored.Count+p.Withdrawn == 0
}

// listed says which of the cases are on this page.
func (p *CitedPage) listed() string {
	if p.Pages == 1 {
		return "The cases in their order, with the levels they had"
	}
	first := (p.Page-1)*CitedPerPage + 1
	return "Cases " + number(first) + " to " + number(first+len(p.Rows)-1) + " in their order, with the levels they had"
}

// since says what became of a case.
func (r *CitedRow) since() string {
	var parts []string
	if r.IsRescored() {
		for i, now := range r.Levels {
			if then := r.Then.Levels[i]; then != now {
				parts = append(parts, casestudy.Principles[i].Name+": "+levelLabel(then)+" → "+levelLabel(now))
			}
		}
	}
	if r.IsRemoved() {
		parts = append(parts, "no longer in the result")
	}
	if r.Revision != r.Then.Revision {
		parts = append(parts, "revision "+number(r.Revision)+" stands today")
	}
	return opening(strings.Join(parts, "; "))
}

// thenCells are the cells of the levels that a case had.
func thenCells(levels [5]casestudy.Level) templ.Component {
	return written(func(p *pen) {
		for _, l := range levels {
			p.html(tableCells[markOf(l)])
		}
	})
}
