package web

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// cite freezes the result of a query as the button under the list does, and
// gives the address of the list.
func (s *site) cite(query string) string {
	s.t.Helper()
	form := s.get("/cases?" + query).Find("form.cite-this")
	p := s.post(form.AttrOr("action", ""), url.Values{"query": {form.Find("input[name=query]").AttrOr("value", "")}})
	if p.status != http.StatusSeeOther || !strings.HasPrefix(p.header.Get("Location"), "/lists/") {
		s.t.Fatalf("citing %q gave %d, %s", query, p.status, p.header.Get("Location"))
	}
	return p.header.Get("Location")
}

// citedJSON reads a list as JSON.
func (s *site) citedJSON(path string) (f citedFile) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(s.get(path).body), &f); err != nil {
		s.t.Fatal(err)
	}
	return f
}

func scored(name, pooling string) casestudy.Answers {
	return casestudy.Answers{"name": {name}, "city": {"Lyon"}, "country": {"FR"}, "summary": {"Neighbours."}, "pooling": {pooling}, "pooling_scored_by": {"reading"}}
}

// revise saves a case with other answers and shows it to the public.
func (s *site) revise(slug string, answers casestudy.Answers) {
	s.t.Helper()
	p, _ := s.web.shown.Load().BySlug(slug)
	c, problems := answers.Case()
	if len(problems) > 0 {
		s.t.Fatal(problems)
	}
	if err := s.db.Update(ctx, p.ID, p.Revision, store.Change{Case: c, Author: store.Author{Name: "Test"}, Publish: true}); err != nil {
		s.t.Fatal(err)
	}
	s.reload()
}

func (s *site) withdraw(slug string) {
	s.t.Helper()
	p, _ := s.web.shown.Load().BySlug(slug)
	if err := s.db.Move(ctx, p.ID, 0, store.Unpublish, store.Author{Name: "Test"}); err != nil {
		s.t.Fatal(err)
	}
	s.reload()
}

func (s *site) reload() {
	s.t.Helper()
	if err := s.web.Reload(ctx); err != nil {
		s.t.Fatal(err)
	}
}

func TestAResultIsKeptAsItWasAndCited(t *testing.T) {
	s := wholeSite(t)
	path := s.cite("pooling=strong&sort=newest&page=2&per_page=10&view=table")
	p := s.get(path)
	result := s.get("/cases?pooling=strong&sort=newest&per_page=100")
	if diff := cmp.Diff(result.texts(".entry h2"), p.texts("tbody th a")); diff != "" {
		t.Errorf("the list differs from the result:\n%s", diff)
	}
	if !p.noIndex() || !p.says("The query finds the same cases with the same levels today") || !p.says("Pooling: Strong") {
		t.Errorf("the page says\n%s", p.Find("main").Text())
	}
	f := s.citedJSON(path + ".json")
	for _, want := range []string{s.server.URL + path, fmt.Sprintf("List of %d cases as of ", f.Total), "data revision "} {
		if !strings.Contains(p.Find(".citebox").Text(), want) || !strings.Contains(p.Find("pre[data-copy]").Text(), want) {
			t.Errorf("the citation lacks %q", want)
		}
	}
	if f.Query != "pooling=strong&sort=newest" || f.QueryURL != s.server.URL+"/cases?"+f.Query || len(f.Cases) != f.Total || f.Cases[0].Scores["pooling"] != "strong" {
		t.Errorf("as JSON it is %+v", f)
	}
	if again := s.cite("sort=newest&pooling=strong&per_page=10"); again != path {
		t.Errorf("the same result has two addresses, %s and %s", path, again)
	}
}

