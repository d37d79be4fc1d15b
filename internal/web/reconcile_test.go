package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
)

// readTwice serves a case that two people read: they agree on Enabling State and
// differ on Pooling. It goes on as Ada, an editor.
func readTwice(t *testing.T) (s *site, ada, bo *http.Client) {
	s = emptySite(t)
	s.draftCase(orchard())
	ada, bo = s.person("Ada", auth.Editor), s.person("Bo", auth.Contributor)
	for client, level := range map[*http.Client]string{ada: "strong", bo: "moderate"} {
		reading := aReading(level, "It is "+level+".")
		reading.Set("enabling_state", "weak")
		reading.Set("enabling_state_rationale", "The city stands aside.")
		reading.Set("experimentalism", map[string]string{"strong": "insufficient_information", "moderate": "not_assessed"}[level])
		s.as(client).handIn("/admin/cases/1/reading", reading)
	}
	s.as(ada)
	return s, ada, bo
}

func TestReadingsAreReconciledIntoThePublicScore(t *testing.T) {
	s, _, _ := readTwice(t)
	if p := s.get("/admin/readings"); !slices.Equal(p.hrefs("#reconcile .queue-list a"), []string{"/admin/cases/1/reconcile"}) {
		t.Errorf("to reconcile are %v", p.hrefs("#reconcile .queue-list a"))
	}
	p := s.get("/admin/cases/1/reconcile")
	if both := strings.Join(p.texts(`section[aria-labelledby="h-pooling"] .found li`), " "); !strings.Contains(both, "It is strong.") || !strings.Contains(both, "It is moderate.") {
		t.Errorf("side by side is %q", both)
	}
	chosen := map[string]string{}
	for _, principle := range casestudy.Principles {
		chosen[principle.Code] = p.Find(`input[name="`+principle.Code+`"][checked]`).AttrOr("value", "")
	}
	if want := (map[string]string{"co_governance": "not_assessed", "enabling_state": "weak", "pooling": "", "experimentalism": "insufficient_information", "tech_justice": "not_assessed"}); !equal(chosen, want) {
		t.Errorf("chosen is %v; want %v", chosen, want)
	}
	form := p.form("form.reconcile")
	form.Set("message", "After a talk.")
	if p := s.post("/admin/cases/1/reconcile", form); p.status != 422 || p.Find(`.errsum a[href="#pooling"]`).Length() != 1 || p.Find(`input[name="message"]`).AttrOr("value", "") != "After a talk." {
		t.Fatalf("without a decision: %d, %v", p.status, p.texts(".errsum li"))
	}
	form.Set("pooling", "moderate")
	form.Set("pooling_rationale", "Two sides pay.")
	form.Set("pooling_source", "https://example.org/pact")
	if p := s.post("/admin/cases/1/reconcile", form); p.status != 422 || !slices.Equal(p.hrefs(".errsum a"), []string{"#pooling_note"}) || strings.TrimSpace(p.Find(`textarea[name="pooling_rationale"]`).Text()) != "Two sides pay." {
		t.Fatalf("without a note: %d, %v", p.status, p.texts(".errsum li"))
	}
	form.Set("pooling_note", "Ada took the plan for the fund.")
	for range 2 { // sent twice
		if p := s.post("/admin/cases/1/reconcile", form); p.status != 303 || p.header.Get("Location") != "/admin/cases/1/edit?notice=reconciled" {
			t.Fatalf("reconciling gave %d: %v", p.status, p.texts(".errsum"))
		}
	}
	e, err := s.db.Edition(ctx, 1)
	if err != nil || e.Revision != 2 || e.Message != "After a talk." || e.Author != "Ada" {
		t.Fatalf("stored is revision %d, %q by %s, %v", e.Revision, e.Message, e.Author, err)
	}
	c := e.Case()
	if sc := c.Scores[2]; sc.Level != casestudy.Moderate || sc.ScoredBy != casestudy.ByReading || sc.Rationale != "Two sides pay." || sc.Note == "" || sc.Date == "" {
		t.Errorf("the score is %+v", sc)
	}
	if sc := c.Scores[1]; sc.Level != casestudy.Weak || sc.Rationale != "The city stands aside." {
		t.Errorf("what both found is %+v", sc)
	}
	if sc := c.Scores[0]; sc.Level != casestudy.NotAssessed || sc.ScoredBy != "" || sc.Date != "" {
		t.Errorf("what nobody read is %+v", sc)
	}
	s.post("/admin/cases/1/publish", url.Values{"revision": {"2"}})
	public := s.as(newClient()).get("/cases/orchard-of-turin")
	if !public.says("It is strong.") || !public.says("Ada took the plan for the fund.") || !public.says("Blind: made before its reader could see") {
		t.Error("the public page does not show the score with its readings")
	}
}

