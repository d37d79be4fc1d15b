package casestudy

import (
	"strings"

	"cogov/internal/places"
)

// SearchText is what a text search looks through, by how much a match says:
// the names first, then the place and the coded words, then the texts.
// It is folded; see places.Fold.
type SearchText struct{ Names, Words, Texts string }

// SearchText gathers what a text search finds the case by. Contacts are not in
// it: they may be private.
func (c *Case) SearchText() SearchText {
	names := append([]string{c.Name}, c.Aliases...)

	words := []string{c.City}
	if country, ok := places.CountryByCode(c.Country); ok {
		words = append(words, country.Name, places.RegionName(country.Region))
		words = append(words, places.Adjectives(c.Country)...)
	}
	for _, o := range c.Organisations {
		words = append(words, o.Name)
	}
	for _, code := range c.Topics {
		words = append(words, Label(Topics, code))
	}
	for _, code := range c.ResourceTypes {
		words = append(words, Label(ResourceTypes, code))
	}

	return SearchText{fold(names), fold(words), fold(c.texts())}
}

// texts are what else is written about a case, field by field of the outline:
// not the names and the city, nor whatever is no prose.
func (c *Case) texts() []string {
	var texts []string
	take := func(fields []Field) {
		for _, f := range fields {
			prose := f.Kind == Paragraphs || f.Kind == Lines || f.Kind == Text
			if prose && f.Name != "name" && f.Name != "aliases" && f.Name != "city" && !strings.HasSuffix(f.Name, "_source") {
				texts = append(texts, f.Value(c).String())
			}
		}
	}
	take(Fields())
	for _, l := range Lists() {
		for i := range l.Len(c) {
			if l.Name != contacts.Name {
				take(l.At(i))
			}
		}
	}
	return texts
}

func fold(texts []string) string { return places.Fold(strings.Join(texts, "\n")) }
