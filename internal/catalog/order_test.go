package catalog_test

import (
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

func TestSortsPutTheUnknownLastAndBreakTiesByName(t *testing.T) {
	scored := func(name string, year int, l casestudy.Level) casestudy.Case {
		return casestudy.Case{Name: name, StartYear: year, Scores: [5]casestudy.Score{2: {Level: l}}}
	}
	published := madeup.Publish([]casestudy.Case{
		scored("Zeta", 2010, casestudy.Strong), scored("Łódź", 1999, casestudy.NotAssessed), scored("alpha", 0, casestudy.Weak),
		scored("Émile", 2010, casestudy.NotApplicable), scored("lyon", 0, casestudy.Moderate), scored("Beta", 2020, casestudy.Strong),
	})
	for i, day := range []int{3, 1, 3, 9, 2, 3} {
		published[i].Changed = time.Date(2026, 11, day, 0, 0, 0, 0, time.UTC)
		published[i].Slug = published[i].Name
	}
	c := catalog.New(published)
	for query, want := range map[string]string{
		"sort=name":                "alpha Beta Émile Łódź lyon Zeta",
		"sort=newest":              "Beta Émile Zeta Łódź alpha lyon",
		"sort=oldest":              "Łódź Émile Zeta Beta alpha lyon",
		"sort=updated":             "Émile alpha Beta Zeta lyon Łódź",
		"sort=pooling":             "Beta Zeta lyon alpha Émile Łódź",
		"q=x":                      "Zeta lyon alpha",
		"q=x&sort=relevance":       "Zeta lyon alpha",
		"q=x&sort=name":            "alpha lyon Zeta",
		"q=x&sort=pooling&page=1":  "Zeta lyon alpha",
		"sort=relevance":           "alpha Beta Émile Łódź lyon Zeta",
		"per_page=2&page=2":        "Émile Łódź",
		"q=x&per_page=2&page=2":    "alpha",
		"pooling=strong&sort=name": "Beta Zeta",
	} {
		if got := strings.Join(slugs(c.Find(parse(query), []int64{1, 5, 3}).Cases), " "); got != want {
			t.Errorf("%s lists %s\n want %s", query, got, want)
		}
	}
}

func TestCasesOfOneNameStandBySlug(t *testing.T) {
	published := madeup.Publish(make([]casestudy.Case, 3))
	for i, slug := range []string{"b", "c", "a"} {
		published[i].Name, published[i].Slug = "Commons", slug
	}
	if got := strings.Join(slugs(catalog.New(published).Find(catalog.Query{}, nil).Cases), " "); got != "a b c" {
		t.Errorf("they stand as %s", got)
	}
}

func TestEverySortHasItsOrder(t *testing.T) {
	c := catalog.New(madeup.Publish(madeup.Cases(30, 1)))
	for _, sort := range catalog.Sorts {
		r := c.Find(catalog.Query{Text: "water", Sort: sort.Code}, []int64{4, 2, 9})
		if len(r.Cases) != 3 {
			t.Errorf("sort=%s gives %d of 3 cases", sort.Code, len(r.Cases))
		}
	}
	for _, p := range casestudy.Principles {
		if parse("sort="+p.Code).Sort != p.Code {
			t.Errorf("there is no sort by %s", p.Name)
		}
	}
}
