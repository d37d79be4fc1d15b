// Package store keeps cases, revisions, people and sessions in the database:
// one SQLite file in the data folder. Reads have a pool of their own; every
// write is one transaction on the single writer connection.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync/atomic"
	"time"
)

// What a caller may want to know about a failure.
var (
	ErrNotFound = errors.New("not found")
	ErrBusy     = errors.New("too many changes are being saved at the moment")
	ErrFull     = errors.New("the disk is full")
	ErrTaken    = errors.New("that name is taken")
	ErrState    = errors.New("the case is not in a state for that")
	ErrGone     = errors.New("the database file is gone from the data folder")
)

// A Store is the open database.
type Store struct {
	read, writer *sql.DB
	turn         chan struct{} // held by the one who writes
	waiting      atomic.Int64
	searching    chan struct{} // held by those who search
	importing    atomic.Bool   // an import is being applied or undone, which may take its time
	lock         *Lock
	path         string
	file         os.FileInfo // the database file as it was opened
	now          func() time.Time

	dossier, texts, matches, weighs *sql.Stmt // prepared, for the busiest queries
}

// The writer connection is the queue of changes: how long one may wait, how
// many may, and how long a change may take.
const (
	longestWait  = 3 * time.Second
	longestQueue = 64
	longestWrite = 10 * time.Second
	longestRead  = 2 * time.Second
)

// write runs one change in one transaction. It waits its turn a few seconds at
// most (ErrBusy), and goes on when the caller is gone: a closed browser does
// not decide what is saved.
func (s *Store) write(ctx context.Context, change func(ctx context.Context, tx *transaction) error) error {
	return s.writeWithin(ctx, longestWrite, change)
}

func (s *Store) writeWithin(ctx context.Context, limit time.Duration, change func(ctx context.Context, tx *transaction) error) error {
	if err := s.takeTurn(); err != nil {
		return err
	}
	defer func() { <-s.turn }()
	if now, err := os.Stat(s.path); err != nil || !os.SameFile(s.file, now) {
		return ErrGone // what is written now would be lost with the process
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	begun, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return classify(err)
	}
	defer begun.Rollback() // does nothing after a commit
	tx := &transaction{Tx: begun, statements: map[string]*sql.Stmt{}, public: map[int64]bool{}}
	if err := change(ctx, tx); err != nil {
		return classify(err)
	}
	if err := tx.pack(ctx); err != nil {
		return classify(err)
	}
	if err := tx.writePublicChanges(ctx, s.now()); err != nil {
		return classify(err)
	}
	if err := tx.writeSearch(ctx); err != nil {
		return classify(err)
	}
	return classify(tx.Commit())
}

func (s *Store) takeTurn() error {
	if s.waiting.Add(1) > longestQueue {
		s.waiting.Add(-1)
		return ErrBusy
	}
	defer s.waiting.Add(-1)
	timer := time.NewTimer(longestWait)
	defer timer.Stop()
	select {
	case s.turn <- struct{}{}:
		return nil
	case <-timer.C:
		return ErrBusy
	}
}

// Close writes what is in the log into the database file and closes it.
func (s *Store) Close() error {
	_, checkpoint := s.writer.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return errors.Join(checkpoint, s.read.Close(), s.writer.Close(), s.lock.Release())
}

// Ready reports whether the database can be written, by a change that is
// rolled back. While a large import is being saved it is not tried: then it can.
func (s *Store) Ready(ctx context.Context) error {
	if s.importing.Load() {
		return nil
	}
	rollback := errors.New("rolled back")
	err := s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if _, err := tx.ExecContext(ctx, `UPDATE directory SET data_revision = data_revision`); err != nil {
			return err
		}
		return rollback
	})
	if errors.Is(err, rollback) {
		return nil
	}
	return err
}

// rowScanner is a *sql.Row or *sql.Rows.
type rowScanner interface{ Scan(...any) error }

// withMore scans further columns than a scanning function knows of.
type withMore struct {
	rowScanner
	more []any
}

// Scan reads the columns that are known, then the others.
func (w withMore) Scan(into ...any) error {
	return w.rowScanner.Scan(append(slices.Clip(into), w.more...)...)
}

// querier reads: a pool or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, q querier, scan func(rowScanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, classify(err)
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, classify(rows.Err())
}

// millis is how times are kept.
func millis(t time.Time) int64 { return t.UnixMilli() }

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

func notFound(err error, what string, key any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s %v: %w", what, key, ErrNotFound)
	}
	return classify(err)
}
