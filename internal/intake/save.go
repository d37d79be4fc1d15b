package intake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"cogov/internal/store"
)

// Wrong lists what keeps entries from being saved, one a line, as
// "file row, field: problem".
type Wrong []string

func (w Wrong) Error() string {
	if len(w) == 1 {
		return "nothing was imported: " + w[0]
	}
	return fmt.Sprintf("nothing was imported: %d problems", len(w))
}

// stagedAtOnce is how many entries are held in memory.
const stagedAtOnce = 100

// Stage compares entries with what is in the store and keeps them there, for an
// import that was begun. Where reading ends in an error the import is aborted,
// and says why.
func Stage(ctx context.Context, db *store.Store, id int64, entries iter.Seq2[Entry, error], progress store.Progress) error {
	notes, err := stage(ctx, db, id, entries, progress)
	if err == nil {
		err = db.EndReading(ctx, id, notes)
	}
	if err != nil {
		if aborting := db.AbortImport(context.WithoutCancel(ctx), id, whyUnread(ctx, err)); aborting != nil {
			return fmt.Errorf("%w (%w)", err, aborting)
		}
	}
	return err
}

// A fault is one of a file, for whoever brought it.
type fault struct{ error }

func (f fault) Unwrap() error { return f.error }

// whyUnread says why a file was not read, without what is only for the log.
func whyUnread(ctx context.Context, err error) string {
	var ofFile fault
	switch {
	case ctx.Err() != nil:
		return "the program was stopped while the file was read"
	case errors.As(err, &ofFile):
		return err.Error()
	}
	return "something went wrong here while the file was read; the log says more"
}

func stage(ctx context.Context, db *store.Store, id int64, entries iter.Seq2[Entry, error], progress store.Progress) (notes []string, err error) {
	var some []store.Incoming
	done := 0
	flush := func() error {
		if err := db.Stage(ctx, id, some); err != nil {
			return err
		}
		done += len(some)
		some = some[:0]
		return progress(done)
	}
	for e, err := range entries {
		if err != nil {
			return nil, fault{err}
		}
		if e.Answers == nil {
			notes = append(notes, e.Notes...)
			continue
		}
		if some = append(some, e.incoming()); len(some) == stagedAtOnce {
			if err := flush(); err != nil {
				return nil, err
			}
		}
	}
	return notes, flush()
}

// Problems lists what keeps an import from being applied, for its lines.
func Problems(ctx context.Context, db *store.Store, id int64, publish bool) (Wrong, error) {
	var wrong Wrong
	for r, err := range Rows(ctx, db, id) {
		if err != nil {
			return nil, err
		}
		problems := r.Problems
		if publish {
			problems = problems.And(r.Missing)
		}
		for _, p := range problems {
			wrong = append(wrong, fmt.Sprintf("%s, %s: %s", Where(r), p.Name, p.Text))
		}
	}
	return wrong, nil
}

// Rows goes through the rows of an import.
func Rows(ctx context.Context, db *store.Store, id int64) iter.Seq2[store.ImportRow, error] {
	return func(yield func(store.ImportRow, error) bool) {
		for after := 0; ; {
			rows, err := db.ImportRows(ctx, id, store.ImportFilter{}, after, stagedAtOnce)
			if err != nil {
				yield(store.ImportRow{}, err)
			}
			if err != nil || len(rows) == 0 {
				return
			}
			for _, r := range rows {
				if !yield(r, nil) {
					return
				}
			}
			after = rows[len(rows)-1].Position
		}
	}
}

// Where names a row in messages.
func Where(r store.ImportRow) string {
	if r.Number == 0 {
		return r.File
	}
	return fmt.Sprintf("%s row %d", r.File, r.Number)
}

// Prepare reads entries into an import that can be applied. Problems come back
// as Wrong; then there is no such import.
func Prepare(ctx context.Context, db *store.Store, what string, entries iter.Seq2[Entry, error], author store.Author, publish bool, progress store.Progress) (id int64, err error) {
	if id, err = db.BeginImport(ctx, what, author); err != nil {
		return 0, err
	}
	if err := Stage(ctx, db, id, entries, progress); err != nil {
		return 0, err
	}
	wrong, err := Problems(ctx, db, id, publish)
	if err == nil && len(wrong) == 0 {
		return id, nil
	} else if err == nil {
		err = wrong
	}
	if aborting := db.AbortImport(ctx, id, err.Error()); aborting != nil {
		return 0, fmt.Errorf("%w (%w)", err, aborting)
	}
	return 0, err
}

// Save brings entries into the store at once, all or none. Problems come back
// as Wrong.
func Save(ctx context.Context, db *store.Store, what string, entries iter.Seq2[Entry, error], author store.Author, publish bool) error {
	watch := func(int) error { return ctx.Err() }
	id, err := Prepare(ctx, db, what, entries, author, publish, watch)
	if err != nil {
		return err
	}
	return Apply(ctx, db, id, author, publish, watch)
}

// Apply saves the cases of an import for somebody who is not there to look at it
// a second time.
func Apply(ctx context.Context, db *store.Store, id int64, author store.Author, publish bool, progress store.Progress) error {
	stale, err := db.ApplyImport(ctx, id, author, publish, progress)
	if err == nil && stale > 0 {
		return fmt.Errorf("nothing was imported: cases were saved since the files were read: %w", store.ErrBusy)
	}
	return err
}

// Seed fills a database in which no case was ever stored.
func Seed(ctx context.Context, db *store.Store, files fs.FS) error {
	empty, err := db.IsEmpty(ctx)
	if err != nil || !empty {
		return err
	}
	names, err := fs.Glob(files, "*")
	if err != nil {
		return err
	}
	entries := Read(files, only(names, ".txt", ".json")...)
	if err := Save(ctx, db, "the seeds", entries, store.Author{Name: "Seeds"}, true); err != nil {
		return err
	}
	return db.MarkSeeded(ctx)
}

func only(names []string, endings ...string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(endings, func(ending string) bool { return strings.EqualFold(path.Ext(name), ending) })
	})
}
