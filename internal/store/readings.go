package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"cogov/internal/casestudy"
)

// A PrivateReading is a reading that the public does not see yet: a draft of its
// reader's, or handed in.
type PrivateReading struct {
	ID, Account int64
	Number      int       // 1 for the reader's first of the case; a greater one corrects the one before
	Saves       int       // how often it was saved
	HandedIn    time.Time // zero while it is a draft
	Public      bool      // it was reconciled since: the public has a copy
	casestudy.Reading
}

// IsDraft reports whether its reader is still at it.
func (p *PrivateReading) IsDraft() bool { return p.HandedIn.IsZero() }

var privateReadingColumns = `id, account_id, number, saves, handed_in, reading_id IS NOT NULL, ` + names(casestudy.Readings.Parts)

func scanPrivateReading(row rowScanner) (p PrivateReading, err error) {
	var handedIn sql.NullInt64
	c := casestudy.Case{Readings: make([]casestudy.Reading, 1)}
	into := []any{&p.ID, &p.Account, &p.Number, &p.Saves, &handedIn, &p.Public}
	err = row.Scan(append(into, columns(casestudy.Readings.Item(0), &c)...)...)
	if handedIn.Valid {
		p.HandedIn = fromMillis(handedIn.Int64)
	}
	p.Reading = c.Readings[0]
	return p, err
}

// OwnReadings gives somebody's readings of a case, the first one first.
func (s *Store) OwnReadings(ctx context.Context, id, account int64) ([]PrivateReading, error) {
	return ownReadings(ctx, s.read, id, account)
}

func ownReadings(ctx context.Context, q querier, id, account int64) ([]PrivateReading, error) {
	return collect(ctx, q, scanPrivateReading, `SELECT `+privateReadingColumns+`
		FROM private_readings WHERE case_id = $1 AND account_id = $2 ORDER BY number`, id, account)
}

// A ReadingChange is what a reader saves of a reading.
type ReadingChange struct {
	Reading casestudy.Reading
	Author  Author
	Number  int  // which of the reader's it is
	Base    int  // how often it had been saved when the change began; 0 for a new one
	HandIn  bool // let it count: it does not change any more
}

// ErrHandedIn says that a reading was handed in, and so stays as it is.
var ErrHandedIn = errors.New("the reading is handed in already")

// SaveReading saves a draft of a reading, or hands it in. It gives a *Conflict
// when the draft was saved elsewhere since, and ErrHandedIn when it is none any
// more.
func (s *Store) SaveReading(ctx context.Context, id int64, change ReadingChange) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if _, err := caseRow(ctx, tx, id); err != nil {
			return err
		}
		own, err := ownReadings(ctx, tx, id, change.Author.ID)
		if err != nil {
			return err
		}
		var before PrivateReading
		switch n := len(own); {
		case change.Number == n+1 && (n == 0 || !own[n-1].IsDraft()):
			before.Number = change.Number // a new one
		case n > 0 && change.Number == n:
			before = own[n-1]
		default:
			return ErrHandedIn
		}
		return s.saveReading(ctx, tx, id, before, change)
	})
}

func (s *Store) saveReading(ctx context.Context, tx *transaction, id int64, before PrivateReading, change ReadingChange) error {
	r := change.Reading
	r.Date, r.Sight = before.Date, before.Sight // are not for a form to say
	switch {
	case r == before.Reading && (before.IsDraft() != change.HandIn):
		return nil // sent twice
	case before.ID != 0 && !before.IsDraft():
		return ErrHandedIn
	case before.Saves != change.Base && r != before.Reading:
		return &Conflict{change.Base, before.Saves}
	}
	now := s.now()
	var handedIn sql.NullInt64
	action := "save reading"
	if change.HandIn {
		action, handedIn = "hand in reading", sql.NullInt64{Int64: millis(now), Valid: true}
		r.Date = now.UTC().Format(time.DateOnly)
		sight, err := sightOf(ctx, tx, id, change.Author.ID)
		if err != nil {
			return err
		}
		r.Sight = sight
	}
	parts := casestudy.Readings.Item(0)
	c := casestudy.Case{Readings: []casestudy.Reading{r}}
	query := `INSERT INTO private_readings (case_id, account_id, number, saves, saved, handed_in, ` + names(parts) + `)
		VALUES ($1, $2, $3, $4, $5, $6, ` + placeholders(7, len(parts)) + `)
		ON CONFLICT (case_id, account_id, number) DO UPDATE SET (saves, saved, handed_in, ` + names(parts) + `) = ($4, $5, $6, ` + placeholders(7, len(parts)) + `)`
	args := []any{id, change.Author.ID, before.Number, before.Saves + 1, millis(now), handedIn}
	if _, err := tx.ExecContext(ctx, query, append(args, columns(parts, &c)...)...); err != nil {
		return err
	}
	return s.noteAside(ctx, tx, change.Author, action, id, "reading "+strconv.Itoa(before.Number))
}

// DiscardReading throws somebody's draft of a reading away.
func (s *Store) DiscardReading(ctx context.Context, id int64, author Author) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		result, err := tx.ExecContext(ctx, `DELETE FROM private_readings WHERE case_id = $1 AND account_id = $2 AND handed_in IS NULL`, id, author.ID)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return err
		}
		return s.noteAside(ctx, tx, author, "discard reading", id, "")
	})
}
