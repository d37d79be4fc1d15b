package casestudy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
)

func TestACaseWritesTheAnswersThatGiveItAgain(t *testing.T) {
	for what, given := range map[string]casestudy.Answers{
		"every field answered": fullAnswers(),
		"a name alone":         {"name": {"A case"}},
	} {
		c := read(t, given)
		again := read(t, c.Answers())
		if diff := cmp.Diff(c, again); diff != "" {
			t.Errorf("%s: a case and the case of its answers differ:\n%s", what, diff)
		}
	}
	full := read(t, fullAnswers())
	for name := range fullAnswers() {
		if full.Answers().Get(name) == "" {
			t.Errorf("the answer to %s is lost", name)
		}
	}
	if got := full.Answers()["partners"]; !slices.Equal(got, []string{"public", "knowledge"}) {
		t.Errorf("a form would tick %q", got)
	}
}

func TestWhatIsNotAnsweredHasItsDefault(t *testing.T) {
	c := read(t, casestudy.Answers{"name": {"A case"}, "status": {" "}, "readings[0].reader": {"Ada"}})
	want := casestudy.Case{Name: "A case", Status: casestudy.Unknown, Origin: casestudy.Unknown}
	want.Readings = []casestudy.Reading{{Reader: "Ada"}}
	for i := range want.Scores {
		want.Scores[i].Level = casestudy.NotAssessed
		want.Readings[0].Scores[i].Level = casestudy.NotAssessed
	}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("a case of a name alone (-want +got):\n%s", diff)
	}
}

func TestALevelThatNobodyPublishedIsAReading(t *testing.T) {
	c := read(t, casestudy.Answers{
		"name":           {"A case"},
		"co_governance":  {"strong"},
		"enabling_state": {"weak"}, "enabling_state_scored_by": {"published"},
		"pooling":      {"insufficient_information"},
		"tech_justice": {"not_assessed"}, "tech_justice_scored_by": {"published"},
	})
	want := []string{"reading", "published", "reading", "", "published"}
	for i, p := range casestudy.Principles {
		if got := c.Scores[i].ScoredBy; got != want[i] {
			t.Errorf("%s is scored by %q; want %q", p.Name, got, want[i])
		}
	}
}

func TestASetKeepsItsOrderUntilItsCodesChange(t *testing.T) {
	before := read(t, casestudy.Answers{"name": {"A case"}, "topics": {"mobility", "food", "mobility"}, "partners": {"public"}})
	if got := strings.Join(before.Topics, " "); got != "mobility food" {
		t.Errorf("the topics are read as %s", got)
	}
	ticked := read(t, casestudy.Answers{"name": {"A case"}, "topics": {"food", "mobility"}, "partners": {"private"}})
	ticked.KeepOrder(&before)
	if got := strings.Join(append(ticked.Topics, ticked.Partners...), " "); got != "mobility food private" {
		t.Errorf("after ticking the same topics and another partner there are %s", got)
	}
}

func TestThingsAreAddedToAndTakenFromAList(t *testing.T) {
	sources := listNamed(t, "sources")
	a := casestudy.Answers{"name": {"A case"}, "sources[1].title": {"One"}, "sources[4].title": {"Four"}, "sources[4].year": {"2018"}}
	a.AddItem(sources)
	want := casestudy.Answers{"name": {"A case"}, "sources[0].title": {"One"}, "sources[1].title": {"Four"}, "sources[1].year": {"2018"}, "sources[2].title": {""}}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("after adding (-want +got):\n%s", diff)
	}
	a.RemoveItem(sources, 0)
	want = casestudy.Answers{"name": {"A case"}, "sources[0].title": {"Four"}, "sources[0].year": {"2018"}, "sources[1].title": {""}}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("after removing (-want +got):\n%s", diff)
	}
}

func listNamed(t *testing.T, name string) casestudy.List {
	t.Helper()
	for _, l := range casestudy.Lists() {
		if l.Name == name {
			return l
		}
	}
	t.Fatalf("no list is called %s", name)
	return casestudy.List{}
}

