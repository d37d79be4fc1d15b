package store

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cogov/internal/madeup"
)

// More than are read at once, in an order of the caller's.
func TestWholeCasesComeInTheOrderAskedForWithoutThoseWithdrawn(t *testing.T) {
	s := openStore(t)
	var ids []int64
	for c := range madeup.All(3, 3) {
		ids = append(ids, create(t, s, c, true))
	}
	hidden := ids[1]
	if err := s.Move(ctx, hidden, 1, Unpublish, marta); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(ids)
	ids = slices.Repeat(ids, wholeAtOnce)
	var got []int64
	for p, err := range s.Whole(ctx, ids) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, p.ID)
	}
	if want := slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return id == hidden }); !slices.Equal(got, want) {
		t.Errorf("asked for %d, got %d: %d", ids, got, want)
	}

	for range s.Whole(ctx, ids) { // a caller that has had enough
		break
	}
	if in := s.read.Stats().InUse; in != 0 {
		t.Errorf("%d connections are still reading", in)
	}

	stopped, stop := context.WithCancel(ctx)
	defer stop()
	given, failed := 0, error(nil)
	for _, err := range s.Whole(stopped, ids) {
		if stop(); err != nil {
			failed = err
			continue
		}
		given++
	}
	if !errors.Is(failed, context.Canceled) || given == len(got) {
		t.Errorf("a request that ended got %d cases and the error %v", given, failed)
	}
}

// No caller could recover from it, and it would end the server.
func TestAPanicWhileReadingAheadIsAnError(t *testing.T) {
	for _, err := range (&Store{}).Whole(ctx, []int64{1}) {
		if err == nil || !strings.Contains(err.Error(), "whole.go") {
			t.Errorf("without a database, reading gives the error %v", err)
		}
		return
	}
	t.Error("without a database, reading gives nothing")
}
