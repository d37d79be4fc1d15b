package store

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

// Whoever writes to the database by other means may write what no form takes.
func TestAControlCharacterInTheDatabaseIsNoOtherField(t *testing.T) {
	for _, query := range []string{
		`UPDATE cases SET summary = 'one' || char(31) || 'two'`,
		`UPDATE cases SET summary = 'one' || char(29) || 'two'`,
		`INSERT INTO sources (case_id, position, title) VALUES (1, 0, 'one' || char(31) || 'two')`,
		`INSERT INTO sources (case_id, position, title) VALUES (1, 0, 'one' || char(30) || 'two')`,
		`UPDATE cases SET start_year = 3`,
	} {
		s := openStore(t)
		create(t, s, garden(t), true)
		execute(t, s, query, `DELETE FROM packed`)
		if d, err := s.Dossier(ctx, "garden-of-lodz"); err == nil || !strings.Contains(err.Error(), "garden-of-lodz") {
			t.Errorf("after %s: %v, %+v", query, err, d.Case)
		}
	}
}

func execute(t *testing.T, s *Store, queries ...string) {
	t.Helper()
	for _, query := range queries {
		if _, err := s.writer.ExecContext(ctx, query); err != nil {
			t.Fatal(err)
		}
	}
}

// kept counts the texts that are kept, and those that the tables would give
// otherwise.
func kept(t *testing.T, s *Store) (all, stale int) {
	t.Helper()
	err := s.read.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(text <> `+wholeCase.expression()+` OR layout <> '`+wholeCase.layout()+`'), 0)
		FROM packed JOIN cases ON cases.id = packed.case_id`).Scan(&all, &stale)
	if err != nil {
		t.Fatal(err)
	}
	return all, stale
}

func TestTheTextThatIsKeptIsThatOfTheTables(t *testing.T) {
	s := openStore(t)
	check := func(what string, want int) {
		t.Helper()
		if all, stale := kept(t, s); all != want || stale != 0 {
			t.Errorf("%s: %d texts are kept, want %d; %d are stale", what, all, want, stale)
		}
	}
	c := caseOf(t, everything())
	done, err := bringIn(s, []brought{{Case: c}, {Case: garden(t)}}, marta, true)
	if err != nil {
		t.Fatal(err)
	}
	id := done[0].CaseID
	check("imported, with readings", 2)
	if len(c.Readings) == 0 {
		t.Fatal("the case has no readings")
	}
	c.Summary, c.Sources = "Changed", c.Sources[:1]
	for base, publish := range []bool{false, true} {
		if err := s.Update(ctx, id, base+1, Change{Case: c, Author: marta, Publish: publish}); err != nil {
			t.Fatal(err)
		}
		check("saved", 2)
		c.Summary += " again"
	}
	if err := s.Move(ctx, id, 0, Unpublish, marta); err != nil {
		t.Fatal(err)
	}
	check("taken back", 1)
	if err := s.Publish(ctx, id, 0, marta); err != nil {
		t.Fatal(err)
	}
	check("published again", 2)
}

// A program with another outline neither reads the text nor misses the case.
func TestATextOfAnotherLayoutIsLeftAside(t *testing.T) {
	s := openStore(t)
	create(t, s, garden(t), true)
	execute(t, s, `UPDATE packed SET layout = 'of old', text = 'of old'`)
	if p, err := s.Published(ctx, "garden-of-lodz"); err != nil || p.Name != "Garden of Łódź" {
		t.Errorf("%+v, %v", p, err)
	}
	execute(t, s, `DELETE FROM packed`)
	if p, err := s.Published(ctx, "garden-of-lodz"); err != nil || p.Name != "Garden of Łódź" {
		t.Errorf("%+v, %v", p, err)
	}
}

// What a program of before left is packed by the next that serves.
func TestADatabaseFromBeforeIsPacked(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	create(t, s, caseOf(t, everything()), true)
	create(t, s, garden(t), true)
	create(t, s, garden(t), false)
	execute(t, s, `DELETE FROM packed WHERE case_id = 1`, `UPDATE packed SET layout = 'of old', text = 'of old'`)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = OpenExclusive(ctx, dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if all, stale := kept(t, s); all != 2 || stale != 0 {
		t.Errorf("%d texts are kept, %d of them stale", all, stale)
	}
}

func TestAMessageIsNoOtherRevision(t *testing.T) {
	s := openStore(t)
	id := create(t, s, garden(t), true)
	c := garden(t)
	c.Kind = "project"
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta, Message: "one\x1e2\x1f3|four", Publish: true}); err != nil {
		t.Fatal(err)
	}
	if got := history(t, s); len(got) != 2 || got[0].Message != "one 2 3|four" {
		t.Errorf("%+v", got)
	}
}

func TestDegreesKeepEveryDigit(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	lat, lon := 52.090712345678912, -0.1234567890123456
	c.Lat, c.Lon = &lat, &lon
	create(t, s, c, true)
	p, err := s.Published(ctx, "garden-of-lodz")
	if err != nil || *p.Lat != lat || *p.Lon != lon {
		t.Errorf("%v, %v, %v", *p.Lat, *p.Lon, err)
	}
}

// A list of one thing that says nothing is not an empty list.
func TestAnEmptyThingStays(t *testing.T) {
	var c casestudy.Case
	if err := unpackList(strings.Repeat(betweenParts, 3)+betweenThings+"b"+strings.Repeat(betweenParts, 3), wholeCase.lists[3], &c); err != nil || len(c.Sources) != 2 {
		t.Errorf("%+v, %v", c.Sources, err)
	}
}
