package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cogov/internal/auth"
)

func TestEditorsTalkAboutACase(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	s.post("/admin/cases", newGarden())
	s.client = newClient()
	s.signIn(auth.Editor)
	if p := s.post("/admin/cases/1/comments", url.Values{"comment": {" <b>Which</b> source?\r\nPlease say. "}}); p.status != http.StatusSeeOther {
		t.Fatalf("commenting gave %d", p.status)
	}
	p := s.get("/admin/cases/1/edit")
	if got := p.Find(".comments .said").Text(); got != "<b>Which</b> source?\nPlease say." {
		t.Errorf("the comment says %q", got)
	}
	if got := p.Find(".comments .meta").Text(); !strings.Contains(got, "The editor") || !strings.Contains(got, "revision 1") {
		t.Errorf("it is by %q", got)
	}
	for text, status := range map[string]int{"  ": 422, strings.Repeat("ö", 5001): 422, strings.Repeat("ö", 5000): 303, "\xff": 303} {
		p := s.post("/admin/cases/1/comments", url.Values{"comment": {text}})
		if p.status != status || status == 422 && strings.TrimSpace(p.Find("textarea#comment").Text()) != strings.TrimSpace(text) {
			t.Errorf("%.10q gave %d, and the page holds %.10q", text, p.status, p.Find("textarea#comment").Text())
		}
	}
	s.post("/admin/cases/1/comments/1", url.Values{"settled": {"yes"}})
	p = s.get("/admin/cases/1/edit")
	if p.Find("details.settled #comment-1").Length() != 1 || !strings.Contains(p.Find("#comment-1").Text(), "Settled by The editor") {
		t.Error("it is not settled")
	}
	s.post("/admin/cases/1/comments/1", url.Values{"settled": {"no"}})
	if s.get("/admin/cases/1/edit").Find("details.settled").Length() != 0 {
		t.Error("it is not open again")
	}
	for _, path := range []string{"/admin/cases/2/comments/1", "/admin/cases/1/comments/9", "/admin/cases/1/comments/x", "/admin/cases/9/comments"} {
		if p := s.post(path, url.Values{"settled": {"yes"}, "comment": {"x"}}); p.status != http.StatusNotFound {
			t.Errorf("%s gave %d", path, p.status)
		}
	}
}

func TestCommentsAreNeverPublic(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases/1/comments", url.Values{"comment": {"Zebrafinch says no"}})
	s.client = newClient()
	for _, path := range []string{utrechtPage, utrechtPage + ".json", utrechtPage + ".txt", utrechtPage + "/revisions/1", "/cases?q=zebrafinch"} {
		if p := s.get(path); strings.Contains(strings.ReplaceAll(p.body, "q=zebrafinch", ""), "Zebrafinch") {
			t.Errorf("%s has the comment", path)
		}
	}
}

func TestACaseGoesToReviewAndBack(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	s.post("/admin/cases", newGarden())
	if p := s.post("/admin/cases/1/submit", url.Values{"revision": {"1"}}); p.status != http.StatusSeeOther {
		t.Fatalf("sending to review gave %d", p.status)
	}
	if got := s.get("/admin/cases?state=in_review").texts("tbody th a"); len(got) != 1 {
		t.Errorf("in review are %q", got)
	}
	form := newGarden()
	form.Set("revision", "1")
	form.Set("summary", "Written on in review.")
	s.post("/admin/cases/1", form)
	if e, _ := s.db.Edition(ctx, 1); e.State != "in_review" || e.Revision != 2 {
		t.Errorf("saved in review it is %+v", e)
	}
	if p := s.post("/admin/cases/1/submit", nil); p.status != http.StatusConflict {
		t.Errorf("sending it again gave %d", p.status)
	}
	s.post("/admin/cases/1/withdraw", nil)
	if e, _ := s.db.Edition(ctx, 1); e.State != "draft" {
		t.Errorf("withdrawn it is %s", e.State)
	}
	s.post("/admin/cases/1/submit", nil)
	s.client = newClient()
	s.signIn(auth.Editor)
	if p := s.post("/admin/cases/1/publish", url.Values{"revision": {"2"}}); p.status != http.StatusSeeOther {
		t.Errorf("publishing what is in review gave %d", p.status)
	}
	form.Set("revision", "2")
	form.Set("summary", "A draft ahead.")
	s.post("/admin/cases/1", form)
	if got := s.get("/admin/cases?state=ahead").texts("tbody th a"); len(got) != 1 {
		t.Errorf("ahead are %q", got)
	}
}

func TestACommentThatIsSentTwiceStandsOnce(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.draftCase(orchard())
	for _, text := range []string{"Which year?", "Which year?", "2012.", "Which year?"} {
		if p := s.post("/admin/cases/1/comments", url.Values{"comment": {text}}); p.status != http.StatusSeeOther {
			t.Fatalf("commenting gave %d", p.status)
		}
	}
	if list, err := s.db.Comments(ctx, 1); len(list) != 3 || err != nil {
		t.Errorf("%d comments stand, %v", len(list), err)
	}
}
