package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
)

// everything answers every field, and two things of every list.
func everything() casestudy.Answers {
	a := casestudy.Answers{}
	answer := func(f casestudy.Field, n int) {
		text := fmt.Sprintf("%s – “%d” ü\n\n* second line", f.Name, n)
		switch f.Kind {
		case casestudy.Text:
			text = fmt.Sprintf("%s %d ü", f.Name, n)
		case casestudy.Lines:
			text = "first\nsecond"
		case casestudy.Year:
			text = fmt.Sprint(1990 + n)
		case casestudy.Date:
			text = "2018-06-08"
		case casestudy.Degrees:
			text = fmt.Sprintf("-%d.0625", n)
		case casestudy.Choice:
			text = f.Options[n%len(f.Options)].Code
		case casestudy.Choices:
			a[f.Name] = []string{f.Options[1].Code, f.Options[0].Code}
			return
		case casestudy.Country:
			text = "NL"
		case casestudy.URL:
			text = fmt.Sprintf("https://example.org/%d?a=b#c", n)
		case casestudy.Email:
			text = "someone@example.org"
		case casestudy.Flag:
			text = "yes"
		}
		a.Set(f.Name, text)
	}
	for i, f := range casestudy.Fields() {
		answer(f, i)
	}
	for _, l := range append(casestudy.Lists(), casestudy.Readings) {
		for i := range 2 {
			for j, f := range l.Parts {
				f.Name = l.PartName(i, f.Name)
				answer(f, i+j)
			}
		}
	}
	return a
}

func TestEveryFieldIsKept(t *testing.T) {
	s := openStore(t)
	c := caseOf(t, everything())
	done, err := bringIn(s, []brought{{Case: c, Record: "as\r\npublished"}}, marta, true)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Published(ctx, done[0].Slug)
	if err != nil {
		t.Fatal(err)
	}
	c.Slug = done[0].Slug
	if diff := cmp.Diff(c, got.Case); diff != "" {
		t.Errorf("what the public sees differs:\n%s", diff)
	}
	e, err := s.Edition(ctx, done[0].CaseID)
	if err != nil {
		t.Fatal(err)
	}
	c.Readings = nil // stand beside the revisions
	if diff := cmp.Diff(c, e.Case()); diff != "" {
		t.Errorf("what editors see differs:\n%s", diff)
	}
	if d, err := s.Dossier(ctx, done[0].Slug); err != nil || d.Record != "as\r\npublished" {
		t.Errorf("record text %q, %v", d.Record, err)
	}
	listed, err := s.Listed(ctx)
	if err != nil || len(listed.Shown) != 1 {
		t.Fatal(listed, err)
	}
	if l := listed.Shown[0]; l.Name != c.Name || l.Summary != c.Summary || l.Scores[4].Level != c.Scores[4].Level || l.Scores[2].ScoredBy != c.Scores[2].ScoredBy || l.Description != "" {
		t.Errorf("the catalogue gets %+v", l)
	}
}

func TestSavingOverAnotherChangeIsAConflict(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	id := create(t, s, c, false)
	c.Summary = "Hers"
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil {
		t.Fatal(err)
	}
	c.Summary = "His"
	var conflict *Conflict
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: Author{Name: "Jan"}}); !errors.As(err, &conflict) || conflict.Newest != 2 {
		t.Errorf("the second saver got %v", err)
	}
	if e, _ := s.Edition(ctx, id); e.Case().Summary != "Hers" || e.Revision != 2 {
		t.Errorf("the case is %q at revision %d", e.Case().Summary, e.Revision)
	}
	c.Summary = "Hers"
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil {
		t.Errorf("sending the same again clashed with itself: %v", err)
	}
}

