package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// catalogue publishes cases, whose names become their slugs and whose order
// becomes their IDs from 1.
func catalogue(cases ...casestudy.Case) *catalog.Catalog {
	for i := range cases {
		cases[i].Slug = strings.ToLower(cases[i].Name)
	}
	return catalog.New(madeup.Publish(cases))
}

func TestAPageBeyondTheEndSaysSoAndTheFirstPageAlwaysExists(t *testing.T) {
	c := catalog.New(madeup.Publish(madeup.Cases(30, 1)))
	for _, test := range []struct {
		query         string
		page, pages   int
		cases, beyond bool
	}{
		{"", 1, 2, true, false},
		{"page=2", 2, 2, true, false},
		{"page=3", 3, 2, false, true},
		{"page=99999999999999999999&per_page=100", 1<<63 - 1, 1, false, true},
		{"country=aq", 1, 1, false, false},
		{"country=aq&page=2", 2, 1, false, true},
	} {
		r := c.Find(parse(test.query), nil)
		if r.Page != test.page || r.Pages != test.pages || len(r.Cases) > 0 != test.cases || r.IsBeyond() != test.beyond {
			t.Errorf("%s: page %d of %d with %d cases, beyond: %v", test.query, r.Page, r.Pages, len(r.Cases), r.IsBeyond())
		}
	}
}

func TestResultSaysHowManyMoreHaveNoScore(t *testing.T) {
	tech := func(name string, l casestudy.Level) casestudy.Case {
		return casestudy.Case{Name: name, Kind: "project", Scores: [5]casestudy.Score{4: {Level: l}}}
	}
	c := catalogue(tech("a", casestudy.Strong), tech("b", casestudy.Weak), tech("c", casestudy.NotAssessed),
		tech("d", casestudy.NotAssessed), tech("e", casestudy.NotApplicable))

	r := c.Find(parse("tech_justice=strong"), nil)
	if r.Total != 1 || len(r.LeftOut) != 1 || r.LeftOut[0].Label != "Tech Justice" || r.LeftOut[0].Count != 3 {
		t.Fatalf("%d cases, left out: %+v", r.Total, r.LeftOut)
	}
	var states []string
	for _, o := range r.LeftOut[0].States {
		states = append(states, o.Label)
	}
	if got := strings.Join(states, ", "); got != "Not assessed, Not applicable" {
		t.Errorf("their scores are %s", got)
	}
	if r := c.Find(parse("tech_justice=strong&unscored=include"), nil); r.Total != 4 || r.LeftOut != nil {
		t.Errorf("with the unscored: %d cases, left out: %+v", r.Total, r.LeftOut)
	}
	if r := c.Find(parse("kind=project"), nil); r.LeftOut != nil {
		t.Errorf("without a filter on a principle: %+v", r.LeftOut)
	}
}

func TestPickedPlacesStayWhereNothingMatches(t *testing.T) {
	c := catalogue(
		casestudy.Case{Name: "a", City: "Utrecht", Country: "NL", Kind: "policy"},
		casestudy.Case{Name: "b", City: "UTRECHT", Country: "NL", Kind: "policy"},
		casestudy.Case{Name: "c", City: "Utrecht", Country: "NL", Kind: "project"},
		casestudy.Case{Name: "d", City: "Valencia", Country: "ES", Kind: "project"},
		casestudy.Case{Name: "e", City: "Valencia", Country: "VE", Kind: "project"},
		casestudy.Case{Name: "f", City: "東京", Country: "JP", Kind: "project"},
		casestudy.Case{Name: "g", City: "", Country: "", Kind: "project"},
	)
	for query, want := range map[string]string{
		"": "Utrecht, Netherlands 3; Valencia, Spain 1; Valencia, Venezuela 1; 東京, Japan 1",
		"kind=policy&city=es-valencia&city=nl-nowhere-at-all": "Utrecht, Netherlands 2; Valencia, Spain 0 picked; nowhere at all, Netherlands 0 picked",
		"city=jp-東京": "Utrecht, Netherlands 3; Valencia, Spain 1; Valencia, Venezuela 1; 東京, Japan 1 picked",
	} {
		if got := describe(c.Find(parse(query), nil).Facet("city")); got != want {
			t.Errorf("%s: %s\n want %s", query, got, want)
		}
	}
	for query, want := range map[string]int{"city=jp-東京": 1, "city=nl-utrecht": 3, "city=nl-nowhere": 0, "country=nl": 3} {
		if got := c.Find(parse(query), nil).Total; got != want {
			t.Errorf("%s finds %d, want %d", query, got, want)
		}
	}
	countries := describe(c.Find(parse("country=it"), nil).Facet("country"))
	if want := "Netherlands 3; Japan 1; Spain 1; Venezuela 1; Italy 0 picked"; countries != want {
		t.Errorf("countries: %s\n want %s", countries, want)
	}
}

func describe(f catalog.Facet) string {
	var list []string
	for _, o := range f.Options {
		text := o.Label + " " + string(rune('0'+o.Count))
		if o.Picked {
			text += " picked"
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}

func TestVocabulariesKeepTheirOrderAndTheirZeros(t *testing.T) {
	c := catalogue(casestudy.Case{Name: "a", Partners: []string{"knowledge", "public"}})
	want := "Public 1; Private 0; Community 0; Civil society 0 picked; Knowledge 1"
	if got := describe(c.Find(parse("partner=civil_society"), nil).Facet("partner")); got != want {
		t.Errorf("%s\n want %s", got, want)
	}
}

func TestAHomePageNeedsOneResult(t *testing.T) {
	c := catalog.New(madeup.Publish(madeup.Cases(100, 1)))
	r := c.Find(catalog.Query{Sort: "updated", PerPage: 5}, nil)
	if r.Total != c.Len() || len(r.Cases) != 5 || !slices.IsSortedFunc(r.Cases, func(a, b *casestudy.Published) int { return b.Changed.Compare(a.Changed) }) {
		t.Errorf("%d cases, %d recently changed", r.Total, len(r.Cases))
	}
	if cities, countries := len(r.Facet("city").Options), len(r.Facet("country").Options); cities != 5 || countries != 4 {
		t.Errorf("%d cities in %d countries", cities, countries)
	}
	for _, p := range casestudy.Principles {
		total := 0
		for _, o := range r.Facet(p.Code).Options {
			total += o.Count
		}
		if total != r.Total {
			t.Errorf("%s: levels of %d cases, want %d", p.Name, total, r.Total)
		}
	}
}
