package store

import (
	"context"
	"database/sql"
	"errors"
)

// Rename gives a case another address. The old one goes on leading to it. It
// gives ErrTaken where another case has or had the address.
func (s *Store) Rename(ctx context.Context, id int64, slug string, author Author) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		row, err := caseRow(ctx, tx, id)
		if err != nil || row.slug == slug {
			return err
		}
		var holder int64
		err = tx.QueryRowContext(ctx, `SELECT id FROM cases WHERE slug = $1 UNION ALL SELECT case_id FROM old_slugs WHERE slug = $1`, slug).Scan(&holder)
		switch {
		case err == nil && holder != id:
			return ErrTaken
		case err != nil && !errors.Is(err, sql.ErrNoRows):
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM old_slugs WHERE slug = $1`, slug); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO old_slugs (slug, case_id, left_at) VALUES ($1, $2, $3)`, row.slug, id, millis(s.now())); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE cases SET slug = $2 WHERE id = $1`, id, slug); err != nil {
			return err
		}
		if row.published != 0 {
			tx.public[id] = false
		}
		return s.note(ctx, tx, author, "rename", id, row.slug+" to "+slug)
	})
}

// Renamed gives the address of the published case that had another one, or "".
func (s *Store) Renamed(ctx context.Context, slug string) (now string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT c.slug FROM old_slugs o JOIN cases c ON c.id = o.case_id
		WHERE o.slug = $1 AND c.published_revision IS NOT NULL`, slug).Scan(&now)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return now, classify(err)
}
