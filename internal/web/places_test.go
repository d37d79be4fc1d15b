package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
	"cogov/internal/store"
)

func TestEveryPlaceLeadsToItsCases(t *testing.T) {
	s := wholeSite(t)
	index := s.get("/countries")
	if got := strings.Join(index.texts(".region h2"), ", "); got != "Africa, Americas, Asia, Europe, Oceania" {
		t.Errorf("the regions are %s", got)
	}
	cases := map[string]bool{}
	cities := 0
	for _, country := range index.hrefs(`.region tbody th a`) {
		page := s.get(country)
		for _, city := range page.hrefs(".cities a") {
			cities++
			p := s.get(city)
			for _, slug := range p.hrefs(".entry h3 a") {
				cases[slug] = true
			}
			if back := p.hrefs(".crumbs a"); !slices.Contains(back, country) {
				t.Errorf("%s does not lead back to %s", city, country)
			}
		}
	}
	if len(cases) != 83 || cities != 61 {
		t.Errorf("%d cases are found in %d cities", len(cases), cities)
	}
}

// hrefs are where the links lead that a selector finds.
func (p page) hrefs(selector string) []string {
	return p.Find(selector).Map(func(_ int, e *goquery.Selection) string { return e.AttrOr("href", "") })
}

func TestTheNetherlandsAndUtrecht(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/countries/nl")
	for selector, want := range map[string]string{
		"h1": "Netherlands", ".place-head .lead": "4 cases in 2 cities, begun between 2010 and 2018.", ".cities li": "Amsterdam 2 cases; Utrecht 2 cases",
	} {
		if got := strings.Join(p.texts(selector), "; "); got != want {
			t.Errorf("%s is %q", selector, got)
		}
	}
	if got := p.texts(".spread-table tbody tr:first-child td")[0]; got != "1 case (25%) Everywhere 24%" {
		t.Errorf("strong on Urban Co-Governance are %s", got)
	}
	p = s.get("/cities/nl/utrecht")
	if got := p.texts(".orgs dd")[0]; got != "City of Utrecht in 2 cases" {
		t.Errorf("the first organisation is %s", got)
	}
	if got := strings.Join(p.texts(".nearby h3")[:2], "; "); got != "Amsterdam, Netherlands, 35 km; Ghent, Belgium, 151 km" {
		t.Errorf("near Utrecht are %s", got)
	}
	if p.Find("h1").Text() != "Utrecht" || !slices.Contains(p.hrefs("main a"), "/cases?city=nl-utrecht") {
		t.Error("the page is not that of Utrecht, or does not lead to the list")
	}
}

func TestCasesLeadToTheirPlaces(t *testing.T) {
	s := newSite(t)
	for path, selector := range map[string]string{"/": ".entry .place a", "/cases": ".entry .place a", "/cases/utrecht-human-rights-city": ".crumbs a"} {
		hrefs := s.get(path).hrefs(selector)
		if !slices.Contains(hrefs, "/countries/nl") || !slices.Contains(hrefs, "/cities/nl/utrecht") {
			t.Errorf("%s leads to %v", path, hrefs)
		}
	}
}

// The counts on a page are those of the list it leads to.
func TestCountsOfPlacesAreThoseOfTheirLists(t *testing.T) {
	s := wholeSite(t)
	for _, path := range []string{"/countries/it", "/cities/es/barcelona", "/principles/tech_justice", "/principles", "/"} {
		checked := 0
		s.get(path).Find(`.groups li, .spread-table td, #spread tbody tr, .distkey a`).Each(func(_ int, e *goquery.Selection) {
			link := e.Filter("a").AddSelection(e.Find("a")).First()
			href := link.AttrOr("href", "")
			if !strings.HasPrefix(href, "/cases?") {
				return
			}
			checked++
			total := s.get(href).texts("#count b")[0]
			if e.Is("tr") {
				e = e.Find("td.num").First()
			}
			if text := strings.Join(strings.Fields(e.Text()), " "); !slices.Contains(strings.FieldsFunc(text, isBetweenWords), total) {
				t.Errorf("%s: %q leads to %s, which has %s", path, text, href, total)
			}
		})
		if checked < 6 {
			t.Errorf("%s: only %d counts were checked", path, checked)
		}
	}
}

func isBetweenWords(r rune) bool { return r == ' ' || r == '(' || r == ')' }

func TestPlacesHaveOneAddress(t *testing.T) {
	s := newSite(t)
	for path, want := range map[string]string{
		"/countries/NL": "/countries/nl", "/cities/NL/utrecht": "/cities/nl/utrecht", "/cities/nl/Utrecht": "/cities/nl/utrecht", "/countries/nl/": "/countries/nl", "/countries/FR": "/countries/fr",
	} {
		if p := s.do(s.request("GET", path, nil)); p.status != 301 || p.header.Get("Location") != want {
			t.Errorf("%s gave %d to %s", path, p.status, p.header.Get("Location"))
		}
	}
}

func TestPlacesWithoutCasesAreNotFoundButLeadOn(t *testing.T) {
	s := newSite(t)
	for path, link := range map[string]string{
		"/countries/fr": "/countries#europe", "/cities/nl/groningen": "/countries/nl", "/cities/fr/paris": "/countries",
		"/countries/zz": "/cases", "/countries/netherlands": "/cases", "/cities/zz/utrecht": "/cases", "/cities/nl/%3F": "/cases", "/cities/nl": "/cases", "/principles/beauty": "/cases",
	} {
		p := s.do(s.request("GET", path, nil))
		if p.status != 404 || !p.noIndex() || p.header.Get("Cache-Control") != "no-store" || !slices.Contains(p.hrefs("main a"), link) {
			t.Errorf("%s gave %d and leads to %v", path, p.status, p.hrefs("main a"))
		}
	}
}

// Names in other scripts and with commas have addresses and names, too.
func TestCitiesOfAllScripts(t *testing.T) {
	s := emptySite(t)
	for _, where := range [][2]string{{"東京", "JP"}, {"Washington, D.C.", "US"}, {"L'Aquila", "IT"}} {
		s.publish(casestudy.Answers{"name": {"Garden of " + where[0]}, "city": {where[0]}, "country": {where[1]}, "summary": {"A garden."}})
	}
	for path, want := range map[string]string{"/countries/jp": "東京", "/countries/us": "Washington, D.C.", "/countries/it": "L'Aquila"} {
		city := s.get(path).hrefs(".cities a")[0]
		p := s.get(city)
		if got := p.Find("h1").Text(); got != want {
			t.Errorf("%s is called %q", city, got)
		}
		if canonical := p.Find(`link[rel="canonical"]`).AttrOr("href", ""); canonical != s.server.URL+city {
			t.Errorf("%s has the canonical address %s", city, canonical)
		}
		if _, err := url.Parse(city); err != nil {
			t.Error(err)
		}
	}
}

func TestADraftIsInNoPlace(t *testing.T) {
	s := newSite(t)
	c, _ := casestudy.Answers{"name": {"Secret garden"}, "city": {"Vienna"}, "country": {"AT"}, "organisations[0].name": {"Secret friends"}}.Case()
	if _, err := s.db.Create(ctx, store.Change{Case: c, Author: store.Author{Name: "Test"}}); err != nil {
		t.Fatal(err)
	}
	if p := s.do(s.request("GET", "/countries/at", nil)); p.status != 404 {
		t.Errorf("a draft makes a country: %d", p.status)
	}
	if p := s.get("/countries"); strings.Contains(p.body, "Austria") {
		t.Error("a draft is in the index of places")
	}
}
