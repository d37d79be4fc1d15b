package casestudy

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Answers are raw texts by field name, before checking: what a form, a pasted
// record, a row of a table or a seed file says. A list's things are named by
// number, such as "sources[0].title".
type Answers map[string][]string

// Get is the first answer to a field, or "".
func (a Answers) Get(name string) string {
	if values := a[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// Set replaces the answers to a field.
func (a Answers) Set(name string, values ...string) { a[name] = values }

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

func (p *Problems) add(name string, err error) {
	if err != nil {
		*p = append(*p, Problem{name, err.Error()})
	}
}

// Case reads the answers into a case. What is wrong comes back as problems; a
// case with problems holds only what could be read.
func (a Answers) Case() (Case, Problems) {
	var c Case
	var problems Problems
	for _, section := range Sections {
		for _, f := range section.Fields {
			problems.add(f.Name, f.set(&c, a[f.Name]))
		}
		for _, l := range section.Lists {
			a.readList(&c, l, &problems)
		}
	}
	a.readList(&c, Readings, &problems)
	for i := range c.Scores {
		c.Scores[i].complete()
	}
	return c, append(problems, c.rules()...)
}

// readList reads the things of a list, leaving out empty ones.
func (a Answers) readList(c *Case, l List, problems *Problems) {
	for _, shown := range a.Numbers(l) {
		if a.isEmpty(l, shown) {
			continue
		}
		if l.Len(c) == l.Max {
			*problems = append(*problems, Problem{l.Name, l.Label + " can be " + strconv.Itoa(l.Max) + " at most"})
			return
		}
		l.grow(c)
		for _, f := range l.at(l.Len(c)-1, shown) {
			problems.add(f.Name, f.set(c, a[f.Name]))
		}
	}
}

// isEmpty reports whether nothing was answered about number i of a list.
func (a Answers) isEmpty(l List, i int) bool {
	for _, p := range l.Parts {
		for _, value := range a[l.PartName(i, p.Name)] {
			if strings.TrimSpace(value) != "" {
				return false
			}
		}
	}
	return true
}

// Numbers lists, in order, the numbers of a list's things that answers name.
func (a Answers) Numbers(l List) []int {
	var numbers []int
	for name := range a {
		if i, _, ok := l.parse(name); ok {
			numbers = append(numbers, i)
		}
	}
	sort.Ints(numbers)
	return slices.Compact(numbers)
}

// parse takes a full name such as "sources[2].title" apart.
func (l List) parse(name string) (i int, part string, ok bool) {
	rest, ok := strings.CutPrefix(name, l.Name+"[")
	if !ok {
		return 0, "", false
	}
	number, part, ok := strings.Cut(rest, "].")
	if !ok || !slices.ContainsFunc(l.Parts, func(f Field) bool { return f.Name == part }) {
		return 0, "", false
	}
	i, err := strconv.Atoi(number)
	return i, part, err == nil && i >= 0 && strconv.Itoa(i) == number
}

// Unknown lists, in order, the names that no field and no list has: what an
// import could not place.
func (a Answers) Unknown() []string {
	known := map[string]bool{}
	for _, f := range Fields() {
		known[f.Name] = true
	}
	var unknown []string
	for name := range a {
		if !known[name] && !slices.ContainsFunc(append(Lists(), Readings), func(l List) bool { _, _, ok := l.parse(name); return ok }) {
			unknown = append(unknown, name)
		}
	}
	sort.Strings(unknown)
	return unknown
}

// Answers writes a case as the answers that give it again.
func (c *Case) Answers() Answers {
	a := Answers{}
	for _, f := range Fields() {
		a.put(f, c)
	}
	for _, l := range append(Lists(), Readings) {
		for i := range l.Len(c) {
			for _, f := range l.At(i) {
				a.put(f, c)
			}
		}
	}
	return a
}

func (a Answers) put(f Field, c *Case) {
	s := f.Value(c).String()
	switch {
	case s == "":
	case f.Kind == Choices:
		a[f.Name] = strings.Split(s, "|")
	default:
		a[f.Name] = []string{s}
	}
}
