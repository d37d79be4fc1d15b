package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/go-chi/chi/v5"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
)

// newGarden is the form of a case that may be published.
func newGarden() url.Values {
	return url.Values{
		"name": {"Garden of Łódź"}, "city": {"Łódź"}, "country": {"pl"}, "start_year": {"2015"}, "status": {"ongoing"},
		"summary": {"Neighbours keep a garden."}, "partners": {"public", "community"}, "pooling": {"strong"},
		"pooling_rationale": {"They share tools."}, "sources[0].title": {"The garden's own page"}, "sources[0].url": {"https://example.org/garden"},
	}
}

func TestAnEditorAddsACaseThatVisitorsFind(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("action", "publish")
	p := s.post("/admin/cases", form)
	if p.status != http.StatusSeeOther {
		t.Fatalf("saving gave %d: %v", p.status, p.texts(".errsum li"))
	}
	edit := s.get(p.header.Get("Location"))
	if got := edit.Find(".note.done").Text(); !strings.Contains(got, "Published") {
		t.Errorf("the notice says %q", got)
	}
	s.client = newClient() // a visitor
	if p := s.get("/cases?pooling=strong&q=lodz"); !p.says("Garden of Łódź") {
		t.Error("the list does not show it")
	}
	if p := s.get("/cases/garden-of-lodz"); p.Find("h1").Text() != "Garden of Łódź" {
		t.Errorf("its page is headed %q", p.Find("h1").Text())
	}
}

func TestAMistakeKeepsEverythingTyped(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("end_year", "2010")
	form.Set("sources[3].url", "javascript:alert(1)")
	form.Set("description", "  Two\r\n\r\nparagraphs ")
	form.Set("kind", "unheard-of")
	p := s.post("/admin/cases", form)
	if p.status != http.StatusUnprocessableEntity {
		t.Fatalf("a wrong form gave %d", p.status)
	}
	if title := p.Find("title").Text(); !strings.HasPrefix(title, "Error: ") {
		t.Errorf("the title is %q", title)
	}
	for _, problem := range []string{"end_year", "sources[3].url", "sources[3].title", "kind"} {
		link := p.Find(`.errsum a[href="#` + problem + `"]`)
		field := p.Find(`[id="` + problem + `"]`)
		said := p.Find(`[id="` + problem + `-error"]`)
		if link.Length() != 1 || field.Length() != 1 || !strings.HasSuffix(said.Text(), link.Text()) {
			t.Errorf("%s: summary %q, %d inputs, field says %q", problem, link.Text(), field.Length(), said.Text())
		}
		if field.AttrOr("aria-invalid", "") != "true" {
			t.Errorf("%s is not marked as invalid", problem)
		}
	}
	for name, want := range map[string]string{"name": "Garden of Łódź", "end_year": "2010", "sources[3].url": "javascript:alert(1)", "sources[0].title": "The garden's own page"} {
		if got := p.Find(`input[name="`+name+`"]`).AttrOr("value", ""); got != want {
			t.Errorf("%s holds %q", name, got)
		}
	}
	if got := p.Find(`textarea[name="description"]`).Text(); strings.TrimSpace(got) != "Two\n\nparagraphs" {
		t.Errorf("the description holds %q", got)
	}
	if got := p.Find(`select[name="kind"] option[selected]`).AttrOr("value", ""); got != "unheard-of" {
		t.Errorf("kind holds %q", got)
	}
	if got := p.texts(`input[name="partners"][checked]`); len(got) != 2 {
		t.Errorf("%d partners are ticked", len(got))
	}
	if got := p.Find(`input[name="pooling"][checked]`).AttrOr("value", ""); got != "strong" {
		t.Errorf("pooling holds %q", got)
	}
	if lines, _ := s.db.Editions(ctx, "", "", 10); len(lines) != 0 {
		t.Error("something was saved")
	}
}

