//go:build !race

package web

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"cogov/internal/conform"
)

// inEveryFormat lists the addresses of the cases of a query, as each format has
// them. References have those of revisions.
func (s *site) inEveryFormat(query string) map[string][]string {
	s.t.Helper()
	found := map[string][]string{"JSON": nil}
	for i := 1; ; i++ {
		page := query + "&per_page=20&page=" + strconv.Itoa(i)
		var list caseList
		if err := json.Unmarshal([]byte(s.get("/cases.json?"+page).body), &list); err != nil {
			s.t.Fatal(err)
		}
		for _, c := range list.Cases {
			found["JSON"] = append(found["JSON"], c.URL)
		}
		html := s.get("/cases?" + page)
		html.Find("#results .entries h2 a").Each(func(_ int, a *goquery.Selection) {
			address, _, _ := strings.Cut(a.AttrOr("href", ""), "?")
			found["HTML"] = append(found["HTML"], s.server.URL+address)
		})
		if total := html.Find("#count b").Text(); total != strconv.Itoa(list.Total) {
			s.t.Errorf("?%s: the page says %s cases, the JSON %d", page, total, list.Total)
		}
		if i*20 >= list.Total {
			break
		}
	}
	for _, row := range s.get("/cases.csv?" + query).table(s.t) {
		found["CSV"] = append(found["CSV"], row["url"])
	}
	for _, f := range s.collection(query).Features {
		found["GeoJSON"] = append(found["GeoJSON"], f.Properties.URL)
	}
	for _, e := range s.feed(query).Entries {
		found["Atom"] = append(found["Atom"], e.ID)
	}
	for _, m := range regexp.MustCompile(`(?m)^  url = \{(.*)/revisions/1\},$`).FindAllStringSubmatch(s.get("/cases.bib?"+query).body, -1) {
		found["BibTeX"] = append(found["BibTeX"], m[1])
	}
	for _, m := range regexp.MustCompile(`(?m)^UR  - (.*)/revisions/1\r$`).FindAllStringSubmatch(s.get("/cases.ris?"+query).body, -1) {
		found["RIS"] = append(found["RIS"], m[1])
	}
	var references []struct{ URL string }
	list := s.get("/cases.csl.json?" + query)
	s.sound(conform.CSL, list)
	if err := json.Unmarshal([]byte(list.body), &references); err != nil {
		s.t.Fatal(err)
	}
	for _, r := range references {
		found["CSL"] = append(found["CSL"], strings.TrimSuffix(r.URL, "/revisions/1"))
	}
	return found
}

// TestEveryFormatHasTheCasesOfThePage asks random queries in every format.
func TestEveryFormatHasTheCasesOfThePage(t *testing.T) {
	s := wholeSite(t)
	var all caseList
	if err := json.Unmarshal([]byte(s.get("/cases.json").body), &all); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 8))
	answered := 0
	const asked = 60
	for range asked {
		query := randomQuery(r, all.Facets).Encode()
		formats := s.inEveryFormat(query)
		for name, got := range formats {
			if difference := cmp.Diff(formats["JSON"], got); difference != "" {
				t.Errorf("?%s: JSON (-) and %s (+) differ:\n%s", query, name, difference)
			}
		}
		if len(formats) != 8 && formats["JSON"] != nil {
			t.Errorf("?%s has cases in %d formats", query, len(formats))
		}
		if len(formats["JSON"]) > 0 {
			answered++
		}
	}
	if answered < asked/2 {
		t.Errorf("only %d of %d queries had cases: they say too little", answered, asked)
	}
}

// randomQuery asks for some values of some facets, mostly such as occur, in an
// order that it names.
func randomQuery(r *rand.Rand, facets map[string]map[string]int) url.Values {
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	query := url.Values{"sort": {one("name", "newest", "oldest", "updated", "pooling", "tech_justice")}}
	params := slices.Sorted(maps.Keys(facets))
	for range r.IntN(3) {
		param := one(params...)
		var codes []string
		for code, n := range facets[param] {
			if n > 2 {
				codes = append(codes, code)
			}
		}
		if slices.Sort(codes); codes != nil {
			for range 1 + r.IntN(4) {
				query.Add(param, one(codes...))
			}
		}
	}
	switch r.IntN(6) {
	case 0:
		query.Set("q", one("garden", "city community", `"public space"`, "são", "łódź", "-", "water*"))
	case 1:
		query.Set("q", one("commons", "housing"))
		query.Set("sort", "relevance")
	case 2:
		query.Set("from", one("1990", "2010"))
		query.Set("unscored", "include")
	}
	return query
}
