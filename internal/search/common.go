package search

import (
	"maps"
	"slices"
	"strings"
)

// common are the English words that stand in nearly every text and say nothing
// of a case. A word that may be a name ("us", "may", "will") is none of them.
var common = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`
		a about also an and any anything are as at be been being but by could did do does doing done for from had has have having
		how i if in into is it its like me my near nearby nor not of on onto or our own s she should so some something
		such than that the their them then there these they this those to too upon very was we were what when where
		which while who whom whose why with would you your`) {
		set[w] = true
	}
	return set
}()

// CommonWords lists the words that a search leaves out.
func CommonWords() []string { return slices.Sorted(maps.Keys(common)) }
