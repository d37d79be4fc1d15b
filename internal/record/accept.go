package record

import (
	"unicode/utf8"

	"cogov/internal/casestudy"
)

// accept finds the slot that a unit begins where it stands, or nil if its label
// word only begins a sentence. Every slot is filled once, by its first label.
func (d *divider) accept(i int) *slot {
	u := d.units[i]
	if u.mark == nil || d.isTitleLikeLabel(i) {
		return nil
	}
	for _, s := range u.mark.slots {
		if !d.seen[s] && (u.within || d.mayBegin(s, i)) {
			return s
		}
	}
	return nil
}

func (d *divider) mayBegin(s *slot, i int) bool {
	switch s.zone {
	case head:
		return d.mayBeginHead(s, i)
	case body:
		return d.zone == head || d.zone == scores
	case scores:
		return d.mayBeginScore(i)
	case tail:
		return d.mayBeginTail(s, i)
	}
	return d.mayBeginDetail(s, i)
}

// mayBeginHead: in the head a label with a colon, alone, with a value that fits
// or between two other labels. In the description only one with a colon and a
// value that fits, before another label.
func (d *divider) mayBeginHead(s *slot, i int) bool {
	m := d.units[i].mark
	switch {
	case d.zone == head && m.form == bare:
		return s.takes(m.rest) || d.isBetweenLabels(i) && utf8.RuneCountInString(m.rest) <= 300 && !endsSentence(m.rest)
	case d.zone == head:
		return true
	}
	return d.zone == body && s.field != "" && m.form == colon && s.takes(m.rest) && d.labelFollows(i)
}

// mayBeginScore: a level or nothing after the label. “Pooling” alone is a
// heading unless a level or another label follows. After the first score a
// label with a colon counts whatever follows; in the description only with
// a few words that name a level.
func (d *divider) mayBeginScore(i int) bool {
	m := d.units[i].mark
	switch {
	case m.rest == "":
		return d.labelFollows(i) || d.levelFollows(i)
	case isLevel(m.rest):
		return true
	}
	return m.form == colon && (d.zone == scores || hasLevel(m.rest) && d.labelFollows(i))
}

// mayBeginTail: without a colon the value must fit and, in the description, end
// it. In the description no prose may follow.
func (d *divider) mayBeginTail(s *slot, i int) bool {
	m := d.units[i].mark
	switch {
	case s.words[0] == referencesLabel:
		return true
	case m.form != bare:
		return d.zone > body || d.noProseFollows(i)
	case s.takes(m.rest):
		return d.zone > body || d.labelFollows(i)
	}
	return d.zone == scores && s.field == "website" && isValue(m.rest)
}

// mayBeginDetail: the heading, a date of publication, and under the heading or
// in the head the labels of the outline, with a colon.
func (d *divider) mayBeginDetail(s *slot, i int) bool {
	m := d.units[i].mark
	switch s.field {
	case "":
		return m.rest == "" && d.labelFollows(i)
	case "added":
		return isDate(m.rest) || m.rest == "" && isDate(d.following(i).text) || m.form == colon && d.labelFollows(i)
	}
	return m.form == colon && (d.zone == head || d.zone == details)
}

// isTitleLikeLabel: the first line of a text, such as “City Repair – Portland”,
// is a title if the same label comes again.
func (d *divider) isTitleLikeLabel(i int) bool {
	u := d.units[i]
	if i != d.top || u.mark.form != bare || u.within {
		return false
	}
	for _, later := range d.units[i+1:] {
		if later.mark.looksLikeLabel() && later.mark.slots[0] == u.mark.slots[0] {
			return true
		}
	}
	return false
}

// following is the next unit that is not blank, or an empty one.
func (d *divider) following(i int) unit {
	for _, u := range d.units[i+1:] {
		if u.text != "" {
			return u
		}
	}
	return unit{}
}

// labelFollows reports whether the next words look like a label, or whether
// none come.
func (d *divider) labelFollows(i int) bool {
	next := d.following(i)
	return next.text == "" || next.mark.looksLikeLabel()
}

func (d *divider) levelFollows(i int) bool { return isLevel(d.following(i).text) }

func (d *divider) isBetweenLabels(i int) bool {
	if len(d.parts) == 0 || !d.labelFollows(i) {
		return false
	}
	before := d.parts[len(d.parts)-1]
	for j := i - 1; j >= 0; j-- {
		if u := d.units[j]; u.text != "" {
			return u.index() == before.first
		}
	}
	return false
}

// noProseFollows reports whether only short lines come up to the next label.
func (d *divider) noProseFollows(i int) bool {
	const longest = 500
	for _, u := range d.units[i+1:] {
		if u.mark.looksLikeLabel() {
			break
		}
		if len(u.text) > longest {
			return false
		}
	}
	return true
}

// isLevel reports whether a text is a level or a missing state in words.
func isLevel(s string) bool { return levelOf(s) != "" }

func levelOf(s string) casestudy.Level {
	if len(s) > 40 {
		return ""
	}
	for _, o := range casestudy.Levels {
		if same(s, o.Label) {
			return casestudy.Level(o.Code)
		}
	}
	return ""
}