func TestDifferencesAreNamedInTheOrderOfTheOutline(t *testing.T) {
	before := casestudy.Answers{"name": {"A case"}, "summary": {"Old\r\nlines"}, "topics": {"food", "mobility"}, "pooling": {"weak"}, "start_year": {"2010"}, "sources[0].title": {"Gone"}}
	after := casestudy.Answers{"name": {" A case "}, "summary": {"Old\nlines"}, "topics": {"mobility", "food"}, "pooling": {"strong"}, "start_year": {"20x0"}, "milestones[0].text": {"New"}}
	want := []casestudy.Difference{
		{Name: "start_year", Label: "Start year", Before: "2010", After: "20x0"},
		{Name: "milestones[0].text", Label: "Milestone 1: What happened", After: "New"},
		{Name: "pooling", Label: "Pooling", Before: "Weak", After: "Strong"},
		{Name: "sources[0].title", Label: "Source 1: Title", Before: "Gone"},
	}
	if diff := cmp.Diff(want, casestudy.Differences(before, after)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEmptyThingsOfAListAreDropped(t *testing.T) {
	c := read(t, casestudy.Answers{
		"name":             {"A case"},
		"sources[0].title": {""}, "sources[0].url": {" \u00a0"},
		"sources[1].title": {"First"},
		"sources[2].title": {},
		"sources[7].title": {"Second"}, "sources[7].year": {"2018"},
		"sources[10].title": {"Third"},
		"contacts[0].name":  {""}, "contacts[0].released": {""},
	})
	want := []casestudy.Source{{Title: "First"}, {Title: "Second", Year: 2018}, {Title: "Third"}}
	if diff := cmp.Diff(want, c.Sources); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if len(c.Contacts) != 0 {
		t.Errorf("an empty contact is kept: %v", c.Contacts)
	}
}

func TestProblemsKeepTheNumbersOfTheForm(t *testing.T) {
	problems := problemsOf(casestudy.Answers{
		"sources[3].url":       {"https://example.org/"},
		"sources[5].title":     {"Fine"},
		"sources[9].year":      {"soon"},
		"milestones[4].year":   {"2010"},
		"initiatives[2].name":  {""},
		"contacts[1].name":     {"Ada"},
		"contacts[6].released": {"yes"},
	})
	want := casestudy.Problems{
		{Name: "milestones[4].text", Text: "Milestone 5: What happened is missing"},
		{Name: "sources[3].title", Text: "Source 4: Title is missing"},
		{Name: "sources[9].title", Text: "Source 10: Title is missing"},
		{Name: "sources[9].year", Text: "Source 10: Year must be a year from 1000 to 2100, such as 2010"},
		{Name: "contacts[6].name", Text: "Contact 7: give a name, an e-mail or a web address"},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestProblemsStandInTheOrderOfTheOutline(t *testing.T) {
	problems := problemsOf(casestudy.Answers{
		"name": {""}, "lat": {"52"}, "country": {"?"},
		"start_year": {"2010"}, "end_year": {"2009"}, "status": {"?"}, "origin": {"?"},
		"organisations[0].partner": {"?"}, "initiatives[1].description": {"?"},
		"tech_justice": {"?"}, "added": {"?"}, "caveats": {"\x00"},
		"sources[10].year": {"?"}, "sources[2].title": {"\x00"},
		"contacts[0].released": {"?"}, "contacts[1].email": {"?"}, "contacts[11].released": {"yes"},
		"readings[0].date": {"?"},
	})
	var names []string
	for _, p := range problems {
		names = append(names, p.Name)
	}
	want := strings.Fields(`name country lon end_year status origin
		organisations[0].name organisations[0].partner initiatives[1].name tech_justice
		caveats added sources[2].title sources[10].title sources[10].year
		contacts[0].name contacts[0].released contacts[1].email contacts[11].name
		readings[0].reader readings[0].date`)
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("names of problems (-want +got):\n%s", diff)
	}
}

func TestListsAreAsLongAsTheOutlineSays(t *testing.T) {
	for _, l := range everyList() {
		a := casestudy.Answers{"name": {"A case"}}
		for i := range l.Max {
			for _, p := range l.Parts {
				a[l.PartName(i, p.Name)] = sample(p)
			}
		}
		if c := read(t, a); l.Len(&c) != l.Max {
			t.Errorf("%s: %d of %d are kept", l.Name, l.Len(&c), l.Max)
		}
		a.Set(l.PartName(l.Max+1, l.Parts[0].Name), "One more")
		c, problems := a.Case()
		want := fmt.Sprintf("Give %d %ss or fewer; there are %d", l.Max, l.One, l.Max+1)
		if got := problems.For(l.Name); got != want || len(problems) != 1 {
			t.Errorf("one too many %s: %q; want %q", l.Name, problems, want)
		}
		if l.Len(&c) != l.Max {
			t.Errorf("one too many %s: %d are kept", l.Name, l.Len(&c))
		}
	}
}

func TestNamesThatNoFieldHasAreUnknown(t *testing.T) {
	hostile := []string{
		"sources[99999999999999999999].title", "sources[9223372036854775807].title", "sources[1000000].title",
		"sources[-1].title", "sources[+1].title", "sources[01].title", "sources[1e3].title", "sources[0x1].title",
		"sources[ 1].title", "sources[].title", "sources[1]", "sources[1].", "sources[1].titles", "sources[1].title.x",
		"sources[1][2].title", "sources1.title", "sources", "Sources[1].title", "slug", "Name", "", "scores.pooling",
	}
	a := casestudy.Answers{"name": {"A case"}}
	for _, name := range hostile {
		a.Set(name, "x")
	}
	c := read(t, a)
	if len(c.Sources) > 0 {
		t.Errorf("hostile names made sources: %v", c.Sources)
	}
	slices.Sort(hostile)
	if diff := cmp.Diff(hostile, a.Unknown()); diff != "" {
		t.Errorf("unknown names (-want +got):\n%s", diff)
	}
	if unknown := fullAnswers().Unknown(); len(unknown) > 0 {
		t.Errorf("names of the outline are unknown: %q", unknown)
	}
}

func TestNumbersOfAList(t *testing.T) {
	a := casestudy.Answers{"sources[10].title": nil, "sources[2].url": nil, "sources[2].title": nil, "sources[-1].title": nil, "contacts[5].name": nil}
	for _, l := range casestudy.Lists() {
		want := map[string][]int{"sources": {2, 10}, "contacts": {5}}[l.Name]
		if got := a.Numbers(l); !slices.Equal(got, want) {
			t.Errorf("numbers of %s are %v; want %v", l.Name, got, want)
		}
	}
}
