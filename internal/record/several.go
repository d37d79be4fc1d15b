package record

import "slices"

// A Cut is one record of a text that holds several: the bytes from Start up to
// End.
type Cut struct{ Start, End int }

// Several cuts a text where a further record begins: at the labels of a place
// or a name that stood before, once a record has said more than these. Cuts
// follow one another and hold the whole text. A text without labels is one.
func Several(text string) []Cut {
	lines := splitLines(text)
	var begin []int // lines
	s := newSight()
	for i, l := range lines {
		m := match(l.text)
		switch {
		case isWhole(l.text):
			if s.isWhole || s.more {
				begin = append(begin, above(lines, i, last(begin)))
			}
			s = newSight()
			s.isWhole = true
		case m == nil:
			continue
		case s.isAnother(m, lines[i+1:]):
			begin = append(begin, above(lines, i, last(begin)))
			s = newSight()
			s.see(m)
		default:
			s.see(m)
		}
	}
	return cutsAt(text, lines, begin)
}

func last(begin []int) int {
	if len(begin) == 0 {
		return 0
	}
	return begin[len(begin)-1]
}

func cutsAt(text string, lines []line, begin []int) []Cut {
	cuts := []Cut{{0, len(text)}}
	for _, i := range begin {
		at := lines[i].at
		cuts[len(cuts)-1].End = at
		cuts = append(cuts, Cut{at, len(text)})
	}
	return cuts
}

// A sight is what was seen of a record so far.
type sight struct {
	fields  map[string]bool // by which it is known
	more    bool            // than these
	isWhole bool            // all of it stands on one line
}

func newSight() sight { return sight{fields: map[string]bool{}} }

// see takes notice of a label.
func (s *sight) see(m *mark) {
	if field := m.knownBy(); field != "" {
		s.fields[field] = true
	} else if m.looksLikeLabel() {
		s.more = s.more || slices.ContainsFunc(m.slots, func(s *slot) bool { return s.zone > head })
	}
}

// isAnother reports whether a label begins another record: two of those by which
// a record is known, one of them seen before, stand near one another. In prose a
// single line may begin with one.
func (s *sight) isAnother(first *mark, rest []line) bool {
	field := first.knownBy()
	if field == "" || !s.more && !s.isWhole {
		return false
	}
	const near = 4
	left := near
	for _, l := range rest {
		if l.text == "" {
			continue
		}
		if next := match(l.text).knownBy(); next != "" && next != field {
			return s.isWhole || s.fields[field] || s.fields[next]
		}
		if left--; left == 0 {
			break
		}
	}
	return false
}

// knownBy is the field of a label by which a record is known, or "".
func (m *mark) knownBy() string {
	if m.looksLikeLabel() {
		for _, s := range m.slots {
			if s.isKnownBy() {
				return s.field
			}
		}
	}
	return ""
}

func (s *slot) isKnownBy() bool {
	return s.zone == head && (s.field == "country" || s.field == "city" || s.field == "name")
}

// isWhole reports whether a line is a record by itself.
func isWhole(text string) bool {
	chain := chainOf(text)
	return len(chain) >= manyLabels && slices.ContainsFunc(chain, func(o occurrence) bool { return o.slot.isKnownBy() })
}

// above is the line at which the record of a first label begins: its image
// source and its title stand above it, the title once or twice.
func above(lines []line, i, from int) int {
	begin, titles := i, 0
	for j := i - 1; j > from; j-- {
		l := lines[j]
		m := match(l.text)
		switch {
		case l.text == "":
			continue
		case m != nil && slices.ContainsFunc(m.slots, isImage) && titles == 0 && m.rest != "":
			begin = j
		case m.looksLikeLabel(), len([]rune(l.text)) > longestTitle, endsSentence(l.text):
			return begin
		case titles == 0 && isTitleOf(lines, j), titles == 1 && same(l.text, lines[begin].text):
			begin = j
			titles++
		default:
			return begin
		}
	}
	return begin
}

func isImage(s *slot) bool { return s.zone == head && s.field == "" }

// isTitleOf reports whether a line stands apart from what is above it: after a
// blank line, or after the date on which a record was added.
func isTitleOf(lines []line, i int) bool {
	before := lines[i-1]
	if before.text == "" {
		return true
	}
	m := match(before.text)
	return isDate(before.text) || m != nil && slices.ContainsFunc(m.slots, func(s *slot) bool { return s.field == "added" })
}
