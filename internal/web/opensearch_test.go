package web

import (
	"encoding/xml"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestABrowserLearnsToSearchTheDirectory(t *testing.T) {
	s := newSite(t)
	s.web.SiteName = `Städte & "Gemeingüter" der Länder`
	for _, path := range []string{"/", "/cases", "/cases?q=utrecht", "/cases/utrecht-human-rights-city", "/about", "/login"} {
		link := s.get(path).Find(`head link[rel="search"]`)
		if link.AttrOr("type", "") != "application/opensearchdescription+xml" || link.AttrOr("href", "") != "/opensearch.xml" || link.AttrOr("title", "") != s.web.SiteName {
			t.Errorf("%s links to no description", path)
		}
	}
	p := s.get("/opensearch.xml")
	if got := p.header.Get("Content-Type"); got != "application/opensearchdescription+xml" || p.header.Get("ETag") == "" {
		t.Errorf("headers are %v", p.header)
	}
	var said openSearch
	if err := xml.Unmarshal([]byte(p.body), &said); err != nil {
		t.Fatal(err)
	}
	if said.ShortName != "Städte &" || utf8.RuneCountInString(said.LongName) > 48 || !strings.HasPrefix(said.LongName, `Städte & "Gemeingüter"`) || said.Description == "" {
		t.Errorf("it is called %q, %q", said.ShortName, said.LongName)
	}
	if !strings.HasPrefix(said.Image.Address, s.server.URL+"/static/") {
		t.Errorf("its image is at %s", said.Image.Address)
	}
	s.get(strings.TrimPrefix(said.Image.Address, s.server.URL))
	search := strings.Replace(said.Addresses[0].Template, "{searchTerms}", url.QueryEscape("human rights"), 1)
	if !strings.HasPrefix(search, s.server.URL+"/") {
		t.Fatalf("a search goes to %s", search)
	}
	if found := s.get(strings.TrimPrefix(search, s.server.URL)); found.Find(".entry").Length() != 1 {
		t.Errorf("%s finds nothing", search)
	}
}

func TestNamesAreShortenedBetweenWords(t *testing.T) {
	for name, want := range map[string]string{
		"Cogov": "Cogov", "Sixteen letters!": "Sixteen letters!", "Directory of cities": "Directory of", "Bürgergemeinschaften": "Bürgergemeinscha",
		"Eight letters, ab cd": "Eight letters", "Exactly sixteen, more": "Exactly sixteen",
	} {
		if got := shorten(name, 16); got != want {
			t.Errorf("%q becomes %q; want %q", name, got, want)
		}
	}
}
