package web

import (
	"slices"
	"strconv"
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
	if got := p.texts(".gather")[4]; got != "Four cases are chosen, which is the most: El Campo de Cebada" {
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

// A researcher looks for partnerships of the public and the community without
// firms, whoever else takes part.
func TestCasesInWhichAPartnerTakesNoPart(t *testing.T) {
	s := wholeSite(t)
	query := "pooling=strong&enabling_state=at_least_moderate&partner=public&partner=community&partners_match=all"
	all, without := s.get("/cases?view=table&"+query), s.get("/cases?view=table&"+query+"&without_partner=private")
	want := 0
	for _, partners := range all.texts(".wide .pt") {
		if !strings.Contains(partners, "rivate") {
			want++
		}
	}
	got := without.texts(".wide .pt")
	if len(got) != want || want == 0 || strings.Contains(strings.Join(got, " "), "rivate") {
		t.Errorf("%d cases are found, want %d: %q", len(got), want, got)
	}
	if chips := without.texts(".chip"); !slices.Contains(chips, "Remove filter: Takes no part Private") {
		t.Errorf("the chips are %q", chips)
	}
}

// The sentence about what was left out counts what its link brings.
func TestWhatIsLeftOutIsWhatTheLinkBrings(t *testing.T) {
	s := wholeSite(t)
	for _, query := range []string{
		"experimentalism=strong", "tech_justice=strong", "tech_justice=moderate&pooling=strong&pooling=moderate",
		"tech_justice=at_least_weak&enabling_state=strong&experimentalism=strong&country=it", "co_governance=weak&enabling_state=weak&pooling=weak&tech_justice=weak",
	} {
		p := s.get("/cases?" + query)
		link := p.Find("#count a")
		more := s.get(link.AttrOr("href", ""))
		total, with := firstNumber(p.texts("#count")[0]), firstNumber(more.texts("#count")[0])
		left := 0
		for _, part := range strings.Split(strings.SplitN(strings.TrimSuffix(p.texts("#count")[0], link.Text()), "cases.", 2)[1], ";") {
			left += firstNumber(part)
		}
		if with != total+left || left == 0 || more.Find("#count a").Length() != 0 {
			t.Errorf("%s: %q, but then there are %d", query, p.texts("#count")[0], with)
		}
	}
}

func firstNumber(s string) int {
	n, _ := strconv.Atoi(strings.Fields(s)[0])
	return n
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
