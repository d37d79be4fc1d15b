package record

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A part is a label with what follows it.
type part struct {
	slot        *slot
	label       string // its key
	lines       []line // what follows: the rest of the label's line, then further lines
	start, end  int    // label and value in the text, in bytes
	first, last int    // the same as indexes of lines
	within      bool   // cut out of a line that holds several parts
}

// value is what follows the label, on one line.
func (p part) value() string {
	var words []string
	for _, l := range p.lines {
		if l.text != "" {
			words = append(words, l.text)
		}
	}
	return unescape(strings.Join(words, " "))
}

// isLiteral reports whether the value is to be taken as it stands.
func (p part) isLiteral() bool { return len(p.lines) > 0 && strings.HasPrefix(p.lines[0].text, `\`) }

// stretch is the part from one of its lines up to before another, without blank
// lines at its ends.
func (p part) stretch(from, to int) part {
	s := p
	for from > 0 && from < to-1 && p.lines[from].text == "" {
		from++
	}
	for to-1 > from && p.lines[to-1].text == "" {
		to--
	}
	s.lines = p.lines[from:to]
	first, last := s.lines[0], s.lines[len(s.lines)-1]
	s.end, s.first, s.last = last.end, first.index(), last.index()
	if from > 0 {
		s.start = first.start
	}
	return s
}

// extend adds a line to the part.
func (p *part) extend(l line) {
	p.lines = append(p.lines, l)
	if l.text != "" {
		p.end, p.last = l.end, l.index()
	}
}

// divided is a text taken apart.
type divided struct {
	lines []line
	units []unit
	parts []part
	title *unit // the line before the first label, if any
}

// has reports whether a label of the text begins the slot with these words.
func (d *divided) has(word string) bool {
	for _, part := range d.parts {
		if part.slot.words[0] == word {
			return true
		}
	}
	return false
}

// A unit is a line, or a stretch of a line that holds several parts.
type unit struct {
	line
	mark   *mark // nil if it begins with no label
	within bool  // a stretch that is surely a part
}

// divide takes a text apart: it goes through the units from the top, and a
// label that may stand where it does begins a part.
func divide(lines []line) divided {
	d := divider{divided: divided{lines: lines}, seen: map[*slot]bool{}}
	d.units = make([]unit, 0, len(lines))
	for _, l := range lines {
		d.units = cut(d.units, l)
	}
	d.top = slices.IndexFunc(d.units, func(u unit) bool { return u.text != "" })
	for i, u := range d.units {
		if s := d.accept(i); s != nil {
			d.begin(s, u)
		} else if !d.extend(u) {
			d.open = false
			if i == d.top && utf8.RuneCountInString(u.text) <= longestTitle {
				d.title = &d.units[i]
			}
		}
	}
	return d.divided
}

const longestTitle = 200

type divider struct {
	divided
	zone zone
	seen map[*slot]bool
	top  int  // the first unit with words
	open bool // the last part may still be extended
}

func (d *divider) begin(s *slot, u unit) {
	d.seen[s] = true
	if s.field != "added" || d.zone > head { // a date of publication may stand above all
		d.zone = max(d.zone, s.zone)
	}
	p := part{slot: s, label: u.mark.label, start: u.start, end: u.end, first: u.index(), last: u.index(), within: u.within}
	p.lines = []line{u.from(u.mark.value)}
	d.parts = append(d.parts, p)
	d.open = true
}

// extend adds a unit without a label to the part before it, if that may hold
// several lines or still waits for its value. It reports whether it did.
func (d *divider) extend(u unit) bool {
	if !d.open {
		return u.text == ""
	}
	p := &d.parts[len(d.parts)-1]
	waits := p.lines[0].text == "" && p.last == p.first && p.slot.takes(u.text) && p.slot.field != ""
	if u.text != "" && !p.slot.block && !waits {
		return false
	}
	p.extend(u.line)
	return true
}
