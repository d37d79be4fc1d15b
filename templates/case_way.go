package templates

import (
	"cmp"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// A Way leads through the list that a case was reached from.
type Way struct {
	catalog.Neighbours
	Terms []catalog.Term // what the list is of; none for all cases
}

// words say what the list is of: "Pooling: Strong; Years: from 2010".
func (w Way) words() string { return TermsInWords(w.Terms) }

// TermsInWords says what a list is of; it is empty for all cases.
func TermsInWords(list []catalog.Term) string {
	terms := make([]string, len(list))
	for i, t := range list {
		terms[i] = t.Label + ": " + strings.Join(t.Values, ", ")
	}
	return strings.Join(terms, "; ")
}

// place says where in the list the case stands.
func (w Way) place() string {
	at := "Case " + number(w.Place) + " of " + number(w.Total)
	if len(w.Terms) == 0 {
		return at + ","
	}
	return at + " in:"
}

// listPath is the page of the list on which the case stands.
func (p *CasePage) listPath() string {
	return p.View.With(p.View.Query.WithPage(p.Way.Page)).CasesPath()
}

// order says how a list of all cases is ordered, which names it.
func (p *CasePage) order() string {
	label := cmp.Or(casestudy.Label(catalog.Sorts, p.View.Query.Sort), "Name")
	return "by " + strings.ToLower(label[:1]) + label[1:]
}
