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

	texts := []string{c.Summary, c.Description, c.PartnershipNote}
	for _, i := range c.Initiatives {
		texts = append(texts, i.Name, i.Description)
	}
	for _, m := range c.Milestones {
		texts = append(texts, m.Text)
	}
	for _, s := range c.Sources {
		texts = append(texts, s.Title, s.Publisher)
	}
	for _, s := range c.Scores {
		texts = append(texts, s.Rationale)
	}
	texts = append(texts, c.Caveats...)
	return SearchText{fold(names), fold(words), fold(texts)}
}

func fold(texts []string) string { return places.Fold(strings.Join(texts, "\n")) }