func TestSavingNeedsANameAndPublishingMore(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	if p := s.post("/admin/cases", url.Values{}); p.status != 422 || len(p.texts(".errsum li")) != 1 {
		t.Errorf("without a name: %d, %v", p.status, p.texts(".errsum li"))
	}
	if p := s.post("/admin/cases", url.Values{"name": {"A name"}}); p.status != 303 {
		t.Errorf("with a name: %d", p.status)
	}
	p := s.post("/admin/cases", url.Values{"name": {"A name"}, "action": {"publish"}})
	if p.status != 422 || len(p.texts(".errsum li")) != 3 {
		t.Errorf("publishing a name: %d, %v", p.status, p.texts(".errsum li"))
	}
	if p := s.post("/admin/cases/1/publish", nil); p.status != 422 || p.Find(`.errsum a[href="#city"]`).Length() != 1 {
		t.Errorf("publishing it later: %d", p.status)
	}
}

func TestListItemsAreAddedAndRemovedWithoutScript(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	form := newGarden()
	form.Set("add", "sources")
	p := s.post("/admin/cases", form)
	if p.status != 200 || p.Find(`input[name="sources[1].title"]`).Length() != 1 || p.Find(`input[name="name"]`).AttrOr("value", "") != "Garden of Łódź" {
		t.Fatalf("adding gave %d", p.status)
	}
	if p.Find(`input[name="sources[1].title"][autofocus]`).Length() != 1 {
		t.Error("the new item has not the focus")
	}
	form.Del("add")
	form.Set("sources[1].title", "Second")
	form.Set("sources[2].title", "Third")
	form.Set("remove", "sources[0]")
	p = s.post("/admin/cases", form)
	if got := p.Find(`input[name="sources[0].title"]`).AttrOr("value", ""); got != "Second" || p.Find(`input[name="sources[2].title"]`).Length() != 0 {
		t.Errorf("removing left %q first", got)
	}
	if p.Find(`input[name="sources[0].title"][autofocus]`).Length() != 1 {
		t.Error("the focus is not on the one that took its place")
	}
	if p := s.post("/admin/cases", url.Values{"sources[0].title": {"Only"}, "remove": {"sources[0]"}}); p.Find(`button[name="add"][value="sources"][autofocus]`).Length() != 1 {
		t.Error("the focus is not where one can be added")
	}
	if p.Find(`input[name="sources[0].url"]`).AttrOr("value", "") != "" {
		t.Error("the removed source left its address behind")
	}
	for name, wrong := range map[string]string{"add": "cases", "remove": "sources[9]"} {
		if p := s.post("/admin/cases", url.Values{name: {wrong}}); p.status != 400 {
			t.Errorf("%s=%s gave %d", name, wrong, p.status)
		}
	}
}

func TestListItemsAreOrderedByButtonsAndKeepTheFocus(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	form := newGarden()
	form.Set("sources[1].title", "Second")
	form.Set("sources[4].title", "Third, after a gap")
	form.Set("sources[4].year", "none")
	order := func(p page) string {
		var titles []string
		for i := range 3 {
			titles = append(titles, p.Find(fmt.Sprintf(`input[name="sources[%d].title"]`, i)).AttrOr("value", ""))
		}
		return strings.Join(titles, "; ")
	}
	for _, step := range []struct{ move, order, focus string }{
		{"sources[4] up", "The garden's own page; Third, after a gap; Second", "sources[1] up"},
		{"sources[1] up", "Third, after a gap; The garden's own page; Second", "sources[0] down"},
		{"sources[0] up", "Third, after a gap; The garden's own page; Second", "sources[0] down"},
		{"sources[1] down", "Third, after a gap; Second; The garden's own page", "sources[2] up"},
	} {
		form.Set("move", step.move)
		p := s.post("/admin/cases", form)
		if p.status != 200 || order(p) != step.order {
			t.Fatalf("%s gave %d: %s", step.move, p.status, order(p))
		}
		if got := p.Find(`button[name="move"][autofocus]`).AttrOr("value", ""); got != step.focus {
			t.Errorf("after %s the focus is on %q", step.move, got)
		}
		form = filled(p, "#case")
	}
	if form.Get("sources[0].year") != "none" || form.Get("sources[2].url") == "" {
		t.Errorf("the parts did not go along: %v", form)
	}
	for _, wrong := range []string{"sources[9] up", "sources[0]", "sources[0] sideways", "cases[0] up", "up"} {
		form.Set("move", wrong)
		if p := s.post("/admin/cases", form); p.status != 400 {
			t.Errorf("%s gave %d", wrong, p.status)
		}
	}
}

