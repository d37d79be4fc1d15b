package templates

import (
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// Nearby is what else to ask for where a query finds little.
type Nearby struct {
	Meant catalog.Loosening   // the search spelt as the directory spells it; it finds nothing where there is none
	Wider []catalog.Loosening // queries that find more, the nearest first
}

// FewCases is how many are so few that a page says what else to ask for.
const FewCases = 3

// How many wider queries are offered where nothing is found, and where few are.
const (
	mostWider = 8
	someWider = 3
)

// widerQueries are those that the page offers.
func (p *ListPage) widerQueries() []catalog.Loosening {
	most := mostWider
	if p.Result.Total > 0 {
		most = someWider
	}
	return p.Nearby.Wider[:min(most, len(p.Nearby.Wider))]
}

// change says in words how a query differs from the page's: what it is without,
// or what it asks for instead.
func (p *ListPage) change(l catalog.Loosening) (lead, what string) {
	param := l.Params[0]
	switch {
	case !l.Widens || param == "from" || param == "to":
		return "without", p.conditions(l.Params)
	case param == "q":
		return "searching only for", "“" + l.Query.Text + "”"
	case param == "partner", p.Result.Facet(param).Every:
		left := slices.DeleteFunc(p.picked(param), func(o catalog.FacetOption) bool { return l.Query.Has(param, o.Code) })
		return "without", p.Result.Facet(param).Label + ": " + left[0].Label
	case l.Query.PartnersMatch != p.Query.PartnersMatch:
		return "with", map[string]string{catalog.All: "these partners and others", catalog.Any: "any of these partners"}[l.Query.PartnersMatch]
	}
	return "with", p.Result.Facet(param).Label + ": " + levelWords(l.Query.Picked(param))
}

// conditions says what the page's query asks for in some parameters.
func (p *ListPage) conditions(params []string) string {
	var texts []string
	for i, param := range params {
		switch {
		case param == "from" && slices.Contains(params, "to"):
			texts = append(texts, "the years "+strconv.Itoa(p.Query.From)+"–"+strconv.Itoa(p.Query.To))
		case param == "to" && i > 0 && params[i-1] == "from": // said already
		default:
			texts = append(texts, p.condition(param))
		}
	}
	return strings.Join(texts, " and ")
}

// condition says what the page's query asks for in a parameter.
func (p *ListPage) condition(param string) string {
	switch param {
	case "q":
		return "the search for “" + p.Query.Text + "”"
	case "from":
		return "the years from " + strconv.Itoa(p.Query.From)
	case "to":
		return "the years until " + strconv.Itoa(p.Query.To)
	}
	label := p.Result.Facet(param).Label + ": "
	if casestudy.PrincipleIndex(param) >= 0 {
		return label + levelWords(p.Query.Picked(param))
	}
	between := " or "
	if p.Result.Facet(param).Every || param == "partner" && p.Query.PartnersMatch != catalog.Any {
		between = " and "
	}
	var names []string
	for _, o := range p.picked(param) {
		names = append(names, o.Label)
	}
	if param == "partner" && p.Query.PartnersMatch == catalog.Exactly {
		label += "exactly "
	}
	return label + strings.Join(names, between)
}

func (p *ListPage) picked(param string) []catalog.FacetOption {
	return slices.DeleteFunc(slices.Clone(p.Result.Facet(param).Options), func(o catalog.FacetOption) bool { return !o.Picked })
}

// levelWords says which scores are asked for: "at least Moderate", "Weak or Not
// assessed".
func levelWords(codes []string) string {
	top := 0 // so many of the highest levels are among them
	for casestudy.Level(casestudy.Levels[top].Code).Ordinal() > 0 && slices.Contains(codes, casestudy.Levels[top].Code) {
		top++
	}
	var names []string
	for i, o := range casestudy.Levels {
		switch {
		case i < top-1, !slices.Contains(codes, o.Code):
		case i == top-1 && top > 1:
			names = append(names, "at least "+o.Label)
		default:
			names = append(names, o.Label)
		}
	}
	return strings.Join(names, " or ")
}
