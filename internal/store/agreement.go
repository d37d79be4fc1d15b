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

// PublicLevels lists by case what the readers of published cases found: of each
// reader the first reading, without those that are known not to be blind.
// Excluded counts these by case.
func (s *Store) PublicLevels(ctx context.Context) (list []LevelsRead, excluded map[int64]int, err error) {
	all, err := collect(ctx, s.read, scanLevels, `SELECT case_id, 0, reader, sight`+levelColumns+` FROM readings
		WHERE case_id IN (SELECT id FROM cases WHERE published_revision IS NOT NULL) ORDER BY case_id, reader, position`)
	excluded = map[int64]int{}
	for _, l := range all {
		if l.sight == casestudy.NotBlind {
			excluded[l.Case]++
			continue
		}
		if last := len(list) - 1; l.Name == "" || last < 0 || list[last].Case != l.Case || list[last].Name != l.Name {
			list = append(list, l.LevelsRead)
		}
	}
	return list, excluded, classify(err)
}