func TestAMergeMarksWhatEachChangedInALongText(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	hers, his := filled(s.get("/admin/cases/1/edit"), "#case"), filled(s.get("/admin/cases/1/edit"), "#case")
	was := hers.Get("summary")
	hers.Set("summary", was+" Hers.")
	s.post("/admin/cases/1", hers)
	his.Set("summary", strings.Replace(was, "Utrecht ", "", 1))
	p := s.post("/admin/cases/1", his)
	if got := p.texts(`[name="pick.summary"][value=theirs] ~ .pre ins`); len(got) != 1 || got[0] != "Hers." {
		t.Errorf("of hers %q is marked", got)
	}
	if got := p.texts(`[name="pick.summary"][value=mine] ~ .pre del`); len(got) != 1 || got[0] != "Utrecht" {
		t.Errorf("of his %q is marked", got)
	}
}

func TestSavingOverAnotherChangeShowsBothTexts(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	hers, his := newGarden(), newGarden()
	hers.Set("revision", "1")
	hers.Set("summary", "Hers.")
	if p := s.post("/admin/cases/1", hers); p.status != 303 {
		t.Fatalf("the first saver got %d", p.status)
	}
	his.Set("revision", "1")
	his.Set("summary", "His.")
	his.Add("milestones[0].text", "Typed by him")
	p := s.post("/admin/cases/1", his)
	if p.status != http.StatusConflict {
		t.Fatalf("the second saver got %d", p.status)
	}
	shown := p.Find("#merge").Text()
	for _, want := range []string{"Hers.", "His.", "Neighbours keep a garden.", "Typed by him"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if e, _ := s.db.Edition(ctx, 1); e.Case().Summary != "Hers." {
		t.Errorf("stored is %q", e.Case().Summary)
	}
	chosen := filled(p, "#merge")
	if chosen.Get("pick.summary") != "mine" || chosen.Get("pick.milestones") != "mine" {
		t.Errorf("chosen is %q and %q", chosen.Get("pick.summary"), chosen.Get("pick.milestones"))
	}
	chosen.Set("pick.summary", "theirs")
	chosen.Set("merge", "form")
	form := filled(s.post("/admin/cases/1", chosen), "#case")
	if form.Get("summary") != "Hers." || form.Get("milestones[0].text") != "Typed by him" || form.Get("revision") != "2" {
		t.Errorf("the form holds %v", form)
	}
	if e, _ := s.db.Edition(ctx, 1); e.Revision != 2 {
		t.Error("going on in the form saved something")
	}
	chosen.Set("merge", "save")
	if p := s.post("/admin/cases/1", chosen); p.status != 303 {
		t.Errorf("the second decision got %d", p.status)
	}
	if e, _ := s.db.Edition(ctx, 1); e.Revision != 3 || e.Case().Summary != "Hers." || len(e.Case().Milestones) != 1 {
		t.Errorf("stored is %+v", e.Case())
	}
	delete(his, "revision")
	his.Set("summary", "Without a revision.")
	if p := s.post("/admin/cases/1", his); p.status != http.StatusConflict {
		t.Errorf("an edit without a revision got %d", p.status)
	}
}

func TestAThirdSaveDuringAMergeIsAnotherMerge(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	save := func(revision, name, value string) page {
		form := newGarden()
		form.Set("revision", revision)
		form.Set(name, value)
		return s.post("/admin/cases/1", form)
	}
	save("1", "summary", "Hers.")
	merge := filled(save("1", "sources[1].title", "His source"), "#merge")
	save("2", "summary", "Hers again.")
	merge.Set("merge", "publish")
	p := s.post("/admin/cases/1", merge)
	if p.status != http.StatusConflict {
		t.Fatalf("merging over a third save gave %d", p.status)
	}
	again := filled(p, "#merge")
	if again.Get("base") != "2" || again.Get("revision") != "3" || again.Get("pick.summary") != "theirs" || again.Get("pick.sources") != "mine" {
		t.Errorf("the second merge is %v", again)
	}
	again.Set("merge", "publish")
	if p := s.post("/admin/cases/1", again); p.status != 303 {
		t.Fatalf("the second merge gave %d", p.status)
	}
	e, _ := s.db.Edition(ctx, 1)
	if c := e.Case(); c.Summary != "Hers again." || len(c.Sources) != 2 || e.State != "published" {
		t.Errorf("stored is %+v", c)
	}
}

func TestChangingAPublishedLevelMakesItAReading(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	e, err := s.db.Edition(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values(e.Answers)
	form.Set("revision", "1")
	form.Set("action", "publish")
	form.Set("co_governance", "moderate")
	p := s.post("/admin/cases/1", form)
	if p.status != 303 || !strings.Contains(p.header.Get("Location"), "rescored") {
		t.Fatalf("saving gave %d, %s", p.status, p.header.Get("Location"))
	}
	now, _ := s.db.Published(ctx, e.Slug)
	if sc := now.Scores[0]; sc.Level != casestudy.Moderate || sc.ScoredBy != casestudy.ByReading {
		t.Errorf("the score is %s by %s", sc.Level, sc.ScoredBy)
	}
	if sc := now.Scores[1]; sc.ScoredBy != casestudy.ByPublication {
		t.Errorf("an untouched score is by %s", sc.ScoredBy)
	}
	form.Set("revision", "2")
	if p := s.post("/admin/cases/1", form); p.status != 303 || strings.Contains(p.header.Get("Location"), "rescored") {
		t.Fatalf("saying otherwise gave %d, %s", p.status, p.header.Get("Location"))
	}
	if now, _ := s.db.Published(ctx, e.Slug); now.Scores[0].ScoredBy != casestudy.ByPublication {
		t.Error("the editor could not say otherwise")
	}
	if len(now.Readings) != 2 {
		t.Errorf("%d readings are left", len(now.Readings))
	}
}

func TestAFormThatChangesNothingMakesNoRevision(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	before, _ := s.db.Edition(ctx, 1)
	p := s.get("/admin/cases/1/edit")
	form := p.form("form#case")
	if p := s.post("/admin/cases/1", form); p.status != 303 {
		t.Fatalf("saving gave %d: %v", p.status, p.texts(".errsum li"))
	}
	if p := s.get("/admin/cases/1/edit?notice=unchanged"); !p.says("Nothing was changed") {
		t.Error("the page does not say so")
	}
	if e, _ := s.db.Edition(ctx, 1); e.Revision != 1 {
		t.Errorf("revision %d: %v", e.Revision, casestudy.Differences(before.Answers, e.Answers))
	}
}

func TestCasesMoveBetweenStates(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	for _, step := range []struct {
		move    string
		visible bool
		state   string
	}{
		{"publish", true, "published"}, {"unpublish", false, "draft"}, {"publish", true, "published"}, {"archive", false, "archived"}, {"restore", false, "draft"},
	} {
		if p := s.post("/admin/cases/1/"+step.move, url.Values{"revision": {"1"}}); p.status != 303 {
			t.Fatalf("%s gave %d", step.move, p.status)
		}
		want := 404
		if step.visible {
			want = 200
		}
		if p := s.do(s.request("GET", "/cases/garden-of-lodz", nil)); p.status != want {
			t.Errorf("after %s the page gives %d", step.move, p.status)
		}
		if p := s.get("/admin/cases?state=" + step.state); p.Find("tbody tr").Length() != 1 {
			t.Errorf("after %s the list of %s cases does not have it", step.move, step.state)
		}
	}
}

func TestTheEditorsListIsSearched(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Contributor)
	s.post("/admin/cases", url.Values{"name": {"100% ours_"}, "city": {"Ghent"}})
	for query, want := range map[string]int{"": 2, "q=utrecht": 1, "q=GHENT": 1, "q=100%25": 1, "q=%25": 1, "q=_": 1, "state=draft": 1, "state=archived": 0, "state=nonsense": 2, "q=nothing+like+it": 0} {
		if p := s.get("/admin/cases?" + query); p.Find("tbody tr").Length() != want {
			t.Errorf("?%s shows %d; want %d", query, p.Find("tbody tr").Length(), want)
		}
	}
}

// Every route of the admin, with every kind of person.
func TestRightsOfEveryRoute(t *testing.T) {
	s := newSite(t)
	table := map[string]auth.Role{}
	for _, route := range s.web.adminRoutes() {
		table[route.method+" "+route.pattern] = route.role
	}
	err := chi.Walk(s.web.routes().(chi.Routes), func(method, pattern string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if _, known := table[method+" "+pattern]; strings.HasPrefix(pattern, "/admin") && !known {
			t.Errorf("%s %s is not in the table of rights", method, pattern)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]auth.Role{
		"GET /admin": "contributor", "GET /admin/cases": "contributor", "GET /admin/cases/new": "contributor", "POST /admin/cases": "contributor",
		"GET /admin/cases/{id}/edit": "contributor", "POST /admin/cases/{id}": "contributor",
		"GET /admin/cases/{id}/revisions": "contributor", "GET /admin/cases/{id}/revisions/{n}": "contributor", "POST /admin/cases/{id}/revisions/{n}/restore": "contributor", "POST /admin/cases/{id}/rename": "editor",
		"POST /admin/cases/{id}/comments": "contributor", "POST /admin/cases/{id}/comments/{n}": "contributor", "POST /admin/cases/{id}/submit": "contributor", "POST /admin/cases/{id}/withdraw": "contributor",
		"POST /admin/cases/working-copy": "contributor", "POST /admin/cases/{id}/working-copy": "contributor", "GET /admin/working-copies/{n}": "contributor", "POST /admin/working-copies/{n}/discard": "contributor",
		"GET /admin/import": "contributor", "POST /admin/import": "contributor", "GET /admin/import/{id}": "contributor", "POST /admin/import/{id}/discard": "contributor",
		"GET /admin/cases/{id}/publish": "editor", "POST /admin/cases/{id}/publish": "editor", "POST /admin/cases/{id}/unpublish": "editor", "POST /admin/cases/{id}/archive": "editor", "POST /admin/cases/{id}/restore": "editor",
		"GET /admin/cases/{id}/reading": "contributor", "POST /admin/cases/{id}/reading": "contributor", "GET /admin/readings": "contributor",
		"GET /admin/cases/{id}/reconcile": "editor", "POST /admin/cases/{id}/reconcile": "editor", "GET /admin/agreement": "editor",
		"GET /admin/imports": "editor", "GET /admin/imports/{id}": "editor",
		"POST /admin/imports/{id}/apply": "editor", "POST /admin/imports/{id}/undo": "editor",
	}
	if fmt.Sprint(table) != fmt.Sprint(want) {
		t.Errorf("the rights are %v", table)
	}
	people := map[auth.Role]*http.Client{"": newClient()}
	for _, role := range auth.Roles {
		s.client = newClient()
		s.signIn(role)
		people[role] = s.client
	}
	for route, needed := range want {
		method, pattern, _ := strings.Cut(route, " ")
		path := strings.NewReplacer("{id}", "1", "{n}", "1").Replace(pattern)
		for role, client := range people {
			s.client = client
			status := s.send(method, path).status
			switch {
			case role == "" && method == "GET" && status != 303, role == "" && method == "POST" && status != 403:
				t.Errorf("%s by a visitor gave %d", route, status)
			case role != "" && role.Can(needed) == (status == 403):
				t.Errorf("%s by the %s gave %d", route, role, status)
			}
		}
	}
}

func (s *site) send(method, path string) page {
	if method == "GET" {
		return s.do(s.request(method, path, nil))
	}
	return s.post(path, url.Values{"name": {""}})
}

func TestAContributorDoesNotPublish(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Contributor)
	form := newGarden()
	form.Set("action", "publish")
	if p := s.post("/admin/cases", form); p.status != 403 || p.Find(`input[name="name"]`).AttrOr("value", "") != "Garden of Łódź" {
		t.Errorf("publishing gave %d", p.status)
	}
	if p := s.get("/admin/cases/new"); p.Find(`button[value="publish"]`).Length() != 0 {
		t.Error("the form offers to publish")
	}
}

func TestALostSessionKeepsWhatWasTyped(t *testing.T) {
	s := emptySite(t)
	form := newGarden()
	form.Set("action", "save")
	form.Set("description", "\nbegins with an empty line")
	p := s.post("/admin/cases", form)
	if p.status != 403 || p.Find(`form[action="/admin/cases"]`).Length() != 1 {
		t.Fatalf("without a session: %d", p.status)
	}
	kept := url.Values{}
	for _, n := range p.Find(`form[action="/admin/cases"] textarea`).Nodes {
		e := p.FindNodes(n)
		kept.Add(e.AttrOr("name", ""), e.Text())
	}
	if kept.Encode() != form.Encode() {
		t.Errorf("kept is %s", kept.Encode())
	}
	s.signIn(auth.Editor)
	if p := s.post("/admin/cases", kept); p.status != 303 {
		t.Errorf("sending again gave %d", p.status)
	}
}

func TestAFormSentManyTimesAtOnceIsOneCase(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("form", s.get("/admin/cases/new").Find(`input[name="form"]`).AttrOr("value", ""))
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if p := s.post("/admin/cases", form); p.status != 303 || !strings.HasPrefix(p.header.Get("Location"), "/admin/cases/1/edit") {
				t.Errorf("sending gave %d, %s", p.status, p.header.Get("Location"))
			}
		})
	}
	wg.Wait()
	if lines, _ := s.db.Editions(ctx, "", "", 10); len(lines) != 1 {
		t.Errorf("there are %d cases", len(lines))
	}
}

