package templates

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

func TestASimilarCaseSaysWhy(t *testing.T) {
	for _, c := range []struct {
		likeness     catalog.Likeness
		alike, apart string
	}{
		{catalog.Likeness{Same: []int{0, 1, 2, 3}, Different: []int{4}, Partners: []string{"public", "community"}, FirstOnly: []string{"private"}},
			"Same on 4 of 5 scores; both public–community", "no private partner; another score on Tech Justice"},
		{catalog.Likeness{Same: []int{0, 1, 2, 3, 4}, Partners: []string{"knowledge", "public", "private", "community", "civil_society"}, Kind: "policy", Scale: "city", Origin: "joint"},
			"Same on all five scores; both with all five partners; same kind, scale and origin", ""},
		{catalog.Likeness{Same: []int{2}, Different: []int{0, 3}, Topics: []string{"food", "community_land_trust"}, Resources: []string{"land_and_green_space"}, Country: true, City: true, SecondOnly: []string{"civil_society"}},
			"Same on 1 of the 3 scores that both have; both on food and community land trust; both share land and green space; same city", "also a civil society partner; other scores on Urban Co-Governance and Experimentalism"},
		{catalog.Likeness{Country: true, Scale: "district", FirstOnly: []string{"private", "knowledge"}, SecondOnly: []string{"public", "community"}},
			"Same scale; same country", "no private or knowledge partner; also public and community partners"},
	} {
		if got := alike(&c.likeness); got != c.alike {
			t.Errorf("alike: %s, want %s", got, c.alike)
		}
		if got := unlike(&c.likeness); got != c.apart {
			t.Errorf("unlike: %s, want %s", got, c.apart)
		}
	}
}

func TestReadingsSayWhereTheyDifferFromWhatStands(t *testing.T) {
	for _, c := range []struct {
		stands   casestudy.Level
		by       string
		readings string
		say      string
		beneath  string
	}{
		{"strong", "published", "moderate moderate", "Both readings: Moderate; Strong stands", "Both readings: Moderate"},
		{"strong", "published", "strong strong", "Both readings: Strong", "Both readings: Strong"},
		{"strong", "reading", "strong strong", "Both readings: Strong", ""},
		{"moderate", "reading", "strong moderate", "Reader 1: Strong; Reader 2: Moderate, which stands", "Reader 1: Strong"},
		{"weak", "reading", "strong moderate", "Reader 1: Strong; Reader 2: Moderate; Weak stands", "Reader 1: Strong, Reader 2: Moderate"},
		{"not_assessed", "published", "insufficient_information weak", "Reader 1: Insufficient information; Reader 2: Weak; Not assessed stands", "Reader 1: Insufficient information, Reader 2: Weak"},
		{"weak", "reading", "weak weak weak", "All 3 readings: Weak", ""},
		{"weak", "reading", "strong", "Reader 1: Strong; Weak stands", "Reader 1: Strong"},
		{"weak", "reading", "weak", "Reader 1: Weak", ""},
	} {
		var k casestudy.Case
		k.Scores[3] = casestudy.Score{Level: c.stands, ScoredBy: c.by}
		for i, level := range strings.Fields(c.readings) {
			r := casestudy.Reading{Reader: "Reader " + number(i+1)}
			r.Scores[3].Level = casestudy.Level(level)
			k.Readings = append(k.Readings, r)
		}
		if got := readingsSay(&k, 3); got != c.say {
			t.Errorf("%s by %s, read as %s: %s\nwant %s", c.stands, c.by, c.readings, got, c.say)
		}
		var below []string
		for _, r := range beneath(&k, 3) {
			below = append(below, r.who+": "+levelLabel(r.level))
		}
		if got := strings.Join(below, ", "); got != c.beneath {
			t.Errorf("%s by %s, read as %s: beneath stands %s\nwant %s", c.stands, c.by, c.readings, got, c.beneath)
		}
	}
}

func TestAScoreByReadingIsAsOldAsTheLastReading(t *testing.T) {
	c := casestudy.Case{Readings: []casestudy.Reading{{Date: "2026-11-20"}, {Date: "2026-11-23"}, {}}}
	c.Scores[0].ScoredBy = casestudy.ByReading
	c.Scores[1] = casestudy.Score{ScoredBy: casestudy.ByReading, Date: "2026-12-01"}
	c.Scores[2].ScoredBy = casestudy.ByPublication
	for i, want := range []string{"This directory’s reading, 23 November 2026", "This directory’s reading, 1 December 2026", "From the published record", ""} {
		if got := scoredOn(&c, i); got != want {
			t.Errorf("score %d: %q, want %q", i+1, got, want)
		}
	}
}

