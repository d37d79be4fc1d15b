package catalog

import (
	"cmp"
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// Insights are what figures show of the cases that match a query.
type Insights struct {
	Total        int
	Spreads      [5]Spread // by principle
	Pairs        []Pair    // of every two principles
	Groups       []Group
	Partnerships []Partnership // the commonest first
	Began        Cross         // world regions by the decade in which cases began
}

// A Cross counts cases by two things at once: by row, then by column.
type Cross struct {
	Rows, Columns []Bin
	Counts        [][]int
}

// Each goes through the cells, row by row.
func (x *Cross) Each(do func(row, column Bin, count int)) {
	for i, row := range x.Rows {
		for j, column := range x.Columns {
			do(row, column, x.Counts[i][j])
		}
	}
}

// A Pair sets the levels of two principles, by index, against one another.
type Pair struct {
	A, B int
	Cross
}

// A Group shows how cases stand on each principle by the values of a facet.
type Group struct {
	Param, Label string
	ByPrinciple  [5]Cross
}

// A Partnership is a set of partners with how many cases have just these.
type Partnership struct {
	Bin
	Count int
}

// grouped are the facets by which the principles are shown.
var grouped = []string{"partner", "region", "kind", "started"}

// Insights counts the cases that match a query; see Find. They are those of its
// list: no filter is left out of a count.
func (c *Catalog) Insights(q Query, hits []int64) Insights {
	among := c.match(q.settled(), c.rows(hits)).rows
	in := Insights{Total: among.count(), Partnerships: c.partnerships(among)}
	for i, p := range casestudy.Principles {
		for j, o := range casestudy.Levels {
			in.Spreads[i][j] = among.countBoth(c.having(p.Code, o.Code))
		}
		for j := range i {
			in.Pairs = append(in.Pairs, Pair{j, i, c.cross(among, levelBins(j), levelBins(i))})
		}
	}
	for _, param := range grouped {
		g := Group{Param: param, Label: facets[facetIndex(param)].label}
		bins := c.bins(param)
		for i := range casestudy.Principles {
			g.ByPrinciple[i] = c.cross(among, bins, levelBins(i))
		}
		in.Groups = append(in.Groups, g)
	}
	in.Began = c.cross(among, c.bins("region"), c.bins(startedFacet.param))
	return in
}

// cross counts rows by two kinds of bins.
func (c *Catalog) cross(among set, rows, columns []Bin) Cross {
	x := Cross{Rows: rows, Columns: columns, Counts: make([][]int, len(rows))}
	inColumn := make([]set, len(columns))
	for i, b := range columns {
		inColumn[i] = c.in(b)
	}
	for i, b := range rows {
		inRow := c.in(b)
		inRow.and(among)
		for _, rows := range inColumn {
			x.Counts[i] = append(x.Counts[i], inRow.countBoth(rows))
		}
	}
	return x
}

// partnerships counts the sets of partners that occur.
func (c *Catalog) partnerships(among set) []Partnership {
	var list []Partnership
	for chosen := range 1 << len(casestudy.Partners) {
		p := Partnership{Bin: Bin{Param: "partner", whole: true, Label: "None recorded"}}
		var labels []string
		for i, o := range casestudy.Partners {
			if chosen>>i&1 == 1 {
				p.Codes, labels = append(p.Codes, o.Code), append(labels, o.Label)
			}
		}
		if chosen != 0 {
			p.Label = strings.Join(labels, ", ")
		}
		if p.Count = among.countBoth(c.in(p.Bin)); p.Count > 0 {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b Partnership) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(len(a.Codes), len(b.Codes)))
	})
	return list
}
