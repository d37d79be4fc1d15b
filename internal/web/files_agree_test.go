package web

import (
	"encoding/json"
	"encoding/xml"
	"math"
	"regexp"
	"strings"
	"testing"

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
