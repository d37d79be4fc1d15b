package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"cogov/internal/casestudy"
)

// An Incoming case comes from a file: with the readings in the case, and the
// text record it was read from, if any. Readings come with a new case; those of a
// case that is here already stay as they are.
type Incoming struct {
	Case   casestudy.Case
	Record string
}

// An Imported case says what became of an incoming one.
type Imported struct {
	ID      int64
	Slug    string
	Outcome Outcome
}

// An Outcome is what an import does with a case.
type Outcome string

// The outcomes of an import.
const (
	New       Outcome = "new"
	Changed   Outcome = "changed"
	Unchanged Outcome = "unchanged"
)

// longestImport is how long an import may take.
const longestImport = 10 * time.Minute

// Import saves cases from files, all or none. A case whose slug is taken is a
// change of that case; contacts that the file does not have stay.
func (s *Store) Import(ctx context.Context, cases []Incoming, author Author, publish bool) (done []Imported, err error) {
	err = s.writeWithin(ctx, longestImport, func(ctx context.Context, tx *transaction) error {
		for _, in := range cases {
			imported, err := s.importCase(ctx, tx, in, Change{Case: in.Case, Author: author, Message: "Imported", Publish: publish})
			if err != nil {
				return err
			}
			done = append(done, imported)
		}
		return nil
	})
	return done, err
}

func (s *Store) importCase(ctx context.Context, tx *transaction, in Incoming, change Change) (Imported, error) {
	if known, err := knownText(ctx, tx, in); err != nil || known.ID != 0 {
		return known, err
	}
	var id int64
	err := tx.QueryRowContext(ctx, `SELECT id FROM cases WHERE slug = $1`, in.Case.Slug).Scan(&id)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s.importNew(ctx, tx, in, change)
	case err != nil:
		return Imported{}, err
	}
	before, err := caseRow(ctx, tx, id)
	if err != nil {
		return Imported{}, err
	}
	if len(change.Case.Contacts) == 0 { // public files do not have them
		e, err := edition(ctx, tx, id)
		if err != nil {
			return Imported{}, err
		}
		change.Case.Contacts = e.Case().Contacts
	}
	if err := s.update(ctx, tx, id, before.revision, change); err != nil {
		return Imported{}, err
	}
	if err := s.keepRecord(ctx, tx, id, in.Record); err != nil {
		return Imported{}, err
	}
	after, err := caseRow(ctx, tx, id)
	outcome := Changed
	if after == before {
		outcome = Unchanged
	}
	return Imported{id, after.slug, outcome}, err
}

// knownText finds the case that came from the same text before, where nothing
// else says which case it is: it is left as it is by now. Line ends and blanks
// around the text make no other one.
func knownText(ctx context.Context, tx *transaction, in Incoming) (known Imported, err error) {
	if in.Record == "" || in.Case.Slug != "" {
		return known, nil
	}
	const plain = `trim(replace(%s, char(13), ''), ' ' || char(9) || char(10))`
	err = tx.QueryRowContext(ctx, `SELECT c.id, c.slug FROM records r JOIN cases c ON c.id = r.case_id WHERE `+
		fmt.Sprintf(plain, "r.text")+` = `+fmt.Sprintf(plain, "$1")+` LIMIT 1`, in.Record).Scan(&known.ID, &known.Slug)
	if errors.Is(err, sql.ErrNoRows) {
		return known, nil
	}
	known.Outcome = Unchanged
	return known, err
}

func (s *Store) importNew(ctx context.Context, tx *transaction, in Incoming, change Change) (Imported, error) {
	id, err := s.create(ctx, tx, change)
	if err != nil {
		return Imported{}, err
	}
	if err := writeList(ctx, tx, casestudy.Readings, id, &in.Case); err != nil {
		return Imported{}, err
	}
	if err := s.keepRecord(ctx, tx, id, in.Record); err != nil {
		return Imported{}, err
	}
	row, err := caseRow(ctx, tx, id)
	return Imported{id, row.slug, New}, err
}

// keepRecord keeps the text that a case was read from, if there is one.
func (s *Store) keepRecord(ctx context.Context, tx *transaction, id int64, text string) error {
	if text == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO records (case_id, text, imported) VALUES ($1, $2, $3)
		ON CONFLICT (case_id) DO UPDATE SET text = excluded.text, imported = excluded.imported WHERE text <> excluded.text`, id, text, millis(s.now()))
	return err
}

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
