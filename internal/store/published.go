package store

import (
	"context"
	"slices"

	"cogov/internal/casestudy"
)

// listed are the fields that the catalogue keeps in memory: those that filter
// or sort, and those that an entry of a list shows.
var listed = func() []casestudy.Field {
	shown := []string{"name", "city", "lat", "lon", "start_year", "end_year", "summary"}
	for _, p := range casestudy.Principles {
		shown = append(shown, p.Code+"_scored_by", p.Code+"_confidence")
	}
	return slices.DeleteFunc(slices.Clone(casestudy.Fields()), func(f casestudy.Field) bool {
		return f.Facet == "" && !slices.Contains(shown, f.Name)
	})
}()

// Changes are what happened to the cases that the catalogue keeps.
type Changes struct {
	Shown    []casestudy.Published // what it keeps of published cases, by ID
	Hidden   []int64               // IDs of cases that the public does not see
	Revision int64                 // the data revision that both stand at
}

// Listed reads what the catalogue keeps of every published case.
func (s *Store) Listed(ctx context.Context) (Changes, error) { return s.ChangedSince(ctx, -1) }

// ChangedSince reads what changed after a data revision.
func (s *Store) ChangedSince(ctx context.Context, since int64) (c Changes, err error) {
	tx, err := s.read.BeginTx(ctx, nil) // so that all of it stands at one revision
	if err != nil {
		return c, classify(err)
	}
	defer tx.Rollback()
	if err := tx.QueryRowContext(ctx, `SELECT data_revision FROM directory`).Scan(&c.Revision); err != nil {
		return c, classify(err)
	}
	var p casestudy.Published
	c.Shown, err = collect(ctx, tx, publishedScanner(&p, listed), `SELECT `+publishedColumns+names(listed)+
		` FROM cases WHERE published_revision IS NOT NULL AND data_revision > $1 ORDER BY id`, since)
	if err != nil {
		return c, err
	}
	c.Hidden, err = collect(ctx, tx, func(row rowScanner) (id int64, err error) { return id, row.Scan(&id) },
		`SELECT id FROM cases WHERE published_revision IS NULL AND data_revision > $1`, since)
	return c, err
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
