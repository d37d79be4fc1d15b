package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
)

// sent gives the case that an earlier sending of the same form made, or 0.
func (s *Store) sent(ctx context.Context, tx *transaction, change Change) (id int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT case_id FROM submissions WHERE form = $1 AND account_id = $2`, change.Form, change.Author.ID).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// sendAgain takes a form that already made a case: the browser sent it twice, or
// its writer went back and changed it. Under another name it may be meant as
// another case, which nobody but its writer can tell.
func (s *Store) sendAgain(ctx context.Context, tx *transaction, id int64, change Change) error {
	e, err := edition(ctx, tx, id)
	if err != nil {
		return err
	}
	was, err := wasPublic(ctx, tx, id)
	if err != nil {
		return err
	}
	withdrawn := was && e.State != Published // since then, by somebody: not for a repeated form to undo
	if e.Answers.Get("name") != change.Case.Name || change.Publish && withdrawn {
		return &Conflict{0, e.Revision}
	}
	return s.update(ctx, tx, id, 1, change)
}

// madeBefore takes another form of a record that is a case by now: the same once
// more is no second case, and what differs is for its writer to look at.
func madeBefore(ctx context.Context, tx *transaction, id int64, change Change) error {
	e, err := edition(ctx, tx, id)
	if err != nil {
		return err
	}
	was, now := e.Case(), change.Case
	now.Slug, now.Added = was.Slug, was.Added
	if change.Publish || !bytes.Equal(was.JSON(), now.JSON()) {
		return &Conflict{0, e.Revision}
	}
	return nil
}

// wasPublic reports whether visitors ever saw a case.
func wasPublic(ctx context.Context, q querier, id int64) (was bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM revisions WHERE case_id = $1 AND published IS NOT NULL)`, id).Scan(&was)
	return was, err
}
