package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"cogov/internal/casestudy"
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

func TestTheListLeadsToItsTable(t *testing.T) {
	s := newSite(t)
	if n := s.get("/cases?pooling=moderate&page=1").Find(`#results a[href="/cases.csv?pooling=moderate"]`).Length(); n != 1 {
		t.Errorf("%d links lead to the table", n)
	}
}
