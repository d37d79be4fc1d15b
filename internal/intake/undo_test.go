package intake

import (
	"errors"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/store"
)

var (
	tester  = store.Author{Name: "Test"}
	unmoved = func(int) error { return nil }
)

// undo undoes an import.
func undo(t *testing.T, db *store.Store, id int64) (store.Import, []store.ImportRow) {
	t.Helper()
	if err := db.UndoImport(ctx, id, tester, unmoved); err != nil {
		t.Fatal(err)
	}
	return imported(t, db, id)
}

func TestAnImportIsUndoneAsOne(t *testing.T) {
	for _, publish := range []bool{false, true} {
		db := gardenIn(t)
		before, _ := db.Published(ctx, "garden")
		i, rows := bring(t, db, "a.csv", "slug,name,city,country,summary\ngarden,Changed,Łódź,PL,Changed\npark,Park,Gdańsk,PL,New\n", publish)
		if publish {
			if hits, _ := db.Search(ctx, "changed", true); len(hits) != 1 {
				t.Fatalf("the search finds %v", hits)
			}
		}
		i, _ = undo(t, db, i.ID)
		after, err := db.Published(ctx, "garden")
		if err != nil || i.State != store.ImportUndone || i.Kept != 0 || string(after.Case.JSON()) != string(before.Case.JSON()) || len(after.Readings) != 1 {
			t.Errorf("publish %v: %s, %v; the garden is\n%s", publish, i.State, err, after.Case.JSON())
		}
		e, _ := db.Edition(ctx, 1)
		if e.Answers.Get("name") != "Garden" || e.Revision != 3 || e.State != store.Published || !strings.Contains(e.Message, "undone") {
			t.Errorf("publish %v: revision %d is %q: %s", publish, e.Revision, e.Answers.Get("name"), e.Message)
		}
		switch e, err := db.Edition(ctx, rows[1].CaseID); {
		case publish && e.State != store.Archived:
			t.Errorf("the new case that visitors saw is %s, %v", e.State, err)
		case !publish && !errors.Is(err, store.ErrNotFound):
			t.Errorf("the new case that they never saw is %s, %v", e.State, err)
		}
		if hits, _ := db.Search(ctx, "changed", true); len(hits) != 0 {
			t.Errorf("the search still finds %v", hits)
		}
		if err := db.UndoImport(ctx, i.ID, tester, unmoved); !errors.Is(err, store.ErrState) {
			t.Errorf("undone twice: %v", err)
		}
	}
}

func TestUndoingLeavesWhatSomebodyChangedSince(t *testing.T) {
	db := gardenIn(t)
	i, rows := bring(t, db, "a.csv", "slug,name,summary\ngarden,Changed,Changed\npark,Park,New\nwood,Wood,New\n", false)
	edit(t, db, "city", "Poznań")
	if err := db.Move(ctx, rows[2].CaseID, 0, store.Archive, tester); err != nil {
		t.Fatal(err)
	}
	i, rows = undo(t, db, i.ID)
	if i.Kept != 2 || !rows[0].Kept || rows[1].Kept || !rows[2].Kept {
		t.Errorf("%d were left: %v %v %v", i.Kept, rows[0].Kept, rows[1].Kept, rows[2].Kept)
	}
	if answer(t, db, "city") != "Poznań" || answer(t, db, "name") != "Changed" {
		t.Errorf("the garden is %q in %q", answer(t, db, "name"), answer(t, db, "city"))
	}
}

// Whoever still has the form of a removed case open must not change another by it.
func TestNoNumberOfARemovedCaseIsGivenAgain(t *testing.T) {
	db := gardenIn(t)
	i, rows := bring(t, db, "a.csv", "name\nPark\n", false)
	removed := rows[0].CaseID
	staged := read(t, db, "b.csv", "slug,summary\npark,Of the removed one\n")
	undo(t, db, i.ID)
	_, rows = bring(t, db, "a.csv", "name\nPark\n", false)
	if rows[0].CaseID == removed || rows[0].Slug != "park" {
		t.Errorf("the new case has the number %d, as the removed one had, and is called %s", rows[0].CaseID, rows[0].Slug)
	}
	stale, err := db.ApplyImport(ctx, staged, tester, false, unmoved)
	i, _ = imported(t, db, staged)
	if e, _ := db.Edition(ctx, rows[0].CaseID); err != nil || stale != 1 || i.Counts[store.Wrong] != 1 || e.Revision != 1 {
		t.Errorf("a row of the removed case gave %d, %v, %v; the new one is at revision %d", stale, err, i.Counts, e.Revision)
	}
}

