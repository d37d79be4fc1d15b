package web

import (
	"encoding/json"
	"encoding/xml"
	"maps"
	"math"
	"math/rand/v2"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
	"cogov/internal/conform"
	"cogov/internal/export"
)

// A collection is what a test reads of a GeoJSON file.
type collection struct {
	Type, Title, Publisher, URL, Licence string
	Date                                 *string
	Features                             []struct {
		Type, ID string
		Geometry *struct {
			Type        string
			Coordinates []float64
		}
		Properties export.Line
	}
}

// A feed is what a test reads of an Atom feed.
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Rights  string   `xml:"rights"`
	Links   []link   `xml:"link"`
	Entries []struct {
		ID         string `xml:"id"`
		Title      string `xml:"title"`
		Updated    string `xml:"updated"`
		Summary    string `xml:"summary"`
		Rights     string `xml:"rights"`
		Links      []link `xml:"link"`
		Categories []struct {
			Term  string `xml:"term,attr"`
			Label string `xml:"label,attr"`
		} `xml:"category"`
	} `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Kind string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

func (s *site) collection(query string) (c collection) {
	s.t.Helper()
	p := s.get("/cases.geojson?" + query)
	s.sound(conform.GeoJSON, p)
	if err := json.Unmarshal([]byte(p.body), &c); err != nil {
		s.t.Fatal(err)
	}
	for _, f := range c.Features { // east first: the schema knows no directions
		if g := f.Geometry; g != nil && (len(g.Coordinates) != 2 || math.Abs(g.Coordinates[0]) > 180 || math.Abs(g.Coordinates[1]) > 90) {
			s.t.Errorf("%s lies at %v", f.ID, g.Coordinates)
		}
	}
	return c
}

func (s *site) feed(query string) (f feed) {
	s.t.Helper()
	p := s.get("/cases.atom?" + query)
	s.sound(conform.Atom, p)
	if err := xml.Unmarshal([]byte(p.body), &f); err != nil {
		s.t.Fatal(err)
	}
	return f
}

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

// hostile are texts that mean something to one format or another.
var hostile = []string{
	`=HYPERLINK("http://evil.example","a")`, `@import {x}`, "-1+2", `a "quoted" 'text', with; commas`, `</summary><script>alert(1)</script>`,
	`]]> &amp; <!-- --> <![CDATA[`, `}} @misc{evil, title={`, `\input{/etc/passwd} % $ # _ ^ ~`, "\u202eright to left\u202c \u200f", "ER  - TY  - JOUR",
	"\u2028line\u2029 separators", "{\"a\": [1,", "a|b|c",
}

// TestHostileTextsComeBackFromEveryFormat reads them back from each.
func TestHostileTextsComeBackFromEveryFormat(t *testing.T) {
	s := newSite(t)
	want := map[string]string{}
	for _, text := range hostile {
		slug := s.publish(casestudy.Answers{"name": {text}, "city": {text}, "summary": {text + "\n\n" + text}, "topics": {"food"}})
		want[slug] = text
	}
	// What was stored is what was typed, but for blanks at its ends.
	same := func(format, slug, got string) {
		t.Helper()
		if text := strings.TrimSpace(want[slug]); want[slug] != "" && strings.Count(got, text) < 1 {
			t.Errorf("%s: %s has %q for %q", format, slug, got, text)
		}
	}
	rows := s.get("/cases.csv").table(t)
	for _, row := range rows {
		if strings.ContainsAny(row["name"][:1], "=+-@\t\r") {
			t.Errorf("a formula is in the table: %q", row["name"])
		}
		same("CSV", row["slug"], export.Unguard(row["name"]))
	}
	places := s.collection("").Features
	for _, f := range places {
		same("GeoJSON", f.ID, f.Properties.Name)
		same("GeoJSON", f.ID, *f.Properties.City)
	}
	entries := s.feed("").Entries
	for _, e := range entries {
		slug := strings.TrimPrefix(e.ID, s.server.URL+"/cases/")
		same("Atom", slug, e.Summary)
	}
	records := strings.Count("\r\n"+s.get("/cases.ris").body, "\r\nTY  - ")
	ends := strings.Count(s.get("/cases.ris").body, "\r\nER  - \r\n")
	begun := regexp.MustCompile(`(?m)^@`).FindAllString(s.get("/cases.bib").body, -1)
	for format, n := range map[string]int{"CSV": len(rows), "GeoJSON": len(places), "Atom": len(entries), "RIS": records, "ends of RIS": ends, "BibTeX": len(begun)} {
		if n != len(hostile)+1 {
			t.Errorf("%s has %d cases", format, n)
		}
	}
}

// TestHostileTextsBreakNoFormat holds all else that a hostile text gets into
// against what others published of its format. A feed, places and references are
// read above.
func TestHostileTextsBreakNoFormat(t *testing.T) {
	s := emptySite(t)
	s.web.SiteName = `</a> & "b" ]]> <![CDATA[`
	for _, text := range hostile {
		s.publish(casestudy.Answers{
			"name": {text}, "city": {text}, "summary": {text}, "description": {text}, "aliases": {text}, "caveats": {text}, "topics": {"food"}, "pooling": {"weak"}, "pooling_rationale": {text},
			"sources[0].title": {text}, "sources[0].url": {"https://example.org/?a=%00&b=<c>"}, "organisations[0].name": {text}, "milestones[0].year": {"2001"}, "milestones[0].text": {text},
		})
	}
	s.oai("verb=Identify")
	if records := s.oai("verb=ListRecords&metadataPrefix=oai_dc").Records.Records; len(records) != len(hostile) {
		t.Errorf("%d of %d cases are harvested", len(records), len(hostile))
	}
	s.sitemap(s.get("/sitemap.xml"))
	s.statements(s.get("/data").linkedData(), "/data")
	s.statements(s.get("/cases.csv-metadata.json?q=%22%3C").body, "/cases.csv-metadata.json")
	described := []byte(s.get("/openapi.json").body)
	one := conform.Within(described, "paths", "/cases/{slug}.json", "get", "responses", "200", "content", "application/json", "schema")
	for _, slug := range s.slugs() {
		s.statements(s.get("/cases/"+slug).linkedData(), "/cases/"+slug)
		s.sound(one, s.get("/cases/"+slug+".json"))
	}
	s.sound(conform.Within(described, "paths", "/cases.json", "get", "responses", "200", "content", "application/json", "schema"), s.get("/cases.json?q=%22%3C"))
}
