package templates

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/catalog"
)

func TestWiderQueriesAreSaidInWords(t *testing.T) {
	for query, want := range map[string]string{
		"co_governance=moderate&country=nl":                             "with Urban Co-Governance: at least Moderate: 1 case; without Urban Co-Governance: Moderate: 2 cases",
		"pooling=strong&country=nl":                                     "without Pooling: Strong: 2 cases; without Country or territory: Netherlands: 1 case",
		"partner=public&partners_match=exactly&country=nl":              "with these partners and others: 1 case; without Partners: exactly Public: 2 cases",
		"partner=public&partner=private&partners_match=all&country=it":  "without Partners: Public: 1 case; with any of these partners: 1 case",
		"kind=policy&kind=programme&country=it":                         "without Kind: Policy or Programme: 1 case",
		"from=1990&to=1995&country=it":                                  "without the years until 1995: 1 case",
		"from=2000&to=2005&kind=policy&country=it":                      "without the years 2000–2005 and Kind: Policy: 1 case",
		"city=nl-nowhere&country=nl":                                    "without City: nowhere, Netherlands: 2 cases",
		"q=well&country=nl&tech_justice=weak&tech_justice=not_assessed": "without the search for “well”: 1 case",
		"q=well+hall&country=nl":                                        "searching only for “hall”: 2 cases",
		"unrecorded=kind&unrecorded=city":                               "without Not recorded: City: 1 case",
		"country=aq":                                                    "",
	} {
		var wordings []catalog.Wording
		if strings.Contains(query, "hall") {
			wordings = []catalog.Wording{{Text: "hall", Hits: []int64{1, 2, 3}}}
		}
		p := list(t, gardens(), query)
		p.Nearby.Wider = catalog.New(gardens()).Loosen(p.Query, nil, wordings)
		doc := render(t, List(p))
		var got []string
		doc.Find(".nothing .wider li").Each(func(_ int, s *goquery.Selection) { got = append(got, words(s)) })
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %s\nwant %s", query, strings.Join(got, "; "), want)
		}
	}
}

func TestLevelsAreSaidTogether(t *testing.T) {
	for codes, want := range map[string]string{
		"strong": "Strong", "moderate": "Moderate", "strong moderate": "at least Moderate", "strong moderate weak": "at least Weak",
		"strong weak": "Strong or Weak", "strong moderate not_assessed": "at least Moderate or Not assessed", "not_assessed not_applicable": "Not assessed or Not applicable",
	} {
		if got := levelWords(strings.Fields(codes)); got != want {
			t.Errorf("%s is %q; want %q", codes, got, want)
		}
	}
}

func TestWhereFewMatchThreeWiderQueriesAreOffered(t *testing.T) {
	p := list(t, gardens(), "country=it&view=table")
	p.Table, p.Tray = true, []string{"utrecht-garden"}
	for range 5 {
		p.Nearby.Wider = append(p.Nearby.Wider, catalog.Loosening{Query: parseQuery(t, "region=europe"), Total: 3, Params: []string{"country"}})
	}
	p.Nearby.Meant = catalog.Loosening{Query: parseQuery(t, "q=hall&country=it"), Total: 1200}
	doc := render(t, List(p))
	if n := doc.Find(".few li").Length(); n != 3 {
		t.Errorf("%d are offered", n)
	}
	if href := doc.Find(".few a").AttrOr("href", ""); href != "/cases?case=utrecht-garden&region=europe&view=table" {
		t.Errorf("one leads to %s", href)
	}
	if got := words(doc.Find(".meant")); got != "Did you mean hall? 1,200 cases" {
		t.Errorf("it asks %q", got)
	}
	if href := doc.Find(".meant a").AttrOr("href", ""); href != "/cases?case=utrecht-garden&country=it&q=hall&view=table" {
		t.Errorf("what was meant is at %s", href)
	}
}
