package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// counted adds up the numbers of cases that elements say.
func counted(t *testing.T, texts []string) int {
	t.Helper()
	sum := 0
	for _, text := range texts {
		n, err := strconv.Atoi(strings.ReplaceAll(strings.Fields(text)[0], ",", ""))
		if err != nil {
			t.Fatalf("%q begins with no number", text)
		}
		sum += n
	}
	return sum
}

// dotCounts are what the names of the dots say after the colon.
func dotCounts(p page, plate string) []string {
	return p.Find(plate + " .spot title").Map(func(_ int, e *goquery.Selection) string {
		_, count, _ := strings.Cut(e.Text(), ": ")
		return count
	})
}

func TestTheMapHoldsEveryCase(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/map")
	if n := counted(t, dotCounts(p, "#map")); n != 83 {
		t.Errorf("the dots hold %d cases", n)
	}
	if n := counted(t, p.texts(".index .places .c")); n != 83 || len(p.texts(".index .places a")) != 61 {
		t.Errorf("the index lists %d cases at %d places", n, len(p.texts(".index .places a")))
	}
	if n := counted(t, p.texts(".index-region h3 .c")); n != 83 || !p.says("83 cases") || !p.says("At 61 places in 36 countries and territories.") {
		t.Errorf("the regions have %d cases; the page says %q", n, p.texts(".map-head p"))
	}
	if got := p.texts("#regions a"); strings.Join(got, ", ") != "World, Africa 5, Americas 23, Asia 8, Europe 45, Oceania 2" {
		t.Errorf("the regions are %q", got)
	}
	if n := counted(t, dotCounts(s.get("/map?frame=europe"), "#map")); n != 45 {
		t.Errorf("the dots of Europe hold %d cases", n)
	}
	if got := counted(t, dotCounts(p, "#detail")); got != 45 || p.texts("#detail figcaption b")[0] != "Plate 2." {
		t.Errorf("Europe beside the world holds %d cases", got)
	}
	if p.Find("meta[name=robots]").Length() != 0 || p.Find("link[rel=canonical]").AttrOr("href", "") != s.server.URL+"/map" {
		t.Error("the map is kept from search engines or has no canonical link")
	}
}

// Following nothing but dots, a visitor comes to every case.
func TestEveryCaseIsReachedByDots(t *testing.T) {
	s := wholeSite(t)
	found, seen := map[string]bool{}, map[string]bool{}
	ahead := []string{"/map"}
	for len(ahead) > 0 {
		p := s.get(ahead[0])
		ahead = ahead[1:]
		p.Find("#place .panel-cases > li > a:first-child").Each(func(_ int, a *goquery.Selection) {
			u, _ := url.Parse(a.AttrOr("href", ""))
			found[u.Path] = true
		})
		p.Find(".spot").Each(func(_ int, dot *goquery.Selection) {
			path, _, _ := strings.Cut(dot.AttrOr("href", ""), "#")
			if !seen[path] {
				seen[path] = true
				ahead = append(ahead, path)
			}
		})
		if len(seen) > 1500 {
			t.Fatal("the dots lead on and on")
		}
	}
	if len(found) != 83 {
		t.Errorf("dots lead to %d cases", len(found))
	}
}

func TestEveryQueryOfTheListAppliesToTheMap(t *testing.T) {
	s := wholeSite(t)
	for _, query := range []string{
		"pooling=strong", "partner=public&partner=private&partners_match=all", "country=es&country=it", "city=nl-utrecht", "q=housing",
		"from=1990&to=2000", "region=africa&region=oceania", "tech_justice=weak&unscored=include", "scored_by=published", "topic=housing&status=ended",
	} {
		list, p := s.get("/cases?"+query), s.get("/map?"+query)
		want := list.texts("#count b")[0]
		if got := p.texts("#count b")[0]; got != want || strconv.Itoa(counted(t, dotCounts(p, "#map"))) != want {
			t.Errorf("%s: %s cases are listed, the map says %s and has %v", query, want, got, dotCounts(p, "#map"))
		}
		if got, want := p.texts(".chips .chip"), list.texts(".chips .chip"); len(got) == 0 || strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: the chips are %q; want %q", query, got, want)
		}
		if p.Find("meta[name=robots][content=noindex]").Length() != 1 {
			t.Errorf("%s is not kept from search engines", query)
		}
		to, _ := url.Parse(p.Find(".views a").First().AttrOr("href", ""))
		given, _ := url.ParseQuery(query)
		if to.Path != "/cases" || to.Query().Encode() != given.Encode() {
			t.Errorf("%s: the list is at %s", query, to)
		}
		if back := list.Find(`.views a[href^="/map"]`).AttrOr("href", ""); back != "/map?"+given.Encode() {
			t.Errorf("%s: the list leads to the map at %q", query, back)
		}
	}
	p := s.get("/map?frame=europe&pooling=strong&partner=private")
	without := p.Find(".chips .chip").First().AttrOr("href", "")
	if without != "/map?frame=europe&partner=private" {
		t.Errorf("without the first chip the map is at %s", without)
	}
	if p := s.get("/map?pooling=strong&city=aq-nowhere"); p.Find("svg.map").Length() != 0 || !p.says("No case matches all of this") {
		t.Error("a map of nothing does not say so")
	}
}

