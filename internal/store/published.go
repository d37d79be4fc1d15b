package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"cogov/internal/casestudy"
)

// listed are the fields that the catalogue keeps in memory: those that filter
// or sort, and those that an entry of a list shows.
var listed = func() []casestudy.Field {
	shown := []string{"name", "aliases", "city", "lat", "lon", "start_year", "end_year", "summary", "added"}
	for _, p := range casestudy.Principles {
		shown = append(shown, p.Code+"_scored_by")
	}
	return slices.DeleteFunc(slices.Clone(casestudy.Fields()), func(f casestudy.Field) bool {
		return f.Facet == "" && !slices.Contains(shown, f.Name)
	})
}()

// Listed reads what the catalogue keeps of every published case, and the data
// revision it stands at.
func (s *Store) Listed(ctx context.Context) (cases []casestudy.Published, dataRevision int64, err error) {
	return s.listed(ctx, ``)
}

// ListedCase reads what the catalogue keeps of one case, if it is published.
func (s *Store) ListedCase(ctx context.Context, id int64) (p casestudy.Published, published bool, dataRevision int64, err error) {
	cases, dataRevision, err := s.listed(ctx, ` AND id = $1`, id)
	if err != nil || len(cases) == 0 {
		return p, false, dataRevision, err
	}
	return cases[0], true, dataRevision, nil
}

func (s *Store) listed(ctx context.Context, where string, args ...any) (cases []casestudy.Published, dataRevision int64, err error) {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, 0, classify(err)
	}
	defer tx.Rollback()
	if err := tx.QueryRowContext(ctx, `SELECT data_revision FROM directory`).Scan(&dataRevision); err != nil {
		return nil, 0, classify(err)
	}
	var p casestudy.Published
	read := publishedScanner(&p, listed)
	cases, err = collect(ctx, tx, read, `SELECT `+publishedColumns+names(listed)+
		` FROM cases WHERE published_revision IS NOT NULL`+where+` ORDER BY id`, args...)
	return cases, dataRevision, err
}

const publishedColumns = `id, slug, published_revision, published, `

// publishedScanner reads rows of publishedColumns and fields, through p.
func publishedScanner(p *casestudy.Published, fields []casestudy.Field) func(rowScanner) (casestudy.Published, error) {
	var published int64
	into := append([]any{&p.ID, &p.Slug, &p.Revision, &published}, columns(fields, &p.Case)...)
	return func(row rowScanner) (casestudy.Published, error) {
		*p = casestudy.Published{}
		if err := row.Scan(into...); err != nil {
			return *p, err
		}
		p.Changed = fromMillis(published)
		return *p, nil
	}
}

// Published reads a whole case as the public sees it, readings included, in one
// query: what it gives belongs together.
func (s *Store) Published(ctx context.Context, slug string) (casestudy.Published, error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	var p casestudy.Published
	lists := listsOf(&p.Case)
	row := withMore{s.wholeCase.QueryRowContext(ctx, slug), lists}
	_, err := publishedScanner(&p, casestudy.Fields())(row)
	return p, notFound(err, "case", slug)
}

// wholeCase asks for a case with all its lists, by its slug.
func wholeCase() string {
	query := `SELECT ` + publishedColumns + names(casestudy.Fields())
	for _, l := range allLists() {
		query += `, ` + itemsAsJSON(l)
	}
	return query + ` FROM cases WHERE slug = $1 AND published_revision IS NOT NULL`
}

// allLists are the lists of a case and its readings.
func allLists() []casestudy.List { return append(slices.Clone(casestudy.Lists()), casestudy.Readings) }

// items scans a column of itemsAsJSON into a list of a case.
type items struct {
	list casestudy.List
	of   *casestudy.Case
}

func listsOf(c *casestudy.Case) []any {
	var into []any
	for _, l := range allLists() {
		into = append(into, items{l, c})
	}
	return into
}

// Scan reads the things of a list.
func (i items) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("list %s is a %T", i.list.Name, src)
	}
	var rows [][]any
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		return fmt.Errorf("list %s: %w", i.list.Name, err)
	}
	for _, values := range rows {
		for n, into := range columns(i.list.Grow(i.of), i.of) {
			if err := into.(column).Scan(values[n]); err != nil {
				return err
			}
		}
	}
	return nil
}

// RecordText is the text that a case was imported from, or "".
func (s *Store) RecordText(ctx context.Context, id int64) (string, error) {
	var text string
	err := s.read.QueryRowContext(ctx, `SELECT text FROM records WHERE case_id = $1`, id).Scan(&text)
	if err == sql.ErrNoRows {
		return "", nil
	}
	return text, classify(err)
}

// writeCase puts a case into the tables that the public reads.
func writeCase(ctx context.Context, tx *transaction, id int64, c *casestudy.Case) error {
	fields := casestudy.Fields()
	query := `UPDATE cases SET (` + names(fields) + `) = (` + placeholders(2, len(fields)) + `) WHERE id = $1`
	if _, err := tx.ExecContext(ctx, query, append([]any{id}, columns(fields, c)...)...); err != nil {
		return err
	}
	for _, l := range casestudy.Lists() {
		if err := writeList(ctx, tx, l, id, c); err != nil {
			return err
		}
	}
	return nil
}

func writeList(ctx context.Context, tx *transaction, l casestudy.List, id int64, c *casestudy.Case) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM `+l.Name+` WHERE case_id = $1`, id); err != nil {
		return err
	}
	query := `INSERT INTO ` + l.Name + ` (case_id, position, ` + names(l.Parts) + `) VALUES ($1, $2, ` + placeholders(3, len(l.Parts)) + `)`
	for i := range l.Len(c) {
		if _, err := tx.ExecContext(ctx, query, append([]any{id, i}, columns(l.Item(i), c)...)...); err != nil {
			return err
		}
	}
	return nil
}
