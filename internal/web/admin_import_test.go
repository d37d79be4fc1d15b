package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/intake"
	"cogov/internal/store"
)

// imported uploads a file and gives its dry run.
func (s *site) imported(name, content string) page {
	s.t.Helper()
	p := s.upload(name, []byte(content))
	if p.status != http.StatusSeeOther {
		s.t.Fatalf("the upload gave %d: %s", p.status, p.Find(".errsum").Text())
	}
	return s.settled(p.header.Get("Location"))
}

// settled is the page of an import once nothing is under way.
func (s *site) settled(path string) page {
	s.t.Helper()
	if work := s.web.imports.newest; work != nil {
		<-work.ended
	}
	return s.get(path)
}

const gardens = "slug,name,city,country,summary,website\n" +
	"utrecht-human-rights-city,Human Rights City Utrecht,Utrecht,NL,Changed in a table,https://example.org/new\n" +
	",A garden,Ghent,BE,Neighbours keep it,\n" +
	",\"A <script>alert(1)</script>, park\",Ghent,BE,Neighbours keep it,\n"

func TestATableIsLookedAtAppliedAndUndone(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	before, _ := s.db.Published(ctx, "utrecht-human-rights-city")
	dry := s.imported("gardens.csv", gardens)
	if got := dry.texts(".views a"); strings.Join(got, "|") != "Changed (1)|New (2)" {
		t.Errorf("the dry run has %q", got)
	}
	if d := strings.Join(dry.texts(".changes dt"), "|"); d != "Summary|Website" || !dry.says("in a table") || dry.Find(".changes del").Length() == 0 {
		t.Errorf("the changes are %s", d)
	}
	if now, _ := s.db.Edition(ctx, 1); now.Revision != 1 {
		t.Errorf("the dry run made revision %d", now.Revision)
	}
	path := dry.Find(".take-in").AttrOr("action", "")
	if fresh := s.get(strings.TrimSuffix(path, "/apply") + "?show=new"); !fresh.says("A <script>alert(1)</script>, park") || strings.Contains(fresh.body, "<script>alert") {
		t.Error("a name is not shown as it is")
	}
	if p := s.post(path, url.Values{"publish": {"yes"}}); p.status != http.StatusSeeOther {
		t.Fatalf("applying gave %d: %s", p.status, p.Find(".errsum").Text())
	}
	done := s.settled(strings.TrimSuffix(path, "/apply"))
	if !done.says("visitors see it") || done.Find(`form[action$="/undo"]`).Length() != 1 || done.Find(`form[action$="/apply"]`).Length() != 0 {
		t.Errorf("after applying the page says %s", done.Find("main").Text())
	}
	if p := s.get("/cases?q=garden&city=be-ghent"); !p.says("A garden") {
		t.Error("visitors do not find a new case")
	}
	if p := s.get("/cases/utrecht-human-rights-city"); !p.says("Changed in a table") {
		t.Error("visitors do not see the change")
	}
	if p := s.post(path, nil); p.status != http.StatusConflict {
		t.Errorf("applying twice gave %d", p.status)
	}
	if p := s.post(strings.Replace(path, "/apply", "/undo", 1), nil); p.status != http.StatusSeeOther {
		t.Fatalf("undoing gave %d: %s", p.status, p.Find(".errsum").Text())
	}
	if undone := s.settled(strings.TrimSuffix(path, "/apply")); !undone.says("as they were before") {
		t.Errorf("after undoing the page says %s", undone.Find("main").Text())
	}
	if after, _ := s.db.Published(ctx, "utrecht-human-rights-city"); string(after.Case.JSON()) != string(before.Case.JSON()) || after.Revision != 3 {
		t.Errorf("Utrecht is at revision %d", after.Revision)
	}
	if p := s.get("/cases.json"); strings.Contains(p.body, "A garden") {
		t.Error("visitors still see a case that was taken back")
	}
	if p := s.get("/admin/imports"); !strings.Contains(strings.Join(p.texts("tbody tr"), "|"), "gardens.csvUndone2 new, 1 changed") {
		t.Errorf("the list has %q", p.texts("tbody tr"))
	}
}

func TestAWrongRowAppliesNothing(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	p := s.imported("bad.csv", gardens+",Bad,Ghent,XX,,\n")
	if row := strings.Join(p.texts("tbody tr"), "|"); !strings.HasPrefix(row, "Row 5 BadcountryCountry or territory must be") || p.Find(`form[action$="/apply"]`).Length() != 0 {
		t.Errorf("the page shows %s", row)
	}
	if p := s.post("/admin/imports/2/apply", nil); p.status != http.StatusUnprocessableEntity || p.Find("#errors").Length() != 1 {
		t.Errorf("applying gave %d", p.status)
	}
	if lines, _ := s.db.Editions(ctx, "", "", 10); len(lines) != 1 || lines[0].Revision != 1 {
		t.Errorf("there are %d cases", len(lines))
	}
}

