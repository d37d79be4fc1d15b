package store

import (
	"context"
	"fmt"
	"slices"
)

// A Move takes a case out of the public's sight or back to the desk.
type Move struct {
	Name string
	from []State
	to   State
}

// The moves between states. Publishing is one of its own: see Publish.
var (
	Submit    = Move{"submit", []State{Draft}, InReview}
	Withdraw  = Move{"withdraw", []State{InReview}, Draft}
	Unpublish = Move{"unpublish", []State{Published}, Draft}
	Archive   = Move{"archive", []State{Draft, InReview, Published}, Archived}
	Restore   = Move{"restore", []State{Archived}, Draft}
)

// Move makes a move with a case whose newest revision is the one the author has
// seen (0 for whichever it is). It gives a *Conflict where it is not, and
// ErrState where the case is not in a state for the move.
func (s *Store) Move(ctx context.Context, id int64, seen int, move Move, author Author) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if _, err := movable(ctx, tx, id, seen, move.from...); err != nil {
			return err
		}
		return s.move(ctx, tx, id, move, author)
	})
}

func (s *Store) move(ctx context.Context, tx *transaction, id int64, move Move, author Author) error {
	e, err := edition(ctx, tx, id)
	if err != nil {
		return err
	}
	c := e.Case()
	if err := writeCase(ctx, tx, id, &c); err != nil {
		return err
	}
	tx.find(id)
	if err := tx.unpack(ctx, id); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE cases SET state = $2, published_revision = NULL, published = NULL WHERE id = $1`, id, move.to); err != nil {
		return err
	}
	if e.PublishedRevision != 0 {
		tx.public[id] = true
	}
	return s.note(ctx, tx, author, move.Name, id, "")
}

// movable gives a case's row if it stands where somebody saw it and is in one of
// some states.
func movable(ctx context.Context, tx *transaction, id int64, seen int, from ...State) (row, error) {
	r, err := caseRow(ctx, tx, id)
	switch {
	case err != nil:
		return r, err
	case seen != 0 && seen != r.revision:
		return r, &Conflict{seen, r.revision}
	case !slices.Contains(from, r.state):
		return r, fmt.Errorf("the case is %s: %w", r.state, ErrState)
	}
	return r, nil
}