func TestAFormUsedForASecondCaseSaysSoAndCanMakeIt(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("form", s.get("/admin/cases/new").Find(`input[name="form"]`).AttrOr("value", ""))
	s.post("/admin/cases", form)
	form.Set("name", "A second garden") // after going back
	p := s.post("/admin/cases", form)
	button := p.Find(`button[form="merge"][formaction="/admin/cases"]`)
	if p.status != http.StatusConflict || !p.says("This form made a case before") || button.Length() != 1 {
		t.Fatalf("the form again gave %d", p.status)
	}
	form = filled(p, "#merge")
	form.Set("action", "save")
	if p := s.post("/admin/cases", form); p.status != 303 || !strings.HasPrefix(p.header.Get("Location"), "/admin/cases/2/") {
		t.Errorf("making it a new case gave %d to %s", p.status, p.header.Get("Location"))
	}
	form.Set("form", "\x00")
	if p := s.post("/admin/cases", form); p.status != 303 {
		t.Errorf("a number that is none gave %d", p.status)
	}
	if p := s.post("/admin/cases/1/publish", url.Values{"revision": {"abc"}}); p.status != 400 {
		t.Errorf("a revision that is none gave %d", p.status)
	}
}

func TestAFormCannotSetWhatItDoesNotShow(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	form := newGarden()
	form.Set("slug", "mine")
	form.Set("readings[0].reader", "Nobody")
	form.Set("state", "published")
	s.post("/admin/cases", form)
	e, err := s.db.Edition(ctx, 1)
	if err != nil || e.Slug != "garden-of-lodz" || e.State != "draft" || len(e.Case().Readings) != 0 {
		t.Errorf("stored is %+v, %v", e, err)
	}
}
