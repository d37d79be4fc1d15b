package web

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/auth"
)

// copies counts the working copies in the database.
func (s *site) copies() (n int) {
	s.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(s.dir, "cogov.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`SELECT count(*) FROM working_copies`).Scan(&n); err != nil {
		s.t.Fatal(err)
	}
	return n
}

// keep sends a form as the script of its page does.
func (s *site) keep(p page, form url.Values) page {
	s.t.Helper()
	return s.post(p.Find("#case").AttrOr("data-keep", ""), form)
}

// offered is where what was typed is taken up.
func offered(p page) string { return p.Find(".unsaved a").AttrOr("href", "") }

func TestWhatIsTypedIntoACaseIsOfferedAndTakenUp(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	s.post("/admin/cases", newGarden())
	edit := s.get("/admin/cases/1/edit")
	if offered(edit) != "" {
		t.Error("something is offered before anything is typed")
	}
	form := filled(edit, "#case")
	form.Set("summary", "<b>Typed & not saved")
	form.Set("start_year", "someday")
	for part, typed := range map[string]string{"title": "After a gap", "url": "no address", "publisher": "", "year": ""} {
		form.Set("sources[3]."+part, typed)
	}
	form.Set("message", "Because")
	if p := s.keep(edit, form); p.status != 204 {
		t.Fatalf("keeping gave %d", p.status)
	}
	if e, _ := s.db.Edition(ctx, 1); e.Revision != 1 || e.Case().Summary != "Neighbours keep a garden." {
		t.Errorf("stored is %+v", e)
	}
	again := s.get("/admin/cases/1/edit")
	if again.Find(`input[name="start_year"]`).AttrOr("value", "") != "2015" {
		t.Error("the form holds what was not taken up")
	}
	taken := s.get(offered(again))
	if got := filled(taken, "#case"); got.Encode() != form.Encode() {
		t.Errorf("taken up is\n%s; want\n%s", got.Encode(), form.Encode())
	}
	if !taken.says("This is what you typed on") || taken.Find("#case").AttrOr("action", "") != "/admin/cases/1" {
		t.Error("the page does not say what it is")
	}
	form.Set("start_year", "2016")
	form.Set("sources[3].url", "")
	if p := s.post("/admin/cases/1", form); p.status != 303 || s.copies() != 0 {
		t.Errorf("saving gave %d and left %d copies", p.status, s.copies())
	}
	if e, _ := s.db.Edition(ctx, 1); e.Case().Summary != "<b>Typed & not saved" || e.Message != "Because" {
		t.Errorf("stored is %+v", e)
	}
}

func TestACopyStandsOnTheRevisionItBeganFrom(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	edit := s.get("/admin/cases/1/edit")
	mine := filled(edit, "#case")
	mine.Set("summary", "Mine.")
	s.keep(edit, mine)
	hers := newGarden()
	hers.Set("revision", "1")
	hers.Set("website", "https://example.org/hers")
	s.post("/admin/cases/1", hers)
	taken := s.get(offered(s.get("/admin/cases/1/edit")))
	if !taken.says("Revision 2 was saved since by The editor") {
		t.Error("the page does not say that somebody saved")
	}
	p := s.post("/admin/cases/1", filled(taken, "#case"))
	if p.status != 409 || s.copies() != 1 {
		t.Fatalf("saving gave %d and left %d copies", p.status, s.copies())
	}
	chosen := filled(p, "#merge")
	chosen.Set("merge", "save")
	if p := s.post("/admin/cases/1", chosen); p.status != 303 || s.copies() != 0 {
		t.Errorf("merging gave %d and left %d copies", p.status, s.copies())
	}
	if c, _ := s.db.Edition(ctx, 1); c.Case().Summary != "Mine." || c.Case().Website != "https://example.org/hers" {
		t.Errorf("stored is %+v", c.Case())
	}
}

func TestWhatIsTypedOfANewCaseIsOfferedInTheList(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	blank := s.get("/admin/cases/new")
	if p := s.keep(blank, filled(blank, "#case")); p.status != 204 || s.copies() != 0 {
		t.Errorf("an empty form gave %d and left %d copies", p.status, s.copies())
	}
	form := filled(blank, "#case")
	form.Set("name", "Half a case")
	form.Set("record", "Name: Half a case\r\nwhat it came from")
	s.keep(blank, form)
	form.Set("summary", "More of it.")
	s.keep(blank, form)
	other := s.get("/admin/cases/new")
	second := filled(other, "#case")
	second.Set("name", "Another")
	s.keep(other, second)
	if got := s.get("/admin/cases").texts(".unsaved > p"); len(got) != 2 || !strings.Contains(got[0]+got[1], "Half a case") {
		t.Fatalf("the list offers %q", got)
	}
	offer := other.Find(".unsaved")
	if offer.Length() != 1 {
		t.Error("the form of a new case does not offer what was typed before")
	}
	taken := s.get(offer.Find("a").AttrOr("href", ""))
	got := filled(taken, "#case")
	if got.Get("summary") != "More of it." || !strings.Contains(got.Get("record"), "what it came from") || taken.Find(".pasted").Length() == 0 {
		t.Errorf("taken up is %v", got)
	}
	if p := s.post("/admin/cases", got); p.status != 303 || s.copies() != 1 {
		t.Errorf("saving gave %d and left %d copies", p.status, s.copies())
	}
	s.post(s.get("/admin/cases").Find(".unsaved form").AttrOr("action", ""), nil)
	if s.copies() != 0 {
		t.Error("a discarded copy is still there")
	}
}

