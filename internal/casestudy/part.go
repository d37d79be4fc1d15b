package casestudy

import (
	"slices"
	"strings"
)

// A Part is what a merge takes as one: a field, a score with its reason and all
// else that belongs to it, or a list.
type Part struct {
	Name, Label string
	fields      []Field
	list        *List
}

// Parts lists the parts of a case, in reading order.
var Parts = partsOf(Sections)

func partsOf(sections []Section) (parts []Part) {
	for _, s := range sections {
		if s.Name == ProfileSection {
			for _, p := range Principles {
				parts = append(parts, Part{Name: p.Code, Label: p.Name, fields: ScoreFields(p)})
			}
		} else {
			for _, f := range s.Fields {
				parts = append(parts, Part{Name: f.Name, Label: f.Label, fields: []Field{f}})
			}
		}
		for _, l := range s.Lists {
			parts = append(parts, Part{Name: l.Name, Label: l.Label, list: &l})
		}
	}
	return parts
}

// A Change is a part in which two texts differ.
type Change struct {
	Part
	Before, After Answers // what each says of the part
}

// Changes lists the parts in which two texts differ, in reading order. A set of
// codes in another order is no difference.
func Changes(before, after Answers) []Change {
	var list []Change
	for _, p := range Parts {
		c := Change{p, p.of(before), p.of(after)}
		if p.Shown(c.Before) != p.Shown(c.After) {
			list = append(list, c)
		}
	}
	return list
}

// IsScore reports whether the part is a score.
func (p Part) IsScore() bool { return len(p.fields) > 1 }

// Levels are the levels of a score before and after.
func (c Change) Levels() (before, after Level) {
	level := func(a Answers) Level {
		if l := Level(a.Get(c.fields[0].Name)); l != "" {
			return l
		}
		return NotAssessed
	}
	return level(c.Before), level(c.After)
}

// Items are the things of a list, the lines of a field of several, or the labels
// of a set, each in words. Of any other part it gives false.
func (p Part) Items(a Answers) ([]string, bool) {
	switch {
	case p.list != nil:
		return p.items(a), true
	case p.fields[0].Kind == Lines:
		return p.fields[0].several(a), true
	case p.fields[0].Kind == Choices:
		var labels []string
		for _, code := range p.fields[0].several(a) {
			labels = append(labels, Label(p.fields[0].Options, code))
		}
		return labels, true
	}
	return nil, false
}

// A Detail is what belongs to a score beside its level, such as the reason.
type Detail struct{ Label, Before, After string }

// Details are what differs of a score beside its level.
func (c Change) Details() []Detail {
	var list []Detail
	for _, f := range c.fields[1:] {
		_, label, _ := strings.Cut(f.Label, ": ")
		if d := (Detail{label, c.Before.shown(f), c.After.shown(f)}); d.Before != d.After {
			list = append(list, d)
		}
	}
	return list
}

// of is what answers say of the part.
func (p Part) of(a Answers) Answers {
	own := Answers{}
	for name, values := range a {
		if p.has(name) {
			own[name] = values
		}
	}
	return own
}

func (p Part) has(name string) bool {
	if p.list != nil {
		return p.list.Has(name)
	}
	return slices.ContainsFunc(p.fields, func(f Field) bool { return f.Name == name })
}

// Replace answers the part as other answers do.
func (p Part) Replace(a, by Answers) {
	for name := range a {
		if p.has(name) {
			delete(a, name)
		}
	}
	for name, values := range p.of(by) {
		a.Set(name, values...)
	}
}

// Shown is the part in words: of a list a line each, of a score a line each for
// what belongs to it.
func (p Part) Shown(a Answers) string {
	if p.list != nil {
		return strings.Join(p.items(a), "\n")
	}
	if !p.IsScore() {
		return a.shown(p.fields[0])
	}
	lines := []string{a.shown(p.fields[0])}
	for _, f := range p.fields[1:] {
		if s := a.shown(f); s != "" {
			_, label, _ := strings.Cut(f.Label, ": ")
			lines = append(lines, label+": "+s)
		}
	}
	return strings.Join(lines, "\n")
}

// items are the things of a list in words.
func (p Part) items(a Answers) []string {
	var items []string
	for _, i := range a.given(*p.list) {
		var words []string
		for _, f := range p.list.Named(i) {
			if s := a.shown(f); s != "" {
				words = append(words, s)
			}
		}
		items = append(items, strings.Join(words, " · "))
	}
	return items
}

// several are the answers to a field that takes more than one.
func (f Field) several(a Answers) []string {
	s, err := f.clean(a[f.Name])
	if err != nil {
		return a[f.Name]
	}
	return split(s, f.separator())
}
