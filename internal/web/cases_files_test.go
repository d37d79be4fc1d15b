package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
	"cogov/internal/export"
)

// table reads a page as a table, by the headings of its columns.
func (p page) table(t *testing.T) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(p.body)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, cell := range row {
			cells[rows[0][i]] = cell
		}
		list = append(list, cells)
	}
	return list
}

func TestTheTableHasTheCasesOfTheListInItsOrder(t *testing.T) {
	s := wholeSite(t)
	for _, query := range []string{"", "pooling=strong&sort=newest", "q=garden", "country=it&country=nl&sort=co_governance", "q=nothinglikeit", "page=3&per_page=5"} {
		var want []string
		for page := 1; ; page++ {
			var list struct {
				Total int
				Cases []struct{ Slug string }
			}
			path := "/cases.json?" + strings.ReplaceAll(strings.ReplaceAll(query, "page=3", ""), "per_page=5", "") + "&per_page=100"
			if err := json.Unmarshal([]byte(s.get(path).body), &list); err != nil {
				t.Fatal(err)
			}
			for _, c := range list.Cases {
				want = append(want, c.Slug)
			}
			if len(want) == list.Total {
				break
			}
		}
		var got []string
		for _, row := range s.get("/cases.csv?" + query).table(t) {
			got = append(got, row["slug"])
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("?%s gives %d cases; the list has %d:\n%v\n%v", query, len(got), len(want), got, want)
		}
	}
}

func TestATableSaysWhoseItIs(t *testing.T) {
	s := newSite(t)
	p := s.get("/cases.csv?pooling=moderate&page=7")
	links := strings.Join(p.header.Values("Link"), ", ")
	for what, is := range map[string]bool{
		"its kind":      strings.HasPrefix(p.header.Get("Content-Type"), "text/csv; charset=utf-8"),
		"a file name":   p.header.Get("Content-Disposition") == "attachment; filename=cogov-cases.csv",
		"the licence":   strings.Contains(links, `<https://creativecommons.org/licenses/by/4.0/>; rel="license"`),
		"its list":      strings.Contains(links, "<"+s.server.URL+`/cases?pooling=moderate>; rel="canonical"`),
		"its date":      p.header.Get("Last-Modified") != "",
		"its revision":  p.header.Get("ETag") != "",
		"how long":      p.header.Get("Cache-Control") == "public, max-age=60",
		"one case":      len(p.table(t)) == 1,
		"page and date": p.table(t)[0]["url"] == s.server.URL+"/cases/utrecht-human-rights-city" && p.table(t)[0]["revision"] == "1",
	} {
		if !is {
			t.Errorf("the table does not say %s: %v", what, p.header)
		}
	}
	again := s.request(http.MethodGet, "/cases.csv?page=2&pooling=moderate", nil)
	again.Header.Set("If-None-Match", p.header.Get("ETag"))
	if same := s.do(again); same.status != http.StatusNotModified || same.body != "" {
		t.Errorf("asked again it gave %d", same.status)
	}
	if head := s.do(s.request(http.MethodHead, "/cases.csv", nil)); head.status != 200 || head.body != "" || head.header.Get("Content-Disposition") == "" {
		t.Errorf("HEAD gave %d", head.status)
	}
	s.publish(casestudy.Answers{"name": {"Another"}, "pooling": {"moderate"}})
	if changed := s.do(again); changed.status != 200 || len(changed.table(t)) != 2 {
		t.Errorf("after a change it gave %d", changed.status)
	}
}

// A hurriedAnswer has until a time to be written, as an answer of a server has
// that allows so long to read a request.
type hurriedAnswer struct {
	*httptest.ResponseRecorder
	until time.Time
	late  bool
}

func (h *hurriedAnswer) SetReadDeadline(t time.Time) error { h.until = t; return nil }

func (h *hurriedAnswer) Write(b []byte) (int, error) {
	h.late = h.late || !h.until.IsZero()
	return h.ResponseRecorder.Write(b)
}

func TestAFileIsNotCutOffWhenTheTimeToReadARequestIsOver(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/cases.csv", "/cases.geojson", "/cases.atom", "/data/cogov.sqlite"} {
		h := &hurriedAnswer{httptest.NewRecorder(), time.Now().Add(time.Hour), false}
		s.web.ServeHTTP(h, s.request(http.MethodGet, path, nil))
		if h.Code != http.StatusOK || h.Body.Len() == 0 || h.late {
			t.Errorf("%s: %d, %d bytes, some of them too late: %v", path, h.Code, h.Body.Len(), h.late)
		}
	}
}

