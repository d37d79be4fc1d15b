package web

import (
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/auth"
)

// mendable are the fields that a page before publishing leads to, each of which the
// form must have.
func (s *site) mendable(p page) (names []string) {
	s.t.Helper()
	p.Find(".to-mend a").Each(func(_ int, link *goquery.Selection) {
		path, name, _ := strings.Cut(link.AttrOr("href", ""), "#")
		names = append(names, name)
		if s.get(path).Find(`#case [id="`+name+`"]`).Length() != 1 {
			s.t.Errorf("%q leads to %s#%s", link.Text(), path, name)
		}
	})
	return names
}

// publishButton is the form that publishes, if there is one.
func publishButton(p page) *goquery.Selection { return p.Find(`main form[action$="/publish"]`) }

func TestAnEditorChecksACaseAndPublishesIt(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("action", "check")
	saved := s.post("/admin/cases", form)
	if saved.status != 303 || saved.header.Get("Location") != "/admin/cases/1/publish?notice=saved" {
		t.Fatalf("saving gave %d, %s", saved.status, saved.header.Get("Location"))
	}
	p := s.get(saved.header.Get("Location"))
	if got := strings.Join(s.mendable(p), " "); got != "lat pooling_source" {
		t.Errorf("weak are %s", got)
	}
	if !p.says("Nothing: the case has all that it needs") || !p.says("All of it is new to them") || !p.says("Visitors do not see it until it is published") {
		t.Errorf("the page says %s", p.texts("main section p"))
	}
	if p.header.Get("Cache-Control") != "private, no-store" || !p.noIndex() {
		t.Error("the page may be kept or found")
	}
	button := publishButton(p)
	done := s.post(button.AttrOr("action", ""), p.form(`main form[action$="/publish"]`))
	if done.status != 303 {
		t.Fatalf("publishing gave %d", done.status)
	}
	if e, _ := s.db.Edition(ctx, 1); e.PublishedRevision != 1 {
		t.Errorf("published is revision %d", e.PublishedRevision)
	}
	if p := s.get("/admin/cases/1/publish"); publishButton(p).Length() != 0 || !p.says("they see this revision already") {
		t.Error("what is published is offered to be published")
	}
}

func TestWhatIsMissingKeepsACaseFromBeingPublished(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", url.Values{"name": {"A name"}, "action": {"check"}})
	p := s.get("/admin/cases/1/publish")
	if got := strings.Join(s.mendable(p)[:3], " "); got != "city country summary" {
		t.Errorf("missing are %s", got)
	}
	if publishButton(p).Length() != 0 || !p.says("It can be published when nothing is missing any more.") {
		t.Error("it is offered to be published")
	}
}

func TestACheckShowsWhatVisitorsWillSeeChanged(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	form := filled(s.get("/admin/cases/1/edit"), "#case")
	form.Set("summary", "A new summary.")
	form.Set("co_governance", "weak")
	form.Set("contacts[7].name", "Ada Private")
	form.Set("action", "check")
	saved := s.post("/admin/cases/1", form)
	if saved.status != 303 || saved.header.Get("Location") != "/admin/cases/1/publish?notice=saved-rescored" {
		t.Fatalf("saving gave %d, %s", saved.status, saved.header.Get("Location"))
	}
	p := s.get("/admin/cases/1/publish")
	if got := strings.Join(p.texts(".changes > div > dt"), "; "); got != "Summary; Urban Co-Governance" {
		t.Errorf("changed are %s", got)
	}
	if !strings.Contains(p.Find(".changes ins").Text(), "new") || strings.Contains(p.body, "Ada Private") {
		t.Error("the page does not show what visitors will see")
	}
	publish := p.form(`main form[action$="/publish"]`)
	form = filled(s.get("/admin/cases/1/edit"), "#case")
	form.Set("summary", "Another summary since.")
	s.post("/admin/cases/1", form)
	if p := s.post("/admin/cases/1/publish", publish); p.status != 409 || !p.says("Revision 3 was saved since you looked") {
		t.Errorf("publishing what was not looked at gave %d", p.status)
	}
	s.post("/admin/cases/1/archive", nil)
	if p := s.get("/admin/cases/1/publish"); publishButton(p).Length() != 0 || !p.says("The case is archived.") {
		t.Error("an archived case is offered to be published")
	}
}

func TestOnlyAPrivateChangeIsNoneForVisitors(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	form := filled(s.get("/admin/cases/1/edit"), "#case")
	form.Set("contacts[7].name", "Ada Private")
	s.post("/admin/cases/1", form)
	if p := s.get("/admin/cases/1/publish"); p.Find(".changes").Length() != 0 || !p.says("what was changed since revision 1 is not shown to them") || publishButton(p).Length() != 1 {
		t.Errorf("the page says %s", p.texts("main section p"))
	}
}

func TestWhoMayNotPublishIsNotSentToTheCheck(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	if s.get("/admin/cases/new").Find(`button[value="check"]`).Length() != 0 {
		t.Error("the form offers it")
	}
	form := newGarden()
	form.Set("action", "check")
	if p := s.post("/admin/cases", form); p.status != 303 || p.header.Get("Location") != "/admin/cases/1/edit?notice=saved" {
		t.Errorf("saving gave %d, %s", p.status, p.header.Get("Location"))
	}
	if p := s.do(s.request("GET", "/admin/cases/1/publish", nil)); p.status != 403 {
		t.Errorf("the page gave %d", p.status)
	}
}

func TestAMistakeComesBeforeTheCheck(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("start_year", "someday")
	form.Set("action", "check")
	p := s.post("/admin/cases", form)
	if p.status != 422 || p.Find("#start_year").AttrOr("value", "") != "someday" || p.Find(`#case button[value="check"]`).Length() != 1 {
		t.Errorf("saving gave %d", p.status)
	}
}
