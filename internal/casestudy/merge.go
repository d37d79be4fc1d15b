package casestudy

import "slices"

// A Divergence is a part of a case that two changes of one text leave different.
type Divergence struct {
	Part
	Base, Theirs, Mine Answers // what each says of the part
	Both               Answers // what both say together, of a list or a set; nil of anything else
}

// Diverge lists the parts in which two texts that came from one base differ.
func Diverge(base, theirs, mine Answers) []Divergence {
	var list []Divergence
	for _, c := range Changes(theirs, mine) {
		d := Divergence{Part: c.Part, Base: c.of(base), Theirs: c.Before, Mine: c.After}
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