func TestATableKeepsContactsPrivateAndFormulasHarmless(t *testing.T) {
	s := newSite(t)
	s.publish(casestudy.Answers{"name": {"=cmd|' /C calc'!A0"}, "summary": {"'@home"}, "lat": {"-12.5"}, "lon": {"-3"},
		"contacts[0].name": {"Zebra Quux"}, "contacts[0].email": {"zebra@example.org"}, "readings[0].reader": {"Quagga"}})
	p := s.get("/cases.csv")
	if strings.Contains(p.body, "Zebra") || strings.Contains(p.body, "zebra@") || strings.Contains(p.body, "Quagga") {
		t.Error("contacts or readings are in the table")
	}
	row := p.table(t)[0]
	if row["name"] != "'=cmd|' /C calc'!A0" || row["summary"] != "''@home" || row["lat"] != "-12.5" || row["lon"] != "-3" {
		t.Errorf("name %q, summary %q, at %s, %s", row["name"], row["summary"], row["lat"], row["lon"])
	}
}

// TestPlacesAreAsGeoJSONHasThem holds a file against RFC 7946.
func TestPlacesAreAsGeoJSONHasThem(t *testing.T) {
	s := newSite(t)
	s.publish(casestudy.Answers{"name": {"Placed"}, "lat": {"-12.5"}, "lon": {"130.25"}, "kind": {"policy"}})
	s.publish(casestudy.Answers{"name": {"Placeless"}, "kind": {"policy"}})
	p := s.get("/cases.geojson?kind=policy&page=4")
	if kind := p.header.Get("Content-Type"); kind != "application/geo+json" || p.header.Get("Content-Disposition") != "attachment; filename=cogov-cases.geojson" {
		t.Errorf("it is %s: %v", kind, p.header)
	}
	c := s.collection("kind=policy&page=4")
	if c.Type != "FeatureCollection" || c.Title != "Cogov: cases (Kind: Policy)" || c.Publisher != "Cogov" || c.URL != s.server.URL+"/cases?kind=policy" ||
		c.Licence != export.Licence || c.Date == nil || len(c.Features) != 3 {
		t.Fatalf("the file says %+v", c)
	}
	placed, placeless := c.Features[1], c.Features[2]
	if placed.Type != "Feature" || placed.ID != "placed" || placed.Geometry.Type != "Point" || !slices.Equal(placed.Geometry.Coordinates, []float64{130.25, -12.5}) {
		t.Errorf("a case at its place is %+v", placed)
	}
	if placeless.ID != "placeless" || placeless.Geometry != nil || !strings.Contains(p.body, `"id":"placeless","geometry":null,`) {
		t.Errorf("a case of no place is %+v", placeless)
	}
	var list caseList
	if err := json.Unmarshal([]byte(s.get("/cases.json?kind=policy").body), &list); err != nil {
		t.Fatal(err)
	}
	for i, f := range c.Features {
		if difference := cmp.Diff(list.Cases[i], f.Properties); difference != "" {
			t.Errorf("the list (-) and the file (+) differ:\n%s", difference)
		}
	}
	if none := s.collection("q=nothinglikeit"); none.Type != "FeatureCollection" || none.Features == nil || len(none.Features) != 0 {
		t.Errorf("of no cases it is %+v", none)
	}
}

