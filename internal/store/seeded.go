package store

import "context"

// IsEmpty reports whether no case was ever stored here: neither by the seeds
// nor by anybody.
func (s *Store) IsEmpty(ctx context.Context) (empty bool, err error) {
	err = s.read.QueryRowContext(ctx, `
		SELECT seeded IS NULL AND NOT EXISTS (SELECT 1 FROM cases) AND NOT EXISTS (SELECT 1 FROM audit WHERE case_id IS NOT NULL)
		FROM directory`).Scan(&empty)
	return empty, classify(err)
}

// MarkSeeded notes that the seeds were loaded, so that they never come back.
func (s *Store) MarkSeeded(ctx context.Context) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `UPDATE directory SET seeded = $1`, millis(s.now()))
		return err
	})
}
