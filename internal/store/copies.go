package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"cogov/internal/casestudy"
)

// A WorkingCopy is what somebody has typed into the form of a case and not
// saved. It is nobody else's, and no revision.
type WorkingCopy struct {
	ID       int64
	Account  int64
	Form     string // identifies the form that it is typed in
	CaseID   int64  // 0 of a new case
	Revision int    // that the typing began from; 0 of a new case
	Answers  casestudy.Answers
	Message  string
	Record   string // the text that the form was filled in from; may be empty
	Waiting  int64  // the waiting record that the text was; 0 if none
	Kept     time.Time
}

// WorkingCopyLife is how long a working copy is kept that nobody takes up.
const WorkingCopyLife = 60 * 24 * time.Hour

// KeepWorkingCopy keeps what stands in a form, in place of what stood in it
// before. Of a case that the account has typed into in another form it gives
// ErrTaken, as the table's second key has it: nothing typed is replaced by what
// was typed without it. Where the caller has gone meanwhile, as one does who saves, nothing is kept.
func (s *Store) KeepWorkingCopy(ctx context.Context, c WorkingCopy) error {
	answers, err := json.Marshal(c.Answers)
	if err != nil {
		return err
	}
	caller := ctx
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if err := caller.Err(); err != nil {
			return err
		}
		if err := s.forgetOldCopies(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO working_copies (account_id, form, case_id, revision, answers, message, record, waiting, kept)
			VALUES ($1, $2, nullif($3, 0), $4, $5, $6, $7, $8, $9)
			ON CONFLICT (account_id, form) DO UPDATE SET (case_id, revision, answers, message, record, waiting, kept)
				= (excluded.case_id, excluded.revision, excluded.answers, excluded.message, excluded.record, excluded.waiting, excluded.kept)`,
			c.Account, c.Form, c.CaseID, c.Revision, string(answers), c.Message, c.Record, c.Waiting, millis(s.now()))
		return err
	})
}

func (s *Store) forgetOldCopies(ctx context.Context, tx *transaction) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM working_copies WHERE kept < $1`, s.oldestCopy())
	return err
}

func (s *Store) oldestCopy() int64 { return millis(s.now().Add(-WorkingCopyLife)) }

// ForgetWorkingCopy forgets what was typed in a form, if anything was kept.
func (s *Store) ForgetWorkingCopy(ctx context.Context, account int64, form string) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		return forgetCopy(ctx, tx, account, form)
	})
}

func forgetCopy(ctx context.Context, tx *transaction, account int64, form string) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM working_copies WHERE account_id = $1 AND form = $2`, account, form)
	return err
}

// WorkingCopy reads a working copy of an account. That of another account is
// not found.
func (s *Store) WorkingCopy(ctx context.Context, account, id int64) (WorkingCopy, error) {
	c := WorkingCopy{ID: id, Account: account}
	var caseID sql.NullInt64
	var answers []byte
	var kept int64
	err := s.read.QueryRowContext(ctx, `SELECT form, case_id, revision, answers, message, record, waiting, kept
		FROM working_copies WHERE id = $1 AND account_id = $2 AND kept >= $3`, id, account, s.oldestCopy()).
		Scan(&c.Form, &caseID, &c.Revision, &answers, &c.Message, &c.Record, &c.Waiting, &kept)
	if err != nil {
		return c, notFound(err, "working copy", id)
	}
	c.CaseID, c.Kept = caseID.Int64, fromMillis(kept)
	return c, json.Unmarshal(answers, &c.Answers)
}

// A WorkingCopyLine names a working copy in a list.
type WorkingCopyLine struct {
	ID   int64
	Name string // of the case, as typed
	Kept time.Time
}

// WorkingCopies lists what an account has typed of a case, or of new cases (0),
// the last first.
func (s *Store) WorkingCopies(ctx context.Context, account, caseID int64) ([]WorkingCopyLine, error) {
	return collect(ctx, s.read, func(row rowScanner) (l WorkingCopyLine, err error) {
		var kept int64
		err = row.Scan(&l.ID, &l.Name, &kept)
		l.Kept = fromMillis(kept)
		return l, err
	}, `SELECT id, coalesce(json_extract(answers, '$.name[0]'), ''), kept FROM working_copies
		WHERE account_id = $1 AND coalesce(case_id, 0) = $2 AND kept >= $3 ORDER BY kept DESC, id DESC`, account, caseID, s.oldestCopy())
}
