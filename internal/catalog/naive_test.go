package catalog_test

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/places"
)

// A naive catalogue answers one query by looking at every case, as plainly as
// the rules can be written down. given is what a visitor asks, in no special
// form; hits are the cases in which its text was found.
type naive struct {
	cases  []subject
	given  map[string][]string
	hits   []int64
	failed [][]string // by case, the parameters by which it falls out
}

// A subject is a case with the codes it has of each facet.
type subject struct {
	casestudy.Published
	codes map[string][]string
}

func newSubject(p casestudy.Published) subject {
	country, _ := places.CountryByCode(p.Country)
	s := subject{p, map[string][]string{
		"country": {strings.ToLower(p.Country)}, "city": {catalog.CityCode(&p.Case)}, "region": {country.Region},
		"kind": {p.Kind}, "scale": {p.Scale}, "origin": {p.Origin}, "status": {p.Status},
		"started": {""}, "partner": p.Partners, "resource": p.ResourceTypes, "topic": p.Topics, "without_partner": {}, "unrecorded": {},
	}}
	if p.StartYear != 0 {
		s.codes["started"] = []string{strconv.Itoa(p.StartYear/10*10) + "s"}
	}
	for _, o := range casestudy.Partners {
		if !slices.Contains(p.Partners, o.Code) {
			s.codes["without_partner"] = append(s.codes["without_partner"], o.Code)
		}
	}
	for param, empty := range map[string]bool{
		"country": p.Country == "", "city": p.City == "", "kind": p.Kind == "", "scale": p.Scale == "", "origin": p.Origin == "", "status": p.Status == "",
		"started": p.StartYear == 0, "partner": len(p.Partners) == 0, "resource": len(p.ResourceTypes) == 0, "topic": len(p.Topics) == 0,
	} {
		if empty {
			s.codes["unrecorded"] = append(s.codes["unrecorded"], param)
		}
	}
	for i, principle := range casestudy.Principles {
		s.codes[principle.Code] = []string{string(p.Scores[i].Level)}
		if by := p.Scores[i].ScoredBy; !slices.Contains(s.codes["scored_by"], by) {
			s.codes["scored_by"] = append(s.codes["scored_by"], by)
		}
	}
	return s
}

func newNaive(cases []subject, given map[string][]string, hits []int64) naive {
	n := naive{cases: cases, given: given, hits: hits}
	for _, s := range cases {
		n.failed = append(n.failed, n.fails(s))
	}
	return n
}

// fails names the parameters by which a case falls out; years are "years".
func (n naive) fails(s subject) []string {
	var failed []string
	if n.first("q") != "" && !slices.Contains(n.hits, s.ID) {
		failed = append(failed, "q")
	}
	if n.failsYears(s) {
		failed = append(failed, "years")
	}
	for param := range n.given {
		if _, isFacet := s.codes[param]; isFacet && n.failsFacet(param, s) {
			failed = append(failed, param)
		}
	}
	return failed
}

func (n naive) first(param string) string {
	if given := n.given[param]; len(given) > 0 {
		return given[0]
	}
	return ""
}

func (n naive) failsFacet(param string, s subject) bool {
	given, has := n.given[param], s.codes[param]
	if i := casestudy.PrincipleIndex(param); i >= 0 {
		return n.failsScore(given, s.Scores[i].Level)
	}
	missing := slices.ContainsFunc(given, func(code string) bool { return !slices.Contains(has, code) })
	others := slices.ContainsFunc(has, func(code string) bool { return !slices.Contains(given, code) })
	match := n.first("partners_match")
	switch {
	case param == "without_partner", param == "unrecorded", param == "partner" && match == "all":
		return missing
	case param == "partner" && match == "exactly":
		return missing || others
	}
	return !slices.ContainsFunc(given, func(code string) bool { return slices.Contains(has, code) })
}

