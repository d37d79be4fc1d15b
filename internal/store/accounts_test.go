package store

import (
	"errors"
	"testing"
	"time"
)

// account adds one and gives it as stored.
func account(t *testing.T, s *Store) Account {
	t.Helper()
	if err := s.AddAccount(ctx, Account{Email: "Marta@Example.org", Name: "Marta", Role: "editor", Password: "hash"}); err != nil {
		t.Fatal(err)
	}
	a, err := s.AccountByEmail(ctx, " marta@EXAMPLE.org")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnEmailHasOneAccount(t *testing.T) {
	s := openStore(t)
	if has, _ := s.HasAccounts(ctx); has {
		t.Error("an account exists by default")
	}
	account(t, s)
	if err := s.AddAccount(ctx, Account{Email: "MARTA@example.org", Name: "Other", Role: "admin", Password: "x"}); !errors.Is(err, ErrTaken) {
		t.Errorf("a second one gave %v", err)
	}
	if has, _ := s.HasAccounts(ctx); !has {
		t.Error("no account is seen")
	}
}

func TestSessionsEndByRule(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		act   func(s *Store, token string) error
		valid bool
	}{
		"in use":            {func(s *Store, _ string) error { s.at(start.Add(SessionIdle - time.Minute)); return nil }, true},
		"idle for 12 hours": {func(s *Store, _ string) error { s.at(start.Add(SessionIdle + time.Minute)); return nil }, false},
		"signed out":        {func(s *Store, token string) error { return s.EndSession(ctx, token) }, false},
		"account disabled":  {func(s *Store, _ string) error { return s.Disable(ctx, "marta@example.org") }, false},
		"password changed":  {func(s *Store, _ string) error { return s.SetPassword(ctx, "marta@example.org", "other") }, false},
		"a week old though in use": {func(s *Store, token string) error {
			for at := start; at.Before(start.Add(SessionLife)); at = at.Add(SessionIdle - time.Hour) {
				s.at(at)
				if _, err := s.Session(ctx, token); err != nil {
					return err
				}
			}
			s.at(start.Add(SessionLife + time.Second))
			return nil
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := openStore(t)
			s.at(start)
			a := account(t, s)
			token, err := s.StartSession(ctx, a.ID)
			if err != nil {
				t.Fatal(err)
			}
			if err := c.act(s, token); err != nil {
				t.Fatal(err)
			}
			got, err := s.Session(ctx, token)
			if c.valid && (err != nil || got.ID != a.ID) || !c.valid && !errors.Is(err, ErrNotFound) {
				t.Errorf("session gives account %d, %v", got.ID, err)
			}
		})
	}
}

func TestTheDatabaseKeepsOnlyAHashOfTheToken(t *testing.T) {
	s := openStore(t)
	token, _ := s.StartSession(ctx, account(t, s).ID)
	var n int
	s.read.QueryRow(`SELECT count(*) FROM sessions WHERE instr(token, CAST($1 AS BLOB)) > 0 OR token = CAST($1 AS BLOB)`, token).Scan(&n)
	if n != 0 || len(token) < 43 {
		t.Errorf("the token itself is kept (%d), or it is short: %d characters", n, len(token))
	}
	if _, err := s.Session(ctx, token+"x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("another token gave %v", err)
	}
}
