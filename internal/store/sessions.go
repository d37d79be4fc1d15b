package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"time"
)

// How long a session lasts without use and in all, and how often its last use
// is written: seldom, so that reading stays free of writes.
const (
	SessionIdle = 12 * time.Hour
	SessionLife = 7 * 24 * time.Hour
	seenEvery   = 5 * time.Minute
)

// StartSession signs an account in and gives the token for its cookie; the
// database keeps only a hash. Sessions that are over are swept on the way.
func (s *Store) StartSession(ctx context.Context, accountID int64) (token string, err error) {
	token = rand.Text() + rand.Text() // 260 bits
	err = s.write(ctx, func(ctx context.Context, tx *transaction) error {
		now := s.now()
		if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE created < $1 OR last_seen < $2`,
			millis(now.Add(-SessionLife)), millis(now.Add(-SessionIdle))); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO sessions (token, account_id, created, last_seen) VALUES ($1, $2, $3, $3)`,
			hashToken(token), accountID, millis(now))
		return err
	})
	return token, err
}

// Session finds the account that a token signs in. ErrNotFound says that the
// session is over or the account disabled.
func (s *Store) Session(ctx context.Context, token string) (Account, error) {
	now := s.now()
	var seen int64
	a, err := scanAccount(withMore{s.read.QueryRowContext(ctx, `
		SELECT a.id, a.email, a.name, a.role, a.password, a.disabled IS NOT NULL, a.created, s.last_seen
		FROM sessions s JOIN accounts a ON a.id = s.account_id
		WHERE s.token = $1 AND s.created >= $2 AND s.last_seen >= $3 AND a.disabled IS NULL`,
		hashToken(token), millis(now.Add(-SessionLife)), millis(now.Add(-SessionIdle))), []any{&seen}})
	if err != nil {
		return a, notFound(err, "session", "")
	}
	if now.Sub(fromMillis(seen)) > seenEvery {
		// A session goes on although its use cannot be noted, as on a full disk:
		// at worst it is over sooner.
		_ = s.touch(ctx, token, now)
	}
	return a, nil
}

func (s *Store) touch(ctx context.Context, token string, now time.Time) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `UPDATE sessions SET last_seen = $2 WHERE token = $1`, hashToken(token), millis(now))
		return err
	})
}

// EndSession signs out.
func (s *Store) EndSession(ctx context.Context, token string) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE token = $1`, hashToken(token))
		return err
	})
}

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
