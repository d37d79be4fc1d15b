package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"cogov/internal/casestudy"
)

// wholeAtOnce is how many whole cases are read in one query, and held.
const wholeAtOnce = 50

// Whole reads whole cases as the public sees them, in the order of their IDs as
// given. It reads a few at a time: a case that is withdrawn meanwhile is left
// out, and a long list keeps nobody waiting.
func (s *Store) Whole(ctx context.Context, ids []int64) iter.Seq2[casestudy.Published, error] {
	return func(yield func(casestudy.Published, error) bool) {
		for len(ids) > 0 {
			some := ids[:min(wholeAtOnce, len(ids))]
			ids = ids[len(some):]
			cases, err := s.wholeCases(ctx, some)
			if err != nil {
				yield(casestudy.Published{}, err)
				return
			}
			for _, id := range some {
				if p, ok := cases[id]; ok && !yield(p, nil) {
					return
				}
			}
		}
	}
}

var selectWhole = `SELECT ` + publishedColumns + names(measured) + `, ` + wholeCase.kept() + ` FROM cases
	WHERE id IN (SELECT value FROM json_each($1)) AND published_revision IS NOT NULL`

func (s *Store) wholeCases(ctx context.Context, ids []int64) (map[int64]casestudy.Published, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	cases := make(map[int64]casestudy.Published, len(ids))
	var (
		p    casestudy.Published
		text string
	)
	scan := publishedScanner(&p, measured)
	_, err = collect(ctx, s.read, func(row rowScanner) (none struct{}, err error) {
		if _, err := scan(withMore{row, []any{&text}}); err != nil {
			return none, err
		}
		if err := wholeCase.unpack(text, &p.Case); err != nil {
			return none, fmt.Errorf("case %s: %w", p.Slug, err)
		}
		cases[p.ID] = p
		return none, nil
	}, selectWhole, string(list))
	return cases, err
}
