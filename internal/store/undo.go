package store

import (
	"context"
	"errors"
	"fmt"
)

// UndoImport puts every case that an import made or changed back to what it was
// before, all in one: a changed one by a new revision; a new one is archived where
// visitors saw it, and else removed. A case that somebody changed since is left,
// and its row says so.
func (s *Store) UndoImport(ctx context.Context, id int64, author Author, progress Progress) error {
	s.importing.Store(true)
	defer s.importing.Store(false)
	return s.writeWithin(ctx, longestImport, func(ctx context.Context, tx *transaction) error {
		if err := s.moveImport(ctx, tx, id, ImportApplied, ImportUndone); err != nil {
			return err
		}
		undo := undoing{s, author, fmt.Sprintf("Import %d undone", id)}
		if err := eachRow(ctx, tx, id, progress, func(r *ImportRow) error { return undo.row(ctx, tx, r) }); err != nil {
			return err
		}
		return s.note(ctx, tx, author, "undo import", 0, fmt.Sprintf("import %d", id))
	})
}

type undoing struct {
	*Store
	author  Author
	message string
}

func (u undoing) row(ctx context.Context, tx *transaction, r *ImportRow) error {
	if r.after == (standing{}) {
		return nil // nothing was done to it
	}
	now, err := caseRow(ctx, tx, r.CaseID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	switch {
	case err != nil || now.standing() != r.after:
		_, err := tx.ExecContext(ctx, `UPDATE import_rows SET kept = 1 WHERE id = $1`, r.ID)
		return err
	case r.Outcome != New:
		return u.back(ctx, tx, r, now)
	}
	return u.unmake(ctx, tx, r)
}

// unmake takes a case away that was new: it is archived where visitors saw it or
// somebody has written something about it, and else deleted, as nobody but its
// import wrote it.
func (u undoing) unmake(ctx context.Context, tx *transaction, r *ImportRow) error {
	var written bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM comments WHERE case_id = $1) OR EXISTS (SELECT 1 FROM working_copies WHERE case_id = $1)
		OR EXISTS (SELECT 1 FROM private_readings WHERE case_id = $1)`, r.CaseID).Scan(&written); err != nil {
		return err
	}
	if r.after.public != 0 || written {
		return u.takeOut(ctx, tx, r.CaseID, Archive)
	}
	if err := u.note(ctx, tx, u.author, "remove", r.CaseID, u.message); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM cases WHERE id = $1`, r.CaseID)
	return err
}

// back brings a case back to where it stood: what the public saw, then what was
// ahead of it.
func (u undoing) back(ctx context.Context, tx *transaction, r *ImportRow, now row) error {
	revision := now.revision
	if now.published != r.before.public {
		if r.before.public == 0 {
			if err := u.takeOut(ctx, tx, r.CaseID, Unpublish); err != nil {
				return err
			}
		} else if err := u.save(ctx, tx, r.CaseID, &revision, r.before.public, true); err != nil {
			return err
		}
	}
	if err := u.save(ctx, tx, r.CaseID, &revision, r.before.revision, false); err != nil {
		return err
	}
	if r.before.state != Published {
		if _, err := tx.ExecContext(ctx, `UPDATE cases SET state = $2 WHERE id = $1`, r.CaseID, r.before.state); err != nil {
			return err
		}
	}
	return u.recordBack(ctx, tx, r)
}

// save makes what an earlier revision said the newest one.
func (u undoing) save(ctx context.Context, tx *transaction, id int64, newest *int, earlier int, publish bool) error {
	was, err := editionAt(ctx, tx, id, earlier)
	if err != nil {
		return err
	}
	if err := u.update(ctx, tx, id, *newest, Change{Case: was.Case(), Author: u.author, Message: u.message, Publish: publish}); err != nil {
		return err
	}
	now, err := caseRow(ctx, tx, id)
	*newest = now.revision
	return err
}

// takeOut takes a case out of the public's sight.
func (u undoing) takeOut(ctx context.Context, tx *transaction, id int64, move Move) error {
	return u.move(ctx, tx, id, move, u.author)
}
