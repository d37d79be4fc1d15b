package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cogov/internal/auth"
)

// threeRevisions makes a garden: published, changed as a draft, published again.
func threeRevisions(t *testing.T) *site {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("contacts[0].name", "Private Person")
	form.Set("action", "publish")
	s.post("/admin/cases", form)
	form.Set("revision", "1")
	form.Set("summary", "Neighbours keep a small garden.")
	form.Set("message", "A draft that nobody sees")
	form.Set("action", "save")
	s.post("/admin/cases/1", form)
	form.Set("revision", "2")
	form.Set("pooling", "moderate")
	form.Set("pooling_rationale", "They share tools and seeds.")
	form.Set("partners", "public")
	form.Set("contacts[0].name", "Another Person")
	form.Set("message", "Read again")
	form.Set("action", "publish")
	if p := s.post("/admin/cases/1", form); p.status != 303 {
		t.Fatalf("saving gave %d", p.status)
	}
	return s
}

func TestEditorsReadEveryRevisionAndWhatItChanged(t *testing.T) {
	s := threeRevisions(t)
	if got := s.get("/admin/cases/1/revisions").texts("tbody th"); len(got) != 3 || got[0] != "Revision 3" {
		t.Errorf("the revisions are %q", got)
	}
	p := s.get("/admin/cases/1/revisions/2")
	if got := p.texts(".changes ins"); len(got) != 1 || strings.TrimSpace(got[0]) != "small" && got[0] != "Neighbours keep a small garden." {
		t.Errorf("put in is %q", got)
	}
	p = s.get("/admin/cases/1/revisions/3")
	for selector, want := range map[string]string{".rescored del": "Strong", ".rescored ins": "Moderate", ".changes li del": "Community"} {
		if got := p.Find(selector).First().Text(); got != want {
			t.Errorf("%s says %q; want %q", selector, got, want)
		}
	}
	for _, path := range []string{"/admin/cases/1/revisions/4", "/admin/cases/1/revisions/0", "/admin/cases/1/revisions/x", "/admin/cases/9/revisions"} {
		if p := s.do(s.request("GET", path, nil)); p.status != http.StatusNotFound {
			t.Errorf("%s gave %d", path, p.status)
		}
	}
}

func TestARevisionIsRestoredAsANewOne(t *testing.T) {
	s := threeRevisions(t)
	if p := s.post("/admin/cases/1/revisions/1/restore", url.Values{"revision": {"2"}}); p.status != http.StatusConflict || !p.says("Revision 3 was saved since you looked") {
		t.Errorf("restoring over a newer revision gave %d", p.status)
	}
	if p := s.post("/admin/cases/1/revisions/1/restore", url.Values{"revision": {"3"}}); p.status != http.StatusSeeOther {
		t.Fatalf("restoring gave %d", p.status)
	}
	first, _ := s.db.EditionAt(ctx, 1, 1)
	newest, _ := s.db.Edition(ctx, 1)
	one, four := first.Case(), newest.Case()
	if newest.Revision != 4 || string(one.JSON()) != string(four.JSON()) || newest.PublishedRevision != 3 {
		t.Errorf("the newest is %+v", newest)
	}
}

func TestVisitorsReadPublishedRevisionsOnly(t *testing.T) {
	s := threeRevisions(t)
	s.client = newClient()
	p := s.get("/cases/garden-of-lodz/revisions/3")
	if got := p.Find(".rescored").Text(); !strings.Contains(got, "Strong") || !strings.Contains(got, "Moderate") {
		t.Errorf("the score went %q", got)
	}
	if !p.says("Compared with revision 1") || !p.says("small") {
		t.Error("it is not compared with the public revision before")
	}
	first := s.get("/cases/garden-of-lodz/revisions/1")
	if !first.says("Revision 3 stands today") || first.says("small garden") {
		t.Error("the first does not say what stands today")
	}
	for _, n := range []string{"2", "4", "0", "x", "-1"} {
		if p := s.do(s.request("GET", "/cases/garden-of-lodz/revisions/"+n, nil)); p.status != http.StatusNotFound {
			t.Errorf("revision %s gave %d", n, p.status)
		}
	}
	if whole := wholeSite(t).get("/cases/utrecht-human-rights-city/revisions/1"); whole.Find(".whole h3").Length() == 0 || whole.says("## ") {
		t.Error("the description has no headings")
	}
	for _, path := range []string{"/cases/garden-of-lodz/revisions/1", "/cases/garden-of-lodz/revisions/3"} {
		if p := s.get(path); p.says("Private Person") || p.says("Another Person") || p.says("Contacts") || p.says("nobody sees") {
			t.Errorf("%s says what is private", path)
		}
	}
}

func TestAnOldAddressLeadsToTheCase(t *testing.T) {
	s := threeRevisions(t)
	other := newGarden()
	other.Set("name", "Other")
	s.post("/admin/cases", other)
	for slug, want := range map[string]int{"other": 422, "Nonsense ": 422, "": 422, "new-garden": 303} {
		if p := s.post("/admin/cases/1/rename", url.Values{"slug": {slug}}); p.status != want {
			t.Errorf("the address %q gave %d", slug, p.status)
		}
	}
	for old, want := range map[string]string{
		"/cases/garden-of-lodz": "/cases/new-garden", "/cases/garden-of-lodz.json": "/cases/new-garden.json",
		"/cases/garden-of-lodz/revisions/1": "/cases/new-garden/revisions/1", "/cases/garden-of-lodz?pooling=strong": "/cases/new-garden?pooling=strong",
	} {
		if p := s.do(s.request("GET", old, nil)); p.status != http.StatusMovedPermanently || p.header.Get("Location") != want {
			t.Errorf("%s gave %d to %s", old, p.status, p.header.Get("Location"))
		}
	}
	if p := s.get("/cases/new-garden"); p.Find("h1").Text() != "Garden of Łódź" {
		t.Error("the case is not at its new address")
	}
	if p := s.post("/admin/cases/2/rename", url.Values{"slug": {"garden-of-lodz"}}); p.status != 422 {
		t.Errorf("another's old address gave %d", p.status)
	}
	again := newGarden()
	again.Set("action", "publish")
	s.post("/admin/cases", again)
	if p := s.do(s.request("GET", "/cases/garden-of-lodz", nil)); p.status != http.StatusMovedPermanently {
		t.Error("a new case took the old address")
	}
	s.post("/admin/cases/1/rename", url.Values{"slug": {"garden-of-lodz"}})
	if p := s.get("/cases/garden-of-lodz"); p.status != 200 {
		t.Error("it cannot go back to its old address")
	}
	s.post("/admin/cases/1/unpublish", nil)
	if p := s.do(s.request("GET", "/cases/new-garden", nil)); p.status != http.StatusNotFound {
		t.Errorf("the old address of a draft gave %d", p.status)
	}
}
