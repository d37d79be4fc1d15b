package web

import (
	"slices"
	"strings"
	"testing"
)

func TestCasesAreGatheredByPlainLinks(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/cases?country=es")
	for i, name := range []string{"Ateneu Popular de Nou Barris", "Barcelona Digital City", "Can Batlló", "Decidim Barcelona"} {
		link := p.Find(".gather").Eq(i)
		if want := "Add to comparison: " + name; strings.Join(strings.Fields(link.Text()), " ") != want {
			t.Fatalf("link %d says %q; want %q", i, link.Text(), want)
		}
		path, _, _ := strings.Cut(link.AttrOr("href", ""), "#")
		p = s.get(path)
		if got := len(p.texts("#tray ul > li")); got != i+1 {
			t.Errorf("%d cases are gathered; want %d", got, i+1)
		}
	}
	if got := p.texts(".gather")[4]; got != "Four cases are gathered, which is the most: El Campo de Cebada" {
		t.Errorf("a fifth case says %q", got)
	}
	p = s.get(p.Find("#tray .btn").AttrOr("href", ""))
	if got := len(p.texts(".cmp thead h2")); got != 4 {
		t.Errorf("%d cases are compared", got)
	}
	p = s.get(p.Find(".tools a[href^='/cases']").AttrOr("href", ""))
	if got := p.texts("#tray ul > li > a:first-child"); !slices.Equal(got, []string{"Ateneu Popular de Nou Barris", "Barcelona Digital City", "Can Batlló", "Decidim Barcelona"}) {
		t.Errorf("back in the list %q are gathered", got)
	}
}

func TestAListKnowsItsViewByItsAddress(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/cases?view=table&case=" + canBatllo + "&case=nowhere&case=" + canBatllo + "&sort=pooling&per_page=5")
	if p.Find(".wide tbody tr").Length() != 5 || p.Find(".entry").Length() != 0 || len(p.texts("#tray ul > li")) != 1 {
		t.Error("the table, or the one case gathered, is not there")
	}
	if got := p.texts(".wide tbody tr:first-child .pc")[2]; got != "Strong" {
		t.Errorf("the strongest on Pooling is %s", got)
	}
	if p.Find(`meta[name="robots"][content="noindex"]`).Length() != 1 || p.Find(`link[rel="canonical"]`).AttrOr("href", "") != s.server.URL+"/cases?per_page=5&sort=pooling" {
		t.Error("search engines would keep a list twice")
	}
	r := s.do(s.request("GET", "/cases?q=&view=table&case="+canBatllo+"&sort=&country=nl", nil))
	if r.status != 303 || r.header.Get("Location") != "/cases?case="+canBatllo+"&country=nl&view=table" {
		t.Errorf("the form leads to %s", r.header.Get("Location"))
	}
	for _, path := range []string{"/cases?view=cards", "/cases?case=nowhere"} {
		if s.get("/cases").header.Get("ETag") != s.get(path).header.Get("ETag") {
			t.Errorf("%s is another page than /cases", path)
		}
	}
}

// A table has no summaries: it says of each case why it was found all the same.
func TestATableSaysWhyACaseWasFound(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/cases?q=textile&view=table")
	rows := p.Find(".wide tbody tr")
	if rows.Length() == 0 || rows.Length() != rows.Has("mark").Length() {
		t.Errorf("of %d rows %d have a mark", rows.Length(), rows.Has("mark").Length())
	}
}

// What is typed to find a city changes which cities a page shows, not its cases.
func TestACityIsLookedForInItsFacet(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/cases?find_city=sao&country=es")
	if p.Find("#f-city label").Length() != 0 || p.Find(".entry").Length() != 7 || p.Find(`meta[name="robots"][content="noindex"]`).Length() != 1 {
		t.Error("looking for a city changes the cases, or may be indexed")
	}
	if got := s.get("/cases?find_city=BARC").texts("#f-city label"); !slices.Equal(got, []string{"Barcelona, Spain 6 cases"}) {
		t.Errorf("BARC finds %q", got)
	}
	if s.get("/cases?find_city=sao").Find(`meta[name="robots"][content="noindex"]`).Length() != 1 {
		t.Error("search engines would keep the list again")
	}
	if a, b := s.get("/cases?find_city=sao"), s.get("/cases?find_city=barc"); a.header.Get("ETag") == b.header.Get("ETag") {
		t.Error("two different pages have one tag")
	}
	r := s.do(s.request("GET", "/cases?find_city=barc&q=&from=", nil))
	if r.status != 303 || r.header.Get("Location") != "/cases?find_city=barc" {
		t.Errorf("the form leads to %s", r.header.Get("Location"))
	}
}