func TestNothingIsOverwrittenInSilence(t *testing.T) {
	s := openStore(t)
	id := create(t, s, garden(t), true)
	const editors, saves = 8, 6
	var stored atomic.Int64
	var wg sync.WaitGroup
	for editor := range editors {
		wg.Go(func() {
			for n := range saves {
				e, err := s.Edition(ctx, id)
				if err != nil {
					t.Error(err)
					return
				}
				c := e.Case()
				c.Caveats = append(c.Caveats, fmt.Sprintf("editor %d save %d", editor, n))
				var conflict *Conflict
				switch err := s.Update(ctx, id, e.Revision, Change{Case: c, Author: marta, Publish: true}); {
				case err == nil:
					stored.Add(1)
				case !errors.As(err, &conflict):
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	e, _ := s.Edition(ctx, id)
	if n := int(stored.Load()); n == 0 || n == editors*saves {
		t.Errorf("%d of %d saves were stored: there was no contest", n, editors*saves)
	}
	if e.Revision != int(stored.Load())+1 || len(e.Case().Caveats) != int(stored.Load()) {
		t.Errorf("%d saves were acknowledged, but there are revision %d and %d texts", stored.Load(), e.Revision, len(e.Case().Caveats))
	}
}

func TestSavingAPublishedCaseIsADraftUntilItIsPublished(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	id := create(t, s, c, true)
	c.Summary = "Ahead of the public"
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil {
		t.Fatal(err)
	}
	if p, _ := s.Published(ctx, "garden-of-lodz"); p.Summary == c.Summary || p.Revision != 1 {
		t.Errorf("the public sees revision %d: %s", p.Revision, p.Summary)
	}
	if e, _ := s.Edition(ctx, id); e.Revision != 2 || e.PublishedRevision != 1 || e.Case().Summary != c.Summary {
		t.Errorf("editors see %+v", e)
	}
	if err := s.Publish(ctx, id, 0, marta); err != nil {
		t.Fatal(err)
	}
	if p, _ := s.Published(ctx, "garden-of-lodz"); p.Summary != c.Summary || p.Revision != 2 {
		t.Errorf("after publishing, the public sees revision %d: %s", p.Revision, p.Summary)
	}
	if hits, _ := s.Search(ctx, "ahead", true); len(hits) != 1 {
		t.Error("the published text is not found")
	}
}

func TestWithdrawnCasesAreGoneFromThePublic(t *testing.T) {
	for _, move := range []Move{Unpublish, Archive} {
		to := move.to
		s := openStore(t)
		c := garden(t)
		id := create(t, s, c, true)
		c.Summary = "A draft ahead"
		if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil {
			t.Fatal(err)
		}
		if err := s.Move(ctx, id, 2, move, marta); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Published(ctx, "garden-of-lodz"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: the page gives %v", to, err)
		}
		if hits, _ := s.Search(ctx, "garden", true); len(hits) != 0 {
			t.Errorf("%s: search still finds it", to)
		}
		if all, _ := s.Listed(ctx); len(all.Shown) != 0 || len(all.Hidden) != 1 {
			t.Errorf("%s: the catalogue still gets it", to)
		}
		if e, _ := s.Edition(ctx, id); e.State != to || e.Case().Summary != "A draft ahead" {
			t.Errorf("%s: editors see %+v", to, e)
		}
	}
}

func TestACaseThatIsNotReadyIsNotPublished(t *testing.T) {
	s := openStore(t)
	id := create(t, s, caseOf(t, casestudy.Answers{"name": {"Only a name"}}), false)
	var notReady NotReady
	if err := s.Publish(ctx, id, 0, marta); !errors.As(err, &notReady) || len(notReady.Missing) != 3 {
		t.Errorf("publishing gave %v", err)
	}
}

func TestAnUnchangedSaveMakesNoRevision(t *testing.T) {
	s := openStore(t)
	id := create(t, s, garden(t), true)
	e, _ := s.Edition(ctx, id)
	before, _ := s.Listed(ctx)
	if err := s.Update(ctx, id, 1, Change{Case: e.Case(), Author: marta, Publish: true}); err != nil {
		t.Fatal(err)
	}
	if e, _ := s.Edition(ctx, id); e.Revision != 1 {
		t.Errorf("revision %d", e.Revision)
	}
	if after, _ := s.Listed(ctx); after.Revision != before.Revision {
		t.Error("the data revision moved although nothing changed")
	}
}

func TestAFormSentTwiceIsSavedOnce(t *testing.T) {
	s := openStore(t)
	if err := s.AddAccount(ctx, Account{Email: "m@example.org", Name: "Marta", Role: "admin", Password: "x"}); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	ids := make([]int64, 50)
	for i := range ids {
		wg.Go(func() {
			var err error
			if ids[i], err = s.Create(ctx, Change{Case: garden(t), Author: Author{1, "Marta"}, Form: "f1"}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, id := range ids {
		if id != ids[0] || id == 0 {
			t.Fatalf("the sendings gave %v", ids)
		}
	}
}

func TestAFormSentAgainWithOtherWordsLosesNone(t *testing.T) {
	s := openStore(t)
	if err := s.AddAccount(ctx, Account{Email: "m@example.org", Name: "Marta", Role: "admin", Password: "x"}); err != nil {
		t.Fatal(err)
	}
	send := func(c casestudy.Case, publish bool) (int64, error) {
		return s.Create(ctx, Change{Case: c, Author: Author{1, "Marta"}, Form: "f1", Publish: publish})
	}
	c := garden(t)
	first, err := send(c, false)
	if err != nil {
		t.Fatal(err)
	}
	c.Summary = "Corrected after going back"
	if id, err := send(c, true); err != nil || id != first {
		t.Fatalf("sending it corrected gave %d, %v", id, err)
	}
	if p, err := s.Published(ctx, "garden-of-lodz"); err != nil || p.Summary != c.Summary {
		t.Errorf("the public sees %q, %v", p.Summary, err)
	}
	c.Summary = "Corrected once more"
	var conflict *Conflict
	if id, err := send(c, false); !errors.As(err, &conflict) || id != first {
		t.Errorf("sending it over a later revision gave %d, %v", id, err)
	}
	if err := s.Move(ctx, first, 0, Unpublish, marta); err != nil {
		t.Fatal(err)
	}
	c.Summary = "Corrected after going back"
	if id, err := send(c, true); !errors.As(err, &conflict) || id != first {
		t.Errorf("sending it after it was taken down gave %d, %v", id, err)
	}
	if _, err := s.Published(ctx, "garden-of-lodz"); !errors.Is(err, ErrNotFound) {
		t.Error("a repeated form undid what somebody took down")
	}
	c.Name = "Another garden"
	if id, err := send(c, false); !errors.As(err, &conflict) || id != first {
		t.Errorf("sending it under another name gave %d, %v", id, err)
	}
}

func TestNobodyPublishesWhatTheyHaveNotSeen(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	id := create(t, s, c, false)
	c.Summary = "Saved since"
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil {
		t.Fatal(err)
	}
	var conflict *Conflict
	if err := s.Publish(ctx, id, 1, marta); !errors.As(err, &conflict) || conflict.Newest != 2 {
		t.Errorf("publishing gave %v", err)
	}
	if err := s.Move(ctx, id, 1, Archive, marta); !errors.As(err, &conflict) {
		t.Errorf("archiving gave %v", err)
	}
	if e, _ := s.Edition(ctx, id); e.State != Draft {
		t.Errorf("the case is %s", e.State)
	}
}

func TestMovesThatTheStateDoesNotAllow(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	id := create(t, s, c, true)
	refused := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, ErrState) {
			t.Errorf("%s gave %v", what, err)
		}
	}
	refused("restoring a published case", s.Move(ctx, id, 0, Restore, marta))
	if err := s.Move(ctx, id, 0, Archive, marta); err != nil {
		t.Fatal(err)
	}
	refused("publishing an archived case", s.Publish(ctx, id, 0, marta))
	refused("unpublishing an archived case", s.Move(ctx, id, 0, Unpublish, marta))
	c.Summary = "More"
	refused("saving and publishing an archived case", s.Update(ctx, id, 1, Change{Case: c, Author: marta, Publish: true}))
}

func TestTheDateAddedStays(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	id := create(t, s, c, false)
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil { // without a date, as it was sent
		t.Fatal(err)
	}
	if e, _ := s.Edition(ctx, id); e.Revision != 1 || e.Answers.Get("added") == "" {
		t.Errorf("revision %d was added on %q", e.Revision, e.Answers.Get("added"))
	}
}

func TestTheSameTextAgainIsTheSameCase(t *testing.T) {
	s := openStore(t)
	poorer := caseOf(t, casestudy.Answers{"name": {"Garden"}, "city": {"Łódź"}, "country": {"PL"}, "summary": {"Less is said."}})
	for i, in := range []brought{{Case: garden(t), Record: "Name Garden\nCity Łódź"}, {Case: poorer, Record: "Name Garden\r\nCity Łódź\r\n"}} {
		want := []Outcome{New, Unchanged}[i]
		done, err := bringIn(s, []brought{in}, marta, true)
		if err != nil || done[0].Outcome != want || done[0].CaseID != 1 {
			t.Errorf("time %d: %v, %v", i+1, done, err)
		}
	}
	if p, _ := s.Published(ctx, "garden-of-lodz"); p.Name != "Garden of Łódź" || p.Revision != 1 {
		t.Errorf("the case became %q", p.Name)
	}
	c := garden(t)
	c.Slug, c.Summary = "garden-of-lodz", "Changed"
	if _, err := bringIn(s, []brought{{Case: c, Record: "Name Garden, changed"}}, marta, true); err != nil {
		t.Fatal(err)
	}
	if d, _ := s.Dossier(ctx, "garden-of-lodz"); d.Record != "Name Garden, changed" {
		t.Errorf("as published stands %q", d.Record)
	}
}

func TestSlugsNeverClash(t *testing.T) {
	s := openStore(t)
	var slugs []string
	for range 4 {
		e, _ := s.Edition(ctx, create(t, s, garden(t), false))
		slugs = append(slugs, e.Slug)
	}
	e, _ := s.Edition(ctx, create(t, s, caseOf(t, casestudy.Answers{"name": {"東京のまち"}}), false))
	slugs = append(slugs, e.Slug)
	if got := strings.Join(slugs, " "); got != "garden-of-lodz garden-of-lodz-lodz garden-of-lodz-2 garden-of-lodz-3 case" {
		t.Errorf("slugs %s", got)
	}
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	s := openStore(t)
	bad := garden(t)
	bad.Slug = "xx"
	if _, err := s.writer.Exec(`CREATE TRIGGER fails BEFORE INSERT ON cases WHEN NEW.slug LIKE 'xx%' BEGIN SELECT RAISE(ABORT, 'broken'); END`); err != nil {
		t.Fatal(err)
	}
	if _, err := bringIn(s, []brought{{Case: garden(t)}, {Case: bad}}, marta, true); err == nil {
		t.Fatal("the import passed")
	}
	if lines, _ := s.Editions(ctx, "", "", 10); len(lines) != 0 {
		t.Errorf("%d cases are left of a failed import", len(lines))
	}
}

func TestImportingTheSameAgainChangesNothing(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	c.Slug = "lodz"
	for i, want := range []Outcome{New, Unchanged} {
		done, err := bringIn(s, []brought{{Case: c}}, marta, true)
		if err != nil || done[0].Outcome != want {
			t.Errorf("time %d: %v, %v", i+1, done, err)
		}
		c = func() casestudy.Case { e, _ := s.Edition(ctx, done[0].CaseID); return e.Case() }()
	}
	c.Summary = "Changed"
	if done, err := bringIn(s, []brought{{Case: c}}, marta, true); err != nil || done[0].Outcome != Changed {
		t.Errorf("a change gave %v, %v", done, err)
	}
}

func TestContactsThatAFileDoesNotHaveStay(t *testing.T) {
	s := openStore(t)
	c := caseOf(t, everything())
	c.Slug = "kept"
	if _, err := bringIn(s, []brought{{Case: c}}, marta, true); err != nil {
		t.Fatal(err)
	}
	public := c
	public.Contacts, public.Readings, public.Summary = nil, nil, "Changed in a file"
	if _, err := bringIn(s, []brought{{Case: public}}, marta, true); err != nil {
		t.Fatal(err)
	}
	if p, _ := s.Published(ctx, "kept"); len(p.Contacts) != 2 || len(p.Readings) != 2 || p.Summary != "Changed in a file" {
		t.Errorf("%d contacts and %d readings are left beside %q", len(p.Contacts), len(p.Readings), p.Summary)
	}
}

func TestACopyHoldsWhatTheDatabaseHolds(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	if err := CopyTo(ctx, from, to); err != nil {
		t.Errorf("copying nothing gave %v", err)
	}
	s, err := OpenExclusive(ctx, from)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	create(t, s, garden(t), true)
	if err := CopyTo(ctx, from, to); err != nil { // beside the open one
		t.Fatal(err)
	}
	c, err := OpenExclusive(ctx, to)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if p, err := c.Published(ctx, "garden-of-lodz"); err != nil || p.Name != "Garden of Łódź" {
		t.Errorf("the copy has %q, %v", p.Name, err)
	}
}

func TestOldSnapshotsStillOpen(t *testing.T) {
	s := openStore(t)
	id := create(t, s, garden(t), false)
	if _, err := s.writer.Exec(`UPDATE revisions SET snapshot = $1`, `{"name":"From before","country":"Utopia","gone":["a"]}`); err != nil {
		t.Fatal(err)
	}
	e, err := s.Edition(ctx, id)
	if err != nil || e.Answers.Get("name") != "From before" || e.Answers.Get("country") != "Utopia" {
		t.Errorf("%v, %v", e.Answers, err)
	}
}

func TestAuditRowsStay(t *testing.T) {
	s := openStore(t)
	create(t, s, garden(t), true)
	for _, statement := range []string{`DELETE FROM audit`, `UPDATE audit SET actor = 'nobody'`} {
		if _, err := s.writer.Exec(statement); err == nil {
			t.Errorf("%s worked", statement)
		}
	}
	actions, _ := collect(ctx, s.read, func(row rowScanner) (a string, err error) { return a, row.Scan(&a) }, `SELECT action FROM audit ORDER BY id`)
	if got := strings.Join(actions, ","); got != "save,publish" {
		t.Errorf("audit says %s", got)
	}
}

func TestSnapshotsAreCanonical(t *testing.T) {
	c := caseOf(t, everything())
	again := caseOf(t, c.Answers())
	if a, b := string(c.JSON()), string(again.JSON()); a != b || !json.Valid([]byte(a)) {
		t.Errorf("the same case gave other bytes:\n%s\n%s", a, b)
	}
}
