package casestudy

import (
	"slices"
	"strings"

	"cogov/internal/places"
)

// A Difference is a field whose answers differ.
type Difference struct {
	Name, Label   string
	Before, After string
}

// Differences lists the fields in which two sets of answers differ, in the
// order of the outline. A set of codes in another order is no difference.
func Differences(before, after Answers) []Difference {
	var differs []Difference
	compare := func(f Field) {
		b, a := before.shown(f), after.shown(f)
		if b != a {
			differs = append(differs, Difference{f.Name, f.Label, b, a})
		}
	}
	for _, section := range Sections {
		for _, f := range section.Fields {
			compare(f)
		}
		for _, l := range section.Lists {
			numbers := append(before.Numbers(l), after.Numbers(l)...)
			slices.Sort(numbers)
			for _, i := range slices.Compact(numbers) {
				for _, f := range l.Named(i) {
					compare(f)
				}
			}
		}
	}
	return differs
}

// shown is the answer to a field for people: labels instead of codes.
func (a Answers) shown(f Field) string {
	s, err := f.clean(a[f.Name])
	if err != nil {
		return strings.Join(a[f.Name], "\n") // as it is: wrong, but not lost
	}
	if country, ok := places.CountryByCode(s); f.Kind == Country && ok {
		return country.Name
	}
	if f.Options == nil {
		return s
	}
	var labels []string
	for _, code := range split(s, "|") {
		labels = append(labels, Label(f.Options, code))
	}
	slices.Sort(labels)
	return strings.Join(labels, ", ")
}
