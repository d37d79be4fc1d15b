package casestudy_test

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func TestSearchTextIsFoldedAndHoldsWhatPeopleSearchBy(t *testing.T) {
	c := read(t, casestudy.Answers{
		"name": {"L’Asilo"}, "aliases": {"Ex Asilo Filangieri"}, "city": {"São Paulo"}, "country": {"IT"},
		"topics": {"commons_regulation"}, "resource_types": {"cultural_heritage"}, "summary": {"Summary"}, "description": {"Description"},
		"partnership_note": {"Sentence"}, "organisations[0].name": {"Comune"}, "initiatives[0].name": {"Open week"},
		"milestones[0].text": {"Opened"}, "sources[0].title": {"A book"}, "sources[0].publisher": {"Łódź Press"},
		"pooling_rationale": {"Shared purse"}, "caveats": {"Doubt"}, "contacts[0].name": {"Private Ada"}, "contacts[0].released": {"yes"},
	})
	s := c.SearchText()
	for part, words := range map[string]string{
		s.Names: "l'asilo|ex asilo filangieri",
		s.Words: "sao paulo|italy|italian|europe|comune|commons regulation|cultural heritage",
		s.Texts: "summary|description|sentence|open week|opened|a book|lodz press|shared purse|doubt",
	} {
		for word := range strings.SplitSeq(words, "|") {
			if !strings.Contains(part, word) {
				t.Errorf("%q is not found in %q", word, part)
			}
		}
		if strings.Contains(part, "private") {
			t.Errorf("a contact can be searched for: %q", part)
		}
	}
}
