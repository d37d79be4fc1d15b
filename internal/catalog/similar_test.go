package catalog_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
	"cogov/internal/places"
)

// pointsOf counts how alike two cases are as the rule is written down.
func pointsOf(a, b subject) int {
	n := 0
	for i := range a.Scores {
		if a.Scores[i].Level == b.Scores[i].Level && a.Scores[i].Level.Ordinal() > 0 {
			n += 2
		}
	}
	for _, o := range casestudy.Partners {
		if len(a.Partners) > 0 && len(b.Partners) > 0 && slices.Contains(a.Partners, o.Code) == slices.Contains(b.Partners, o.Code) {
			n++
		}
	}
	for param, points := range map[string]int{"topic": 2, "resource": 1, "kind": 1, "scale": 1, "origin": 1, "country": 1, "city": 1} {
		for _, code := range a.codes[param] {
			if code != "" && code != "unknown" && slices.Contains(b.codes[param], code) {
				n += points
			}
		}
	}
	return n
}

// mostLike looks at every case.
func mostLike(cases []subject, of subject, n int) []string {
	others := slices.DeleteFunc(slices.Clone(cases), func(s subject) bool { return s.ID == of.ID || pointsOf(of, s) < 8 })
	slices.SortFunc(others, func(a, b subject) int {
		return cmp.Or(cmp.Compare(pointsOf(of, b), pointsOf(of, a)), cmp.Compare(places.Fold(a.Name), places.Fold(b.Name)), cmp.Compare(a.Slug, b.Slug))
	})
	var slugs []string
	for _, s := range others[:min(n, len(others))] {
		slugs = append(slugs, s.Slug)
	}
	return slugs
}

func similarTo(c *catalog.Catalog, slug string, n int) []string {
	var slugs []string
	for _, s := range c.Similar(slug, n) {
		slugs = append(slugs, s.Case.Slug)
	}
	return slugs
}

func subjects(published []casestudy.Published) (list []subject) {
	for _, p := range published {
		list = append(list, newSubject(p))
	}
	return list
}

func TestCasesOfUncommonTopicsFindEachOther(t *testing.T) {
	cases := realCases(t)
	c, all := catalog.New(cases), subjects(cases)
	for _, of := range all {
		if got, want := similarTo(c, of.Slug, 4), mostLike(all, of, 4); !slices.Equal(got, want) {
			t.Errorf("like %s: %v, want %v", of.Slug, got, want)
		}
	}
	for slug, want := range map[string]string{
		"boston-dudley-street":       "toronto-parkdale-land-trust", // land trusts
		"new-york-red-hook-wifi":     "new-york-harlem-e-project",   // neighbourhood networks
		"naples-lasilo":              "naples-urban-civic-uses",
		"turin-cascina-roccafranca":  "turin-case-del-quartiere",
		"berlin-prinzessinnengarten": "madrid-campo-de-cebada", // lent land
	} {
		if got := similarTo(c, slug, 3); !slices.Contains(got, want) {
			t.Errorf("like %s: %v, without %s", slug, got, want)
		}
	}
}

// realCases are those of the data set, with all that a catalogue keeps.
func realCases(t *testing.T) []casestudy.Published {
	t.Helper()
	file, err := os.ReadFile("../../seeds/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var entries []json.RawMessage
	if err := json.Unmarshal(file, &entries); err != nil {
		t.Fatal(err)
	}
	var cases []casestudy.Case
	for _, entry := range entries {
		answers, err := casestudy.ParseJSON(entry)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := answers.Case()
		c.Slug = answers.Get("slug")
		cases = append(cases, c)
	}
	return madeup.Publish(cases)
}

func TestALikenessSaysWhatIsSharedAndWhatDiffers(t *testing.T) {
	garden := casestudy.Case{
		City: "Utrecht", Country: "NL", Kind: "project", Scale: "city", Origin: "unknown", Topics: []string{"food", "housing"}, ResourceTypes: []string{"food"},
		Partners: []string{"public", "private", "community"},
		Scores:   [5]casestudy.Score{{Level: casestudy.Strong}, {Level: casestudy.NotAssessed}, {Level: casestudy.Weak}, {Level: casestudy.Weak}, {Level: casestudy.Strong}},
	}
	hall := casestudy.Case{
		City: "UTRECHT", Country: "NL", Kind: "project", Scale: "district", Origin: "unknown", Topics: []string{"housing"}, Partners: []string{"community", "public", "knowledge"},
		Scores: [5]casestudy.Score{{Level: casestudy.Strong}, {Level: casestudy.NotAssessed}, {Level: casestudy.Moderate}, {Level: casestudy.Weak}, {Level: casestudy.NotApplicable}},
	}
	l := catalog.Compare(&garden, &hall)
	if !slices.Equal(l.Same, []int{0, 3}) || !slices.Equal(l.Different, []int{2}) {
		t.Errorf("the levels are the same on %v and differ on %v", l.Same, l.Different)
	}
	got := strings.Join([]string{
		strings.Join(l.Partners, " "), strings.Join(l.FirstOnly, " "), strings.Join(l.SecondOnly, " "), l.Kind, l.Scale, l.Origin,
		strings.Join(l.Topics, " "), strings.Join(l.Resources, " "), fmt.Sprint(l.Country, l.City),
	}, ",")
	if want := "public community,private,knowledge,project,,,housing,,true true"; got != want {
		t.Errorf("the likeness is %s, want %s", got, want)
	}
}

func TestWhereNoPartnerIsRecordedNoneIsMissing(t *testing.T) {
	some, none := casestudy.Case{Partners: []string{"public"}}, casestudy.Case{}
	for _, l := range []catalog.Likeness{catalog.Compare(&some, &none), catalog.Compare(&none, &some)} {
		if len(l.FirstOnly)+len(l.SecondOnly) > 0 {
			t.Errorf("they differ by %v and %v", l.FirstOnly, l.SecondOnly)
		}
	}
}

func TestNothingIsLikeACaseThatSaysNothing(t *testing.T) {
	c := catalogue(casestudy.Case{Name: "a"}, casestudy.Case{Name: "b"})
	if got := c.Similar("a", 3); len(got) != 0 {
		t.Errorf("like a bare case: %+v", got)
	}
	if got := c.Similar("nowhere", 3); got != nil {
		t.Errorf("like a case that is not there: %+v", got)
	}
}
