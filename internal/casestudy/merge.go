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

// A Divergence is a part of a case that two changes of one text leave different.
type Divergence struct {
	Part
	Base, Theirs, Mine Answers // what each says of the part
	Both               Answers // what both say together, of a list or a set; nil of anything else
}

// Diverge lists the parts in which two texts that came from one base differ.
func Diverge(base, theirs, mine Answers) []Divergence {
	var list []Divergence
	for _, p := range Parts {
		d := Divergence{Part: p, Base: p.of(base), Theirs: p.of(theirs), Mine: p.of(mine)}
		if p.Shown(d.Theirs) == p.Shown(d.Mine) {
			continue
		}
		if d.IsMutual() {
			d.Both = d.together()
		}
		list = append(list, d)
	}
	return list
}

// IsMutual reports whether both changed the part.
func (d Divergence) IsMutual() bool { return d.changed(d.Theirs) && d.changed(d.Mine) }

// IsTheirs reports whether only they changed it.
func (d Divergence) IsTheirs() bool { return !d.changed(d.Mine) }

func (d Divergence) changed(a Answers) bool { return d.Shown(a) != d.Shown(d.Base) }

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
	if len(p.fields) == 1 {
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

// together is what both say of a list or a set: theirs without what I took out,
// then what I put in. It is nil of anything else.
func (d Divergence) together() Answers {
	both := Answers{}
	switch {
	case d.list != nil:
		base, theirs, mine := d.items(d.Base), d.items(d.Theirs), d.items(d.Mine)
		n := 0
		take := func(from Answers, i int) {
			for _, f := range d.list.Parts {
				if values, ok := from[d.list.PartName(i, f.Name)]; ok {
					both[d.list.PartName(n, f.Name)] = values
				}
			}
			n++
		}
		for at, i := range d.Theirs.given(*d.list) {
			if slices.Contains(mine, theirs[at]) || !slices.Contains(base, theirs[at]) {
				take(d.Theirs, i)
			}
		}
		for at, i := range d.Mine.given(*d.list) {
			if !slices.Contains(base, mine[at]) && !slices.Contains(theirs, mine[at]) {
				take(d.Mine, i)
			}
		}
	case len(d.fields) == 1 && d.fields[0].separator() != "":
		f := d.fields[0]
		base, theirs, mine := f.several(d.Base), f.several(d.Theirs), f.several(d.Mine)
		var kept []string
		for _, s := range theirs {
			if slices.Contains(mine, s) || !slices.Contains(base, s) {
				kept = append(kept, s)
			}
		}
		for _, s := range mine {
			if !slices.Contains(base, s) && !slices.Contains(theirs, s) {
				kept = append(kept, s)
			}
		}
		both.Set(f.Name, kept...)
	default:
		return nil
	}
	return both
}

// several are the answers to a field that takes more than one.
func (f Field) several(a Answers) []string {
	s, err := f.clean(a[f.Name])
	if err != nil {
		return a[f.Name]
	}
	return split(s, f.separator())
}
