package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// person makes an account and goes on in its name.
func (s *site) person(name string, role auth.Role) *http.Client {
	s.t.Helper()
	email := strings.ToLower(name) + "@example.org"
	if err := s.db.AddAccount(ctx, store.Account{Email: email, Name: name, Role: role, Password: passwordHash}); err != nil {
		s.t.Fatal(err)
	}
	s.client = newClient()
	if p := s.post("/login", url.Values{"email": {email}, "password": {password}}); p.status != 303 {
		s.t.Fatalf("%s's signing in gave %d", name, p.status)
	}
	return s.client
}

// as sends requests in somebody's name.
func (s *site) as(who *http.Client) *site { s.client = who; return s }

// draftCase stores a case that the public has not seen, and gives its ID.
func (s *site) draftCase(answers casestudy.Answers) int64 {
	s.t.Helper()
	c, problems := answers.Case()
	if len(problems) > 0 {
		s.t.Fatal(problems)
	}
	id, err := s.db.Create(ctx, store.Change{Case: c, Author: store.Author{Name: "Test"}})
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

// orchard is a case that may be published, scored by nobody.
func orchard() casestudy.Answers {
	return casestudy.Answers{
		"name": {"Orchard of Turin"}, "city": {"Turin"}, "country": {"IT"}, "summary": {"Neighbours keep an orchard."},
		"sources[0].title": {"The pact"}, "sources[0].url": {"https://example.org/pact"},
	}
}

// aReading is the form of a reading that found a level on pooling.
func aReading(level, why string) url.Values {
	return url.Values{"number": {"1"}, "saves": {"0"}, "action": {"hand-in"}, "basis": {"All sources."}, "pooling": {level}, "pooling_rationale": {why},
		"pooling_source": {"https://example.org/pact"}, "pooling_confidence": {"high"}}
}

// handIn hands a reading in.
func (s *site) handIn(path string, reading url.Values) {
	s.t.Helper()
	if p := s.post(path, reading); p.status != 303 || !strings.HasSuffix(p.header.Get("Location"), "notice=in") {
		s.t.Fatalf("handing in gave %d: %v", p.status, p.texts(".errsum"))
	}
}

func TestAReaderSeesTheCaseAndTheGuideButNothingOfWhatOthersFound(t *testing.T) {
	s := emptySite(t)
	c := orchard()
	for i, p := range casestudy.Principles {
		c.Set(p.Code, "strong")
		for _, f := range casestudy.ScoreFields(p) {
			if f.Kind == casestudy.Paragraphs || f.Kind == casestudy.Text {
				c.Set(f.Name, "Secret "+string(rune('a'+i)))
			}
		}
	}
	c.Set("caveats", "Secret: the record says Weak.")
	c.Set("contacts[0].name", "Secret person")
	s.draftCase(c)
	ada, bo := s.person("Ada", auth.Editor), s.person("Bo", auth.Contributor)
	s.as(ada).handIn("/admin/cases/1/reading", aReading("weak", "Secret of Ada's."))
	p := s.as(bo).get("/admin/cases/1/reading")
	if strings.Contains(p.body, "Secret") {
		t.Error("it shows what the reader is not to know")
	}
	for _, want := range []string{"Orchard of Turin", "Neighbours keep an orchard.", "The pact", casestudy.Principles[4].Strong, casestudy.Principles[0].Weak} {
		if !p.says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if got := p.Find(`input[type="radio"][checked]`); got.Length() != 5 || got.Not(`[value="not_assessed"]`).Length() != 0 {
		t.Error("a level is chosen before the reader chose one")
	}
	if got := p.Find(`#evidence option`).AttrOr("value", ""); got != "https://example.org/pact" {
		t.Errorf("as evidence is offered %q", got)
	}
}

func TestAReadingIsADraftUntilItIsHandedIn(t *testing.T) {
	s := emptySite(t)
	s.draftCase(orchard())
	ada, bo := s.person("Ada", auth.Editor), s.person("Bo", auth.Contributor)
	s.as(bo).handIn("/admin/cases/1/reading", aReading("strong", "A fund, says Bo."))
	form := aReading("weak", "")
	form.Set("action", "save")
	if p := s.as(ada).post("/admin/cases/1/reading", form); p.status != 303 {
		t.Fatalf("saving a draft gave %d", p.status)
	}
	p := s.get("/admin/cases/1/reading")
	if p.Find(`input[name="pooling"][checked]`).AttrOr("value", "") != "weak" || p.Find(`input[name="saves"]`).AttrOr("value", "") != "1" || p.says("says Bo") {
		t.Error("the draft is not what was saved, or shows Bo's reading")
	}
	if p := s.as(bo).get("/admin/cases/1/reading"); p.says("Ada") || !p.says("No other reading is in yet") {
		t.Error("a draft is shown to somebody else")
	}
	form.Set("saves", "1")
	form.Set("action", "hand-in")
	p = s.as(ada).post("/admin/cases/1/reading", form)
	if p.status != 422 || p.Find(`.errsum a[href="#pooling_rationale"]`).Length() != 1 || !strings.HasPrefix(p.Find("title").Text(), "Error: ") ||
		p.Find(`input[name="pooling"][checked]`).AttrOr("value", "") != "weak" || p.Find(`input[name="basis"]`).AttrOr("value", "") != "All sources." {
		t.Fatalf("handing in without a reason gave %d", p.status)
	}
	form.Set("pooling_rationale", "One funder, says Ada.")
	form.Set("reader", "A. Reader")
	s.handIn("/admin/cases/1/reading", form)
	if p := s.get("/admin/cases/1/reading"); !p.says("One funder, says Ada.") || !p.says("A fund, says Bo.") || !p.says("A. Reader") {
		t.Error("after handing in, both readings are not shown")
	}
	own, _ := s.db.OwnReadings(ctx, 1, 1)
	if len(own) != 1 || own[0].IsDraft() || own[0].Sight != casestudy.Blind || own[0].Scores[2].Confidence != "high" || own[0].Date == "" {
		t.Errorf("stored is %+v", own)
	}
}

func TestACorrectionIsANewReadingThatSaysSo(t *testing.T) {
	s := emptySite(t)
	s.draftCase(orchard())
	s.person("Ada", auth.Contributor)
	s.handIn("/admin/cases/1/reading", aReading("weak", "One funder."))
	p := s.post("/admin/cases/1/reading", aReading("strong", "In silence."))
	if p.status != http.StatusConflict || strings.TrimSpace(p.Find(`textarea[name="pooling_rationale"]`).Text()) != "In silence." || !p.says("One funder.") {
		t.Fatalf("changing a reading that is in gave %d", p.status)
	}
	form := aReading("strong", "The fund lasts.")
	form.Set("number", p.Find(`input[name="number"]`).AttrOr("value", ""))
	if p := s.post("/admin/cases/1/reading", form); p.status != 422 || p.Find(`.errsum a[href="#correction"]`).Length() != 1 {
		t.Errorf("a correction without a reason gave %d", p.status)
	}
	if p := s.get("/admin/cases/1/reading?correct=yes"); strings.TrimSpace(p.Find(`textarea[name="pooling_rationale"]`).Text()) != "One funder." {
		t.Error("the correction does not begin from what was handed in")
	}
	form.Set("correction", "I overlooked the fund.")
	s.handIn("/admin/cases/1/reading", form)
	own, _ := s.db.OwnReadings(ctx, 1, 1)
	if len(own) != 2 || own[0].Scores[2].Level != casestudy.Weak || own[1].Correction != "I overlooked the fund." || own[1].Sight != casestudy.NotBlind {
		t.Errorf("stored is %+v", own)
	}
	if p := s.get("/admin/cases/1/reading"); !p.says("Correction of an earlier reading: I overlooked the fund.") || !p.says("One funder.") {
		t.Error("the page does not show both")
	}
}

func TestWhatIsTypedOfAReadingComesBackWhole(t *testing.T) {
	s := emptySite(t)
	s.draftCase(orchard())
	ada := s.person("Ada", auth.Contributor)
	form := aReading("weak", "Here.")
	form.Set("action", "save")
	s.post("/admin/cases/1/reading", form)
	form.Set("pooling_rationale", "There.")
	p := s.post("/admin/cases/1/reading", form) // from a second window
	if p.status != http.StatusConflict || strings.TrimSpace(p.Find(`textarea[name="pooling_rationale"]`).Text()) != "There." || !strings.Contains(p.Find(".standing").Text(), "Here.") {
		t.Fatalf("saving over the draft gave %d", p.status)
	}
	form.Set("saves", p.Find(`input[name="saves"]`).AttrOr("value", ""))
	if p := s.post("/admin/cases/1/reading", form); p.status != 303 {
		t.Errorf("the second decision gave %d", p.status)
	}
	form.Set("pooling", "<b>huge</b>")
	form.Set("pooling_rationale", strings.Repeat("long ", 601))
	p = s.post("/admin/cases/1/reading", form)
	if p.status != 422 || p.Find(`.errsum a[href="#pooling"]`).Length() != 1 || len(strings.TrimSpace(p.Find(`textarea[name="pooling_rationale"]`).Text())) != 3004 {
		t.Errorf("wrong answers gave %d: %v", p.status, p.texts(".errsum li"))
	}
	s.as(newClient()) // the session is over
	p = s.post("/admin/cases/1/reading", form)
	if p.status != 403 || p.Find(`form[action="/admin/cases/1/reading"] textarea[name="basis"]`).Text() != "All sources." {
		t.Errorf("without a session: %d", p.status)
	}
	if p := s.as(ada).post("/admin/cases/1/reading", url.Values{"action": {"discard"}}); p.status != 303 {
		t.Errorf("discarding gave %d", p.status)
	}
	if own, _ := s.db.OwnReadings(ctx, 1, 1); len(own) != 0 {
		t.Error("the draft is still there")
	}
}

// Whoever opens what shows the scores reads the case no longer blindly.
func TestOpeningTheFormOfACaseIsNoted(t *testing.T) {
	for path, want := range map[string]string{
		"/admin/cases/1/edit": casestudy.NotBlind, "/admin/cases/1/reading": casestudy.Blind, "/admin/cases/1/reconcile": casestudy.Blind,
		"/admin/cases/1/reconcile?look=yes": casestudy.NotBlind, "/admin/readings": casestudy.Blind, "/admin/cases": casestudy.Blind,
	} {
		s := emptySite(t)
		scored := orchard()
		scored.Set("pooling", "strong")
		s.draftCase(scored)
		bo, ada := s.person("Bo", auth.Contributor), s.person("Ada", auth.Editor)
		s.as(bo).handIn("/admin/cases/1/reading", aReading("strong", "A fund."))
		s.as(ada).get(path)
		s.handIn("/admin/cases/1/reading", aReading("weak", "One funder."))
		own, _ := s.db.OwnReadings(ctx, 1, 2)
		if len(own) != 1 || own[0].Sight != want {
			t.Errorf("after %s the reading is %+v; want %s", path, own, want)
		}
	}
}

// TestPrivateReadingsAreInNoAnswer walks every route, as a visitor and as a
// contributor who has not read the case: marks of a draft and of a reading that is
// in are nowhere, until that is reconciled.
func TestPrivateReadingsAreInNoAnswer(t *testing.T) {
	s := newSite(t)
	ada, bo, cy := s.person("Ada", auth.Editor), s.person("Bo", auth.Editor), s.person("Cy", auth.Contributor)
	mark := aReading("weak", "Markedone in words.")
	for _, name := range []string{"basis", "reader", "pooling_source"} {
		mark.Set(name, "Markedone "+name)
	}
	s.as(ada).handIn("/admin/cases/1/reading", mark)
	draft := aReading("strong", "Markedtwo in words.")
	draft.Set("action", "save")
	s.as(bo).post("/admin/cases/1/reading", draft)
	says := func(who *http.Client, admin bool) (one, two []string) {
		s.client = who
		err := chi.Walk(s.web.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
			if method != http.MethodGet || isAdmin(route) != admin {
				return nil
			}
			path := strings.NewReplacer("{id}", "1", "{n}", "1").Replace(s.address(route))
			body := s.do(s.request(http.MethodGet, path, nil)).body
			for text, pages := range map[string]*[]string{"Markedone": &one, "Markedtwo": &two} {
				if strings.Contains(body, text) {
					*pages = append(*pages, path)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return one, two
	}
	for _, public := range []string{"/cases.json?q=Markedone+words", "/cases?q=Markedtwo"} {
		if p := s.as(newClient()).get(public); p.says("Utrecht") {
			t.Errorf("%s finds the case", public)
		}
	}
	if one, two := says(newClient(), false); len(one)+len(two) > 0 {
		t.Errorf("a visitor sees the readings on %v %v", one, two)
	}
	if one, two := says(cy, true); len(one)+len(two) > 0 {
		t.Errorf("a contributor sees the readings on %v %v", one, two)
	}
	if one, two := says(bo, true); len(one) > 0 || !slices.Equal(two, []string{"/admin/cases/1/reading"}) {
		t.Errorf("who has a draft sees the others' on %v, and the own on %v", one, two)
	}
	s.as(cy).handIn("/admin/cases/1/reading", aReading("moderate", "For a term."))
	if one, two := says(cy, true); len(two) > 0 || !slices.Equal(one, []string{"/admin/cases/1/reading"}) {
		t.Errorf("after handing in a contributor sees what is in on %v, and the draft on %v", one, two)
	}
	s.as(ada).post("/admin/cases/1/reconcile", s.as(ada).get("/admin/cases/1/reconcile").form(`form.reconcile`))
	one, two := says(newClient(), false)
	if want := "/cases/utrecht-human-rights-city"; len(two) > 0 || !slices.Contains(one, want) || !slices.Contains(one, want+".json") {
		t.Errorf("after reconciling a visitor sees what was in on %v, and the draft on %v", one, two)
	}
}

// form is what a browser would send of a form.
func (p page) form(selector string) url.Values {
	values := url.Values{}
	for _, n := range p.Find(selector).Find("input[name], textarea[name], select[name]").Nodes {
		e := p.FindNodes(n)
		name := e.AttrOr("name", "")
		_, checked := e.Attr("checked")
		switch {
		case e.Is("[type=checkbox], [type=radio]") && !checked:
		case e.Is("select"):
			values.Add(name, e.Find("option[selected]").AttrOr("value", e.Find("option").AttrOr("value", "")))
		case e.Is("textarea"):
			values.Add(name, strings.ReplaceAll(e.Text(), "\n", "\r\n"))
		default:
			values.Add(name, e.AttrOr("value", ""))
		}
	}
	return values
}
