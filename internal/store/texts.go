package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"cogov/internal/casestudy"
	"cogov/internal/search"
)

// searched is what of a case a search looks through.
var searched = packing{search.Fields, search.Lists}

var selectTexts = `SELECT id, ` + searched.expression() + ` FROM cases
	WHERE id IN (SELECT value FROM json_each($1)) AND published_revision IS NOT NULL`

// Texts reads what a search looks through of published cases, by ID: nothing
// else is in them.
func (s *Store) Texts(ctx context.Context, ids []int64) (map[int64]*casestudy.Case, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	return readTexts(ids, func(list string) (*sql.Rows, error) { return s.texts.QueryContext(ctx, list) })
}

// searchedTexts reads them as they stand in a transaction.
func searchedTexts(ctx context.Context, tx *transaction, ids []int64) (map[int64]*casestudy.Case, error) {
	return readTexts(ids, func(list string) (*sql.Rows, error) { return tx.QueryContext(ctx, selectTexts, list) })
}

func readTexts(ids []int64, query func(list string) (*sql.Rows, error)) (map[int64]*casestudy.Case, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := query(string(list))
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	cases := make(map[int64]*casestudy.Case, len(ids))
	for rows.Next() {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return nil, err
		}
		var c casestudy.Case
		if err := searched.unpack(text, &c); err != nil {
			return nil, fmt.Errorf("case %d: %w", id, err)
		}
		cases[id] = &c
	}
	return cases, classify(rows.Err())
}
