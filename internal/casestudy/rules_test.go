package casestudy_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
)

func TestACaseEndsNotBeforeItBegins(t *testing.T) {
	for _, years := range []struct{ start, end, problem string }{
		{"2010", "2009", "End year must be 2010 or later"},
		{"2010", "2010", ""},
		{"2010", "", ""},
		{"", "2009", ""},
	} {
		problems := problemsOf(casestudy.Answers{"start_year": {years.start}, "end_year": {years.end}})
		if got := problems.For("end_year"); got != years.problem {
			t.Errorf("from %q to %q: %q; want %q", years.start, years.end, got, years.problem)
		}
	}
}

func TestDegreesComeInPairs(t *testing.T) {
	const missing = " is missing: give both degrees or neither"
	for _, at := range []struct {
		lat, lon string
		want     casestudy.Problems
	}{
		{"52.09", "5.12", nil},
		{"0", "0", nil},
		{"", " ", nil},
		{"52.09", "", casestudy.Problems{{Name: "lon", Text: "Longitude" + missing}}},
		{"", "5.12", casestudy.Problems{{Name: "lat", Text: "Latitude" + missing}}},
		{"north", "5.12", casestudy.Problems{{Name: "lat", Text: "Latitude " + badLat}}},
		{"52.09", "east", casestudy.Problems{{Name: "lon", Text: "Longitude " + badLon}}},
	} {
		got := problemsOf(casestudy.Answers{"lat": {at.lat}, "lon": {at.lon}})
		if diff := cmp.Diff(at.want, got); diff != "" {
			t.Errorf("%q, %q (-want +got):\n%s", at.lat, at.lon, diff)
		}
	}
}

func TestAContactCanBeReached(t *testing.T) {
	for _, part := range []struct{ name, answer, problem string }{
		{"contacts[0].name", "Ada", ""},
		{"contacts[0].email", "ada@example.org", ""},
		{"contacts[0].url", "https://example.org/", ""},
		{"contacts[0].released", "yes", "Contact 1: give a name, an e-mail or a web address"},
	} {
		problems := problemsOf(casestudy.Answers{part.name: {part.answer}})
		if got := problems.For("contacts[0].name"); got != part.problem {
			t.Errorf("%s %q: %q; want %q", part.name, part.answer, got, part.problem)
		}
	}
	// A mistyped address is one mistake, not two.
	if problems := problemsOf(casestudy.Answers{"contacts[0].email": {"ada"}}); len(problems) != 1 {
		t.Errorf("a mistyped address: %q", problems)
	}
}

func TestPublishingTakesANameAPlaceAndAText(t *testing.T) {
	var empty casestudy.Case
	want := casestudy.Problems{
		{Name: "name", Text: "Enter a name"},
		{Name: "city", Text: "Enter a city, to publish the case"},
		{Name: "country", Text: "Choose a country or territory, to publish the case"},
		{Name: "summary", Text: "Enter a summary or a description, to publish the case"},
	}
	if diff := cmp.Diff(want, empty.ToPublish()); diff != "" {
		t.Errorf("an empty case (-want +got):\n%s", diff)
	}
	for _, c := range []casestudy.Case{
		{Name: "A case", City: "Utrecht", Country: "NL", Summary: "What is shared."},
		{Name: "A case", City: "Utrecht", Country: "NL", Description: "What is shared."},
	} {
		if problems := c.ToPublish(); len(problems) > 0 {
			t.Errorf("%+v: %q", c, problems)
		}
	}
}

func TestAdviceNamesWhatIsWeakAndNeverBlocks(t *testing.T) {
	a := casestudy.Answers{
		"name": {"A case"}, "city": {"Utrecht"}, "country": {"NL"}, "summary": {"What is shared."}, "partners": {"public"},
		"end_year": {"2020"}, "status": {"ongoing"},
		"co_governance":  {"strong"},
		"enabling_state": {"moderate"}, "enabling_state_rationale": {"A signed pact."}, "enabling_state_source": {"The pact"},
		"pooling": {"weak"}, "pooling_scored_by": {"published"},
		"experimentalism": {"insufficient_information"},
	}
	c := read(t, a)
	if problems := c.ToPublish(); len(problems) > 0 {
		t.Errorf("advice keeps the case from being published: %q", problems)
	}
	want := casestudy.Problems{
		{Name: "lat", Text: "Without latitude and longitude the case is not on the map"},
		{Name: "start_year", Text: "Without a start year nobody finds the case by its time"},
		{Name: "status", Text: "The case has an end year, but its status is Ongoing"},
		{Name: "partners", Text: "Fewer than two partners are chosen"},
		{Name: "co_governance_rationale", Text: "Urban Co-Governance is Strong without a reason"},
		{Name: "co_governance_source", Text: "Urban Co-Governance is Strong without evidence"},
		{Name: "sources", Text: "No source is named"},
	}
	if diff := cmp.Diff(want, c.Advice()); diff != "" {
		t.Errorf("advice (-want +got):\n%s", diff)
	}
	blank := read(t, casestudy.Answers{"name": {"A case"}})
	for _, name := range []string{"summary", "co_governance"} {
		if blank.Advice().For(name) == "" {
			t.Errorf("nothing is said of an empty %s", name)
		}
	}
	a = fullAnswers()
	a.Set("status", "ended")
	full := read(t, a)
	if advice := full.Advice(); len(advice) > 0 {
		t.Errorf("advice on a case that has everything: %q", advice)
	}
}

func TestAPublishedLevelThatAnEditorChangesIsAReading(t *testing.T) {
	score := func(level casestudy.Level, by string) casestudy.Score {
		return casestudy.Score{Level: level, ScoredBy: by}
	}
	before := casestudy.Case{Scores: [5]casestudy.Score{
		score("strong", "published"), score("strong", "published"), score("weak", "reading"), score("not_assessed", "published"), score("weak", "published"),
	}}
	after := casestudy.Case{Scores: [5]casestudy.Score{
		score("moderate", "published"), score("strong", "published"), score("strong", "reading"), score("weak", "published"), score("moderate", "reading"),
	}}
	names := after.Rescored(&before)
	if want := []string{"Urban Co-Governance", "Experimentalism"}; !slices.Equal(names, want) {
		t.Errorf("rescored are %q; want %q", names, want)
	}
	for i, want := range []string{"reading", "published", "reading", "reading", "reading"} {
		if got := after.Scores[i].ScoredBy; got != want {
			t.Errorf("%s is scored by %q; want %q", casestudy.Principles[i].Name, got, want)
		}
	}
	if names := after.Rescored(&after); names != nil {
		t.Errorf("a case that nobody changed is rescored: %q", names)
	}
}
