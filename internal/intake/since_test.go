package intake

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/store"
)

// edit saves a change of the garden by its form.
func edit(t *testing.T, db *store.Store, name, value string) {
	t.Helper()
	e, err := db.Edition(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	e.Answers.Set(name, value)
	c := e.Case()
	if err := db.Update(ctx, 1, e.Revision, store.Change{Case: c, Author: store.Author{Name: "Ada"}}); err != nil {
		t.Fatal(err)
	}
}

func differences(db *store.Store, r store.ImportRow) ([]casestudy.Difference, error) {
	before, after, err := db.Differing(ctx, r)
	return casestudy.Differences(before, after), err
}

func answer(t *testing.T, db *store.Store, name string) string {
	t.Helper()
	e, err := db.Edition(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	return e.Answers.Get(name)
}

func TestWhatWasSavedSinceTheExportStays(t *testing.T) {
	db := gardenIn(t)
	edit(t, db, "city", "Poznań")
	_, rows := bring(t, db, "a.csv", "slug,city,summary,revision\ngarden,Łódź,Changed in the table,1\n", false)
	if rows[0].Outcome != store.Changed || answer(t, db, "city") != "Poznań" || answer(t, db, "summary") != "Changed in the table" {
		t.Errorf("%s: city %q, summary %q", rows[0].Outcome, answer(t, db, "city"), answer(t, db, "summary"))
	}
	if _, rows := bring(t, db, "a.csv", "slug,city,summary,revision\ngarden,Łódź,Changed in the table,1\n", false); rows[0].Outcome != store.Unchanged {
		t.Errorf("the same again is %s", rows[0].Outcome)
	}
	id := read(t, db, "a.csv", "slug,city,revision\ngarden,Gdańsk,1\n")
	if wrong, _ := Problems(ctx, db, id, false); len(wrong) != 1 || !strings.HasPrefix(wrong[0], "a.csv row 2, city: City was changed here since revision 1") {
		t.Errorf("both changed the city: %q", wrong)
	}
	if _, rows := bring(t, db, "a.csv", "slug,city\ngarden,Gdańsk\n", false); rows[0].Outcome != store.Changed || answer(t, db, "city") != "Gdańsk" {
		t.Errorf("without a revision the city is %q", answer(t, db, "city"))
	}
	if _, rows := bring(t, db, "a.csv", "slug,city,revision\ngarden,Kraków,99\n", false); rows[0].Outcome != store.Changed {
		t.Errorf("a revision of another directory: %s", rows[0].Outcome)
	}
}

func TestAPublishedLevelThatATableChangesIsAReading(t *testing.T) {
	db := gardenIn(t)
	table := "slug,pooling,pooling_scored_by,revision\ngarden,moderate,published,1\n"
	id := read(t, db, "a.csv", table)
	_, rows := imported(t, db, id)
	differences, err := differences(db, rows[0])
	if err != nil || len(differences) != 2 || differences[1].Name != "pooling_scored_by" || differences[1].After != "Reading" {
		t.Errorf("the differences are %v, %v", differences, err)
	}
	bring(t, db, "a.csv", table, true)
	if p, _ := db.Published(ctx, "garden"); p.Scores[2].Level != casestudy.Moderate || p.Scores[2].ScoredBy != casestudy.ByReading {
		t.Errorf("the score is %+v", p.Scores[2])
	}
	if _, rows := bring(t, db, "a.csv", table, true); rows[0].Outcome != store.Unchanged {
		t.Errorf("the same again is %s", rows[0].Outcome)
	}
}

func TestACaseSavedSinceItWasLookedAtIsAskedAboutAgain(t *testing.T) {
	db := gardenIn(t)
	author, watch := store.Author{Name: "Test"}, func(int) error { return nil }
	id := read(t, db, "a.csv", "slug,city,summary\ngarden,Gdańsk,From the table\n")
	edit(t, db, "summary", "From the form")
	stale, err := db.ApplyImport(ctx, id, author, false, watch)
	if err != nil || stale != 1 || answer(t, db, "city") != "Łódź" || answer(t, db, "summary") != "From the form" {
		t.Fatalf("applying gave %d, %v; city %q, summary %q", stale, err, answer(t, db, "city"), answer(t, db, "summary"))
	}
	i, rows := imported(t, db, id)
	differences, _ := differences(db, rows[0])
	if i.State != store.ImportRead || len(differences) != 2 || differences[1].Before != "From the form" || differences[1].After != "From the table" {
		t.Errorf("it is %s; asked again with %v", i.State, differences)
	}
	if stale, err := db.ApplyImport(ctx, id, author, false, watch); err != nil || stale != 0 || answer(t, db, "summary") != "From the table" {
		t.Errorf("the second time gave %d, %v, summary %q", stale, err, answer(t, db, "summary"))
	}
	if _, err := db.ApplyImport(ctx, id, author, false, watch); err == nil {
		t.Error("it was applied twice")
	}
}

func TestACaseAddedSinceWithTheSameSlugIsNotOverwritten(t *testing.T) {
	db := openStore(t)
	id := read(t, db, "a.csv", "slug,name\ngarden,From the table\n")
	if err := save(db, true, Entry{File: "garden", Answers: garden(), Given: casestudy.Columns()}); err != nil {
		t.Fatal(err)
	}
	stale, err := db.ApplyImport(ctx, id, store.Author{Name: "Test"}, false, func(int) error { return nil })
	if i, _ := imported(t, db, id); err != nil || stale != 1 || i.Counts[store.Wrong] != 1 || answer(t, db, "name") != "Garden" {
		t.Errorf("applying gave %d, %v, %v, name %q", stale, err, i.Counts, answer(t, db, "name"))
	}
}

func TestNobodyPublishesUnseenByATable(t *testing.T) {
	db := gardenIn(t)
	edit(t, db, "summary", "A draft ahead")
	id := read(t, db, "a.csv", "slug,city\ngarden,Gdańsk\n")
	if wrong, _ := Problems(ctx, db, id, true); len(wrong) != 1 || !strings.Contains(wrong[0], "draft is ahead") {
		t.Errorf("publishing over a draft: %q", wrong)
	}
	if err := db.Move(ctx, 1, 0, store.Unpublish, store.Author{Name: "Ada"}); err != nil {
		t.Fatal(err)
	}
	bring(t, db, "a.csv", "slug,city\ngarden,Łódź\n", true)
	if e, _ := db.Edition(ctx, 1); e.State != store.Draft {
		t.Errorf("what was withdrawn is %s", e.State)
	}
	if err := db.Move(ctx, 1, 0, store.Archive, store.Author{Name: "Ada"}); err != nil {
		t.Fatal(err)
	}
	id = read(t, db, "a.csv", "slug,city\ngarden,Gdańsk\n")
	if wrong, _ := Problems(ctx, db, id, false); len(wrong) != 1 || !strings.Contains(wrong[0], "archived") {
		t.Errorf("changing an archived case: %q", wrong)
	}
}