func TestManyRowsAreShownPageByPage(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	p := s.imported("many.csv", "name\n"+strings.Repeat("Garden\n", 2*rowsShown+1))
	for page, want := range []string{"Row 2 – Row 101", "Row 102 – Row 201", "Row 202 – Row 202"} {
		rows := p.texts("tbody th")
		if got := rows[0] + " – " + rows[len(rows)-1]; got != want {
			t.Errorf("page %d has %s", page+1, got)
		}
		next := p.Find(`a[rel="next"]`).AttrOr("href", "")
		if (next == "") != (page == 2) {
			t.Fatalf("page %d leads on to %q", page+1, next)
		}
		p = s.get(next)
	}
}

func TestWhatCannotBePublishedIsListed(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.imported("drafts.csv", "name\nOnly a name\n")
	p := s.post("/admin/imports/1/apply", url.Values{"publish": {"yes"}})
	if p.status != http.StatusUnprocessableEntity || p.Find(`.views a[href*="show=missing"]`).Length() != 1 {
		t.Errorf("publishing gave %d", p.status)
	}
	if rows := s.get("/admin/imports/1?show=missing").texts("tbody tr"); len(rows) != 3 || !strings.Contains(rows[0], "cityEnter a city") {
		t.Errorf("missing is %q", rows)
	}
	if p := s.post("/admin/imports/1/apply", nil); p.status != 303 {
		t.Errorf("saving drafts gave %d", p.status)
	}
	if !s.settled("/admin/imports/1").says("New cases are drafts") {
		t.Error("the page does not say so")
	}
}

func TestACaseSavedInBetweenIsAskedAboutAgain(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	s.imported("gardens.csv", gardens)
	e, _ := s.db.Edition(ctx, 1)
	e.Answers.Set("summary", "Saved by hand meanwhile")
	if err := s.db.Update(ctx, 1, 1, store.Change{Case: e.Case(), Author: store.Author{Name: "Marta"}}); err != nil {
		t.Fatal(err)
	}
	p := s.post("/admin/imports/2/apply", nil)
	if p.status != http.StatusConflict || !p.says("Somebody saved in between") || !p.says("Saved by hand meanwhile") || !strings.HasPrefix(p.Find("title").Text(), "Error: ") {
		t.Errorf("applying gave %d: %s", p.status, p.Find("main").Text())
	}
	if now, _ := s.db.Edition(ctx, 1); now.Revision != 2 {
		t.Errorf("revision %d", now.Revision)
	}
	if p := s.post("/admin/imports/2/apply", url.Values{"publish": {"yes"}}); p.status != 422 || p.Find(".errsum").Length() != 1 || !p.says("cannot be published") {
		t.Errorf("publishing over the draft gave %d: %s", p.status, p.Find(".errsum").Text())
	}
	if p := s.post("/admin/imports/2/apply", nil); p.status != 303 {
		t.Errorf("applying again gave %d", p.status)
	}
	s.settled("/admin/imports/2")
	if now, _ := s.db.Edition(ctx, 1); now.Answers.Get("summary") != "Changed in a table" {
		t.Errorf("the summary is %q", now.Answers.Get("summary"))
	}
}

func TestFilesThatAreNotTakenSayWhy(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	if p := s.upload("cases.xlsx", []byte("PK")); p.status != 415 || !p.says("CSV UTF-8") {
		t.Errorf("a spreadsheet gave %d", p.status)
	}
	if p := s.upload("", nil); p.status != 422 {
		t.Errorf("no file gave %d", p.status)
	}
	if p := s.imported("broken.csv", "name\nA \"garden\n"); !p.says("Row 2 (line 2, character 3) cannot be read, nor can the rest: a quotation mark is missing") || !strings.HasPrefix(p.Find("title").Text(), "Error: ") {
		t.Errorf("a broken file: %s", p.Find("main").Text())
	}
	if p := s.imported("cases.json", `[{"name": "One", "odd": 1}, {"slug": "utrecht-human-rights-city", "name": "Another name"}]`); !p.says("New (1)") || !p.says("Another name") {
		t.Errorf("a JSON file: %s", p.Find("main").Text())
	}
	s.client = newClient()
	s.signIn(auth.Contributor)
	if p := s.upload("a.csv", []byte("name\nGarden\n")); p.status != 403 || !p.says("An editor does that") {
		t.Errorf("by a contributor: %d", p.status)
	}
	if p := s.get("/admin/import"); p.Find(`input[accept=".txt"]`).Length() != 1 {
		t.Error("a contributor is offered to bring in tables")
	}
	s.client = newClient()
	if p := s.upload("a.csv", []byte("name\nGarden\n")); p.status != 403 || !p.says("choose it again") {
		t.Errorf("without a session: %d", p.status)
	}
}

