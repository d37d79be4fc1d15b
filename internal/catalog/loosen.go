package catalog

import (
	"cmp"
	"slices"

	"cogov/internal/casestudy"
)

// A Loosening is a query that asks for less than another, and what it finds.
type Loosening struct {
	Query  Query
	Total  int
	Params []string // the parameters it gives up or widens
	Widens bool     // what it changes still narrows the list

	step int // of a condition that can be widened further and further
}

// A Wording is another text to search for, and the IDs of the cases it finds.
type Wording struct {
	Text string
	Hits []int64
}

// Loosen gives the queries nearest to a query that find more cases: those without
// one of its conditions or with a wider one, or else those without two. First
// come those that only widen something, the least first, then those that find
// most. Wordings are texts that ask for less than the query's own. What would
// leave no condition at all is no answer.
func (c *Catalog) Loosen(q Query, hits []int64, wordings []Wording) []Loosening {
	q = q.settled()
	q.Page = 1
	m := c.match(q, c.rows(hits))
	list := c.loosenOne(q, m, wordings)
	if len(list) == 0 {
		list = loosenTwo(q, m)
	}
	slices.SortStableFunc(list, func(a, b Loosening) int {
		if a.Widens != b.Widens {
			return map[bool]int{true: -1, false: 1}[a.Widens]
		}
		return cmp.Or(cmp.Compare(a.step, b.step), cmp.Compare(b.Total, a.Total))
	})
	return list
}

// loosenOne changes one condition at a time. A way to loosen it that goes on from
// another must find more than that one.
func (c *Catalog) loosenOne(q Query, m matching, wordings []Wording) []Loosening {
	var list []Loosening
	for _, f := range m.filters {
		others, now := m.ignoring(f.facet), m.rows.count()
		before, most, step := now, now, 0
		for _, w := range wider(q, f.facet, wordings) {
			rows, _ := c.filter(w.Query, f.facet, c.rows(w.hits))
			if w.Total = others.countBoth(rows); w.apart {
				before, step = now, 0
			}
			if w.Total > before {
				w.step, step = step, step+1
				list = append(list, w.Loosening)
			}
			before, most = w.Total, max(most, w.Total)
		}
		if total := others.count(); total > most && len(m.filters) > 1 {
			list = append(list, Loosening{Query: q.dropping(f.facet), Total: total, Params: q.paramsOf(f.facet)})
		}
	}
	return list
}

// loosenTwo leaves out two conditions at a time.
func loosenTwo(q Query, m matching) []Loosening {
	var list []Loosening
	now := m.rows.count()
	for i, a := range m.filters {
		for _, b := range m.filters[i+1:] {
			rows := m.meeting(func(f filter) bool { return f.facet != a.facet && f.facet != b.facet })
			if total := rows.count(); total > now && len(m.filters) > 2 {
				list = append(list, Loosening{
					Query: q.dropping(a.facet).dropping(b.facet), Total: total,
					Params: slices.Concat(q.paramsOf(a.facet), q.paramsOf(b.facet)),
				})
			}
		}
	}
	return list
}

// A widening changes a condition so that it asks for less.
type widening struct {
	Loosening
	hits  []int64 // of another text
	apart bool    // it does not go on from the one before it
}

// wider gives the ways to widen a condition, the nearest first.
func wider(q Query, facet int, wordings []Wording) []widening {
	var list []widening
	add := func(wide Query, param string, apart bool) {
		list = append(list, widening{Loosening: Loosening{Query: wide, Params: []string{param}, Widens: true}, apart: apart})
	}
	switch {
	case facet == byText:
		for _, w := range wordings {
			add(q.With("q", w.Text), "q", true)
			list[len(list)-1].hits = w.Hits
		}
	case facet == byYears && q.From != 0 && q.To != 0:
		add(q.With("to", ""), "to", true)
		add(q.With("from", ""), "from", true)
	case facet < 0:
	case facets[facet].param == "partner" && q.PartnersMatch != Any:
		widenPartners(q, add)
	case facets[facet].every && len(q.picks[facets[facet].param]) > 1:
		for _, code := range q.picks[facets[facet].param] {
			add(q.Without(facets[facet].param, code), facets[facet].param, true)
		}
	case facets[facet].isPrinciple():
		for _, codes := range lowerLevels(q.picks[facets[facet].param]) {
			add(q.picking(facets[facet].param, codes), facets[facet].param, false)
		}
	}
	return list
}

// widenPartners lets others take part, or leaves out one who must, and lets any
// of them do.
func widenPartners(q Query, add func(wide Query, param string, apart bool)) {
	picks := q.picks["partner"]
	switch {
	case q.PartnersMatch == Exactly:
		add(q.With("partners_match", All), "partners_match", true)
	case len(picks) > 1:
		for _, code := range picks {
			add(q.Without("partner", code), "partner", true)
		}
	}
	add(q.With("partners_match", Any), "partners_match", false)
}

// lowerLevels asks for at least the lowest level that is picked, and for at least
// lower ones.
func lowerLevels(picks []string) [][]string {
	lowest := 0
	for _, code := range picks {
		if level := casestudy.Level(code).Ordinal(); level > 0 && (lowest == 0 || level < lowest) {
			lowest = level
		}
	}
	var list [][]string
	for level := lowest; level > 0; level-- {
		wide := slices.Clone(picks)
		for _, o := range casestudy.Levels {
			if at := casestudy.Level(o.Code).Ordinal(); at >= level && !slices.Contains(picks, o.Code) {
				wide = append(wide, o.Code)
			}
		}
		if len(wide) > len(picks) {
			list = append(list, wide)
		}
	}
	return list
}

// paramsOf are the parameters of a condition that the query uses.
func (q Query) paramsOf(facet int) []string {
	switch {
	case facet == byText:
		return []string{"q"}
	case facet == byYears && q.From != 0 && q.To != 0:
		return []string{"from", "to"}
	case facet == byYears && q.From != 0:
		return []string{"from"}
	case facet == byYears:
		return []string{"to"}
	}
	return []string{facets[facet].param}
}

// dropping is the query without a condition.
func (q Query) dropping(facet int) Query {
	switch facet {
	case byText:
		q.Text = ""
	case byYears:
		q.From, q.To = 0, 0
	default:
		q = q.picking(facets[facet].param, nil)
	}
	return ParseQuery(q.Values())
}

// picking is the query with other values of a facet.
func (q Query) picking(param string, codes []string) Query {
	v := q.Values()
	v[param] = codes
	return ParseQuery(v)
}
