package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"cogov/internal/casestudy"
)

const (
	// longestImport is how long an import may take to apply.
	longestImport = 30 * time.Minute
	// appliedAtOnce is how many rows of one are held in memory.
	appliedAtOnce = 100
)

// What keeps an import from being applied, beside its state.
var (
	ErrWrongRows = errors.New("the import has rows that are wrong")
	ErrNotReady  = errors.New("the import has cases that cannot be published yet")
)

// Progress is told how many rows are done. Its error ends what is under way:
// then nothing is saved.
type Progress func(done int) error

// ApplyImport saves all the cases of an import, or none, and lets visitors see
// them if asked. Where cases were saved since they were compared, it saves
// nothing: it compares these anew and says how many they are, to be looked at
// again.
func (s *Store) ApplyImport(ctx context.Context, id int64, author Author, publish bool, progress Progress) (stale int, err error) {
	s.importing.Store(true)
	defer s.importing.Store(false)
	err = s.writeWithin(ctx, longestImport, func(ctx context.Context, tx *transaction) error {
		i, err := s.applicable(ctx, tx, id, publish)
		if err != nil {
			return err
		}
		if stale, err = s.compareAgain(ctx, tx, id); err != nil || stale > 0 {
			return err
		}
		apply := applying{s, author, publish, "Imported from " + clip(i.File, 400)}
		if err := eachRow(ctx, tx, id, progress, func(r *ImportRow) error { return apply.row(ctx, tx, r) }); err != nil {
			return err
		}
		return s.endApplying(ctx, tx, id, author, publish)
	})
	return stale, err
}

// endApplying notes that an import was applied. What its rows say is in the
// cases by now.
func (s *Store) endApplying(ctx context.Context, tx *transaction, id int64, author Author, publish bool) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM import_texts WHERE row_id IN (SELECT id FROM import_rows WHERE import_id = $1)`, id); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE imports SET published = $2 WHERE id = $1`, id, publish); err != nil {
		return err
	}
	if err := s.moveImport(ctx, tx, id, ImportRead, ImportApplied); err != nil {
		return err
	}
	return s.note(ctx, tx, author, "import", 0, fmt.Sprintf("import %d", id))
}

// applicable reads an import that may be applied.
func (s *Store) applicable(ctx context.Context, tx *transaction, id int64, publish bool) (i Import, err error) {
	if i, err = scanImport(tx.QueryRowContext(ctx, selectImports+` WHERE id = $1`, id)); err != nil {
		return i, notFound(err, "import", id)
	}
	var wrong, missing int
	err = tx.QueryRowContext(ctx, `SELECT count(CASE outcome WHEN $2 THEN 1 END), count(nullif(missing, '')) FROM import_rows WHERE import_id = $1`, id, Wrong).Scan(&wrong, &missing)
	switch {
	case err != nil:
		return i, err
	case i.State != ImportRead:
		return i, fmt.Errorf("the import is %s: %w", i.State, ErrState)
	case wrong > 0:
		return i, ErrWrongRows
	case publish && missing > 0:
		return i, ErrNotReady
	}
	return i, nil
}

// eachRow goes through the rows of an import, a few at a time.
func eachRow(ctx context.Context, tx *transaction, id int64, progress Progress, do func(*ImportRow) error) error {
	for after := 0; ; {
		rows, err := importRows(ctx, tx, id, ImportFilter{}, after, appliedAtOnce)
		if err != nil || len(rows) == 0 {
			return err
		}
		for i := range rows {
			if err := do(&rows[i]); err != nil {
				return fmt.Errorf("row %d: %w", rows[i].Position, err)
			}
		}
		after = rows[len(rows)-1].Position
		if err := progress(after); err != nil {
			return err
		}
	}
}

// applying is how the rows of an import are saved.
type applying struct {
	*Store
	author  Author
	publish bool
	message string
}

func (a applying) row(ctx context.Context, tx *transaction, r *ImportRow) error {
	text, err := rowText(ctx, tx, r.ID)
	if err != nil && (r.Outcome != Unchanged || !errors.Is(err, ErrNotFound)) {
		return err
	}
	switch r.Outcome {
	case New:
		err = a.create(ctx, tx, r, text)
	case Changed:
		err = a.change(ctx, tx, r, text)
	case Unchanged: // which has a text only where it came from another record
		err = a.publishUnchanged(ctx, tx, r)
	}
	if err != nil {
		return err
	}
	return a.settle(ctx, tx, r, text.Record)
}

func (a applying) create(ctx context.Context, tx *transaction, r *ImportRow, text importText) (err error) {
	c, problems := text.Answers.Case()
	if len(problems) > 0 {
		return ErrWrongRows // a rule came while it waited
	}
	c.Slug = r.Slug
	if r.CaseID, err = a.Store.create(ctx, tx, Change{Case: c, Author: a.author, Message: a.message, Publish: a.publish}); err != nil {
		return err
	}
	return writeList(ctx, tx, casestudy.Readings, r.CaseID, &c)
}

func (a applying) change(ctx context.Context, tx *transaction, r *ImportRow, text importText) error {
	e, err := edition(ctx, tx, r.CaseID)
	if err != nil {
		return err
	}
	c, problems := text.over(e.Answers).Case()
	if len(problems) > 0 {
		return ErrWrongRows
	}
	return a.update(ctx, tx, r.CaseID, r.before.revision, Change{Case: c, Author: a.author, Message: a.message, Publish: a.publish})
}

// publishUnchanged lets visitors see a draft that is as the row has it. What was
// public before and is not now was withdrawn by somebody, and stays so.
func (a applying) publishUnchanged(ctx context.Context, tx *transaction, r *ImportRow) error {
	if !a.publish {
		return nil
	}
	now, err := caseRow(ctx, tx, r.CaseID)
	if errors.Is(err, ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	was, err := wasPublic(ctx, tx, r.CaseID)
	if err != nil || was || now.standing() != r.before || now.state == Archived {
		return err
	}
	e, err := edition(ctx, tx, r.CaseID)
	if err != nil {
		return err
	}
	c := e.Case()
	return a.Store.publish(ctx, tx, now, &c, a.author)
}

// settle notes on a row what was done to its case, so that it can be undone.
func (a applying) settle(ctx context.Context, tx *transaction, r *ImportRow, record string) error {
	now, err := caseRow(ctx, tx, r.CaseID)
	if errors.Is(err, ErrNotFound) && r.Outcome == Unchanged {
		return nil
	} else if err != nil {
		return err
	}
	if record != "" {
		if err := a.replaceRecord(ctx, tx, r, record); err != nil {
			return err
		}
	}
	if now.standing() == r.before || r.before == (standing{}) && r.Outcome == Unchanged {
		return nil
	}
	_, err = tx.ExecContext(ctx, `UPDATE import_rows SET case_id = $2, slug = $3, left_revision = $4, left_state = $5, left_public = $6 WHERE id = $1`,
		r.ID, r.CaseID, now.slug, now.revision, now.state, now.published)
	return err
}
