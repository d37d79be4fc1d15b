package catalog

import (
	"slices"

	"cogov/internal/casestudy"
)

// Best lists cases that show a principle best: of the strong ones first those
// whose level a published record gives, then those that are surest, then by
// name. While there are countries that none is from yet, each is from another.
func (c *Catalog) Best(principle, most int) []*casestudy.Published {
	var first, rest []int32
	from := map[string]bool{}
	for _, row := range c.surest(principle) {
		if country := c.entries[row].Country; !from[country] {
			from[country] = true
			first = append(first, row)
		} else if len(rest) < most {
			rest = append(rest, row)
		}
	}
	best := make([]*casestudy.Published, 0, most)
	for _, row := range slices.Concat(first, rest) {
		if len(best) < most {
			best = append(best, c.entries[row].published())
		}
	}
	return best
}

// surest lists the rows that are strong on a principle, the surest first.
func (c *Catalog) surest(principle int) []int32 {
	byDoubt := make([][]int32, len(casestudy.Confidences)+2)
	for row := range c.having(casestudy.Principles[principle].Code, string(casestudy.Strong)).rows() {
		doubt := c.entries[row].scores[principle].doubt()
		byDoubt[doubt] = append(byDoubt[doubt], row)
	}
	return slices.Concat(byDoubt...)
}

// doubt is smaller the surer a score is: 0 for one of a published record, then
// by confidence, at last where nobody said.
func (m mark) doubt() int {
	switch {
	case at(casestudy.ScoredBy, m.scoredBy) == casestudy.ByPublication:
		return 0
	case m.confidence == 0:
		return len(casestudy.Confidences) + 1
	}
	return int(m.confidence)
}
