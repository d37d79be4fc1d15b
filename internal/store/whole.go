package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime/debug"
	"slices"

	"cogov/internal/casestudy"
)

// wholeAtOnce is how many whole cases are read in one query. Twice as many are held.
const wholeAtOnce = 50

// Whole reads whole cases as the public sees them, in the order of their IDs as
// given. It reads a few at a time, the next while the caller has those before: a
// case that is withdrawn meanwhile is left out, and a long list keeps nobody
// waiting.
func (s *Store) Whole(ctx context.Context, ids []int64) iter.Seq2[casestudy.Published, error] {
	return func(yield func(casestudy.Published, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		read := s.batches(ctx, ids)
		defer func() {
			stop()
			for range read { // until nothing reads any more
			}
		}()
		for b := range read {
			if b.err != nil {
				yield(casestudy.Published{}, b.err)
				return
			}
			for _, id := range b.ids {
				if p, ok := b.cases[id]; ok && !yield(p, nil) {
					return
				}
			}
		}
	}
}

// A batch is some of many cases: those of the IDs that the public sees.
type batch struct {
	ids   []int64
	cases map[int64]casestudy.Published
	err   error
}

// batches reads cases up to the first error. Whoever asked receives them all.
func (s *Store) batches(ctx context.Context, ids []int64) <-chan batch {
	read := make(chan batch)
	go func() {
		defer close(read)
		for some := range slices.Chunk(ids, wholeAtOnce) {
			b := s.batch(ctx, some)
			read <- b
			if b.err != nil {
				return
			}
		}
	}()
	return read
}

// batch reads a few cases. Nobody else can guard against its panic.
func (s *Store) batch(ctx context.Context, ids []int64) (b batch) {
	b.ids = ids
	defer func() {
		if problem := recover(); problem != nil {
			b.err = fmt.Errorf("panic: %v: %s", problem, debug.Stack())
		}
	}()
	b.cases, b.err = s.wholeCases(ctx, ids)
	return b
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
