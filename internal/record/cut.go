package record

import (
	"slices"
	"strings"
	"unicode"
)

// cut takes a line apart that holds several parts, such as a whole record
// without line ends. Three labels of the layouts in their order, each with a
// value that fits, make such a line; any other line stays whole.
func cut(units []unit, l line) []unit {
	chain := chainOf(l.text)
	if len(chain) < manyLabels {
		return append(units, unit{line: l, mark: match(l.text)})
	}
	if words := l.text[:chain[0].start]; trim(words) != "" {
		units = append(units, unit{line: newLine(l.number, words, l.start)})
	}
	for i, o := range chain {
		end := len(l.text)
		if i+1 < len(chain) {
			end = chain[i+1].start
		}
		u := unit{line: newLine(l.number, l.text[o.start:end], l.start+o.start), within: true}
		u.mark = match(u.text)
		u.mark.slots = []*slot{o.slot}
		units = append(units, u)
	}
	return units
}

// manyLabels in a line take it apart.
const manyLabels = 3

// holdsLabels reports whether a line would be taken apart.
func holdsLabels(text string) bool { return len(chainOf(text)) >= manyLabels }

// An occurrence is a label somewhere in a line that a slot may begin with.
type occurrence struct {
	slot  *slot
	start int
	rank  int // of the slot in the layouts
}

// chainOf finds the longest run of labels in a line that stand in the order of
// the layouts.
func chainOf(text string) []occurrence {
	if strings.HasPrefix(text, "* ") || strings.HasPrefix(text, `\`) || beginsLiteral(text) {
		return nil
	}
	found := occurrences(text)
	if len(found) < manyLabels {
		return nil
	}
	return longestChain(found)
}

// beginsLiteral reports whether a line is a label with a value that is to be
// taken as it stands.
func beginsLiteral(text string) bool {
	m := match(text)
	return m != nil && m.form == colon && strings.HasPrefix(m.rest, `\`)
}

// occurrences lists the labels in a line whose value, up to the next label
// word, fits. The credit of an image, which begins the line, may say anything.
func occurrences(text string) []occurrence {
	starts, marks := labelWords(text)
	var found []occurrence
	for i, m := range marks {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		value := trim(text[min(starts[i]+m.value, end):end])
		for _, s := range m.slots {
			if value == "" || s.takes(value) || starts[i] == 0 && m.form == colon && isImage(s) {
				found = append(found, occurrence{s, starts[i], slices.Index(slots, s)})
			}
		}
	}
	return found
}

// labelWords finds every label in a line, by where it starts.
func labelWords(text string) (starts []int, marks []*mark) {
	afterBlank, end := true, 0
	for i, r := range text {
		if afterBlank && i >= end && unicode.IsUpper(r) {
			if m := match(text[i:]); m != nil {
				starts, marks = append(starts, i), append(marks, m)
				end = i + m.value
			}
		}
		afterBlank = isBlank(r)
	}
	return starts, marks
}

// longestChain picks the most occurrences whose ranks rise from left to right,
// and of equally many those that come first.
func longestChain(found []occurrence) []occurrence {
	length := make([]int, len(found))
	before := make([]int, len(found))
	best := make([]int, len(slots)) // by rank: the occurrence that ends the longest chain so far
	for r := range best {
		best[r] = -1
	}
	last := 0
	for i, o := range found {
		length[i], before[i] = 1, -1
		for _, j := range best[:o.rank] {
			if j >= 0 && found[j].start < o.start && length[j] >= length[i] {
				length[i], before[i] = length[j]+1, j
			}
		}
		if j := best[o.rank]; j < 0 || length[i] > length[j] {
			best[o.rank] = i
		}
		if length[i] > length[last] {
			last = i
		}
	}
	var chain []occurrence
	for i := last; i >= 0; i = before[i] {
		chain = append(chain, found[i])
	}
	slices.Reverse(chain)
	return chain
}
