package store

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// This file is SQLite's own: full-text search by FTS5.

// How much of a search is looked at: its terms, and their characters.
const (
	maxTerms      = 16
	maxTermLength = 64
)

// Search gives the ids of the published cases that a text matches: every word
// (of two characters or more also as the beginning of one) and every "phrase",
// whatever their case and accents. Ranked, the best come first, which costs more.
// A text without words matches nothing. ErrBusy says that too many search.
func (s *Store) Search(ctx context.Context, text string, ranked bool) ([]int64, error) {
	match := matchQuery(text)
	if match == "" {
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
	query := `SELECT rowid FROM search WHERE search MATCH $1`
	if ranked {
		query += ` ORDER BY bm25(search, 8, 4, 1), rowid`
	}
	return collect(ctx, s.read, func(row rowScanner) (id int64, err error) { return id, row.Scan(&id) }, query, match)
}

// matchQuery writes what a visitor typed as an FTS5 query. Every word is
// quoted, so that nothing they type is an operator or an error.
func matchQuery(text string) string {
	var terms []string
	for i, part := range strings.Split(places.Fold(text), `"`) {
		words := strings.FieldsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		for j, w := range words {
			words[j] = cut(w, maxTermLength)
		}
		if i%2 == 1 && len(words) > 0 { // between two quotation marks
			terms = append(terms, `"`+strings.Join(words, " ")+`"`)
			continue
		}
		for _, w := range words {
			if len(w) > 1 { // half of all words begin with one letter of these
				w += `"*`
			} else {
				w += `"`
			}
			terms = append(terms, `"`+w)
		}
	}
	return strings.Join(terms[:min(len(terms), maxTerms)], " ")
}

func cut(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes])
}

// findable is a published case with what a search finds it by.
type findable struct {
	id   int64
	text casestudy.SearchText
}

// find has a search find a case once the transaction is through.
func (tx *transaction) find(id int64, c *casestudy.Case) {
	tx.findable = append(tx.findable, findable{id, c.SearchText()})
}

// writeSearch writes the search text of a transaction. It comes last, because
// FTS5 empties its buffers at every other statement that follows.
func (tx *transaction) writeSearch(ctx context.Context) error {
	for _, f := range tx.findable {
		if err := tx.hide(ctx, f.id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO search (rowid, names, words, texts) VALUES ($1, $2, $3, $4)`,
			f.id, f.text.Names, f.text.Words, f.text.Texts); err != nil {
			return err
		}
	}
	return nil
}

// hide takes a case out of the search.
func (tx *transaction) hide(ctx context.Context, id int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM search WHERE rowid = $1`, id)
	return err
}
