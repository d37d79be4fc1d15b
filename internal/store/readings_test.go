package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
)

// reader makes an account that reads.
func reader(t *testing.T, s *Store, name string) Author {
	t.Helper()
	a := Account{Email: name + "@example.org", Name: name, Role: auth.Editor, Password: "none"}
	if err := s.AddAccount(ctx, a); err != nil {
		t.Fatal(err)
	}
	a, err := s.AccountByEmail(ctx, a.Email)
	if err != nil {
		t.Fatal(err)
	}
	return a.Author()
}

// found is a reading that came to a level on pooling.
func found(by Author, level casestudy.Level) casestudy.Reading {
	r := casestudy.Reading{Reader: by.Name}
	r.Scores[2] = casestudy.Score{Level: level, Rationale: "Because, says " + by.Name + "."}
	return r
}

// handIn saves and hands in somebody's next reading of a case.
func handIn(t *testing.T, s *Store, id int64, by Author, level casestudy.Level) PrivateReading {
	t.Helper()
	own, err := s.OwnReadings(ctx, id, by.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveReading(ctx, id, ReadingChange{Reading: found(by, level), Author: by, Number: len(own) + 1, HandIn: true}); err != nil {
		t.Fatal(err)
	}
	if own, err = s.OwnReadings(ctx, id, by.ID); err != nil {
		t.Fatal(err)
	}
	return own[len(own)-1]
}

// unscored is a case that nobody has scored.
func unscored(t *testing.T) casestudy.Case {
	c := garden(t)
	c.Scores = [5]casestudy.Score{}
	return c
}

func TestPrivateReadingsHaveTheColumnsOfAReading(t *testing.T) {
	compareColumns(t, openStore(t), "private_readings",
		[]string{"id", "case_id", "account_id", "number", "saves", "saved", "handed_in", "reading_id"}, casestudy.Readings.Parts)
}

func TestAReadingIsBlindWhileItsReaderCouldSeeNothing(t *testing.T) {
	for name, c := range map[string]struct {
		before func(s *Store, id int64, ada Author) error
		want   string
	}{
		"nothing happened": {func(*Store, int64, Author) error { return nil }, casestudy.Blind},
		"the public saw the case": {func(s *Store, id int64, ada Author) error {
			return s.Publish(ctx, id, 0, marta)
		}, casestudy.NotBlind},
		"the public saw it once": {func(s *Store, id int64, ada Author) error {
			return errors.Join(s.Publish(ctx, id, 0, marta), s.Move(ctx, id, 0, Unpublish, marta))
		}, casestudy.NotBlind},
		"somebody else scored": {func(s *Store, id int64, ada Author) error {
			return s.Update(ctx, id, 1, Change{Case: garden(t), Author: marta})
		}, casestudy.Blind},
		"the reader scored": {func(s *Store, id int64, ada Author) error {
			return s.Update(ctx, id, 1, Change{Case: garden(t), Author: ada})
		}, casestudy.NotBlind},
		"the reader wrote the text": {func(s *Store, id int64, ada Author) error {
			c := unscored(t)
			c.Summary = "Another one."
			return s.Update(ctx, id, 1, Change{Case: c, Author: ada})
		}, casestudy.Blind},
		"the reader opened the case before it had scores": {func(s *Store, id int64, ada Author) error {
			return s.SawScores(ctx, id, ada.ID)
		}, casestudy.Blind},
		"the reader opened the scores": {func(s *Store, id int64, ada Author) error {
			return errors.Join(s.Update(ctx, id, 1, Change{Case: garden(t), Author: marta}), s.SawScores(ctx, id, ada.ID), s.SawScores(ctx, id, ada.ID))
		}, casestudy.NotBlind},
		"the reader opened the scores of another case": {func(s *Store, id int64, ada Author) error {
			return s.SawScores(ctx, create(t, s, garden(t), false), ada.ID)
		}, casestudy.Blind},
		"another reader handed in": {func(s *Store, id int64, ada Author) error {
			handIn(t, s, id, reader(t, s, "Bo"), casestudy.Weak)
			return nil
		}, casestudy.Blind},
		"the reader opened the readings": {func(s *Store, id int64, ada Author) error {
			return s.SawReadings(ctx, id, ada.ID)
		}, casestudy.NotBlind},
		"the reader handed in before": {func(s *Store, id int64, ada Author) error {
			handIn(t, s, id, ada, casestudy.Weak)
			return nil
		}, casestudy.NotBlind},
	} {
		t.Run(name, func(t *testing.T) {
			s := openStore(t)
			ada := reader(t, s, "Ada")
			id := create(t, s, unscored(t), false)
			if err := c.before(s, id, ada); err != nil {
				t.Fatal(err)
			}
			if said, err := s.SightOf(ctx, id, ada.ID); said != c.want || err != nil {
				t.Errorf("it is said to be %s, %v", said, err)
			}
			if p := handIn(t, s, id, ada, casestudy.Strong); p.Sight != c.want {
				t.Errorf("it is %s", p.Sight)
			}
		})
	}
}

func TestADraftChangesAndWhatIsHandedInDoesNot(t *testing.T) {
	s := openStore(t)
	ada := reader(t, s, "Ada")
	id := create(t, s, unscored(t), false)
	save := func(r casestudy.Reading, number, base int, handIn bool) error {
		return s.SaveReading(ctx, id, ReadingChange{Reading: r, Author: ada, Number: number, Base: base, HandIn: handIn})
	}
	weak, strong := found(ada, casestudy.Weak), found(ada, casestudy.Strong)
	for i, step := range []struct {
		err  error
		want any // nil, an error, or a *Conflict
	}{
		{save(weak, 1, 0, false), nil},
		{save(weak, 1, 0, false), nil}, // sent twice
		{save(strong, 1, 0, false), &Conflict{}},
		{save(strong, 1, 1, false), nil},
		{save(strong, 2, 0, false), ErrHandedIn},
		{save(strong, 1, 2, true), nil},
		{save(strong, 1, 2, true), nil}, // sent twice
		{save(weak, 1, 2, true), ErrHandedIn},
		{save(strong, 1, 3, false), ErrHandedIn},
		{save(weak, 2, 0, false), nil},
		{s.DiscardReading(ctx, id, ada), nil},
		{s.DiscardReading(ctx, id, ada), nil},
		{save(weak, 2, 1, false), &Conflict{}},
		{save(weak, 2, 0, true), nil},
	} {
		var conflict *Conflict
		switch want := step.want.(type) {
		case nil:
			if step.err != nil {
				t.Errorf("step %d gave %v", i, step.err)
			}
		case *Conflict:
			if !errors.As(step.err, &conflict) {
				t.Errorf("step %d gave %v; want a conflict", i, step.err)
			}
		case error:
			if !errors.Is(step.err, want) {
				t.Errorf("step %d gave %v; want %v", i, step.err, want)
			}
		}
	}
	own, err := s.OwnReadings(ctx, id, ada.ID)
	if err != nil || len(own) != 2 || own[0].Scores[2].Level != casestudy.Strong || own[1].Scores[2].Level != casestudy.Weak || own[0].Date == "" {
		t.Errorf("there are %+v, %v", own, err)
	}
	if actions := actions(t, s, id); !cmp.Equal(actions, []string{"save", "save reading", "save reading", "hand in reading", "save reading", "discard reading", "hand in reading"}) {
		t.Errorf("the audit has %q", actions)
	}
	if err := s.SaveReading(ctx, 99, ReadingChange{Reading: weak, Author: ada, Number: 1}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a reading of no case gave %v", err)
	}
}

// actions are what the audit says was done with a case.
func actions(t *testing.T, s *Store, id int64) []string {
	t.Helper()
	list, err := collect(ctx, s.read, func(row rowScanner) (a string, err error) { return a, row.Scan(&a) }, `SELECT action FROM audit WHERE case_id = $1 ORDER BY id`, id)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReadingsBecomePublicWithTheScoresThatAreTakenFromThem(t *testing.T) {
	s := openStore(t)
	ada, bo := reader(t, s, "Ada"), reader(t, s, "Bo")
	id := create(t, s, unscored(t), true)
	before := dataRevision(t, s)
	first := handIn(t, s, id, ada, casestudy.Weak)
	second := handIn(t, s, id, bo, casestudy.Strong)
	if now := dataRevision(t, s); now != before {
		t.Errorf("private readings moved the data revision from %d to %d", before, now)
	}
	public := func() int {
		p, err := s.Published(ctx, "garden-of-lodz")
		if err != nil {
			t.Fatal(err)
		}
		return len(p.Readings)
	}
	change := Change{Case: garden(t), Author: marta, Message: "Bo saw the fund."}
	var conflict *Conflict
	if err := s.Reconcile(ctx, id, 0, change, []int64{first.ID, second.ID}); !errors.As(err, &conflict) || public() != 0 {
		t.Errorf("from an old revision: %v, %d public", err, public())
	}
	corrected := handIn(t, s, id, ada, casestudy.Strong)
	if err := s.Reconcile(ctx, id, 1, change, []int64{second.ID, first.ID}); !errors.Is(err, ErrCorrected) || public() != 0 {
		t.Errorf("with a corrected reading: %v, %d public", err, public())
	}
	if e, _ := s.Edition(ctx, id); e.Revision != 1 {
		t.Errorf("revision %d was saved though the readings did not stand", e.Revision)
	}
	for range 2 { // sent twice
		if err := s.Reconcile(ctx, id, 1, change, []int64{corrected.ID, second.ID}); err != nil {
			t.Fatal(err)
		}
	}
	p, err := s.Published(ctx, "garden-of-lodz")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]casestudy.Reading{corrected.Reading, second.Reading}, p.Readings); diff != "" {
		t.Errorf("public are (-want +got):\n%s", diff)
	}
	if e, _ := s.Edition(ctx, id); e.Revision != 2 || e.Message != change.Message {
		t.Errorf("revision %d was saved with %q", e.Revision, e.Message)
	}
	if dataRevision(t, s) <= before {
		t.Error("what the public sees changed and the data revision did not")
	}
	if in, err := s.ReadingsIn(ctx, id); err != nil || len(in.Public) != 2 || len(in.Waiting) != 0 {
		t.Errorf("waiting are %v, %v", in.Waiting, err)
	}
}

