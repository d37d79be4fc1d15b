package auth

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
)

func TestARoleIncludesTheOnesBelow(t *testing.T) {
	for _, c := range []struct {
		role, needed Role
		can          bool
	}{
		{Admin, Admin, true}, {Admin, Contributor, true}, {Editor, Editor, true}, {Editor, Admin, false},
		{Contributor, Editor, false}, {Contributor, Contributor, true}, {"", Contributor, false}, {"root", Contributor, false},
	} {
		if got := c.role.Can(c.needed); got != c.can {
			t.Errorf("%q.Can(%q) = %v", c.role, c.needed, got)
		}
	}
}

func TestAPasswordMatchesItsOwnHashOnly(t *testing.T) {
	ctx := context.Background()
	hash, err := Hash(ctx, "correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash has other parameters: %s", hash)
	}
	for password, want := range map[string]bool{"correct horse battery": true, "Correct horse battery": false, "": false} {
		if got, err := Matches(ctx, password, hash); err != nil || got != want {
			t.Errorf("Matches(%q) = %v, %v", password, got, err)
		}
	}
}

func TestAnAccountThatDoesNotExistNeverMatches(t *testing.T) {
	if hash, _ := Hash(context.Background(), "correct horse battery"); len(hash) != len(nobody) || hash[:30] != nobody[:30] {
		t.Errorf("an unknown account is checked with other parameters:\n%s\n%s", nobody, hash)
	}
	for _, password := range []string{"cogov cogov cogov cogov cogov ..", "", "anything else at all"} {
		if got, err := Matches(context.Background(), password, ""); err != nil || got {
			t.Errorf("Matches(%q, none) = %v, %v", password, got, err)
		}
	}
}

func TestTooManySignInsAtOnceAreTurnedAway(t *testing.T) {
	var wg sync.WaitGroup
	errs := make(chan error, 60)
	for range 60 {
		wg.Go(func() { _, err := Matches(context.Background(), "x", ""); errs <- err })
	}
	wg.Wait()
	close(errs)
	done, busy := 0, 0
	for err := range errs {
		switch {
		case err == nil:
			done++
		case errors.Is(err, ErrBusy):
			busy++
		default:
			t.Error(err)
		}
	}
	if busy == 0 || done < 18 {
		t.Errorf("%d were checked and %d turned away; want 18 or more, and some", done, busy)
	}
}

func TestNewPasswordsAreChecked(t *testing.T) {
	for password, ok := range map[string]bool{
		"short": false, "            ": false, "long enough for now": true, "żółćżółćżółć": true, strings.Repeat("x", 1025): false,
	} {
		if err := CheckPassword(password); (err == nil) != ok {
			t.Errorf("CheckPassword(%q) = %v", password, err)
		}
	}
}