// While an import is applied others cannot save, keep what they typed, and read
// on; who looks at the import sees how far it is.
func TestWhileAnImportIsAppliedOthersKeepWhatTheyTyped(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	s.imported("gardens.csv", gardens)
	reached, goOn := make(chan struct{}), make(chan struct{})
	work, err := s.web.imports.begin(2, "Saving the cases", 3, func(ctx context.Context, work *importWork) error {
		_, err := s.db.ApplyImport(ctx, 2, store.Author{Name: "Ada"}, true, func(done int) error {
			work.done.Store(int64(done))
			close(reached)
			<-goOn
			return nil
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	<-reached
	if p := s.post("/admin/cases", newGarden()); p.status != 503 || p.header.Get("Retry-After") == "" || p.Find(`input[name="name"]`).AttrOr("value", "") != "Garden of Łódź" {
		t.Errorf("a save gave %d", p.status)
	}
	for path, want := range map[string]string{"/cases/utrecht-human-rights-city": "Human Rights City Utrecht", "/cases?q=utrecht": "Human Rights", "/readyz": "ok"} {
		if p := s.get(path); !p.says(want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	p := s.get("/admin/imports/2")
	if p.Find("progress").AttrOr("value", "") != "100" || !strings.HasPrefix(p.header.Get("Refresh"), "2; url=/admin/imports/2") || p.Find("form.take-in").Length() != 0 {
		t.Errorf("the page under way: %s, refresh %q", p.Find("progress").AttrOr("value", ""), p.header.Get("Refresh"))
	}
	if p := s.upload("more.csv", []byte(gardens)); p.status != 503 || !p.says("Another import is under way") {
		t.Errorf("another file gave %d", p.status)
	}
	close(goOn)
	<-work.ended
	if p := s.get("/admin/imports/2"); p.header.Get("Refresh") != "" || !p.says("Applied on") {
		t.Errorf("afterwards the page says %s", p.Find("main").Text())
	}
	if p := s.post("/admin/cases", newGarden()); p.status != 303 {
		t.Errorf("afterwards a save gave %d", p.status)
	}
}

// Others save while a large file is read.
func TestOthersSaveWhileAFileIsRead(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	id, err := s.db.BeginImport(ctx, "large.csv", store.Author{Name: "Ada"})
	if err != nil {
		t.Fatal(err)
	}
	saved := 0
	many := func(yield func(intake.Entry, error) bool) {
		for i := range 250 {
			if !yield(intake.Entry{Row: i + 1, Answers: casestudy.Answers{"name": {fmt.Sprint("Case ", i)}}}, nil) {
				return
			}
		}
	}
	err = intake.Stage(ctx, s.db, id, many, func(int) error {
		if p := s.post("/admin/cases", newGarden()); p.status == 303 {
			saved++
		}
		return nil
	})
	if err != nil || saved != 3 {
		t.Errorf("%d saves between three pieces, %v", saved, err)
	}
}

func TestWhatTheServerLeavesHalfDoneIsPutAway(t *testing.T) {
	dir := t.TempDir()
	s := siteIn(t, dir)
	s.signIn(auth.Editor)
	id, err := s.db.BeginImport(ctx, "cut-off.csv", store.Author{Name: "Ada"})
	if err == nil {
		err = s.db.Stage(ctx, id, []store.Incoming{{Answers: casestudy.Answers{"name": {"Half"}}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	begun := make(chan struct{})
	work, err := s.web.imports.begin(id, "Reading", 1, func(ctx context.Context, _ *importWork) error {
		close(begun)
		<-ctx.Done()
		return ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	<-begun
	s.web.Close() // waits until the work is over
	if work.isUnderWay() || !strings.Contains(work.why(), "was stopped") {
		t.Error("the work goes on after the server")
	}
	if _, err := New(ctx, s.db, s.web.Config); err != nil { // as at the next start
		t.Fatal(err)
	}
	i, err := s.db.Import(ctx, id)
	if err != nil || i.State != store.ImportAborted || len(i.Counts) != 0 {
		t.Errorf("it is %s with %v, %v", i.State, i.Counts, err)
	}
}

func TestJSONOfTheSiteComesBackIn(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	entry := s.get("/cases/utrecht-human-rights-city.json").body
	if p := s.imported("utrecht.json", entry); !p.says("Nothing would change") {
		t.Errorf("the page says %s", p.Find("main").Text())
	}
	var fields map[string]any
	if err := json.Unmarshal([]byte(entry), &fields); err != nil || fields["revision"] != 1.0 {
		t.Errorf("revision %v, %v", fields["revision"], err)
	}
}
