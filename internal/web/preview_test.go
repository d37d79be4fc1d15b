package web

import (
	"net/url"
	"strings"
	"testing"

	"cogov/internal/auth"
)

func TestAPreviewShowsWhatIsTypedAndStoresNothing(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	form := newGarden()
	form.Set("description", "## Beds\n\nThey *share* <script>alert(1)</script> tools.")
	form.Set("contacts[0].name", "Ada Private")
	form.Set("contacts[1].name", "The office")
	form.Set("contacts[1].released", "yes")
	form.Set("action", "preview")
	p := s.post("/admin/cases", form)
	if p.status != 200 || p.Find("h1").Text() != "Garden of Łódź" || p.Find("#about em").Text() != "share" {
		t.Fatalf("the preview gave %d, headed %q", p.status, p.Find("h1").Text())
	}
	if got := p.texts(".previewed"); len(got) != 1 || !strings.Contains(got[0], "Nothing is saved") {
		t.Errorf("the banner says %q", got)
	}
	if p.Find(`meta[name="robots"][content="noindex"]`).Length() != 1 || p.header.Get("Cache-Control") != "private, no-store" || p.Find(`link[rel="canonical"]`).Length() != 0 {
		t.Error("the preview may be found or kept")
	}
	if p.Find("#cite .citeform").Length() != 4 || p.Find(`#cite a[href^="/cases/"]`).Length() != 0 {
		t.Error("the preview leads to files of a case that nobody published")
	}
	if strings.Contains(p.body, "Ada Private") || p.Find("main script").Length() != 0 {
		t.Error("the preview shows what visitors will not see")
	}
	if got := p.texts("#contacts li"); len(got) != 1 || got[0] != "The office" {
		t.Errorf("the contacts are %q", got)
	}
	if p.Find(`a[href*="garden-of-lodz"], a[href^="/countries/pl"], a[href^="/cities/pl"]`).Length() != 0 || strings.Join(p.texts(".crumbs li"), " ") != "Cases Poland Łódź" {
		t.Error("the preview leads to pages that are not there")
	}
	if lines, _ := s.db.Editions(ctx, "", "", 10); len(lines) != 0 || s.copies() != 0 {
		t.Errorf("there are %d cases, %d copies", len(lines), s.copies())
	}
}

func TestAPreviewOfWrongAnswersNamesThemAndShowsTheRest(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	p := s.post("/admin/cases", url.Values{"summary": {"What is shared."}, "start_year": {"someday"}, "action": {"preview"}})
	if p.status != 200 || p.Find(".lead").Text() != "What is shared." || p.Find("h1").Text() != "Case without a name" {
		t.Fatalf("the preview gave %d, headed %q", p.status, p.Find("h1").Text())
	}
	if got := p.texts(".previewed li"); len(got) != 2 || got[0] != "Enter a name" || !strings.HasPrefix(got[1], "Start year") {
		t.Errorf("the banner names %q", got)
	}
}

func TestAPreviewOfAPublishedCaseHasWhatStandsBesideIt(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	edit := s.get("/admin/cases/1/edit")
	form := filled(edit, "#case")
	form.Set("summary", "Only typed.")
	form.Set("action", "preview")
	button := edit.Find(`button[value="preview"][formtarget="_blank"]`)
	if button.Length() != 2 || button.First().AttrOr("formaction", "") != "/admin/cases/1#about" {
		t.Fatalf("%d buttons lead to the preview", button.Length())
	}
	p := s.post("/admin/cases/1", form)
	public := s.get("/cases/utrecht-human-rights-city")
	if p.Find(".lead").Text() != "Only typed." || public.Find(".lead").Text() == "Only typed." {
		t.Error("the preview and the public page show each other's text")
	}
	parts := func(p page) string { return strings.Join(p.texts("article > section > h2"), "; ") }
	if parts(p) != strings.ReplaceAll(parts(public), "; Similar cases", "") {
		t.Errorf("the preview has %s; the page has %s", parts(p), parts(public))
	}
	if got, want := p.texts("#profile dl"), public.texts("#profile dl"); len(got) != len(want) {
		t.Errorf("the profiles have %d and %d parts", len(got), len(want))
	}
}

func TestAPreviewOfADraftHasTheTextItWasReadFrom(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	form := newGarden()
	form.Set("record", "Name: Garden of Łódź")
	s.post("/admin/cases", form)
	form = filled(s.get("/admin/cases/1/edit"), "#case")
	form.Set("action", "preview")
	if p := s.post("/admin/cases/1", form); p.Find("#published pre").Text() != "Name: Garden of Łódź" || p.Find("#history").Length() != 0 {
		t.Errorf("the preview has %q", p.texts("article > section > h2"))
	}
	form.Set("name", "")
	if p := s.post("/admin/cases/1", form); p.status != 200 || len(p.texts(".previewed li")) != 1 {
		t.Errorf("without a name it gave %d", p.status)
	}
}

func TestPressingEnterInTheFormSavesADraft(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	for _, path := range []string{"/admin/cases/new", "/admin/cases/1/edit"} {
		first := s.get(path).Find(`#case button`).First()
		if first.AttrOr("name", "") != "action" || first.AttrOr("value", "") != "save" || first.AttrOr("formtarget", "") != "" {
			t.Errorf("%s: the first button is %s", path, first.Text())
		}
	}
}
