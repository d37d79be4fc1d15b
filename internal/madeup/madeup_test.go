package madeup

import (
	"reflect"
	"slices"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

func TestEveryCaseCanBeSavedAndPublishedAsItIs(t *testing.T) {
	for _, c := range Cases(500, 1) {
		again, problems := c.Answers().Case()
		problems = append(problems, c.ToPublish()...)
		if len(problems) > 0 {
			t.Fatalf("%s: %+v", c.Slug, problems)
		}
		again.Slug = c.Slug // the store gives it
		if !reflect.DeepEqual(again, c) {
			t.Fatalf("%s changes when it is saved:\n%+v\n%+v", c.Slug, c, again)
		}
	}
}

func TestTheSameSeedGivesTheSameCases(t *testing.T) {
	if !reflect.DeepEqual(Cases(50, 1), Cases(50, 1)) {
		t.Error("two runs differ")
	}
	if reflect.DeepEqual(Cases(50, 1), Cases(50, 2)) {
		t.Error("another seed gives the same cases")
	}
}

func TestCasesAreAsVariedAsRealOnes(t *testing.T) {
	cases := Cases(2000, 1)
	slugs, cities, countries := map[string]bool{}, map[string]bool{}, map[string]bool{}
	seen := map[string]bool{}
	summaries, descriptions := 0, 0
	for _, c := range cases {
		slugs[c.Slug] = true
		cities[c.Country+places.Slug(c.City)] = true
		countries[c.Country] = true
		summaries += len(c.Summary)
		descriptions += len(c.Description)
		seen["unknown start"] = seen["unknown start"] || c.StartYear == 0
		seen["ended, nobody knows when"] = seen["ended, nobody knows when"] || c.Status == casestudy.Ended && c.EndYear == 0
		seen["name in another script"] = seen["name in another script"] || places.Slug(c.Name) == ""
		seen["city in another script"] = seen["city in another script"] || places.Slug(c.City) == ""
		seen["no partners"] = seen["no partners"] || len(c.Partners) == 0
		seen["all partners"] = seen["all partners"] || len(c.Partners) == len(casestudy.Partners)
		seen["private contact"] = seen["private contact"] || slices.ContainsFunc(c.Contacts, func(p casestudy.Contact) bool { return !p.Released })
		for _, s := range c.Scores {
			seen[string(s.Level)+s.ScoredBy] = true
		}
	}
	if len(slugs) != len(cases) {
		t.Errorf("%d slugs for %d cases", len(slugs), len(cases))
	}
	if len(cities) < 80 || len(cities) > 100 || len(countries) < 25 {
		t.Errorf("%d cities in %d countries; want about 100 in 30", len(cities), len(countries))
	}
	if s, d := summaries/len(cases), descriptions/len(cases); s < 200 || s > 400 || d < 1200 || d > 1900 {
		t.Errorf("summaries of %d and descriptions of %d characters; want about 300 and 1,500", s, d)
	}
	for _, what := range []string{
		"unknown start", "ended, nobody knows when", "name in another script", "city in another script", "no partners", "all partners",
		"private contact", "strongpublished", "strongreading", "weakpublished", "not_assessed", "insufficient_informationreading", "not_applicablereading",
	} {
		if !seen[what] {
			t.Errorf("no case has: %s", what)
		}
	}
}

func BenchmarkCases(b *testing.B) {
	for b.Loop() {
		Cases(10_000, 1)
	}
}
