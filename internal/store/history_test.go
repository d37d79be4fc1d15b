package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
)

func history(t *testing.T, s *Store) []casestudy.Publication {
	t.Helper()
	d, err := s.Dossier(ctx, "garden-of-lodz")
	if err != nil {
		t.Fatal(err)
	}
	return d.History
}

func TestTheHistoryIsWhatThePublicCameToSee(t *testing.T) {
	s := openStore(t)
	day := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s.now = func() time.Time { day = day.Add(time.Hour); return day }
	c := garden(t)
	c.Contacts = []casestudy.Contact{{Name: "Ada", Email: "ada@example.org"}}
	id := create(t, s, c, true)
	save := func(base int, message string, publish bool, change func(*casestudy.Case)) {
		t.Helper()
		change(&c)
		if err := s.Update(ctx, id, base, Change{Case: c, Author: marta, Message: message, Publish: publish}); err != nil {
			t.Fatal(err)
		}
	}
	save(1, "Draft that nobody saw", false, func(c *casestudy.Case) { c.Summary, c.StartYear = "Not yet", 1999 })
	save(2, "Sources checked", true, func(c *casestudy.Case) {
		c.Summary, c.StartYear = "Neighbours and the city keep a garden.", 2010
		c.Scores[2].Rationale = "One jar."
		c.Sources = []casestudy.Source{{Title: "Book"}, {Title: "Film"}}
	})
	save(3, "Ada moved", true, func(c *casestudy.Case) { c.Contacts[0].Email = "ada@elsewhere.example" })
	got := history(t, s)
	if len(got) != 3 || got[0].Revision != 4 || got[1].Revision != 3 || got[2].Revision != 1 {
		t.Fatalf("the public revisions are %+v", got)
	}
	for i, want := range []struct{ message, changed string }{{"Ada moved", ""}, {"Sources checked", "start_year summary pooling_rationale sources"}, {"", ""}} {
		if got[i].Message != want.message || strings.Join(got[i].Changed, " ") != want.changed {
			t.Errorf("revision %d: %q, changed %v; want %q, %s", got[i].Revision, got[i].Message, got[i].Changed, want.message, want.changed)
		}
	}
	if d, _ := s.Dossier(ctx, "garden-of-lodz"); !got[0].Date.Equal(d.Changed) || !got[2].Date.Before(got[1].Date) {
		t.Errorf("the dates are %v, %v, %v", got[0].Date, got[1].Date, got[2].Date)
	}
}

func TestComingBackIsNoNewPublication(t *testing.T) {
	s := openStore(t)
	id := create(t, s, garden(t), true)
	first := history(t, s)
	if err := s.Move(ctx, id, 0, Unpublish, marta); err != nil {
		t.Fatal(err)
	}
	s.now = func() time.Time { return time.Now().Add(time.Hour) }
	if err := s.Publish(ctx, id, 0, marta); err != nil {
		t.Fatal(err)
	}
	if again := history(t, s); len(again) != 1 || !again[0].Date.Equal(first[0].Date) {
		t.Errorf("after coming back the history is %+v", again)
	}
}

// What the summary was before is compared with what the public saw, not with
// the draft in between.
func TestADraftInBetweenDoesNotCount(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	id := create(t, s, c, true)
	before := c.Summary
	c.Summary = "Draft"
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta}); err != nil {
		t.Fatal(err)
	}
	c.Summary, c.Kind = before, "project"
	if err := s.Update(ctx, id, 2, Change{Case: c, Author: marta, Publish: true}); err != nil {
		t.Fatal(err)
	}
	if got := history(t, s)[0].Changed; !slices.Equal(got, []string{"kind"}) {
		t.Errorf("changed: %v", got)
	}
}
