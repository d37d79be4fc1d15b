//go:build !race

package catalog_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// TestEveryCellCountsItsList asks random queries: each cell of each figure
// counts what looking at every case counts, and leads to a list of as many.
func TestEveryCellCountsItsList(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	published := madeup.Publish(madeup.Cases(200, 9))
	var cases []subject
	for _, p := range published {
		cases = append(cases, newSubject(p))
	}
	c := catalog.New(published)
	values := askable(cases)
	cells, unlinked := 0, 0
	for range 60 {
		n := ask(r, cases, values)
		q := catalog.ParseQuery(n.given)
		found := n.find()
		in := c.Insights(q, n.hits)
		if in.Total != len(found) {
			t.Fatalf("?%s: %d cases, want %d", q.Encode(), in.Total, len(found))
		}
		check := func(count int, bins ...catalog.Bin) {
			want := 0
			for _, p := range found {
				s := newSubject(*p)
				if !slices.ContainsFunc(bins, func(b catalog.Bin) bool { return !s.isIn(b) }) {
					want++
				}
			}
			narrowed, ok := q, true
			for _, b := range bins {
				was := ok
				narrowed, ok = narrowed.In(b)
				ok = ok && was
			}
			cells++
			if !ok {
				unlinked++
			}
			if listed := c.Count(narrowed, n.hits); count != want || ok && listed != count {
				t.Fatalf("?%s, %v: %d, want %d; ?%s lists %d", q.Encode(), bins, count, want, narrowed.Encode(), listed)
			}
		}
		crosses := []catalog.Cross{in.Began}
		for _, p := range in.Pairs {
			crosses = append(crosses, p.Cross)
		}
		for _, g := range in.Groups {
			crosses = append(crosses, g.ByPrinciple[:]...)
		}
		for _, x := range crosses {
			for i, row := range x.Rows {
				for j, column := range x.Columns {
					check(x.Counts[i][j], row, column)
				}
			}
		}
		together := 0
		for _, p := range in.Partnerships {
			check(p.Count, p.Bin)
			together += p.Count
		}
		if together != in.Total {
			t.Errorf("the partnerships are of %d of %d cases", together, in.Total)
		}
		for i, spread := range in.Spreads {
			for j, o := range casestudy.Levels {
				check(spread[j], catalog.Bin{Param: casestudy.Principles[i].Code, Codes: []string{o.Code}})
			}
		}
	}
	if unlinked > cells/3 {
		t.Errorf("%d of %d cells lead nowhere", unlinked, cells)
	}
}

// isIn reports whether a case is in a bin.
func (s subject) isIn(b catalog.Bin) bool {
	has := slices.DeleteFunc(slices.Clone(s.codes[b.Param]), func(code string) bool { return code == "" })
	switch {
	case b.IsWhole():
		return len(has) == len(b.Codes) && !slices.ContainsFunc(has, func(code string) bool { return !slices.Contains(b.Codes, code) })
	case len(b.Codes) == 0:
		return len(has) == 0
	}
	return slices.ContainsFunc(has, func(code string) bool { return slices.Contains(b.Codes, code) })
}
