package casestudy_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

// parts lists every part of every list with the list's name before it, such
// as "sources.title".
func parts() []casestudy.Field {
	var all []casestudy.Field
	for _, l := range everyList() {
		for _, p := range l.Parts {
			p.Name = l.Name + "." + p.Name
			all = append(all, p)
		}
	}
	return all
}

func TestEveryFieldHasAPlaceOfItsOwn(t *testing.T) {
	whole := func() *casestudy.Case {
		c := new(casestudy.Case)
		for _, l := range everyList() {
			l.Grow(c)
		}
		return c
	}
	fields := casestudy.Fields()
	for _, l := range everyList() {
		fields = append(fields, l.At(0)...)
	}
	takenBy := map[string]string{}
	for _, f := range fields {
		c := whole()
		if err := f.Value(c).Set(strings.Join(sample(f), "|")); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		places := changed(leavesOf(whole()), leavesOf(c))
		if len(places) != 1 {
			t.Errorf("%s is written to %q; want one place", f.Name, places)
			continue
		}
		if other, taken := takenBy[places[0]]; taken {
			t.Errorf("%s and %s share the place %s", other, f.Name, places[0])
		}
		takenBy[places[0]] = f.Name
	}
	for place := range leavesOf(whole()) {
		if _, taken := takenBy[place]; !taken && !outsideTheOutline.MatchString(place) {
			t.Errorf("no field of the outline writes %s", place)
		}
	}
}

// outsideTheOutline are places that no editor fills: the slug is given by the
// store, and a reading has its own reader and date for all five scores.
var outsideTheOutline = regexp.MustCompile(`^Slug$|^Readings\[0\]\.Scores\[\d\]\.(ScoredBy|Date|Note)$`)

func changed(before, after map[string]any) []string {
	var places []string
	for place, value := range after {
		if !reflect.DeepEqual(before[place], value) {
			places = append(places, place)
		}
	}
	slices.Sort(places)
	return places
}

func TestNamesAreTheFormInputsOfTheContract(t *testing.T) {
	want := strings.Fields(`name aliases city country lat lon
		start_year end_year status kind scale origin
		summary description resource_types topics website
		partners partnership_note`)
	for _, p := range []string{"co_governance", "enabling_state", "pooling", "experimentalism", "tech_justice"} {
		want = append(want, p, p+"_rationale", p+"_source", p+"_confidence", p+"_scored_by", p+"_date", p+"_note")
	}
	want = append(want, "caveats", "added")
	var names []string
	for _, f := range casestudy.Fields() {
		names = append(names, f.Name)
	}
	if !slices.Equal(names, want) {
		t.Errorf("fields are\n%q; want\n%q", names, want)
	}
	wantParts := strings.Fields(`organisations.name organisations.partner organisations.role
		initiatives.name initiatives.description milestones.year milestones.text
		sources.title sources.url sources.publisher sources.year
		contacts.name contacts.email contacts.url contacts.released
		readings.reader readings.date readings.basis readings.sight readings.correction`)
	for _, p := range []string{"co_governance", "enabling_state", "pooling", "experimentalism", "tech_justice"} {
		for _, part := range []string{"", "_rationale", "_source", "_confidence"} {
			wantParts = append(wantParts, "readings."+p+part)
		}
	}
	names = nil
	for _, p := range parts() {
		names = append(names, p.Name)
	}
	if !slices.Equal(names, wantParts) {
		t.Errorf("parts of lists are\n%q; want\n%q", names, wantParts)
	}
}

func TestNamesAreUniqueAndPlain(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	// What JSON has beside the fields, and what forms post beside them.
	seen := map[string]bool{"slug": true, "scores": true, "url": true, "revision": true, "changed": true, "message": true, "action": true}
	var names []string
	for _, f := range casestudy.Fields() {
		names = append(names, f.Name)
	}
	for _, l := range everyList() {
		names = append(names, l.Name)
	}
	for _, p := range parts() {
		names = append(names, p.Name)
	}
	for _, name := range names {
		if seen[name] {
			t.Errorf("the name %q is used twice", name)
		}
		seen[name] = true
		for part := range strings.SplitSeq(name, ".") {
			if !plain.MatchString(part) {
				t.Errorf("the name %q is not lower case words joined by _", name)
			}
		}
	}
}

