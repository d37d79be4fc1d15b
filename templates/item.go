package templates

import (
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// An item is a case in a list, with what the list makes of it.
type item struct {
	*casestudy.Published
	path   string          // of the case, reached from this list
	gather templ.Component // adds it to the tray or takes it out; nil where nothing is gathered
	found  *Found          // what a search found in it; nil without one
}

// items are the cases of the page. What their links have in common is worked
// out once.
func (p *ListPage) items() []item {
	before, after, _ := strings.Cut(p.CasePath(standIn), standIn)
	g := newGathering(p.View, View.CasesPath)
	list := make([]item, len(p.Result.Cases))
	for i, c := range p.Result.Cases {
		list[i] = item{c, before + c.Slug + after, g.link(c.Slug, c.Name), p.Found}
	}
	return list
}

// partnersOf numbers a set of partners, one bit a partner in their fixed order:
// there are few sets, and what is shown of each is made once.
func partnersOf(partners []string) int {
	set := 0
	for i := range casestudy.Partners {
		for _, code := range partners {
			if code == casestudy.Partners[i].Code {
				set |= 1 << i
			}
		}
	}
	return set
}

// everyPartnership makes something of each set of partners.
func everyPartnership[T any](of func(partners []string) T) (all [1 << 5]T) {
	for set := range all {
		var partners []string
		for i, o := range casestudy.Partners {
			if set&(1<<i) != 0 {
				partners = append(partners, o.Code)
			}
		}
		all[set] = of(partners)
	}
	return all
}

// Circles and words of each set of partners.
var (
	everyCircles = everyPartnership(func(partners []string) string { return fiveCircles("five", partners) })
	everyPartner = everyPartnership(func(partners []string) string { return sentence(partnerLabels(partners), ", ") })
)
