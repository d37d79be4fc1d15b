package catalog_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// TestFindSaysWhatLookingAtEveryCaseSays asks thousands of random queries of
// catalogues whose cases come, change and go.
func TestFindSaysWhatLookingAtEveryCaseSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	asked, answered := 0, 0
	for _, size := range []int{0, 1, 2, 63, 64, 65, 128, 200} {
		spare := madeup.Publish(madeup.Cases(size+20, uint64(size)))
		c := catalog.New(slices.Clone(spare[:size]))
		var cases []subject
		for _, p := range spare[:size] {
			cases = append(cases, newSubject(p))
		}
		for range 30 {
			values := askable(cases)
			for range 10 {
				n := ask(r, cases, values)
				compare(t, c, n)
				if asked++; len(n.find()) > 0 {
					answered++
				}
			}
			if t.Failed() {
				t.FailNow()
			}
			c, cases = change(r, c, cases, spare)
		}
	}
	if answered < asked/3 {
		t.Errorf("only %d of %d queries had cases: they say too little", answered, asked)
	}
}

// change adds a case, changes one, or takes one away.
func change(r *rand.Rand, c *catalog.Catalog, cases []subject, spare []casestudy.Published) (*catalog.Catalog, []subject) {
	p := spare[r.IntN(len(spare))]
	cases = slices.DeleteFunc(slices.Clone(cases), func(s subject) bool { return s.ID == p.ID })
	if r.IntN(3) == 0 {
		return c.Without(p.ID), cases
	}
	p.Case = spare[r.IntN(len(spare))].Case // as after an edit
	p.Slug = "changed-" + strconv.FormatInt(p.ID, 10)
	p.Changed = p.Changed.AddDate(0, 0, r.IntN(30))
	return c.With(p), append(cases, newSubject(p))
}

// ask makes up a query: most parameters absent, values mostly such as occur.
func ask(r *rand.Rand, cases []subject, values map[string][]string) naive {
	given := map[string][]string{}
	one := func(of []string) string { return of[r.IntN(len(of))] }
	for _, param := range slices.Sorted(maps.Keys(values)) { // in one order, so that every run asks the same
		if r.IntN(10) == 0 {
			for range 1 + r.IntN(3) {
				given[param] = append(given[param], one(values[param]))
			}
		}
	}
	for _, setting := range settings {
		if r.IntN(4) == 0 {
			given[setting[0]] = []string{one(setting[1:])}
		}
	}
	var hits []int64
	if r.IntN(4) == 0 {
		given["q"] = []string{"garden"}
		for _, i := range r.Perm(len(cases))[:r.IntN(len(cases)+1)] {
			hits = append(hits, cases[i].ID)
		}
		hits = append(hits, 1e6) // gone since the search
	}
	return newNaive(cases, given, hits)
}

// settings are the parameters that are no facets, each with values of it.
var settings = [][]string{
	{"partners_match", "any", "all", "exactly"}, {"unscored", "include"},
	{"from", "1980", "2010", "2018"}, {"to", "1995", "2012", "2018"},
	{"sort", "relevance", "name", "newest", "oldest", "updated", "co_governance", "tech_justice"},
	{"page", "1", "2", "3"}, {"per_page", "1", "7", "100"},
}

// askable lists values by facet, beside those of the cases also some that no
// case has.
func askable(cases []subject) map[string][]string {
	list := map[string][]string{
		"partner": codes(casestudy.Partners), "without_partner": codes(casestudy.Partners), "unrecorded": {"partner", "kind", "started", "topic", "origin"}, "kind": codes(casestudy.Kinds), "scale": codes(casestudy.Scales),
		"origin": codes(casestudy.Origins), "status": codes(casestudy.Statuses), "resource": codes(casestudy.ResourceTypes),
		"topic": codes(casestudy.Topics), "scored_by": codes(casestudy.ScoredBy),
		"region": {"africa", "americas", "asia", "europe", "oceania"}, "started": {"1990s", "2010s"}, "country": {"aq"}, "city": {"nl-nowhere"},
	}
	for _, p := range casestudy.Principles {
		list[p.Code] = append(codes(casestudy.Levels), "at_least_moderate", "at_least_weak")
	}
	for _, s := range cases {
		list["country"] = append(list["country"], s.codes["country"]...)
		list["city"] = append(list["city"], s.codes["city"]...)
	}
	return list
}

func codes(options []casestudy.Option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.Code)
	}
	return list
}
