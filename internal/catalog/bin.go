package catalog

import (
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// A Bin is a class of cases, which a figure counts: those with any of some codes
// of a facet, or those whose partnership is just these codes.
type Bin struct {
	Param string
	Codes []string // none: those without any code
	Label string
	whole bool // the partnership is just these
}

// Key names a bin among those of a figure.
func (b Bin) Key() string { return strings.Join(b.Codes, "|") }

// IsWhole reports whether the bin is of a whole partnership.
func (b Bin) IsWhole() bool { return b.whole }

// In is the query narrowed to a bin, from the first page on. Not every question
// has an address: then it reports false.
func (q Query) In(b Bin) (Query, bool) {
	q.picks, q.Page = clonePicks(q.picks), 1
	switch {
	case len(b.Codes) == 0:
		return q.lacking(b.Param), true
	case b.whole:
		q.picks["partner"], q.PartnersMatch = b.Codes, Exactly
		return q, true
	case b.Param == "partner":
		return q.withPartner(b.Codes[0])
	case casestudy.PrincipleIndex(b.Param) >= 0:
		q = q.spelled()
	}
	codes := b.Codes
	if picked := q.picks[b.Param]; len(picked) > 0 { // of these a case has one at most
		codes = slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return !slices.Contains(picked, code) })
	}
	q.picks[b.Param] = codes
	return q, len(codes) > 0
}

// lacking narrows a query of its own picks to the cases that say nothing of what
// a facet picks by.
func (q Query) lacking(param string) Query {
	if param == regionFacet.param {
		param = "country"
	}
	f := facets[facetIndex("unrecorded")]
	q.picks[f.param] = f.canonical(append(slices.Clone(q.picks[f.param]), param))
	return q
}

// withPartner narrows a query of its own picks to the cases in which a partner
// takes part as well.
func (q Query) withPartner(code string) (Query, bool) {
	picked := q.picks["partner"]
	has := slices.Contains(picked, code)
	switch {
	case q.PartnersMatch == Exactly:
		return q, has
	case q.PartnersMatch == All, len(picked) < 2:
		if !has {
			q.picks["partner"] = facets[facetIndex("partner")].canonical(append(slices.Clone(picked), code))
		}
		if len(q.picks["partner"]) > 1 {
			q.PartnersMatch = All
		}
		return q, true
	}
	q.picks["partner"] = []string{code}
	return q, has // one of several, and another one as well, is no question of the list
}

// spelled is the query with the missing states picked one by one, where it
// keeps them whatever level it picks.
func (q Query) spelled() Query {
	if !q.Unscored {
		return q
	}
	q.Unscored = false
	for i, f := range facets {
		if picked := q.picks[f.param]; f.isPrinciple() && len(picked) > 0 {
			q.picks[f.param] = facets[i].canonical(slices.Concat(picked, missingStates))
		}
	}
	return q
}

// bins are the options of a facet, a bin each, and one of the cases without any
// where there may be such.
func (c *Catalog) bins(param string) []Bin {
	var list []Bin
	switch f := facets[facetIndex(param)]; {
	case param == startedFacet.param:
		list = c.decadeBins()
	default:
		for _, o := range f.options {
			list = append(list, Bin{Param: param, Codes: []string{o.Code}, Label: o.Label})
		}
	}
	return append(list, Bin{Param: param, Label: "Not recorded"})
}

// levelBins are the levels of a principle, and all missing states together.
func levelBins(principle int) []Bin {
	param := casestudy.Principles[principle].Code
	var list []Bin
	for _, o := range casestudy.Levels {
		if !isMissing(o.Code) {
			list = append(list, Bin{Param: param, Codes: []string{o.Code}, Label: o.Label})
		}
	}
	return append(list, Bin{Param: param, Codes: missingStates, Label: "No level"})
}

// in gives the rows of a bin.
func (c *Catalog) in(b Bin) set {
	column := c.columns[facetIndex(b.Param)]
	if v, ok := column.(vocabulary); ok && b.whole {
		rows := slices.Clone(c.all)
		v.havingAll(b.Codes, true, rows)
		return rows
	}
	rows := newSet(c.Len())
	if len(b.Codes) > 0 {
		column.having(b.Codes, rows)
		return rows
	}
	column.having(c.codes(b.Param), rows)
	without := slices.Clone(c.all)
	without.andNot(rows)
	return without
}

// codes are all that occur in a facet, or may.
func (c *Catalog) codes(param string) []string {
	i := facetIndex(param)
	if o, ok := c.columns[i].(occurring); ok {
		return codesOf(o.values)
	}
	return codesOf(facets[i].options)
}

func codesOf(options []casestudy.Option) []string {
	codes := make([]string, len(options))
	for i, o := range options {
		codes[i] = o.Code
	}
	return codes
}

func clonePicks(picks map[string][]string) map[string][]string {
	clone := make(map[string][]string, len(picks)+1)
	for param, codes := range picks {
		clone[param] = codes
	}
	return clone
}
