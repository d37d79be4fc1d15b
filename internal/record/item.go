package record

import (
	"fmt"
	"strings"

	"cogov/internal/casestudy"
)

// A written record has the things of a list as items, their parts between
// bars: “* City of Utrecht | Public | Initiator”.

// isItem reports whether a line is an item of a written record.
func isItem(s string) bool { return strings.HasPrefix(s, "* ") && len(unbar(s)) > 1 }

// unbullet takes the sign off an item of a list.
func unbullet(s string) string {
	for _, bullet := range []string{"* ", "• ", "- ", "– "} {
		if rest, ok := strings.CutPrefix(s, bullet); ok {
			return trim(rest)
		}
	}
	return s
}

var barred = strings.NewReplacer(`\`, `\\`, "|", `\|`)

// bar writes the parts of an item, without empty ones at the end; a backslash
// keeps a bar within a part.
func bar(parts []string) string {
	for len(parts) > 2 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	item := barred.Replace(parts[0])
	for _, s := range parts[1:] {
		item += strings.TrimRight(" | "+barred.Replace(s), " ")
	}
	return strings.TrimSpace(item)
}

// unbar reads the parts that bar wrote.
func unbar(item string) []string {
	var parts []string
	var b strings.Builder
	escaped := false
	for _, r := range item {
		switch {
		case escaped, r != '\\' && r != '|':
			b.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		default:
			parts = append(parts, trim(b.String()))
			b.Reset()
		}
	}
	return append(parts, trim(b.String()))
}

// addItem takes an item: its parts in the order of the outline. What a record
// says of a contact is released.
func (p *parser) addItem(part part, l casestudy.List, item string) {
	values := unbar(item)
	name := p.nextItem(l.Name)
	for i, f := range l.Parts {
		switch {
		case f.Kind == casestudy.Flag:
			p.answer(part, name+"."+f.Name, "yes")
		case i < len(values) && f.Options != nil:
			p.answerCode(part, f, name+"."+f.Name, values[i])
		case i < len(values) && values[i] != "":
			p.answer(part, name+"."+f.Name, values[i])
		}
	}
}

// answerCode answers a coded field from the labels or codes of its options.
func (p *parser) answerCode(part part, f casestudy.Field, name, value string) {
	codes, left := codesIn(value, f.Options)
	if len(codes) > 0 {
		p.add(part, name, codes...)
	}
	if len(left) > 0 {
		p.leaveWords(part, strings.Join(left, ", "), fmt.Sprintf("%s has no such choice.", f.Label))
	}
}

// readField reads a field of the outline that stands under its own label.
func (p *parser) readField(f casestudy.Field, part part) {
	switch {
	case f.Options != nil:
		p.answerCode(part, f, f.Name, part.value())
	case f.Kind == casestudy.Lines:
		var lines []string
		for _, item := range items(part) {
			lines = append(lines, itemText(item))
		}
		p.answer(part, f.Name, lines...)
	case f.Kind == casestudy.Paragraphs:
		p.answer(part, f.Name, paragraphs(part))
	default:
		p.answer(part, f.Name, part.value())
	}
}

// readList reads a list of the outline that stands under its own label.
func (p *parser) readList(l casestudy.List, part part) {
	p.place(l.Name, part.stretch(0, 1))
	for _, item := range items(part) {
		p.addItem(item, l, itemText(item))
	}
}

// items cuts a part into the items of a list. A line that is set in goes on
// with the item before it.
func items(p part) []part {
	var list []part
	from := -1
	for i, l := range p.lines {
		if l.text == "" || from >= 0 && i > 0 && strings.HasPrefix(l.raw, "  ") {
			continue
		}
		if from >= 0 {
			list = append(list, p.stretch(from, i))
		}
		from = i
	}
	if from >= 0 {
		list = append(list, p.stretch(from, len(p.lines)))
	}
	return list
}

// itemText is what an item says, without its bullet and as if it were not set
// in.
func itemText(item part) string {
	lines := rawLines(item)
	lines[0] = unbullet(unescape(item.lines[0].text))
	for i, l := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(l, "  ")
	}
	return strings.Join(lines, "\n")
}
