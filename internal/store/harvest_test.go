package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWhatThePublicSeesIsHarvestedByTime(t *testing.T) {
	s := openStore(t)
	day := func(n int) time.Time { return time.Date(2026, 11, n, 0, 0, 0, 0, time.UTC) }
	s.at(day(1))
	first, second, draft := create(t, s, garden(t), true), create(t, s, garden(t), true), create(t, s, garden(t), false)
	harvest := func(h Harvest, want ...PublicChange) {
		t.Helper()
		got, err := s.PublicChanges(ctx, h, 10)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if n, err := s.CountPublicChanges(ctx, Harvest{From: h.From, Until: h.Until}); err != nil || h.After.ID == 0 && n != len(want) {
			t.Errorf("%d are counted, %v", n, err)
		}
	}
	harvest(Harvest{}, PublicChange{first, day(1), false}, PublicChange{second, day(1), false})
	s.at(day(2))
	if err := s.Move(ctx, draft, 0, Archive, marta); err != nil {
		t.Fatal(err)
	}
	if err := s.Move(ctx, first, 0, Unpublish, marta); err != nil {
		t.Fatal(err)
	}
	s.at(day(3))
	if err := s.Rename(ctx, second, "elsewhere", marta); err != nil {
		t.Fatal(err)
	}
	gone, moved := PublicChange{first, day(2), true}, PublicChange{second, day(3), false}
	harvest(Harvest{}, gone, moved)
	harvest(Harvest{From: day(3)}, moved)
	harvest(Harvest{Until: day(3)}, gone)
	harvest(Harvest{After: gone}, moved)
	s.at(day(4))
	if err := s.Publish(ctx, first, 0, marta); err != nil {
		t.Fatal(err)
	}
	harvest(Harvest{}, moved, PublicChange{first, day(4), false})
	if earliest, err := s.FirstPublicChange(ctx); err != nil || !earliest.Equal(day(3)) {
		t.Errorf("the first is of %v, %v", earliest, err)
	}
	if _, err := s.PublicChange(ctx, draft); err == nil {
		t.Error("a case that the public never saw is told of")
	}
}

// A database from before knows from its audit when cases were withdrawn.
func TestAnOlderDatabaseIsHarvestedToo(t *testing.T) {
	s := openStore(t)
	s.at(time.UnixMilli(1000))
	create(t, s, garden(t), true)
	create(t, s, garden(t), true)
	s.at(time.UnixMilli(2000))
	if err := s.Move(ctx, 2, 0, Archive, marta); err != nil {
		t.Fatal(err)
	}
	before, err := s.PublicChanges(ctx, Harvest{}, 10)
	if err != nil {
		t.Fatal(err)
	}
	provider := migrator(t, s)
	if _, err := provider.DownTo(ctx, 11); err != nil {
		t.Fatal(err)
	}
	if _, err := provider.Up(ctx); err != nil {
		t.Fatal(err)
	}
	after, err := s.PublicChanges(ctx, Harvest{}, 10)
	if diff := cmp.Diff(before, after); diff != "" || err != nil || len(after) != 2 || !after[1].Gone {
		t.Errorf("%v %s", err, diff)
	}
}
