package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"
)

// A Waiting record is one of several that somebody pasted at once.
type Waiting struct {
	ID     int64
	Paste  int64 // which text it was in
	Text   string
	CaseID int64 // the case that became of it; 0 while it waits
	Pasted time.Time
}

// Wait keeps the records of one text until each is a case, and gives their ids.
// A text of which all still wait was sent before, and does not wait twice.
func (s *Store) Wait(ctx context.Context, account int64, texts []string) (ids []int64, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *transaction) error {
		waiting, err := waitingOf(ctx, tx, account)
		if err != nil {
			return err
		}
		if ids = sameText(waiting, texts); ids != nil {
			return nil
		}
		var paste int64
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(paste), 0) + 1 FROM waiting`).Scan(&paste); err != nil {
			return err
		}
		now := millis(s.now())
		for _, text := range texts {
			var id int64
			if err := tx.QueryRowContext(ctx, `INSERT INTO waiting (account_id, paste, text, pasted) VALUES ($1, $2, $3, $4) RETURNING id`,
				account, paste, text, now).Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	return ids, err
}

// WaitingOf lists the records of the texts of which some still wait, in the
// order of the texts.
func (s *Store) WaitingOf(ctx context.Context, account int64) ([]Waiting, error) {
	return waitingOf(ctx, s.read, account)
}

func waitingOf(ctx context.Context, q querier, account int64) ([]Waiting, error) {
	return collect(ctx, q, func(row rowScanner) (w Waiting, err error) {
		var id sql.NullInt64
		var pasted int64
		err = row.Scan(&w.ID, &w.Paste, &w.Text, &id, &pasted)
		w.CaseID, w.Pasted = id.Int64, fromMillis(pasted)
		return w, err
	}, `SELECT id, paste, text, case_id, pasted FROM waiting
		WHERE account_id = $1 AND paste IN (SELECT paste FROM waiting WHERE case_id IS NULL) ORDER BY paste, id`, account)
}

// sameText gives the ids of the records that have these texts, if all of one
// paste wait; otherwise nil.
func sameText(waiting []Waiting, texts []string) (ids []int64) {
	for len(waiting) > 0 {
		paste := waiting[0].Paste
		n := slices.IndexFunc(waiting, func(w Waiting) bool { return w.Paste != paste })
		if n < 0 {
			n = len(waiting)
		}
		if slices.EqualFunc(waiting[:n], texts, func(w Waiting, text string) bool { return w.CaseID == 0 && w.Text == text }) {
			for _, w := range waiting[:n] {
				ids = append(ids, w.ID)
			}
			return ids
		}
		waiting = waiting[n:]
	}
	return nil
}

// StopWaiting forgets a record that is not wanted.
func (s *Store) StopWaiting(ctx context.Context, account, id int64) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM waiting WHERE id = $1 AND account_id = $2 AND case_id IS NULL`, id, account)
		if err != nil {
			return err
		}
		return s.forgetDone(ctx, tx, account)
	})
}

// served notes which case became of a waiting record.
func (s *Store) served(ctx context.Context, tx *transaction, account, id, caseID int64) error {
	if id == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `UPDATE waiting SET case_id = $3 WHERE id = $1 AND account_id = $2`, id, account, caseID); err != nil {
		return err
	}
	return s.forgetDone(ctx, tx, account)
}

// servedBefore gives the case that became of a waiting record, or 0: its form may
// be open twice.
func servedBefore(ctx context.Context, tx *transaction, account, id int64) (caseID int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT case_id FROM waiting WHERE id = $1 AND account_id = $2 AND case_id IS NOT NULL`, id, account).Scan(&caseID)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return caseID, err
}

// longestDone is how long it is known what became of a text of which no record
// waits.
const longestDone = 60 * 24 * time.Hour

// forgetDone forgets old texts of which no record waits.
func (s *Store) forgetDone(ctx context.Context, tx *transaction, account int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM waiting WHERE account_id = $1 AND pasted < $2 AND paste NOT IN (SELECT paste FROM waiting WHERE case_id IS NULL)`,
		account, millis(s.now().Add(-longestDone)))
	return err
}
