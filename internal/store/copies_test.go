package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"cogov/internal/casestudy"
)

// typist makes an account, and gives a copy of a new case in one of its forms.
func typist(t *testing.T, s *Store) WorkingCopy {
	t.Helper()
	if err := s.AddAccount(ctx, Account{Email: "typist@example.org", Name: "Typist", Role: "editor", Password: "x"}); err != nil {
		t.Fatal(err)
	}
	a, err := s.AccountByEmail(ctx, "typist@example.org")
	if err != nil {
		t.Fatal(err)
	}
	return WorkingCopy{Account: a.ID, Form: "FORM", Answers: casestudy.Answers{"name": {"Typed"}}}
}

func copiesOf(t *testing.T, s *Store, account int64) int {
	t.Helper()
	list, err := s.WorkingCopies(ctx, account, 0)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestAWorkingCopyIsForgottenAfterSixtyDays(t *testing.T) {
	s := openStore(t)
	c := typist(t, s)
	begun := time.Now()
	s.at(begun)
	if err := s.KeepWorkingCopy(ctx, c); err != nil {
		t.Fatal(err)
	}
	s.at(begun.Add(WorkingCopyLife))
	if n := copiesOf(t, s, c.Account); n != 1 {
		t.Errorf("on the last day there are %d", n)
	}
	s.at(begun.Add(WorkingCopyLife + time.Minute))
	if n := copiesOf(t, s, c.Account); n != 0 {
		t.Errorf("afterwards there are %d", n)
	}
	if _, err := s.WorkingCopy(ctx, c.Account, 1); !errors.Is(err, ErrNotFound) {
		t.Errorf("it opens: %v", err)
	}
	c.Form = "OTHER"
	if err := s.KeepWorkingCopy(ctx, c); err != nil {
		t.Fatal(err)
	}
	s.at(begun) // when the first would count
	if n := copiesOf(t, s, c.Account); n != 1 {
		t.Errorf("it was not swept: there are %d", n)
	}
}

func TestWhatIsTypedIsNotKeptForWhoHasGone(t *testing.T) {
	s := openStore(t)
	c := typist(t, s)
	gone, leave := context.WithCancel(ctx)
	leave()
	if err := s.KeepWorkingCopy(gone, c); !errors.Is(err, context.Canceled) {
		t.Errorf("it gave %v", err)
	}
	if n := copiesOf(t, s, c.Account); n != 0 {
		t.Errorf("there are %d", n)
	}
}

func TestAFailedSaveLeavesTheWorkingCopy(t *testing.T) {
	s := openStore(t)
	c := typist(t, s)
	id := create(t, s, garden(t), false)
	if err := s.KeepWorkingCopy(ctx, c); err != nil {
		t.Fatal(err)
	}
	change := Change{Case: garden(t), Author: Author{c.Account, "Typist"}, Form: c.Form}
	change.Case.Summary = "Another."
	var conflict *Conflict
	if err := s.Update(ctx, id, 0, change); !errors.As(err, &conflict) || copiesOf(t, s, c.Account) != 1 {
		t.Errorf("a clash gave %v and left %d", err, copiesOf(t, s, c.Account))
	}
	if err := s.Update(ctx, id, 1, change); err != nil || copiesOf(t, s, c.Account) != 0 {
		t.Errorf("saving gave %v and left %d", err, copiesOf(t, s, c.Account))
	}
}
