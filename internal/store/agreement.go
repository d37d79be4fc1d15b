package store

import (
	"context"

	"cogov/internal/casestudy"
)

// An Agreement says how often the first two readings of a case came to the same
// level, of the published cases that were read at least twice. A reading that is
// not blind proves nothing.
type Agreement struct{ Scores, Same int }

// Agreement compares the readings.
func (s *Store) Agreement(ctx context.Context) (a Agreement, err error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	same, principles := "0", len(casestudy.Principles)
	for _, p := range casestudy.Principles {
		same += " + (a." + p.Code + " = b." + p.Code + ")"
	}
	err = s.read.QueryRowContext(ctx, `SELECT count(*) * $1, coalesce(sum(`+same+`), 0)
		FROM readings a JOIN readings b ON b.case_id = a.case_id JOIN cases ON cases.id = a.case_id
		WHERE a.position = 0 AND b.position = 1 AND published_revision IS NOT NULL
		AND a.sight <> $2 AND b.sight <> $2`, principles, casestudy.NotBlind).Scan(&a.Scores, &a.Same)
	return a, classify(err)
}
