package catalog

import (
	"cmp"
	"slices"
	"strings"
	"unique"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// An entry is a case with what is read off it once, however often a catalogue
// is built anew around it. It is small and points at little, because building
// is mostly a walk through memory.
type entry struct {
	line
	name    string // folded
	life    life
	at      point
	choices []choice
	values  []valued // of the facets without a vocabulary
}

// A choice is an option of a facet's vocabulary, both by number.
type choice struct{ facet, option uint16 }

// A value is a code and its name in a facet without a vocabulary. Equal ones
// are the same and cost nothing to compare.
type value = unique.Handle[casestudy.Option]

// none is the value of a case that has none.
var none value

// A valued is a value with the number of its facet.
type valued struct {
	facet int
	value value
}

// value is the one of a facet.
func (e *entry) value(facet int) value {
	for _, v := range e.values {
		if v.facet == facet {
			return v.value
		}
	}
	return none
}

func newEntry(p *casestudy.Published) entry {
	e := entry{
		line: newLine(p),
		name: places.Fold(p.Name),
		life: lifeOf(&p.Case),
		at:   pointOf(&p.Case),
	}
	var choices [40]choice // more than most cases have
	chosen := choices[:0]
	for i, f := range facets {
		codes := f.codes(&p.Case)
		switch {
		case f.options != nil:
			chosen = appendChoices(chosen, i, codes)
		case codes != "":
			e.values = append(e.values, valued{i, unique.Make(casestudy.Option{Code: codes, Label: f.name(&p.Case)})})
		}
	}
	e.choices = slices.Clone(chosen)
	return e
}

// appendChoices takes down the options that codes joined by "|" name.
func appendChoices(to []choice, facet int, codes string) []choice {
	options := facets[facet].options
	for code := range strings.SplitSeq(codes, "|") {
		for i := range options {
			if options[i].Code == code {
				to = append(to, choice{uint16(facet), uint16(i)})
			}
		}
	}
	return to
}

// byFoldedName orders entries by name, then slug.
func byFoldedName(a, b entry) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.Slug, b.Slug))
}