func TestUndoingKeepsWhatSomebodySaidOfANewCase(t *testing.T) {
	db := openStore(t)
	i, rows := bring(t, db, "a.csv", "name\nGarden\n", false)
	if err := db.Comment(ctx, rows[0].CaseID, "Is this the one in Ghent?", tester); err != nil {
		t.Fatal(err)
	}
	undo(t, db, i.ID)
	if e, err := db.Edition(ctx, rows[0].CaseID); err != nil || e.State != store.Archived {
		t.Errorf("it is %s, %v", e.State, err)
	}
}

// A table from before a case had another address still names it.
func TestARowNamesACaseByItsFormerSlug(t *testing.T) {
	db := gardenIn(t)
	if err := db.Rename(ctx, 1, "ogrod", tester); err != nil {
		t.Fatal(err)
	}
	if _, rows := bring(t, db, "a.csv", "slug,city\ngarden,Gdańsk\n", false); rows[0].CaseID != 1 || answer(t, db, "city") != "Gdańsk" {
		t.Errorf("the row became %+v", rows[0])
	}
}

// Where a draft was ahead of the public page, both come back.
func TestUndoingBringsADraftBack(t *testing.T) {
	db := gardenIn(t)
	edit(t, db, "summary", "A draft ahead")
	i, _ := bring(t, db, "a.csv", "slug,city\ngarden,Gdańsk\n", false)
	undo(t, db, i.ID)
	if p, _ := db.Published(ctx, "garden"); p.City != "Łódź" || p.Summary != "Neighbours keep it." || p.Revision != 1 {
		t.Errorf("visitors see revision %d: %q, %q", p.Revision, p.City, p.Summary)
	}
	if answer(t, db, "city") != "Łódź" || answer(t, db, "summary") != "A draft ahead" {
		t.Errorf("the draft is %q, %q", answer(t, db, "city"), answer(t, db, "summary"))
	}
}

func TestUndoingADraftThatWasPublishedMakesItADraft(t *testing.T) {
	db := openStore(t)
	table := "slug,name,city,country,summary\ngarden,Garden,Łódź,PL,Kept\n"
	bring(t, db, "a.csv", table, false)
	i, _ := bring(t, db, "a.csv", strings.Replace(table, "Kept", "Changed", 1), true)
	if e, _ := db.Edition(ctx, 1); e.State != store.Published {
		t.Fatalf("it is %s", e.State)
	}
	undo(t, db, i.ID)
	if e, _ := db.Edition(ctx, 1); e.State != store.Draft || e.PublishedRevision != 0 || e.Answers.Get("summary") != "Kept" {
		t.Errorf("it is %s: %q", e.State, e.Answers.Get("summary"))
	}
	if _, err := db.Published(ctx, "garden"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("visitors see it: %v", err)
	}
}

func TestUndoingBringsTheRecordBack(t *testing.T) {
	db := openStore(t)
	entry := func(summary, text string) Entry {
		return Entry{File: "garden.txt", Answers: casestudy.Answers{"slug": {"garden"}, "name": {"Garden"}, "city": {"Łódź"}, "country": {"PL"}, "summary": {summary}},
			Given: casestudy.Columns(), Record: text}
	}
	for _, e := range []Entry{entry("One", "Name Garden"), entry("Two", "Name Garden, again")} {
		if err := save(db, true, e); err != nil {
			t.Fatal(err)
		}
	}
	if d, _ := db.Dossier(ctx, "garden"); d.Record != "Name Garden, again" {
		t.Fatalf("the record is %q", d.Record)
	}
	undo(t, db, 2)
	if d, _ := db.Dossier(ctx, "garden"); d.Record != "Name Garden" || d.Summary != "One" {
		t.Errorf("the record is %q, the summary %q", d.Record, d.Summary)
	}
}
