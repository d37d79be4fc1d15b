package catalog

import (
	"cmp"
	"slices"

	"cogov/internal/casestudy"
)

// Best lists cases that show a principle best: of the strong ones first those
// whose level a published record gives, then those that are surest, then by
// name. While there are countries that none is from yet, each is from another.
func (c *Catalog) Best(principle, most int) []*casestudy.Published {
	ranked := slices.Collect(c.having(casestudy.Principles[principle].Code, string(casestudy.Strong)).rows())
	slices.SortStableFunc(ranked, func(a, b int32) int {
		return cmp.Compare(c.entries[a].scores[principle].doubt(), c.entries[b].scores[principle].doubt())
	})
	var first, rest []int32
	from := map[string]bool{}
	for _, row := range ranked {
		if country := c.entries[row].Country; !from[country] {
			from[country] = true
			first = append(first, row)
		} else {
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

// doubt is smaller the surer a score is.
func (m mark) doubt() uint8 {
	switch {
	case at(casestudy.ScoredBy, m.scoredBy) == casestudy.ByPublication:
		return 0
	case m.confidence == 0: // nobody said
		return uint8(1 + len(casestudy.Confidences))
	}
	return m.confidence
}