func TestTheHistoryNamesFieldsInWords(t *testing.T) {
	for names, want := range map[string]string{
		"": "", "summary": "summary", "pooling pooling_note": "the score on Pooling", "lat lon sources": "latitude, longitude and sources",
		"organisations enabling_state_rationale of_an_older_time": "partner organisations and the score on Enabling State",
	} {
		if got := changedWords(strings.Fields(names)); got != want {
			t.Errorf("%s: %q, want %q", names, got, want)
		}
	}
}

func TestTheWayLeadsThroughTheListOneCameFrom(t *testing.T) {
	p := gardenPage()
	way := render(t, Case(p)).Find("nav.way")
	if got := words(way.Find("p")); got != "Case 1 of 2 in: Urban Co-Governance: Strong, Weak" {
		t.Errorf("the way says %q", got)
	}
	if href := way.Find("p a").AttrOr("href", ""); href != "/cases?case=turin-hall&co_governance=strong&co_governance=weak" {
		t.Errorf("it leads back to %s", href)
	}
	if href := way.Find("a[rel=next]").AttrOr("href", ""); href != "/cases/turin-hall?case=turin-hall&co_governance=strong&co_governance=weak" || way.Find("a[rel=prev]").Length() != 0 {
		t.Errorf("next is %s", href)
	}
	p.Way.Page = 3
	if href := render(t, Case(p)).Find("nav.way p a").AttrOr("href", ""); !strings.Contains(href, "page=3") {
		t.Errorf("it leads back to %s, not to the page of the case", href)
	}
	p.View, p.Way.Terms = View{}, nil
	if got := words(render(t, Case(p)).Find("nav.way p")); got != "Case 1 of 2, by name" {
		t.Errorf("without a query the way says %q", got)
	}
	p.View.Query.Sort = "newest"
	if got := words(render(t, Case(p)).Find("nav.way p")); got != "Case 1 of 2, by start year, newest first" {
		t.Errorf("of the newest the way says %q", got)
	}
}

func TestACorrectionFindsItsWay(t *testing.T) {
	for contact, want := range map[string]string{
		"":                              "/about#correct",
		"https://cogov.example/contact": "https://cogov.example/contact",
		"editors@cogov.example":         "mailto:editors@cogov.example?body=https%3A%2F%2Fcogov.example%2Fhere%0A%0A&subject=Correction%3A%20Garden%20%26%20Hall%2B",
	} {
		p := gardenPage()
		p.Contact, p.Case.Name = contact, "Garden & Hall+"
		link := render(t, Case(p)).Find(".side a").FilterFunction(withText("Suggest a correction"))
		if got := link.AttrOr("href", ""); got != want {
			t.Errorf("with the contact %q it leads to %q, want %q", contact, got, want)
		}
	}
}

func TestALinkedPageIsShownWithItsProfile(t *testing.T) {
	doc := render(t, Case(gardenPage()))
	for property, want := range map[string]string{
		"og:title": "Garden of Utrecht", "og:type": "article", "og:url": "https://cogov.example/here", "og:site_name": "Cogov",
		"og:description": "Neighbours keep a garden with the city.", "og:image": "https://cogov.example/cases/utrecht-garden.png",
		"og:image:alt": "Profile. Strong: Urban Co-Governance. Moderate: Enabling State. Not assessed: Pooling. Insufficient information: Experimentalism. Not applicable: Tech Justice.",
	} {
		if got := doc.Find(`head meta[property="`+property+`"]`).AttrOr("content", ""); got != want {
			t.Errorf("%s is %q, want %q", property, got, want)
		}
	}
	if doc.Find(`meta[name="twitter:card"][content="summary_large_image"]`).Length() != 1 {
		t.Error("no card with a picture")
	}
	about := render(t, About(AboutPage{Shell: shell}))
	if about.Find(`meta[property="og:image"]`).Length() != 0 || about.Find(`meta[name="twitter:card"][content="summary"]`).Length() != 1 {
		t.Error("a page without a picture shows one")
	}
}

func TestForeignNamesSayTheirLanguage(t *testing.T) {
	c := garden()
	c.Name, c.Country = "성미산 마을", "KR"
	c.Organisations[0].Name = "사람과 마을"
	doc := render(t, Case(CasePage{Shell: shell, Case: c}))
	if doc.Find("h1").AttrOr("lang", "") != "ko" || doc.Find("#partners bdi[lang=ko]").Length() != 1 || doc.Find(".aliases bdi[lang]").Length() != 0 {
		t.Error("the names do not say their language")
	}
}
