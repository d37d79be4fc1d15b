// Package auth knows who somebody is and what they may do: passwords and roles.
package auth

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
)

// A Role says what an account may do.
type Role string

// The roles, most powerful first.
const (
	Admin       Role = "admin"       // everything
	Editor      Role = "editor"      // write and publish cases
	Contributor Role = "contributor" // write drafts
)

// Roles lists the roles, most powerful first.
var Roles = []Role{Admin, Editor, Contributor}

// Can reports whether a role includes the rights of another.
func (r Role) Can(needed Role) bool { return r.rank() >= needed.rank() && r.rank() > 0 }

func (r Role) rank() int {
	for i, role := range Roles {
		if r == role {
			return len(Roles) - i
		}
	}
	return 0
}

// Lengths of a password, in characters and bytes.
const (
	MinPassword = 12
	MaxPassword = 1024
)

// CheckPassword says why a new password cannot be taken.
func CheckPassword(password string) error {
	switch {
	case utf8.RuneCountInString(password) < MinPassword:
		return errors.New("the password must have at least 12 characters")
	case len(password) > MaxPassword:
		return errors.New("the password must have at most 1,024 bytes")
	case strings.TrimSpace(password) == "":
		return errors.New("the password must not be blank")
	}
	return nil
}

// params are those OWASP names as the least for argon2id: 19 MiB, two passes.
var params = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// ErrBusy says that too many passwords are being checked at the moment.
var ErrBusy = errors.New("too many sign-ins at the moment")

// Hashing costs 19 MiB and tens of milliseconds: two at a time, sixteen waiting.
var (
	hashing = make(chan struct{}, 2)
	waiting = make(chan struct{}, 18)
)

// Hash makes what is kept of a password.
func Hash(ctx context.Context, password string) (hash string, err error) {
	err = limited(ctx, func() error {
		hash, err = argon2id.CreateHash(password, params)
		return err
	})
	return hash, err
}

// Matches reports whether a password belongs to a hash. An empty hash stands
// for an account that does not exist: it takes the same time and never matches.
func Matches(ctx context.Context, password, hash string) (match bool, err error) {
	unknown := hash == ""
	if unknown {
		hash = nobody
	}
	if len(password) > MaxPassword {
		password = ""
	}
	err = limited(ctx, func() error {
		match, err = argon2id.ComparePasswordAndHash(password, hash)
		return err
	})
	return match && !unknown, err
}

// nobody is a hash with today's parameters (a test holds them equal) that no
// password is known for.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$bm8gc2FsdCBmb3IgeW91IQ$Y29nb3YgY29nb3YgY29nb3YgY29nb3YgY29nb3YgLi4"

func limited(ctx context.Context, work func() error) error {
	select {
	case waiting <- struct{}{}:
		defer func() { <-waiting }()
	default:
		return ErrBusy
	}
	select {
	case hashing <- struct{}{}:
		defer func() { <-hashing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return work()
}