func equal(a, b map[string]string) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return len(a) == len(b)
}

func TestAPublishedScoreStandsUnlessAnEditorSaysOtherwise(t *testing.T) {
	s := newSite(t) // of Utrecht, whose first four scores were published
	s.person("Ada", auth.Editor)
	reading := aReading("weak", "One funder.")
	reading.Set("co_governance", "weak")
	reading.Set("co_governance_rationale", "The city decides.")
	s.handIn("/admin/cases/1/reading", reading)
	before, _ := s.db.Edition(ctx, 1)
	form := s.get("/admin/cases/1/reconcile").form("form.reconcile")
	if form.Get("pooling") != before.Answers.Get("pooling") || form.Get("pooling_scored_by") != casestudy.ByPublication {
		t.Errorf("proposed is %s by %s", form.Get("pooling"), form.Get("pooling_scored_by"))
	}
	form.Set("co_governance", "weak") // which is a reading then, and wants its note
	form.Set("tech_justice", "weak")
	form.Set("tech_justice_note", "Kept.")
	form.Del("co_governance_note")
	if p := s.post("/admin/cases/1/reconcile", form); p.status != 422 || !slices.Equal(p.hrefs(".errsum a"), []string{"#co_governance_note"}) {
		t.Fatalf("changing a published level gave %d: %v", p.status, p.texts(".errsum li"))
	}
	form.Set("co_governance_note", "The record is out of date.")
	if p := s.post("/admin/cases/1/reconcile", form); p.status != 303 {
		t.Fatalf("reconciling gave %d: %v", p.status, p.texts(".errsum"))
	}
	e, _ := s.db.Edition(ctx, 1)
	was, is := before.Case(), e.Case()
	if is.Scores[0].ScoredBy != casestudy.ByReading || is.Scores[0].Level != casestudy.Weak {
		t.Errorf("the changed score is %+v", is.Scores[0])
	}
	if is.Scores[2] != was.Scores[2] || is.Scores[2].ScoredBy != casestudy.ByPublication {
		t.Errorf("the one that was left is %+v", is.Scores[2])
	}
	was.Scores, is.Scores = [5]casestudy.Score{}, [5]casestudy.Score{}
	if string(was.JSON()) != string(is.JSON()) {
		t.Error("something else of the case changed")
	}
	if e.PublishedRevision != 1 || e.Revision != 2 {
		t.Errorf("revision %d is public, %d the newest", e.PublishedRevision, e.Revision)
	}
	if p, _ := s.db.Published(ctx, e.Slug); len(p.Readings) != 3 || p.Readings[2].Sight != casestudy.NotBlind {
		t.Errorf("public are %d readings", len(p.Readings))
	}
}

func TestReconcilingOverAnotherChangeIsASecondDecision(t *testing.T) {
	s, ada, bo := readTwice(t)
	form := s.get("/admin/cases/1/reconcile").form("form.reconcile")
	form.Set("pooling", "moderate")
	form.Set("pooling_note", "Typed by Ada.")
	correction := aReading("strong", "I was wrong.")
	correction.Set("number", "2")
	correction.Set("correction", "I overlooked the fund.")
	s.as(bo).handIn("/admin/cases/1/reading", correction)
	p := s.as(ada).post("/admin/cases/1/reconcile", form)
	if p.status != http.StatusConflict || !p.says("I overlooked the fund.") || strings.TrimSpace(p.Find(`textarea[name="pooling_note"]`).Text()) != "Typed by Ada." {
		t.Fatalf("with a corrected reading: %d", p.status)
	}
	form = p.form("form.reconcile")
	other := url.Values(orchard())
	other.Set("revision", "1")
	other.Set("summary", "Changed meanwhile.")
	s.as(bo).post("/admin/cases/1", other)
	p = s.as(ada).post("/admin/cases/1/reconcile", form)
	if p.status != http.StatusConflict || !p.says("Revision 2 of the case was saved by Bo") || strings.TrimSpace(p.Find(`textarea[name="pooling_note"]`).Text()) != "Typed by Ada." {
		t.Fatalf("over another revision: %d", p.status)
	}
	if in, _ := s.db.ReadingsIn(ctx, 1); len(in.Public) != 0 {
		t.Error("readings became public though nothing was saved")
	}
	if p := s.post("/admin/cases/1/reconcile", p.form("form.reconcile")); p.status != 303 {
		t.Fatalf("the second decision gave %d: %v", p.status, p.texts(".errsum"))
	}
	e, _ := s.db.Edition(ctx, 1)
	c := e.Case()
	if c.Summary != "Changed meanwhile." || c.Scores[2].Note != "Typed by Ada." {
		t.Errorf("stored is %q with the note %q", c.Summary, c.Scores[2].Note)
	}
}