func dataRevision(t *testing.T, s *Store) (n int64) {
	t.Helper()
	if err := s.read.QueryRowContext(ctx, `SELECT data_revision FROM directory`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestCasesWaitForWhatTheyNeed(t *testing.T) {
	s := openStore(t)
	ada, bo := reader(t, s, "Ada"), reader(t, s, "Bo")
	made := func(name string) int64 {
		c := unscored(t)
		c.Name = name
		return create(t, s, c, false)
	}
	made("unread")
	handIn(t, s, made("read once"), bo, casestudy.Weak)
	twice := made("read twice")
	handIn(t, s, twice, bo, casestudy.Weak)
	handIn(t, s, twice, ada, casestudy.Weak)
	handIn(t, s, twice, ada, casestudy.Strong) // which makes no third reader
	if err := s.SaveReading(ctx, made("begun"), ReadingChange{Reading: found(ada, casestudy.Weak), Author: ada, Number: 1}); err != nil {
		t.Fatal(err)
	}
	done := made("done")
	a, b := handIn(t, s, done, ada, casestudy.Weak), handIn(t, s, done, bo, casestudy.Weak)
	if err := s.Reconcile(ctx, done, 1, Change{Case: garden(t), Author: marta}, []int64{a.ID, b.ID}); err != nil {
		t.Fatal(err)
	}
	if err := s.Move(ctx, made("archived"), 0, Archive, marta); err != nil {
		t.Fatal(err)
	}
	filed := unscored(t)
	filed.Name, filed.Readings = "from a file", []casestudy.Reading{{Reader: "First"}, {Reader: "Second"}}
	if _, err := bringIn(s, []brought{{Case: filed}}, marta, false); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		queue ReadingQueue
		want  []string
	}{
		"to finish":     {ToFinish, []string{"begun 0 0 1"}},
		"to read twice": {ToReadTwice, []string{"read once 1 1 0"}},
		"to reconcile":  {ToReconcile, []string{"read twice 2 2 2"}},
		"to read":       {ToRead, []string{"unread 0 0 0"}},
	} {
		lines, err := s.InQueue(ctx, c.queue, ada.ID, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lines {
			got = append(got, fmt.Sprint(l.Name, " ", l.Readers, l.Waiting, int(l.Own)))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestLevelsAreThoseOfFirstReadingsThatAreBlindOrFromAFile(t *testing.T) {
	s := openStore(t)
	ada, bo, cy := reader(t, s, "Ada"), reader(t, s, "Bo"), reader(t, s, "Cy")
	filed := unscored(t)
	filed.Readings = []casestudy.Reading{found(Author{Name: "First"}, casestudy.Moderate)}
	done, err := bringIn(s, []brought{{Case: filed}}, marta, false)
	if err != nil {
		t.Fatal(err)
	}
	id := done[0].CaseID
	a := handIn(t, s, id, ada, casestudy.Weak)
	b := handIn(t, s, id, bo, casestudy.Strong)
	if err := s.Reconcile(ctx, id, 1, Change{Case: garden(t), Author: marta}, []int64{a.ID, b.ID}); err != nil {
		t.Fatal(err)
	}
	handIn(t, s, id, ada, casestudy.Strong) // a correction
	if err := s.Publish(ctx, id, 0, marta); err != nil {
		t.Fatal(err)
	}
	handIn(t, s, id, cy, casestudy.Strong)
	list, excluded, err := s.LevelsRead(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range list {
		got = append(got, fmt.Sprintf("%d %s %s", l.Reader, l.Name, l.Levels[2]))
	}
	want := []string{"0 First moderate", fmt.Sprint(ada.ID, " Ada weak"), fmt.Sprint(bo.ID, " Bo strong")}
	if diff := cmp.Diff(want, got); diff != "" || excluded != 2 {
		t.Errorf("%d are left out; (-want +got):\n%s", excluded, diff)
	}
}
