package store

import "context"

// keepRecord keeps the text that a case was read from, if there is one.
func (s *Store) keepRecord(ctx context.Context, tx *transaction, id int64, text string) error {
	if text == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO records (case_id, text, imported) VALUES ($1, $2, $3)
		ON CONFLICT (case_id) DO UPDATE SET text = excluded.text, imported = excluded.imported WHERE text <> excluded.text`, id, text, millis(s.now()))
	return err
}

// replaceRecord keeps the text that a case was read from, and on the row the one
// that it came from before.
func (a applying) replaceRecord(ctx context.Context, tx *transaction, r *ImportRow, text string) error {
	if _, err := tx.ExecContext(ctx, `UPDATE import_rows SET record_before = coalesce((SELECT text FROM records WHERE case_id = $2), '') WHERE id = $1`, r.ID, r.CaseID); err != nil {
		return err
	}
	return a.keepRecord(ctx, tx, r.CaseID, text)
}

// recordBack brings back the text that a case came from before an import.
func (u undoing) recordBack(ctx context.Context, tx *transaction, r *ImportRow) error {
	var before *string
	if err := tx.QueryRowContext(ctx, `SELECT record_before FROM import_rows WHERE id = $1`, r.ID).Scan(&before); err != nil || before == nil {
		return err
	}
	if *before == "" {
		_, err := tx.ExecContext(ctx, `DELETE FROM records WHERE case_id = $1`, r.CaseID)
		return err
	}
	return u.keepRecord(ctx, tx, r.CaseID, *before)
}