func TestAChosenPlaceShowsItsCases(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/map?place=nl-utrecht&place=nl-amsterdam&frame=europe&kind=project&kind=policy&case=berlin-exrotaprint")
	if got := p.texts("#place-title"); got[0] != "Amsterdam and Utrecht, Netherlands" {
		t.Errorf("the panel is named %q", got)
	}
	list := p.Find("#place p a").AttrOr("href", "")
	u, err := url.Parse(list)
	if err != nil || u.Path != "/cases" || u.RawQuery != "case=berlin-exrotaprint&city=nl-amsterdam&city=nl-utrecht&kind=project&kind=policy" {
		t.Errorf("all of its cases are at %s", list)
	}
	if got, want := len(p.texts(".panel-cases > li")), s.get(list).texts("#count b")[0]; strconv.Itoa(got) != want || got == 0 {
		t.Errorf("the panel has %d cases, the list %s", got, want)
	}
	if n := p.Find("#map .spot.chosen").Length(); n != 1 || p.texts("title")[0] != "Map: Amsterdam and Utrecht, Netherlands · Cogov" {
		t.Errorf("%d dots are chosen; the title is %q", n, p.texts("title")[0])
	}
	narrowed := s.get("/map?city=nl-utrecht&city=nl-amsterdam&place=nl-utrecht")
	if list := narrowed.Find("#place p a").AttrOr("href", ""); list != "/cases?city=nl-utrecht" {
		t.Errorf("of two cities asked for, all cases of the chosen one are at %s", list)
	}
	first, _ := url.Parse(p.Find(".panel-cases a").First().AttrOr("href", ""))
	if first.Query().Get("kind") != "project" || first.Query().Get("case") != "berlin-exrotaprint" {
		t.Errorf("the case is at %s, which forgets where one came from", first)
	}
}

// What means nothing changes nothing: the address is that of the plain map.
func TestTheMapIgnoresWhatMeansNothing(t *testing.T) {
	s := wholeSite(t)
	s.keepNothing()
	plain := s.get("/map")
	for _, query := range []string{"place=", "place=%00", "place=nowhere", "place=NL-utrecht", "frame=moon", "frame=1,2", "page=7", "view=table", "x=y", "frame=oceania%00"} {
		if p := s.get("/map?" + query); p.body != plain.body || p.header.Get("ETag") != plain.header.Get("ETag") {
			t.Errorf("%s gives another map", query)
		}
	}
	if p := s.get("/map?place=nl-gouda"); p.Find("#place-title").Text() != "Most cases" {
		t.Errorf("a city without cases gives %q", p.Find("#place-title").Text())
	}
	if p := s.get("/map?frame=oceania&country=it"); p.Find("#regions a[aria-current]").Length() != 0 || p.Find("#map .spot").Length() == 0 {
		t.Error("a region without cases does not give the world")
	}
}

func TestCasesWithoutCoordinatesAreSaid(t *testing.T) {
	s := wholeSite(t)
	for _, name := range []string{"Unmapped garden", "Unmapped hall"} {
		s.publish(map[string][]string{"name": {name}, "city": {"Utrecht"}, "country": {"NL"}, "summary": {"Where is it?"}})
	}
	p := s.get("/map?country=nl")
	link := p.Find(".map-head p a")
	if got := strings.Join(strings.Fields(link.Text()), " "); got != "2 cases have no place on the map" {
		t.Fatalf("the page says %q", got)
	}
	p = s.get(strings.TrimSuffix(link.AttrOr("href", ""), "#place"))
	if got := p.texts(".panel-cases > li > a:first-child"); strings.Join(got, ", ") != "Unmapped garden, Unmapped hall" {
		t.Errorf("without a place are %q", got)
	}
	p = s.get("/map?q=unmapped")
	if p.Find("svg.map").Length() != 0 || len(p.texts(".panel-cases > li")) != 2 {
		t.Error("cases without a place are not listed where there are no others")
	}
}

func TestTheButtonsOfTheMapNeedNoScript(t *testing.T) {
	s := wholeSite(t)
	p := s.get("/map?frame=4900,800,1200&pooling=strong&pooling=moderate&case=berlin-exrotaprint")
	form := p.Find("#map form")
	buttons := form.Find("button[name=frame]")
	if buttons.Length() != 7 || form.AttrOr("action", "") != "/map#map" || form.AttrOr("method", "") != "get" {
		t.Fatalf("there are %d buttons", buttons.Length())
	}
	values := url.Values{}
	form.Find("input[type=hidden]").Each(func(_ int, e *goquery.Selection) { values.Add(e.AttrOr("name", ""), e.AttrOr("value", "")) })
	boxes := map[string]bool{p.Find("svg.map").AttrOr("viewBox", ""): true}
	buttons.Each(func(_ int, b *goquery.Selection) {
		values.Set("frame", b.AttrOr("value", ""))
		if b.AttrOr("aria-label", "") == "" {
			t.Error("a button has no name")
		}
		next := s.get("/map?" + values.Encode())
		boxes[next.Find("svg.map").AttrOr("viewBox", "")] = true
		if next.Find("#count b").Text() != p.Find("#count b").Text() || next.Find("#tray > .wrap > ul > li").Length() != 1 {
			t.Errorf("%s forgets the query or the tray", b.AttrOr("aria-label", ""))
		}
	})
	if len(boxes) != 8 {
		t.Errorf("seven buttons lead to %d other maps", len(boxes)-1)
	}
	if r := s.do(s.request(http.MethodPost, "/map", nil)); r.status != http.StatusMethodNotAllowed {
		t.Errorf("POST gives %d", r.status)
	}
}