func TestSectionsAreUniqueAndTitled(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range casestudy.Sections {
		if s.Title == "" || seen[s.Name] || seen[s.Title] {
			t.Errorf("section %q (%q) has no title or is there twice", s.Name, s.Title)
		}
		seen[s.Name], seen[s.Title] = true, true
	}
	if !seen[casestudy.ProfileSection] {
		t.Errorf("no section is named %q", casestudy.ProfileSection)
	}
}

func TestFacetsAreTheParametersOfTheContract(t *testing.T) {
	facets := map[string]string{}
	for _, f := range casestudy.Fields() {
		if f.Facet != "" {
			facets[f.Name] = f.Facet
			if f.Options == nil && f.Kind != casestudy.Country {
				t.Errorf("%s is a facet without options", f.Name)
			}
		}
	}
	want := map[string]string{
		"co_governance": "co_governance", "enabling_state": "enabling_state", "pooling": "pooling",
		"experimentalism": "experimentalism", "tech_justice": "tech_justice",
		"partners": "partner", "country": "country", "kind": "kind", "scale": "scale",
		"origin": "origin", "status": "status", "resource_types": "resource", "topics": "topic",
	}
	if !reflect.DeepEqual(facets, want) {
		t.Errorf("facets are %v; want %v", facets, want)
	}
}

func TestCodedFieldsHaveOptions(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	for _, f := range append(casestudy.Fields(), parts()...) {
		coded := f.Kind == casestudy.Choice || f.Kind == casestudy.Choices
		if coded != (len(f.Options) > 0) {
			t.Errorf("%s has %d options, which its kind does not go with", f.Name, len(f.Options))
		}
		codes, labels := map[string]bool{}, map[string]bool{}
		for _, o := range f.Options {
			if !plain.MatchString(o.Code) || o.Label == "" || codes[o.Code] || labels[o.Label] {
				t.Errorf("%s has an option %q (%q) that is not plain or is there twice", f.Name, o.Code, o.Label)
			}
			codes[o.Code], labels[o.Label] = true, true
		}
		if f.Default != "" && !codes[f.Default] {
			t.Errorf("%s defaults to %q, which is none of its options", f.Name, f.Default)
		}
	}
}

func TestVocabulariesHaveTheCodesOfTheContract(t *testing.T) {
	for _, vocabulary := range []struct {
		options []casestudy.Option
		codes   string
	}{
		{casestudy.Levels, "strong moderate weak not_assessed insufficient_information not_applicable"},
		{casestudy.Partners, "public private community civil_society knowledge"},
		{casestudy.Statuses, "ongoing ended unknown"},
		{casestudy.Kinds, "project policy programme institution"},
		{casestudy.Scales, "building neighbourhood district city metropolitan national"},
		{casestudy.Origins, "community_led city_led joint unknown"},
		{casestudy.ScoredBy, "published reading"},
		{casestudy.Sights, "blind not_blind"},
	} {
		var codes []string
		for _, o := range vocabulary.options {
			codes = append(codes, o.Code)
		}
		if got := strings.Join(codes, " "); got != vocabulary.codes {
			t.Errorf("the codes are %q; want %q", got, vocabulary.codes)
		}
	}
}

func TestTextsAndListsAreBounded(t *testing.T) {
	for _, f := range append(casestudy.Fields(), parts()...) {
		switch f.Kind {
		case casestudy.Text, casestudy.Paragraphs, casestudy.Lines, casestudy.URL, casestudy.Email:
			if f.Max == 0 {
				t.Errorf("%s may be of any length", f.Name)
			}
		}
		if f.Label == "" {
			t.Errorf("%s has no label", f.Name)
		}
	}
	for _, l := range everyList() {
		if l.Max == 0 || l.Label == "" || l.One == "" {
			t.Errorf("%s may be of any size or is not named in words", l.Name)
		}
	}
}

func TestListsCanBeExtendedByTheirCaller(t *testing.T) {
	one := append(casestudy.Lists(), casestudy.List{Name: "one"})
	other := append(casestudy.Lists(), casestudy.List{Name: "other"})
	if last := one[len(other)-1].Name; last != "one" {
		t.Errorf("what one caller appended became %q when another appended", last)
	}
}

func TestScoreFieldsAreThoseOfThePrinciple(t *testing.T) {
	for i, p := range casestudy.Principles {
		for _, f := range casestudy.ScoreFields(p) {
			var c casestudy.Case
			if err := f.Value(&c).Set(strings.Join(sample(f), "")); err != nil {
				t.Fatal(err)
			}
			if c.Scores[i] == (casestudy.Score{}) {
				t.Errorf("%s does not write the score on %s", f.Name, p.Name)
			}
		}
	}
}
