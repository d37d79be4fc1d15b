// Package record reads a case from a text record and writes it back. It knows
// the published layouts and what goes wrong in them. What can be read in two
// ways is asked, what finds no place is listed, and nothing is dropped.
package record

import (
	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// A Record is what was read from a text.
type Record struct {
	Answers   casestudy.Answers
	Places    []Place    // in the order of the text
	Unplaced  []Line     // in the order of the text
	Questions []Question // in the order they came up
}

// A Place says where in the text the answer to a field was found: the bytes
// from the label to the end of the value. Field is empty for a heading of the
// layout that answers nothing, such as Project Details.
type Place struct {
	Field      string
	Start, End int
}

// A Line found no place in the case, or a part of it did not.
type Line struct {
	Number int // from 1
	Text   string
	Why    string
}

// A Question is about words that can be read in two ways. Offered are the
// answers to the field that they may mean, where "" leaves it empty; Taken is
// the one that stands meanwhile.
type Question struct {
	Field   string
	Text    string // the words of the record
	Ask     string // a whole sentence
	Offered []string
	Taken   string
}

// Parse reads a text record in any of the published layouts. It never fails:
// every line that is not blank ends up in a place or is listed as unplaced.
func Parse(text string) Record {
	d := divide(splitLines(text))
	p := parser{
		Record:  Record{Answers: casestudy.Answers{}},
		divided: d,
		text:    text,
		told:    make([]bool, len(d.lines)),
		items:   map[string]int{},
	}
	for _, part := range d.parts {
		p.read(part)
	}
	p.readTitle()
	p.askAboutCredit()
	p.askAboutThousands()
	p.askAboutLevelsInProse()
	p.leaveTheRest()
	p.inOrder()
	return p.Record
}

// A parser fills a Record from the parts of a text.
type parser struct {
	Record
	divided
	text  string
	told  []bool         // by line: it is in a place or listed as unplaced
	items map[string]int // by list: how many things were read
}

// read gives a part to the reader of its slot. What that neither places nor
// leaves still belongs to the slot's field: an empty label does.
func (p *parser) read(part part) {
	places, unplaced := len(p.Places), len(p.Unplaced)
	part.slot.read(p, part)
	if len(p.Places) == places && len(p.Unplaced) == unplaced {
		p.place(part.slot.field, part)
	}
}

// answer takes a value for a field from a part.
func (p *parser) answer(part part, field string, values ...string) {
	if len(values) > 0 && values[0] != "" {
		p.Answers.Set(field, values...)
	}
	p.place(field, part)
}

// add takes further values for a field that holds several.
func (p *parser) add(part part, field string, values ...string) {
	p.Answers[field] = append(p.Answers[field], values...)
	p.place(field, part)
}

func (p *parser) place(field string, part part) {
	p.Places = append(p.Places, Place{field, part.start, part.end})
	p.tell(part)
}

// leave lists every line of a part as unplaced.
func (p *parser) leave(part part, why string) {
	for i := part.first; i <= part.last; i++ {
		if l := p.lines[i]; l.text != "" {
			p.Unplaced = append(p.Unplaced, Line{l.number, p.text[max(part.start, l.start):min(part.end, l.end)], why})
		}
	}
	p.tell(part)
}

// leaveWords lists some words of a part as unplaced.
func (p *parser) leaveWords(part part, words, why string) {
	p.Unplaced = append(p.Unplaced, Line{p.lines[part.first].number, words, why})
	p.tell(part)
}

// tell notes that the lines of a part are not lost.
func (p *parser) tell(part part) {
	for i := part.first; i <= part.last; i++ {
		p.told[i] = true
	}
}

func (p *parser) ask(q Question) { p.Questions = append(p.Questions, q) }

// leaveTheRest lists the lines that no part holds.
func (p *parser) leaveTheRest() {
	for i, l := range p.lines {
		if l.text == "" || p.told[i] {
			continue
		}
		why := "No label before it says what it is."
		if len(p.parts) == 0 {
			why = "The text has none of the labels of a record."
		} else if match(l.text).looksLikeLabel() {
			why = "The record has this label already, or it does not belong in this place."
		}
		p.Unplaced = append(p.Unplaced, Line{l.number, l.text, why})
	}
}

// same reports whether two texts say the same, whatever their case and accents.
func same(a, b string) bool { return places.Fold(trim(a)) == places.Fold(trim(b)) }
