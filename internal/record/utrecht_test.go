package record

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func utrecht(t testing.TB) string {
	return string(read(t, "../../seeds/utrecht-human-rights-city.txt"))
}

func companion(t testing.TB) casestudy.Answers {
	t.Helper()
	a, err := casestudy.ParseJSON(read(t, "../../seeds/utrecht-human-rights-city.json"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestUtrecht reads the published record, field by field.
func TestUtrecht(t *testing.T) {
	text := utrecht(t)
	got := maps.Clone(Parse(text).Answers)
	description := got.Get("description")
	delete(got, "description")
	want := casestudy.Answers{
		"name":                      {"Human Right Cities"},
		"aliases":                   {"Utrecht – Human Rights Cities"},
		"city":                      {"Utrecht"},
		"country":                   {"NL"},
		"start_year":                {"2010"},
		"co_governance":             {"strong"},
		"co_governance_scored_by":   {"published"},
		"enabling_state":            {"strong"},
		"enabling_state_scored_by":  {"published"},
		"pooling":                   {"moderate"},
		"pooling_scored_by":         {"published"},
		"experimentalism":           {"moderate"},
		"experimentalism_scored_by": {"published"},
		"tech_justice":              {"not_assessed"},
		"tech_justice_scored_by":    {"published"},
		"tech_justice_note":         {"Left empty in the published record."},
		"website":                   {"https://humanrightscities.net/"},
		"sources[0].title":          {"Human Rights Cities Utrecht, Netherlands. Source: Interview to Hans Sakker, Head of Department of European and International Affairs, City of Utrecht"},
		"contacts[0].url":           {"https://humanrightscities.net/contact-us/"},
		"contacts[0].released":      {"yes"},
		"added":                     {"2018-06-08"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}

	published := strings.TrimPrefix(text[strings.Index(text, "Description "):strings.Index(text, "\n\nUrban Co-Governance")], "Description ")
	for _, heading := range []string{"Cultural Programme / Vrede van Utrecht", "Week of local democracy and human rights", "Human Rights Café’s"} {
		published = strings.Replace(published, "\n\n"+heading+"\n\n", "\n\n## "+heading+"\n\n", 1)
	}
	if description != published || strings.Count(description, "\n## ") != 3 || strings.Count(description, "\n\n") != 8 {
		t.Errorf("the description is\n%s\nwant\n%s", description, published)
	}
}

func TestWhatUtrechtLeavesAndAsks(t *testing.T) {
	r := Parse(utrecht(t))
	credit := "Source: University of Utrecht https://www.uu.nl/masters/en/biofabrication/why-utrecht"
	if len(r.Unplaced) != 1 || r.Unplaced[0].Number != 3 || r.Unplaced[0].Text != credit || !strings.Contains(r.Unplaced[0].Why, "credit of an image") {
		t.Errorf("unplaced are %+v", r.Unplaced)
	}
	want := map[string]string{"website": "https://humanrightscities.net/", "added": "2018-06-08", "sources[1].title": ""}
	got := map[string]string{}
	for _, q := range r.Questions {
		got[q.Field] = q.Taken
	}
	if !maps.Equal(got, want) {
		t.Errorf("the questions are about %q; want %q", got, want)
	}
}

// TestUtrechtWithItsCompanion: the record gives the description, the start
// year, the date added and the levels; the companion gives the rest.
func TestUtrechtWithItsCompanion(t *testing.T) {
	r, beside := Parse(utrecht(t)), companion(t)
	got, problems := r.Merge(beside).Case()
	if problems != nil {
		t.Fatal(problems)
	}
	want, problems := beside.Case()
	if problems != nil {
		t.Fatal(problems)
	}
	want.Description = r.Answers.Get("description")
	want.Added = "2018-06-08"
	want.Sources = append(want.Sources, casestudy.Source{Title: r.Answers.Get("sources[0].title")})
	want.Contacts = []casestudy.Contact{{URL: "https://humanrightscities.net/contact-us/", Released: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if len(got.Readings) != 2 || len(got.Sources) != 6 || got.Scores[0].Note != "The published record gives the word without a reason." {
		t.Errorf("readings, sources or the companion's notes are missing: %+v", got)
	}
	if !slices.Equal(got.Aliases, []string{"Utrecht – Human Rights Cities", "Human Right Cities", "Local Human Rights Coalition Utrecht"}) {
		t.Errorf("the other names are %q", got.Aliases)
	}
}
