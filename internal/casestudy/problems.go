package casestudy

import "slices"

// A Problem says what is wrong with the answer to a field.
type Problem struct{ Name, Text string }

// Problems lists what is wrong, in the order of the outline.
type Problems []Problem

// For is what is wrong with one field, or "".
func (p Problems) For(name string) string {
	for i := range p {
		if p[i].Name == name {
			return p[i].Text
		}
	}
	return ""
}

// add notes what is wrong with a field, if anything is.
func (p *Problems) add(name, text string) {
	if text != "" {
		*p = append(*p, Problem{name, text})
	}
}

// sort puts problems in the order of the outline, and those of a list in the
// order of its things.
func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int { return slices.Compare(place(a.Name), place(b.Name)) })
}

// place is where a name stands in the outline: its section, its field or list
// there and, of a list, the thing's number and part.
func place(name string) []int {
	for s, section := range Sections {
		for i, f := range section.Fields {
			if f.Name == name {
				return []int{s, i}
			}
		}
		for i, l := range section.Lists {
			if at, ok := l.place(name); ok {
				return append([]int{s, len(section.Fields) + i}, at...)
			}
		}
	}
	at, _ := Readings.place(name)
	return append([]int{len(Sections)}, at...)
}

// place is where a name stands in a list; the list itself comes before its
// things.
func (l List) place(name string) (at []int, ok bool) {
	if name == l.Name {
		return nil, true
	}
	i, part, ok := l.parse(name)
	return []int{i, slices.IndexFunc(l.Parts, func(f Field) bool { return f.Name == part })}, ok
}
