package casestudy

import (
	"fmt"
	"slices"
)

// A List is a run of things of one kind that a case has, each with parts of
// its own, such as the sources.
type List struct {
	Name  string // in forms, tables and JSON
	Label string
	One   string // what one of them is called, such as "source"
	Help  string
	Max   int     // how many there may be
	Parts []Field // the outline of one, with short names such as "title"

	len  func(*Case) int
	grow func(*Case)
	part func(c *Case, i, part int) Value
}

// IsPrivate reports whether a list is kept from the public, but for what of it
// was released.
func (l List) IsPrivate() bool { return l.Name == contacts.Name }

// Len is how many a case has.
func (l List) Len(c *Case) int { return l.len(c) }

// Grow adds an empty one at the end.
func (l List) Grow(c *Case) { l.grow(c) }

// Part is the place of a part of number i of a case, both from 0, as the parts
// stand in the outline.
func (l List) Part(c *Case, i, part int) Value { return l.part(c, i, part) }

// Item gives the fields of number i (from 0) of a case by their short names,
// such as "title".
func (l List) Item(i int) []Field { return l.bind(slices.Clone(l.Parts), i) }

// At gives the fields of number i of a case by their full names, such as
// "sources[2].title".
func (l List) At(i int) []Field { return l.at(i, i) }

// at gives the fields of number i of a case under the names of number shown:
// they differ when a form left a gap.
func (l List) at(i, shown int) []Field { return l.bind(l.Named(shown), i) }

// bind ties the parts to their places in number i of a case.
func (l List) bind(parts []Field, i int) []Field {
	for p := range parts {
		parts[p].value = func(c *Case) Value { return l.part(c, i, p) }
	}
	return parts
}

// Named gives the outline of number i under full names and labels, without a
// place in a case: to show answers that may be wrong.
func (l List) Named(i int) []Field {
	fields := slices.Clone(l.Parts)
	for p := range fields {
		fields[p].Name = l.PartName(i, fields[p].Name)
		fields[p].Label = l.Title(i) + ": " + fields[p].Label
	}
	return fields
}

// Title is what number i is called, such as "Source 3".
func (l List) Title(i int) string { return fmt.Sprintf("%s %d", capital(l.One), i+1) }

// ItemName is the name of number i, such as "sources[2]".
func (l List) ItemName(i int) string { return fmt.Sprintf("%s[%d]", l.Name, i) }

// Has reports whether a name is the list's own or that of a part of it.
func (l List) Has(name string) bool {
	_, _, ok := l.parse(name)
	return ok || name == l.Name
}

// PartName is the full name of a part of number i, such as "sources[2].title".
func (l List) PartName(i int, part string) string {
	return fmt.Sprintf("%s[%d].%s", l.Name, i, part)
}

// A part is a Field of a list's things: where it stands in a T.
type part[T any] struct {
	Field
	in func(*T) Value
}

// list ties an outline of parts to the place of a []T in a Case.
func list[T any](l List, at func(*Case) *[]T, parts ...part[T]) List {
	for _, p := range parts {
		l.Parts = append(l.Parts, p.Field)
	}
	l.len = func(c *Case) int { return len(*at(c)) }
	l.grow = func(c *Case) { var empty T; *at(c) = append(*at(c), empty) }
	l.part = func(c *Case, i, p int) Value { return parts[p].in(&(*at(c))[i]) }
	return l
}

func capital(s string) string { return string(s[0]-'a'+'A') + s[1:] }