func TestWhoMayStillReadTheCaseIsAskedBeforeSeeingReadings(t *testing.T) {
	s, _, _ := readTwice(t)
	cy := s.person("Cy", auth.Editor)
	if p := s.get("/admin/cases/1/reconcile"); p.says("It is strong.") || !slices.Contains(p.hrefs("main a"), "/admin/cases/1/reconcile?look=yes") {
		t.Error("who has not read the case is not asked")
	}
	draft := aReading("weak", "Not yet.")
	draft.Set("action", "save")
	s.post("/admin/cases/1/reading", draft)
	for _, path := range []string{"/admin/cases/1/reconcile", "/admin/cases/1/reconcile?look=yes"} {
		if p := s.get(path); p.says("It is strong.") || slices.Contains(p.hrefs("main a"), "/admin/cases/1/reconcile?look=yes") {
			t.Errorf("%s shows readings to somebody with a draft", path)
		}
	}
	p := s.post("/admin/cases/1/reconcile", url.Values{"pooling_note": {"Typed."}})
	if p.status != http.StatusConflict || p.says("It is strong.") || strings.TrimSpace(p.Find(`textarea[name="pooling_note"]`).Text()) != "Typed." {
		t.Errorf("sending scores all the same gave %d", p.status)
	}
	s.as(cy).post("/admin/cases/1/reading", url.Values{"action": {"discard"}})
	if p := s.get("/admin/cases/1/reconcile?look=yes"); !p.says("It is strong.") {
		t.Error("who decided to look does not see them")
	}
}

func TestTheListsSayWhatWaits(t *testing.T) {
	s := emptySite(t)
	s.draftCase(orchard())
	ada, bo := s.person("Ada", auth.Editor), s.person("Bo", auth.Contributor)
	waits := func(who *http.Client) (in []string) {
		p := s.as(who).get("/admin/readings")
		for _, queue := range []string{"finish", "reconcile", "second", "first"} {
			if p.Find("#"+queue+" .queue-list a").Length() == 1 {
				in = append(in, queue)
			}
		}
		return in
	}
	check := func(when string, wantAda, wantBo []string) {
		t.Helper()
		if a, b := waits(ada), waits(bo); !slices.Equal(a, wantAda) || !slices.Equal(b, wantBo) {
			t.Errorf("%s it waits in %v for Ada, in %v for Bo", when, a, b)
		}
	}
	check("unread", []string{"first"}, []string{"first"})
	draft := aReading("weak", "")
	draft.Set("action", "save")
	s.as(bo).post("/admin/cases/1/reading", draft)
	check("begun by Bo", []string{"first"}, []string{"finish"})
	s.as(ada).handIn("/admin/cases/1/reading", aReading("weak", "One funder."))
	check("read by Ada", []string{"second"}, []string{"finish"})
	draft = aReading("weak", "One funder.")
	draft.Set("saves", "1")
	s.as(bo).handIn("/admin/cases/1/reading", draft)
	check("read by both", []string{"reconcile"}, nil)
	if p := s.as(bo).get("/admin/cases/1/edit"); !slices.Contains(p.hrefs("main a"), "/admin/cases/1/reading") || slices.Contains(p.hrefs("main a"), "/admin/cases/1/reconcile") {
		t.Error("the form of the case does not lead a contributor to the reading alone")
	}
	if p := s.as(ada).get("/admin/cases/1/edit"); !slices.Contains(p.hrefs("main a"), "/admin/cases/1/reconcile") {
		t.Error("the form of the case does not lead an editor to the reconciling")
	}
}

func TestAgreementIsMeasuredByPrincipleAndByPairOfReaders(t *testing.T) {
	s := wholeSite(t)
	s.person("Ada", auth.Editor)
	s.handIn("/admin/cases/1/reading", aReading("weak", "One funder.")) // not blind: no part of it
	p := s.get("/admin/agreement")
	if got := p.texts(`.scroll[aria-labelledby="h-by-principle"] tbody tr:nth-child(3) td`); !slices.Equal(got, []string{"0.870", "77", "77", "91%"}) {
		t.Errorf("on Pooling: %q", got)
	}
	if got := p.texts(`.scroll[aria-labelledby="h-by-pair"] tbody th`); !slices.Equal(got, []string{"First reading and Second reading"}) || !p.says("Left out: 1 reading that is not blind.") {
		t.Errorf("the pairs are %q", got)
	}
	s, _, _ = readTwice(t)
	if got := s.get("/admin/agreement").texts(`.scroll[aria-labelledby="h-by-pair"] tbody td`); !slices.Equal(got,
		[]string{"No pair 0 pairs", "No variation 1 pair", "0.000 1 pair", "No pair 0 pairs", "No pair 0 pairs", "1", "2", "50%"}) {
		t.Errorf("two readers of one case: %q", got)
	}
}
