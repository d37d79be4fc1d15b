package intake

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"
	"testing/fstest"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/seeds"
)

var ctx = context.Background()

func openStore(t *testing.T) *store.Store {
	t.Helper()
	db, err := store.OpenExclusive(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// save brings entries in by a file of that name.
func save(db *store.Store, publish bool, entries ...Entry) error {
	return Save(ctx, db, "test", func(yield func(Entry, error) bool) {
		for _, e := range entries {
			if !yield(e, nil) {
				return
			}
		}
	}, store.Author{Name: "Test"}, publish)
}

// all reads entries to the end, or to an error.
func all(entries iter.Seq2[Entry, error]) (list []Entry, err error) {
	for e, err := range entries {
		if err != nil {
			return list, err
		}
		list = append(list, e)
	}
	return list, nil
}

func TestTheSeedsGiveUtrechtFromRecordAndCompanion(t *testing.T) {
	db := openStore(t)
	if err := Seed(ctx, db, seeds.Files); err != nil {
		t.Fatal(err)
	}
	p, err := db.Dossier(ctx, "utrecht-human-rights-city")
	if err != nil {
		t.Fatal(err)
	}
	for what, is := range map[string]bool{
		"the companion's name":                                    p.Name == "Human Rights City Utrecht",
		"the published name as an alias":                          strings.Contains(strings.Join(p.Aliases, "\n"), "Human Right Cities"),
		"the record's start year":                                 p.StartYear == 2010,
		"the record's date added":                                 p.Added == "2018-06-08",
		"the record's description":                                strings.HasPrefix(p.Description, "In 2010, the City of Utrecht adopted the universal standard"),
		"the headings of its three initiatives":                   strings.Count(p.Description, "\n## ") == 3,
		"strong Urban Co-Governance":                              p.Scores[0].Level == casestudy.Strong,
		"strong Enabling State":                                   p.Scores[1].Level == casestudy.Strong,
		"moderate Pooling":                                        p.Scores[2].Level == casestudy.Moderate,
		"moderate Experimentalism":                                p.Scores[3].Level == casestudy.Moderate,
		"Tech Justice not assessed":                               p.Scores[4].Level == casestudy.NotAssessed,
		"scores as published":                                     p.Scores[4].ScoredBy == casestudy.ByPublication,
		"the companion's five sources and the record's reference": len(p.Sources) == 6 && strings.Contains(p.Sources[5].Title, "Interview to Hans Sakker"),
		"the record's contact, released":                          len(p.Contacts) == 1 && p.Contacts[0].URL == "https://humanrightscities.net/contact-us/" && p.Contacts[0].Released,
		"the companion's six organisations":                       len(p.Organisations) == 6,
		"the companion's readings":                                len(p.Readings) == 2 && p.Readings[1].Scores[4].Level == casestudy.Weak,
	} {
		if !is {
			t.Errorf("the case lacks %s", what)
		}
	}
	if !strings.Contains(p.Record, "why-utrecht") {
		t.Error("the text as published is not kept whole")
	}
}

func TestSeedsFillAnEmptyDatabaseOnly(t *testing.T) {
	db := openStore(t)
	if err := Seed(ctx, db, seeds.Files); err != nil {
		t.Fatal(err)
	}
	if err := db.Move(ctx, 1, 0, store.Archive, store.Author{Name: "Marta"}); err != nil {
		t.Fatal(err)
	}
	if err := Seed(ctx, db, seeds.Files); err != nil {
		t.Fatal(err)
	}
	states, err := db.StateCounts(ctx)
	if err != nil || states[store.Archived] != 1 || states[store.Published] != 82 {
		t.Errorf("after a second start there are %v, %v", states, err)
	}
}

func TestAnImportedCaseKeepsTheSeedsOut(t *testing.T) {
	db := openStore(t)
	if err := save(db, false, Entry{File: "a", Answers: casestudy.Answers{"name": {"Mine"}}}); err != nil {
		t.Fatal(err)
	}
	if err := Seed(ctx, db, seeds.Files); err != nil {
		t.Fatal(err)
	}
	if lines, _ := db.Editions(ctx, "", "", 10); len(lines) != 1 {
		t.Errorf("there are %d cases", len(lines))
	}
}

func TestSavingIsAllOrNothing(t *testing.T) {
	db := openStore(t)
	good := Entry{File: "a.txt", Answers: casestudy.Answers{"name": {"Good"}}}
	err := save(db, false, good, Entry{File: "b.json", Row: 7, Answers: casestudy.Answers{"slug": {"No Slug!"}, "start_year": {"soon"}}})
	var wrong Wrong
	if !errors.As(err, &wrong) || len(wrong) != 3 || !strings.HasPrefix(wrong[0], "b.json row 7, name: ") || !strings.HasPrefix(wrong[2], "b.json row 7, slug: ") {
		t.Errorf("saving gave %q", wrong)
	}
	one, two := Entry{File: "c.json", Row: 1, Answers: casestudy.Answers{"name": {"One"}, "slug": {"same"}}}, Entry{File: "c.json", Row: 2, Answers: casestudy.Answers{"name": {"Two"}, "slug": {"same"}}}
	if err := save(db, false, one, two); !errors.As(err, &wrong) || !strings.HasPrefix(wrong[0], "c.json row 2, slug: ") {
		t.Errorf("the same slug twice gave %v", err)
	}
	err = save(db, true, good)
	if !errors.As(err, &wrong) || !strings.HasPrefix(wrong[0], "a.txt, city: ") {
		t.Errorf("publishing a name gave %v", err)
	}
	if lines, _ := db.Editions(ctx, "", "", 10); len(lines) != 0 {
		t.Errorf("%d cases were saved", len(lines))
	}
}

func TestFilesAreReadByTheirEnding(t *testing.T) {
	files := fstest.MapFS{
		"one.json":  {Data: []byte("\ufeff {\"name\": \"One\", \"odd\": 1}")},
		"two.json":  {Data: []byte(`[{"name": "Two"}, {"name": "Three"}]`)},
		"rec.txt":   {Data: []byte("Name A record\nCity Utrecht\n")},
		"old.txt":   {Data: []byte("Name Caf\xe9\n")},
		"rec.json":  {Data: []byte(`{"name": "Its companion", "kind": "policy"}`)},
		"table.ods": {},
	}
	entries, err := all(Read(files, "one.json", "two.json", "rec.txt", "rec.json", "old.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, Where(store.ImportRow{File: e.File, Number: e.Row})+" "+e.Answers.Get("name"))
	}
	if got := strings.Join(names, ", "); got != "one.json One, two.json row 1 Two, two.json row 2 Three, rec.txt Its companion, old.txt Café" {
		t.Errorf("read were %s", got)
	}
	if len(entries[0].Notes) != 1 || !strings.HasPrefix(entries[0].Notes[0], "odd found no place") {
		t.Errorf("notes are %q", entries[0].Notes)
	}
	if _, err := all(Read(files, "table.ods")); err == nil || !strings.Contains(err.Error(), "table.ods") {
		t.Errorf("another kind of file gave %v", err)
	}
	if _, err := all(Read(files, "missing.txt")); err == nil || !strings.Contains(err.Error(), "missing.txt") {
		t.Errorf("a missing file gave %v", err)
	}
}
