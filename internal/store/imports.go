package store

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// An ImportState is where an import stands. It goes from reading to read to
// applied to undone; until it is applied it may be aborted.
type ImportState string

// The states of an import.
const (
	ImportReading ImportState = "reading"
	ImportRead    ImportState = "read"
	ImportApplied ImportState = "applied"
	ImportUndone  ImportState = "undone"
	ImportAborted ImportState = "aborted"
)

// An Import is a file, or several, that cases are brought in from.
type Import struct {
	ID        int64
	File      string
	Author    string
	State     ImportState
	Begun     time.Time
	Changed   time.Time // when it came into its state
	Published bool      // whether it let visitors see its cases
	Notes     []string  // what of the file found no place
	Failure   string    // why it was aborted
	Counts    map[Outcome]int
	Missing   int // rows that cannot be published as they are
	Kept      int // rows that were not undone, because somebody changed the case since
}

// An Outcome is what an import does with a case.
type Outcome string

// The outcomes of an import.
const (
	New       Outcome = "new"
	Changed   Outcome = "changed"
	Unchanged Outcome = "unchanged"
	Wrong     Outcome = "wrong"
)

// BeginImport notes that files are being read.
func (s *Store) BeginImport(ctx context.Context, file string, author Author) (id int64, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *transaction) error {
		return tx.QueryRowContext(ctx, `INSERT INTO imports (file, account_id, author, state, begun, changed) VALUES ($1, $2, $3, $4, $5, $5) RETURNING id`,
			clip(file, 500), accountID(author), author.Name, ImportReading, millis(s.now())).Scan(&id)
	})
	return id, err
}

func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}

// EndReading says that the files of an import are read, with what found no place.
func (s *Store) EndReading(ctx context.Context, id int64, notes []string) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if _, err := tx.ExecContext(ctx, `UPDATE imports SET notes = $2 WHERE id = $1`, id, strings.Join(notes, "\n")); err != nil {
			return err
		}
		return s.moveImport(ctx, tx, id, ImportReading, ImportRead)
	})
}

// moveImport brings an import from one state into another. ErrState says that it
// is in neither the one nor on its way.
func (s *Store) moveImport(ctx context.Context, tx *transaction, id int64, from, to ImportState) error {
	done, err := tx.ExecContext(ctx, `UPDATE imports SET state = $3, changed = $4 WHERE id = $1 AND state = $2`, id, from, to, millis(s.now()))
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return fmt.Errorf("the import is not %s: %w", from, ErrState)
}

// AbortImport gives up an import that was not applied.
func (s *Store) AbortImport(ctx context.Context, id int64, why string) error {
	err := s.write(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.ExecContext(ctx, `UPDATE imports SET state = $2, changed = $3, failure = $4 WHERE id = $1 AND state IN ($5, $6)`,
			id, ImportAborted, millis(s.now()), why, ImportReading, ImportRead)
		return err
	})
	if err != nil {
		return err
	}
	return s.sweepImports(ctx)
}

// importsKept is how long an import waits to be applied.
const importsKept = 14 * 24 * time.Hour

// TidyImports gives up what was being read when the program ended, and what
// nobody applied for long. Only who has the data folder to themselves may ask.
func (s *Store) TidyImports(ctx context.Context) error {
	err := s.write(ctx, func(ctx context.Context, tx *transaction) error {
		now := s.now()
		_, err := tx.ExecContext(ctx, `UPDATE imports SET state = $1, changed = $2,
				failure = CASE state WHEN $3 THEN 'The program ended while the file was read.' ELSE 'Nobody applied it for two weeks.' END
			WHERE state = $3 OR state = $4 AND changed < $5`,
			ImportAborted, millis(now), ImportReading, ImportRead, millis(now.Add(-importsKept)))
		return err
	})
	if err != nil {
		return err
	}
	return s.sweepImports(ctx)
}

// sweptAtOnce is how many rows are swept before others have their turn.
const sweptAtOnce = 500

// sweepImports deletes the rows of aborted imports. It lets others save in
// between.
func (s *Store) sweepImports(ctx context.Context) error {
	for gone := int64(sweptAtOnce); gone == sweptAtOnce; {
		err := s.write(ctx, func(ctx context.Context, tx *transaction) error {
			done, err := tx.ExecContext(ctx, `DELETE FROM import_rows WHERE id IN (
				SELECT r.id FROM import_rows r JOIN imports i ON i.id = r.import_id WHERE i.state = $1 LIMIT $2)`, ImportAborted, sweptAtOnce)
			if err == nil {
				gone, err = done.RowsAffected()
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
