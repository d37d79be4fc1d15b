package store

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/search"
)

// This file is SQLite's own: full-text search by FTS5.

// mostRanked is how many cases are weighed against each other: to weigh one takes
// ten times as long as to find it.
const mostRanked = 500

// Search gives the ids of the published cases that a text matches; see search.Read.
// Ranked, the best come first; among very many, only those are weighed that have
// all of it in their names and keywords, and the others follow.
// A text without words matches nothing. ErrBusy says that too many search.
func (s *Store) Search(ctx context.Context, text string, ranked bool) ([]int64, error) {
	terms := search.Read(text).List
	if len(terms) == 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	select { // searches never take all readers: pages go on beside them
	case s.searching <- struct{}{}:
		defer func() { <-s.searching }()
	case <-ctx.Done():
		return nil, ErrBusy
	}
	expression := matchAll(terms)
	found, err := s.matching(ctx, expression)
	if err != nil || !ranked {
		return found, err
	}
	return s.rank(ctx, expression, found)
}

// How FTS5 is asked for ids: for all that match, and for those that match by how
// much of a case it is. A name counts apart, or many mentions would outweigh it.
// They come as one text, because every row of an answer costs time.
const (
	selectMatching = `SELECT coalesce(group_concat(rowid), '') FROM search WHERE search MATCH $1`
	selectWeighed  = `SELECT coalesce(group_concat(id ORDER BY weight, id), '') FROM (
		SELECT rowid AS id, 4 * bm25(search, 1, 0, 0) + bm25(search, 0, 4, 1) AS weight FROM search WHERE search MATCH $1 LIMIT -1)`
)

// matching gives the ids that match an expression, in ascending order.
func (s *Store) matching(ctx context.Context, expression string) ([]int64, error) {
	list, err := ids(ctx, s.matches, expression)
	slices.Sort(list)
	return list, err
}

func ids(ctx context.Context, statement *sql.Stmt, expression string) ([]int64, error) {
	var list string
	if err := statement.QueryRowContext(ctx, expression).Scan(&list); err != nil || list == "" {
		return nil, classify(err)
	}
	ids := make([]int64, 0, strings.Count(list, ",")+1)
	for text := range strings.SplitSeq(list, ",") {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// rank puts what matches an expression in order.
func (s *Store) rank(ctx context.Context, expression string, found []int64) ([]int64, error) {
	best, groups := expression, [][]int64{found}
	for _, columns := range []string{"{names words}", "{names}"} {
		if len(found) <= mostRanked {
			break
		}
		best = columns + ` : (` + expression + `)`
		var err error
		if found, err = s.matching(ctx, best); err != nil {
			return nil, err
		}
		groups = append(groups, found)
	}
	order := found
	if len(found) > 1 && len(found) <= mostRanked {
		var err error
		if order, err = ids(ctx, s.weighs, best); err != nil {
			return nil, err
		}
	}
	for i := len(groups) - 2; i >= 0; i-- {
		order = append(order, without(groups[i], groups[i+1])...)
	}
	return order, nil
}

// without leaves out of ascending ids those of another such list.
func without(ids, others []int64) []int64 {
	var rest []int64
	for _, id := range ids {
		for len(others) > 0 && others[0] < id {
			others = others[1:]
		}
		if len(others) == 0 || others[0] != id {
			rest = append(rest, id)
		}
	}
	return rest
}

// matchAll writes terms for FTS5. Their words are letters and numbers only, and
// quoted, so that nothing a visitor types is an operator or an error.
func matchAll(terms []search.Term) string {
	list := make([]string, len(terms))
	for i, t := range terms {
		list[i] = matchTerm(t)
	}
	return strings.Join(list, " AND ")
}

func matchTerm(t search.Term) string {
	match := `"` + strings.Join(t.Words, " ") + `"`
	if t.Begins {
		match += "*"
	}
	if len(t.Others) == 0 {
		return match
	}
	return `(` + match + ` OR "` + strings.Join(t.Others, `" OR "`) + `")`
}

// find has a search look at a case once the transaction is through: it finds
// those that are published then.
func (tx *transaction) find(id int64) { tx.findable = append(tx.findable, id) }

// indexedAtOnce is how many cases are held in memory to write their search text.
const indexedAtOnce = 100

// writeSearch writes the search text of a transaction. It comes last, because
// FTS5 empties its buffers at every other change that follows, and in ascending
// order, because it does so at every smaller ID too.
func (tx *transaction) writeSearch(ctx context.Context) error {
	slices.Sort(tx.findable)
	for ids := range slices.Chunk(slices.Compact(tx.findable), indexedAtOnce) {
		texts, err := searchedTexts(ctx, tx, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := tx.index(ctx, id, texts[id]); err != nil {
				return err
			}
		}
	}
	return nil
}

// index has the search find a case by its texts; nil where the public does not
// see it.
func (tx *transaction) index(ctx context.Context, id int64, c *casestudy.Case) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM search WHERE rowid = $1`, id); err != nil || c == nil {
		return err
	}
	p := search.PassagesOf(c)
	_, err := tx.ExecContext(ctx, `INSERT INTO search (rowid, names, words, texts) VALUES ($1, $2, $3, $4)`,
		id, search.Index(p.Names), search.Index(p.Keywords), search.Index(p.Texts))
	return err
}

// Words reads the words that the published cases are found by. It looks through
// the whole index.
func (s *Store) Words(ctx context.Context) (*search.Lexicon, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	var lines string
	err := s.read.QueryRowContext(ctx, `SELECT coalesce(group_concat(term || ' ' || doc, char(10)), '') FROM words`).Scan(&lines)
	if err != nil {
		return nil, classify(err)
	}
	return search.NewLexicon(lines)
}
