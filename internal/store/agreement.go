package store

import (
	"context"
	"encoding/json"
	"slices"

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

// PublicLevels lists by case what the readers of published cases found, of those
// with the IDs: of each reader the first reading, without those that are known
// not to be blind. Excluded counts these.
func (s *Store) PublicLevels(ctx context.Context, ids []int64) (list []LevelsRead, excluded int, err error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	asked, err := json.Marshal(ids)
	if err != nil {
		return nil, 0, err
	}
	all, err := collect(ctx, s.read, scanLevels, `SELECT case_id, 0, reader, sight`+levelColumns+` FROM readings
		WHERE case_id IN (SELECT value FROM json_each($1)) AND case_id IN (SELECT id FROM cases WHERE published_revision IS NOT NULL)
		ORDER BY case_id, reader, position`, string(asked))
	list, excluded = blind(all)
	return slices.CompactFunc(list, func(a, b LevelsRead) bool { return a.Case == b.Case && a.Name == b.Name && a.Name != "" }), excluded, classify(err)
}