// TestAFeedIsAsAtomHasIt holds a feed against RFC 4287.
func TestAFeedIsAsAtomHasIt(t *testing.T) {
	s := newSite(t)
	s.publish(casestudy.Answers{"name": {"A garden"}, "city": {"Łódź"}, "country": {"PL"}, "summary": {"Neighbours & friends <keep> it."}, "topics": {"food"}, "kind": {"project"}})
	s.publish(casestudy.Answers{"name": {"Z"}})
	f := s.feed("kind=project")
	if f.ID != s.server.URL+"/cases.atom?kind=project" || f.Title != "Cogov: cases (Kind: Project)" || f.Author != "Cogov" || !strings.Contains(f.Rights, export.Licence) {
		t.Errorf("the feed says %+v", f)
	}
	want := []link{
		{"self", "application/atom+xml", s.server.URL + "/cases.atom?kind=project"},
		{"alternate", "text/html", s.server.URL + "/cases?kind=project&sort=updated"},
		{"license", "", export.Licence},
	}
	if difference := cmp.Diff(want, f.Links); difference != "" {
		t.Error(difference)
	}
	if len(f.Entries) != 1 {
		t.Fatalf("%d entries", len(f.Entries))
	}
	e := f.Entries[0]
	if e.ID != s.server.URL+"/cases/a-garden" || e.Title != "A garden, Łódź, Poland" || e.Summary != "Neighbours & friends <keep> it." || e.Rights != f.Rights ||
		e.Links[0] != (link{"alternate", "text/html", e.ID}) || len(e.Categories) != 2 || e.Categories[1].Term != "topic:food" || e.Categories[1].Label != "Food" {
		t.Errorf("the entry says %+v", e)
	}
	for _, date := range []string{f.Updated, e.Updated} {
		if _, err := time.Parse(time.RFC3339, date); err != nil {
			t.Error(err)
		}
	}
	first := func(query string) string { return s.feed(query).Entries[0].Title }
	if first("") != "Z" || first("sort=nonsense") != "Z" || first("sort=relevance") != "Z" || first("sort=name") != "A garden, Łódź, Poland" {
		t.Error("what was published last is not the first, or another order is not kept")
	}
	if id := s.feed("sort=name").ID; id != s.server.URL+"/cases.atom?sort=name" {
		t.Errorf("in another order it is %s", id)
	}
	if none := s.feed("q=nothinglikeit"); len(none.Entries) != 0 || none.Updated == "" {
		t.Errorf("of no cases it is %+v", none)
	}
}

func TestAnEmptyDirectoryHasFilesOfEveryFormat(t *testing.T) {
	s := emptySite(t)
	if f := s.feed(""); f.Updated != "1970-01-01T00:00:00Z" {
		t.Errorf("the feed is of %s", f.Updated)
	}
	if c := s.collection(""); c.Date != nil || len(c.Features) != 0 {
		t.Errorf("the places are %+v", c)
	}
	for path, want := range map[string]string{"/cases.csl.json": "[\n]\n", "/cases.ris": "", "/cases.bib": "% Cogov: cases\n% " + s.server.URL + "/cases\n% CC BY 4.0, " + export.Licence + "\n"} {
		if p := s.get(path); p.body != want || p.header.Get("Last-Modified") != "" {
			t.Errorf("%s is %q, of %s", path, p.body, p.header.Get("Last-Modified"))
		}
	}
}

// TestACaseIsCitedInFiles holds the files against the page.
func TestACaseIsCitedInFiles(t *testing.T) {
	s := newSite(t)
	const utrecht = "/cases/utrecht-human-rights-city"
	page := s.get(utrecht)
	for i, file := range []struct{ ending, kind string }{
		{"bib", "application/x-bibtex; charset=utf-8"}, {"ris", "application/x-research-info-systems; charset=utf-8"}, {"csl.json", "application/vnd.citationstyles.csl+json"},
	} {
		p := s.get(utrecht + "." + file.ending)
		shown := page.Find(".citeform pre").Eq(i + 1).Text() // after the one for Chicago
		if got := strings.ReplaceAll(p.body, "\r\n", "\n"); got != shown || shown == "" || p.header.Get("Content-Type") != file.kind || p.header.Get("ETag") == "" {
			t.Errorf("%s has\n%s\nthe page\n%s\n%v", file.ending, got, shown, p.header)
		}
		if n := page.Find(`a[href="` + utrecht + "." + file.ending + `"]`).Length(); n != 1 {
			t.Errorf("%d links lead to the case as %s", n, file.ending)
		}
		if gone := s.do(s.request("GET", "/cases/nowhere."+file.ending, nil)); gone.status != 404 {
			t.Errorf("a case that is none gave %d", gone.status)
		}
	}
}

func TestTheListLeadsToItsFiles(t *testing.T) {
	s := newSite(t)
	p := s.get("/cases?pooling=moderate&page=1&sort=newest")
	for _, ending := range []string{"csv", "json", "geojson", "bib", "ris", "csl.json"} {
		if n := p.Find(`#results a[href="/cases.` + ending + `?pooling=moderate&sort=newest"]`).Length(); n != 1 {
			t.Errorf("%d links lead to the list as %s", n, ending)
		}
	}
	for _, table := range []string{"scores", "calibration"} {
		if n := p.Find(`#results a[href="/` + table + `.csv?pooling=moderate&sort=newest"]`).Length(); n != 1 {
			t.Errorf("%d links lead to the %s", n, table)
		}
	}
	const feed = `[href="/cases.atom?pooling=moderate"]`
	if n := p.Find("#results a"+feed).Length() + p.Find(`head link[rel="alternate"][type="application/atom+xml"]`+feed).Length(); n != 2 {
		t.Errorf("%d links lead to the feed", n)
	}
}
