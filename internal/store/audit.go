package store

import (
	"context"
	"database/sql"
)

// note adds a row to the audit and counts the data revision up when a case
// changed (caseID not 0). Every change of a case passes here.
func (s *Store) note(ctx context.Context, tx *transaction, author Author, action string, caseID int64, detail string) error {
	if err := s.noteAside(ctx, tx, author, action, caseID, detail); err != nil || caseID == 0 {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE directory SET data_revision = data_revision + 1`); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE cases SET data_revision = (SELECT data_revision FROM directory) WHERE id = $1`, caseID)
	return err
}

// noteAside adds a row to the audit about something beside a case, which the
// public does not see: the case stays as it was.
func (s *Store) noteAside(ctx context.Context, tx *transaction, author Author, action string, caseID int64, detail string) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO audit (at, account_id, actor, action, case_id, detail) VALUES ($1, $2, $3, $4, nullif($5, 0), $6)`,
		millis(s.now()), accountID(author), author.Name, action, caseID, detail)
	return err
}

// accountID is NULL for a program.
func accountID(a Author) sql.NullInt64 { return sql.NullInt64{Int64: a.ID, Valid: a.ID != 0} }
