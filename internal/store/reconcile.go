package store

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"cogov/internal/casestudy"
)

// Readings are those of a case that are in: what the public has, and what waits
// to be reconciled, of each reader the newest.
type Readings struct {
	Public  []casestudy.Reading
	Waiting []PrivateReading
}

// All lists them, those of the public first.
func (r Readings) All() []casestudy.Reading {
	all := slices.Clone(r.Public)
	for i := range r.Waiting {
		all = append(all, r.Waiting[i].Reading)
	}
	return all
}

// ReadingsIn reads the readings of a case that are in.
func (s *Store) ReadingsIn(ctx context.Context, id int64) (in Readings, err error) {
	in.Public, err = collect(ctx, s.read, func(row rowScanner) (casestudy.Reading, error) {
		c := casestudy.Case{Readings: make([]casestudy.Reading, 1)}
		err := row.Scan(columns(casestudy.Readings.Item(0), &c)...)
		return c.Readings[0], err
	}, `SELECT `+names(casestudy.Readings.Parts)+` FROM readings WHERE case_id = $1 ORDER BY position`, id)
	if err != nil {
		return in, err
	}
	in.Waiting, err = collect(ctx, s.read, scanPrivateReading, `SELECT `+privateReadingColumns+` FROM private_readings p
		WHERE case_id = $1 AND reading_id IS NULL AND `+newestHandedIn+` ORDER BY handed_in, id`, id)
	return in, err
}

// newestHandedIn tells of a private reading p whether it is in and its reader has
// not corrected it since.
const newestHandedIn = `(handed_in IS NOT NULL AND NOT EXISTS (SELECT 1 FROM private_readings later
	WHERE later.case_id = p.case_id AND later.account_id = p.account_id AND later.number > p.number AND later.handed_in IS NOT NULL))`

// ErrCorrected says that a reading was corrected since somebody looked at it.
var ErrCorrected = errors.New("a reading was corrected since")

// Reconcile saves a change of a case that takes its scores from readings, by
// their IDs, and lets the public have these readings. It gives what Update gives,
// and ErrCorrected when one of the readings does not stand any more.
func (s *Store) Reconcile(ctx context.Context, id int64, base int, change Change, readings []int64) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if err := s.update(ctx, tx, id, base, change); err != nil {
			return err
		}
		released := 0
		for _, reading := range readings {
			n, err := release(ctx, tx, id, reading)
			if err != nil {
				return err
			}
			released += n
		}
		if released == 0 {
			return nil // sent twice
		}
		row, err := caseRow(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := tx.repack(ctx, row); err != nil {
			return err
		}
		return s.note(ctx, tx, change.Author, "reconcile", id, strconv.Itoa(released)+" readings")
	})
}

// release copies a reading of a case to where the public has it, unless it is
// there already, and says how many it copied.
func release(ctx context.Context, tx *transaction, id, reading int64) (int, error) {
	standing, err := collect(ctx, tx, scanPrivateReading, `SELECT `+privateReadingColumns+` FROM private_readings p
		WHERE case_id = $1 AND id = $2 AND `+newestHandedIn, id, reading)
	switch {
	case err != nil:
		return 0, err
	case len(standing) == 0:
		return 0, ErrCorrected
	case standing[0].Public:
		return 0, nil
	}
	parts := names(casestudy.Readings.Parts)
	var public int64
	err = tx.QueryRowContext(ctx, `INSERT INTO readings (case_id, position, `+parts+`)
		SELECT case_id, (SELECT coalesce(max(position) + 1, 0) FROM readings WHERE case_id = $1), `+parts+`
		FROM private_readings WHERE id = $2 RETURNING id`, id, reading).Scan(&public)
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE private_readings SET reading_id = $2 WHERE id = $1`, reading, public)
	return 1, err
}
