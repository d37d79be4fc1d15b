package store

import (
	"context"

	"cogov/internal/casestudy"
)

// A reading is blind if its reader could see no score of the case and nobody
// else's reading before handing it in. So it is not blind when the public ever
// saw the case, when the reader opened a page that shows scores or readings, when
// the reader saved scores, and when it corrects an earlier one.

// SightOf says whether a reading would be blind that somebody hands in now.
func (s *Store) SightOf(ctx context.Context, id, account int64) (string, error) {
	return sightOf(ctx, s.read, id, account)
}

func sightOf(ctx context.Context, q querier, id, account int64) (string, error) {
	var could bool
	err := q.QueryRowContext(ctx, `SELECT
		EXISTS (SELECT 1 FROM revisions WHERE case_id = $1 AND published IS NOT NULL) OR
		EXISTS (SELECT 1 FROM sights WHERE case_id = $1 AND account_id = $2) OR
		EXISTS (SELECT 1 FROM private_readings WHERE case_id = $1 AND account_id = $2 AND handed_in IS NOT NULL) OR
		EXISTS (SELECT 1 FROM revisions r WHERE case_id = $1 AND author_id = $2 AND `+hasScores+`)`, id, account).Scan(&could)
	if err != nil {
		return "", classify(err)
	}
	if could {
		return casestudy.NotBlind, nil
	}
	return casestudy.Blind, nil
}

// hasScores tells of a revision r whether anybody scored the case in it.
var hasScores = func() string {
	given := "0"
	for _, p := range casestudy.Principles {
		given += ` OR coalesce(json_extract(r.snapshot, '$.scores.` + p.Code + `.level'), '` + string(casestudy.NotAssessed) + `') <> '` + string(casestudy.NotAssessed) + `'`
	}
	return `(` + given + `)`
}()

// SawScores notes that somebody is shown a revision of a case. Where none tells
// what a reader should not know yet, nothing is written: the public saw the case
// anyway, nobody has scored it, or it was noted before.
func (s *Store) SawScores(ctx context.Context, id, account int64) error {
	var tells bool
	err := s.read.QueryRowContext(ctx, `SELECT
		EXISTS (SELECT 1 FROM revisions r WHERE case_id = $1 AND `+hasScores+`) AND
		NOT EXISTS (SELECT 1 FROM revisions WHERE case_id = $1 AND published IS NOT NULL) AND
		NOT EXISTS (SELECT 1 FROM sights WHERE case_id = $1 AND account_id = $2)`, id, account).Scan(&tells)
	if err != nil || !tells {
		return classify(err)
	}
	return s.SawReadings(ctx, id, account)
}

// SawReadings notes that somebody is shown the readings of a case.
func (s *Store) SawReadings(ctx context.Context, id, account int64) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO sights (case_id, account_id, at) VALUES ($1, $2, $3)
			ON CONFLICT (case_id, account_id) DO NOTHING`, id, account, millis(s.now()))
		return err
	})
}