func (n naive) failsScore(given []string, level casestudy.Level) bool {
	switch {
	case slices.Contains(given, string(level)):
		return false
	case level.Ordinal() == 0:
		return n.first("unscored") != "include"
	case slices.Contains(given, "at_least_moderate") && level.Ordinal() >= 2:
		return false
	}
	return !slices.Contains(given, "at_least_weak")
}

func (n naive) failsYears(s subject) bool {
	from, to := n.first("from"), n.first("to")
	if from == "" && to == "" {
		return false
	}
	return !lives(s, number(cmp.Or(from, "0")), number(cmp.Or(to, "9999")))
}

// lives reports whether a case had a year of its life from one to another.
func lives(s subject, from, to int) bool {
	last := 9999
	if s.EndYear != 0 {
		last = s.EndYear
	} else if s.Status == "ended" {
		last = s.StartYear
	}
	return s.StartYear != 0 && s.StartYear <= to && last >= from
}

// livingIn counts the cases that lived in a run of years and that fall out by
// no parameter but the years.
func (n naive) livingIn(from, to int) int {
	count := 0
	for i, s := range n.cases {
		if (len(n.failed[i]) == 0 || slices.Equal(n.failed[i], []string{"years"})) && lives(s, from, to) {
			count++
		}
	}
	return count
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// find gives the matching cases in order.
func (n naive) find() []*casestudy.Published {
	var found []*casestudy.Published
	for i := range n.cases {
		if len(n.failed[i]) == 0 {
			found = append(found, &n.cases[i].Published)
		}
	}
	slices.SortFunc(found, func(a, b *casestudy.Published) int {
		return cmp.Or(n.compare(a, b), cmp.Compare(places.Fold(a.Name), places.Fold(b.Name)), cmp.Compare(a.Slug, b.Slug))
	})
	return found
}

func (n naive) compare(a, b *casestudy.Published) int {
	by := n.first("sort")
	switch by {
	case "", "relevance":
		return cmp.Compare(slices.Index(n.hits, a.ID), slices.Index(n.hits, b.ID))
	case "newest":
		return cmp.Compare(cmp.Or(b.StartYear, -1), cmp.Or(a.StartYear, -1))
	case "oldest":
		return cmp.Compare(cmp.Or(a.StartYear, 9999), cmp.Or(b.StartYear, 9999))
	case "updated":
		return b.Changed.Compare(a.Changed)
	case "name":
		return 0
	}
	i := casestudy.PrincipleIndex(by)
	return cmp.Compare(b.Scores[i].Level.Ordinal(), a.Scores[i].Level.Ordinal())
}

// counts says how many cases each code of each facet has, among those that
// fall out by no other parameter.
func (n naive) counts() map[string]map[string]int {
	counts := map[string]map[string]int{}
	for i, s := range n.cases {
		for param, codes := range s.codes {
			if counts[param] == nil {
				counts[param] = map[string]int{}
			}
			if len(n.failed[i]) == 0 || slices.Equal(n.failed[i], []string{param}) {
				for _, code := range codes {
					counts[param][code]++
				}
			}
		}
	}
	return counts
}

// unscored counts the cases that fall out for want of levels alone, on however
// many principles.
func (n naive) unscored() int {
	count := 0
	for i, s := range n.cases {
		scored := slices.ContainsFunc(n.failed[i], func(param string) bool {
			at := casestudy.PrincipleIndex(param)
			return at < 0 || s.Scores[at].Level.Ordinal() > 0
		})
		if len(n.failed[i]) > 0 && !scored {
			count++
		}
	}
	return count
}

// leftOut counts by principle the cases that fall out by it alone, for want of
// a level.
func (n naive) leftOut() map[string]int {
	counts := map[string]int{}
	for i, s := range n.cases {
		if len(n.failed[i]) != 1 {
			continue
		}
		param := n.failed[i][0]
		if at := casestudy.PrincipleIndex(param); at >= 0 && s.Scores[at].Level.Ordinal() == 0 {
			counts[param]++
		}
	}
	return counts
}