// TestAListIsCitedInFiles holds the files against the page.
func TestAListIsCitedInFiles(t *testing.T) {
	s := newSite(t)
	list := s.cite("pooling=moderate")
	page, f := s.get(list), s.citedJSON(list+".json")
	forms := page.Find(".citeform pre")
	if forms.Eq(0).Text() != f.Chicago || f.Chicago == "" {
		t.Errorf("for Chicago the page has %q, the JSON %q", forms.Eq(0).Text(), f.Chicago)
	}
	var inJSON, inFile any
	written, err := json.Marshal(f.CSL)
	if err = errors.Join(err, json.Unmarshal(written, &inJSON), json.Unmarshal([]byte(s.get(list+".csl.json").body), &inFile)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(inFile, inJSON); diff != "" {
		t.Errorf("the file (-) and the JSON (+) differ:\n%s", diff)
	}
	for i, file := range []struct{ ending, kind string }{
		{"bib", "application/x-bibtex; charset=utf-8"}, {"ris", "application/x-research-info-systems; charset=utf-8"}, {"csl.json", "application/vnd.citationstyles.csl+json"},
	} {
		p := s.get(list + "." + file.ending)
		shown := forms.Eq(i + 1).Text()
		if got := strings.ReplaceAll(p.body, "\r\n", "\n"); got != shown || shown == "" || p.header.Get("Content-Type") != file.kind || p.header.Get("ETag") == "" {
			t.Errorf("%s has\n%s\nthe page\n%s\n%v", file.ending, got, shown, p.header)
		}
		if n := page.Find(`a[href="` + list + "." + file.ending + `"]`).Length(); n != 1 {
			t.Errorf("%d links lead to the list as %s", n, file.ending)
		}
		if links := p.links(); !slices.Equal(links["describes"], []string{s.server.URL + list}) || !slices.Equal(links["cite-as"], []string{s.server.URL + list}) {
			t.Errorf("%s leads to %v", file.ending, links)
		}
		if gone := s.do(s.request(http.MethodGet, "/lists/nosuchlist."+file.ending, nil)); gone.status != http.StatusNotFound {
			t.Errorf("a list that is none gave %d", gone.status)
		}
	}
}

// Whoever has the cases can make the checksum again, as the page describes.
func TestTheChecksumOfAListIsOfItsText(t *testing.T) {
	s := newSite(t)
	s.publish(scored("Garden", "weak"))
	path := s.cite("country=fr&country=nl")
	f, text := s.citedJSON(path+".json"), s.get(path+".txt").body
	want := fmt.Sprintf("query %s\nfrozen %s\ndata revision %d\ncases 2\n", f.Query, f.Frozen, f.DataRevision)
	for _, slug := range []string{"garden", "utrecht-human-rights-city"} {
		sum := sha256.Sum256([]byte(slug + " 1"))
		want += fmt.Sprintf("%x", sum) + "\n"
	}
	if diff := cmp.Diff(want, text); diff != "" {
		t.Error(diff)
	}
	sum := sha256.Sum256([]byte(text))
	if got := fmt.Sprintf("%x", sum); f.Checksum != got || !s.get(path).says("SHA-256 "+got) {
		t.Errorf("the checksum is %s, said to be %s", got, f.Checksum)
	}
	s.withdraw("garden")
	if s.get(path+".txt").body != text {
		t.Error("the text changed with a case")
	}
}

func TestAListSaysWhatChangedSince(t *testing.T) {
	s := newSite(t)
	kept, removed, renamed := s.publish(scored("Kept", "strong")), s.publish(scored("Weakened", "strong")), s.publish(scored("Renamed", "strong"))
	s.publish(scored("Secret affair", "strong"))
	p, _ := s.web.shown.Load().BySlug(renamed)
	path := s.cite("pooling=strong&pooling=moderate&country=fr")

	s.revise(kept, scored("Kept and renamed", "moderate"))
	s.revise(removed, scored("Weakened", "weak"))
	if err := s.db.Rename(ctx, p.ID, "elsewhere", store.Author{Name: "Test"}); err != nil {
		t.Fatal(err)
	}
	s.withdraw("secret-affair")
	s.publish(scored("Newcomer", "strong"))

	page := s.get(path)
	if diff := cmp.Diff([]string{"Added1 case: Newcomer", "No longer in the result1 case: Weakened", "Rescored2 cases: Kept and renamed, Weakened", "No longer published1 case"}, page.texts("#since ~ dl > div")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Kept Lyon, France", "Renamed Lyon, France", "No longer published", "Weakened Lyon, France"}, page.texts("tbody th")); diff != "" {
		t.Errorf("the list is not as it was:\n%s", diff)
	}
	if got := page.texts("tbody tr:last-child td:last-child"); got[0] != "Pooling: Strong → Weak; no longer in the result; revision 2 stands today" {
		t.Errorf("of Weakened it says %q", got)
	}
	if page.Find(`tbody a[href="/cases/elsewhere/revisions/1"]`).Length() != 1 {
		t.Error("a case with another address is lost")
	}
	f := s.citedJSON(path + ".json")
	want := citedSince{Added: []string{"newcomer"}, Removed: []string{removed}, Rescored: []string{kept, removed}, Unpublished: 1}
	if diff := cmp.Diff(want, f.Since); diff != "" {
		t.Error(diff)
	}
	if f.Cases[0].Name != "Kept" || f.Cases[0].Scores["pooling"] != "strong" || !f.Cases[0].Rescored || f.Cases[2].Slug != "" || f.Cases[2].Scores != nil {
		t.Errorf("as JSON the cases are %+v", f.Cases)
	}
	for _, ending := range []string{"", ".json", ".txt"} {
		if body := strings.ToLower(s.get(path + ending).body); strings.Contains(body, "secret") {
			t.Errorf("a case that is no longer published is named in %s", path+ending)
		}
	}
}

func TestNobodyKeepsListsWithoutEnd(t *testing.T) {
	s := newSite(t)
	s.web.lists.now = func() time.Time { return time.Date(2026, 11, 3, 23, 0, 0, 0, time.UTC) }
	first := s.cite("from=1001")
	for year := 1002; year < 1001+listsByNetwork; year++ {
		s.cite(fmt.Sprintf("from=%d", year))
	}
	p := s.post("/lists", url.Values{"query": {"from=1900"}})
	if p.status != http.StatusTooManyRequests || p.header.Get("Retry-After") != "3601" || !p.says("from midnight (UTC) on") {
		t.Errorf("one more gives %d, to be tried again after %s s", p.status, p.header.Get("Retry-After"))
	}
	if again := s.cite("from=1001"); again != first {
		t.Errorf("what was kept is at %s and %s", first, again)
	}
	s.web.lists.now = func() time.Time { return time.Date(2026, 11, 4, 0, 0, 1, 0, time.UTC) }
	s.cite("from=1900")
}

func TestWhatCannotBeCitedIsSaid(t *testing.T) {
	s := newSite(t)
	for query, want := range map[string]int{"q=nothinglikethis": 422, "%zz": 400, "city=nl-" + strings.Repeat("a", longestQuery): 413} {
		if p := s.post("/lists", url.Values{"query": {query}}); p.status != want {
			t.Errorf("citing %.20q gives %d, want %d", query, p.status, want)
		}
	}
	path := s.cite("")
	for _, path := range []string{"/lists/nosuchlist", path + "?page=2", path + ".json?page=2", "/lists/nosuchlist.txt", "/lists/nosuchlist.json"} {
		if p := s.do(s.request(http.MethodGet, path, nil)); p.status != http.StatusNotFound {
			t.Errorf("%s gives %d", path, p.status)
		}
	}
}
