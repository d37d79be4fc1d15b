package casestudy

import (
	"fmt"
	"maps"
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
	problems = append(problems, a.rules(&c)...)
	problems.sort()
	return c, problems
}

// readList reads the things of a list, leaving out empty ones.
func (a Answers) readList(c *Case, l List, problems *Problems) {
	given := a.given(l)
	if len(given) > l.Max {
		problems.add(l.Name, fmt.Sprintf("Give %d %ss or fewer; there are %d", l.Max, l.One, len(given)))
		given = given[:l.Max]
	}
	for i, shown := range given {
		l.grow(c)
		for _, f := range l.at(i, shown) {
			problems.add(f.Name, f.set(c, a[f.Name]))
		}
	}
}

// IsEmpty reports whether nothing is answered beyond what stands where nothing
// is.
func (a Answers) IsEmpty() bool {
	fields := slices.Clone(Fields())
	for _, l := range Lists() {
		for _, i := range a.Numbers(l) {
			fields = append(fields, l.Named(i)...)
		}
	}
	return !slices.ContainsFunc(fields, func(f Field) bool { return a.has(f.Name) && a.Get(f.Name) != f.Default })
}

// given lists, in order, the numbers of a list's things about which something
// is answered.
func (a Answers) given(l List) []int {
	return slices.DeleteFunc(a.Numbers(l), func(i int) bool {
		return !slices.ContainsFunc(l.Parts, func(p Field) bool { return a.has(l.PartName(i, p.Name)) })
	})
}

// has reports whether something other than blanks answers a field.
func (a Answers) has(name string) bool {
	return slices.ContainsFunc(a[name], func(s string) bool { return strings.TrimSpace(s) != "" })
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
	return i, part, err == nil && i >= 0 && i <= lastNumber && strconv.Itoa(i) == number
}

// lastNumber bounds the numbers that answers give to a list's things. It is
// far above the size of any list, as forms leave gaps.
const lastNumber = 99_999

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

// And adds problems of fields that have none yet.
func (p Problems) And(more Problems) Problems {
	for _, m := range more {
		if p.For(m.Name) == "" {
			p = append(p, m)
		}
	}
	return p
}

// AddItem makes room for one more thing in a list.
func (a Answers) AddItem(l List) {
	a.renumber(l, a.Numbers(l))
	a.Set(l.PartName(len(a.Numbers(l)), l.Parts[0].Name), "")
}

// RemoveItem takes number i out of a list; the others close up.
func (a Answers) RemoveItem(l List, i int) {
	a.renumber(l, slices.DeleteFunc(a.Numbers(l), func(n int) bool { return n == i }))
}

// MoveItem moves number i of a list one place up (by -1) or down (by 1). It
// gives the number it has then, counted anew; what has no place to go to stays.
func (a Answers) MoveItem(l List, i, by int) int {
	order := a.Numbers(l)
	at := slices.Index(order, i)
	to := min(max(at+by, 0), len(order)-1)
	order[at], order[to] = order[to], order[at]
	a.renumber(l, order)
	return to
}

// renumber keeps the things of a list with the given numbers, counted anew.
func (a Answers) renumber(l List, keep []int) {
	kept := Answers{}
	for to, from := range keep {
		for _, p := range l.Parts {
			if values, ok := a[l.PartName(from, p.Name)]; ok {
				kept[l.PartName(to, p.Name)] = values
			}
		}
	}
	for _, i := range a.Numbers(l) {
		for _, p := range l.Parts {
			delete(a, l.PartName(i, p.Name))
		}
	}
	maps.Copy(a, kept)
}
