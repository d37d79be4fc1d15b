package search

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func asilo(t *testing.T) casestudy.Case {
	t.Helper()
	c, problems := casestudy.Answers{
		"name": {"L’Asilo"}, "aliases": {"Ex Asilo Filangieri\nEx cloister"}, "city": {"São Paulo"}, "country": {"IT"},
		"topics": {"commons_regulation"}, "resource_types": {"cultural_heritage"}, "summary": {"Summary"}, "description": {"Description"},
		"partnership_note": {"Sentence"}, "organisations[0].name": {"Comune"}, "organisations[1].name": {"Collective"}, "initiatives[0].name": {"Open week"},
		"milestones[0].text": {"Opened"}, "sources[0].title": {"A book"}, "sources[0].url": {"https://hidden.example/"}, "sources[0].publisher": {"Łódź Press"},
		"pooling_rationale": {"Shared purse"}, "pooling_source": {"hidden page"}, "caveats": {"Doubt\nAnother"}, "contacts[0].name": {"Private Ada"}, "contacts[0].released": {"yes"},
	}.Case()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

func TestACaseIsFoundByWhatPeopleSearchBy(t *testing.T) {
	c := asilo(t)
	p := PassagesOf(&c)
	for _, part := range []struct {
		passages []Passage
		want     string
	}{
		{p.Names, "l asilo | ex asilo filangieri | ex cloister"},
		{p.Keywords, "sao paulo | italy | italian | italia | europe | comune | collective | commons regulation | cultural heritage"},
		{p.Texts, "summary | description | sentence | shared purse | doubt | another | open week | opened | a book | lodz press"},
	} {
		if got := strings.ReplaceAll(Index(part.passages), between, "|"); got != part.want {
			t.Errorf("indexed is %s\nwant %s", got, part.want)
		}
	}
}
