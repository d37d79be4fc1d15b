package catalog_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

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