func TestACopyIsNobodyElses(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Contributor)
	edit := s.get("/admin/cases/1/edit")
	form := filled(edit, "#case")
	form.Set("summary", "Xylophonists gather.")
	s.keep(edit, form)
	mine := offered(s.get("/admin/cases/1/edit"))
	s.client = newClient()
	for _, path := range []string{"/cases?q=xylophonists", "/cases/utrecht-human-rights-city", "/cases/utrecht-human-rights-city.json"} {
		if p := s.get(path); strings.Contains(p.body, "Xylophonists gather") {
			t.Errorf("%s shows it", path)
		}
	}
	s.signIn(auth.Admin)
	if offered(s.get("/admin/cases/1/edit")) != "" {
		t.Error("it is offered to somebody else")
	}
	if p := s.do(s.request("GET", mine, nil)); p.status != 404 {
		t.Errorf("somebody else opens it: %d", p.status)
	}
	if p := s.post(mine+"/discard", nil); p.status != 404 || s.copies() != 1 {
		t.Errorf("somebody else discards it: %d", p.status)
	}
	if n := len(s.get("/admin/cases/1/revisions").Find("tbody tr").Nodes); n != 1 {
		t.Errorf("the history has %d revisions", n)
	}
}

func TestTypingInAnotherFormReplacesNothing(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	first, second := s.get("/admin/cases/1/edit"), s.get("/admin/cases/1/edit")
	form := filled(first, "#case")
	form.Set("summary", "First.")
	s.keep(first, form)
	late := filled(second, "#case")
	late.Set("summary", "Second.")
	if p := s.keep(second, late); p.status != 409 {
		t.Errorf("typing in a second form gave %d", p.status)
	}
	if p := s.post("/admin/cases/1", late); p.status != 303 || s.copies() != 1 {
		t.Errorf("saving the second gave %d and left %d copies", p.status, s.copies())
	}
	if got := filled(s.get(offered(s.get("/admin/cases/1/edit"))), "#case").Get("summary"); got != "First." {
		t.Errorf("the first is %q", got)
	}
	form.Set("summary", "Second.")
	if p := s.keep(first, form); p.status != 204 || s.copies() != 0 {
		t.Errorf("typing what is stored gave %d and left %d copies", p.status, s.copies())
	}
}

func TestACopyIsKeptAsStrictlyAsACaseIsSaved(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := url.Values{"name": {"A name"}, "form": {"ABC"}}
	foreign := s.request("POST", "/admin/cases/working-copy", strings.NewReader(form.Encode()))
	foreign.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	if p := s.do(foreign); p.status != 403 {
		t.Errorf("from another site: %d", p.status)
	}
	if p := s.post("/admin/cases/working-copy", url.Values{"name": {strings.Repeat("a", maxCaseForm)}, "form": {"ABC"}}); p.status != 413 {
		t.Errorf("too large: %d", p.status)
	}
	if p := s.post("/admin/cases/9/working-copy", form); p.status != 404 {
		t.Errorf("of no case: %d", p.status)
	}
	if p := s.post("/admin/cases/working-copy", url.Values{"name": {"A name"}, "form": {"<"}}); p.status != 400 {
		t.Errorf("of no form: %d", p.status)
	}
	s.client = newClient()
	if p := s.post("/admin/cases/working-copy", form); p.status != 403 || s.copies() != 0 {
		t.Errorf("by nobody: %d, %d copies", p.status, s.copies())
	}
}

func TestAFormThatIsShownAgainSaysThatItIsNotSaved(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	unsaved := func(p page) bool { return p.Find("#case").Is("[data-unsaved]") }
	form := newGarden()
	form.Set("add", "sources")
	if unsaved(s.get("/admin/cases/new")) || !unsaved(s.post("/admin/cases", form)) || !unsaved(s.post("/admin/cases", url.Values{"name": {""}})) {
		t.Error("the script cannot tell which form holds what is not saved")
	}
	if s.get("/admin/cases/new").Find("script").FilterFunction(func(_ int, e *goquery.Selection) bool { return strings.Contains(e.AttrOr("src", ""), "/form.") }).Length() != 1 {
		t.Error("the form has no script")
	}
}
