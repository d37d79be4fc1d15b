package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// This file is SQLite's own: opening, pragmas, error codes.

// fileName is the database's name in the data folder.
const fileName = "cogov.db"

// pragmas hold on every connection; they stand in the DSN because a statement
// would reach one connection of a pool only. busy_timeout comes first.
var pragmas = []struct{ name, value string }{
	{"busy_timeout", "5000"},
	{"journal_mode", "wal"},
	{"synchronous", "2"}, // FULL: an acknowledged change survives a power cut
	{"foreign_keys", "1"},
	{"journal_size_limit", "67108864"},
	{"temp_store", "2"}, // memory
	{"cache_size", "-400"},
	{"trusted_schema", "0"},
	{"secure_delete", "1"},
}

func dsn(path string, readOnly bool) string {
	q := url.Values{}
	for _, p := range pragmas {
		q.Add("_pragma", p.name+"("+p.value+")")
	}
	q.Set("_dqs", "0") // "text" in double quotes is an error, not a string
	if readOnly {
		q.Set("mode", "ro")
		q.Add("_pragma", "query_only(1)")
	} else {
		q.Set("_txlock", "immediate")
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// Open opens the database of a data folder beside a server that may be running.
// It creates the folder and the file where they are missing and brings the
// tables up to date.
func Open(ctx context.Context, dir string) (*Store, error) { return open(ctx, dir, nil) }

// OpenExclusive opens the database and keeps everybody else from serving or
// importing into the same folder until Close.
func OpenExclusive(ctx context.Context, dir string) (*Store, error) {
	if _, err := makeFile(dir); err != nil {
		return nil, err
	}
	lock, err := TakeLock(dir)
	if err != nil {
		return nil, err
	}
	s, err := open(ctx, dir, lock)
	if err != nil {
		return nil, errors.Join(err, lock.Release())
	}
	return s, nil
}

// Exists reports whether a data folder has a database.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, fileName))
	return err == nil
}

// CopyTo writes the database as it stands into another folder, beside whoever is
// using it.
func CopyTo(ctx context.Context, from, to string) error {
	if !Exists(from) {
		return nil // nothing to copy: the other folder begins empty as well
	}
	s, err := Open(ctx, from)
	if err != nil {
		return err
	}
	path := filepath.Join(to, fileName)
	_, err = s.writer.ExecContext(ctx, `VACUUM INTO $1`, path)
	return errors.Join(err, s.Close(), os.Chmod(path, 0o600))
}

func open(ctx context.Context, dir string, lock *Lock) (*Store, error) {
	path, err := makeFile(dir)
	if err != nil {
		return nil, err
	}
	s := &Store{lock: lock, turn: make(chan struct{}, 1), now: time.Now, path: path}
	if s.file, err = os.Stat(path); err != nil {
		return nil, err
	}
	if s.writer, err = sql.Open("sqlite", dsn(path, false)); err != nil {
		return nil, err
	}
	s.writer.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn(path, true)); err != nil {
		return nil, err
	}
	readers := 2 * max(runtime.GOMAXPROCS(0), 2)
	s.searching = make(chan struct{}, readers/2)
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	if err := s.prepare(ctx, dir, readers); err != nil {
		return nil, errors.Join(err, s.read.Close(), s.writer.Close())
	}
	return s, nil
}

// prepare checks the connections and brings the tables up to date.
func (s *Store) prepare(ctx context.Context, dir string, readers int) error {
	if err := checkPragmas(ctx, s.writer, 1, false); err != nil {
		return err
	}
	if err := s.migrate(ctx, dir); err != nil {
		return err
	}
	if err := checkPragmas(ctx, s.read, readers, true); err != nil {
		return err
	}
	if s.lock != nil {
		if err := s.packOlder(ctx); err != nil {
			return err
		}
	}
	for statement, query := range map[**sql.Stmt]string{
		&s.dossier: selectDossier, &s.texts: selectTexts, &s.matches: selectMatching, &s.weighs: selectWeighed,
	} {
		var err error
		if *statement, err = s.read.PrepareContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// checkPragmas reads the pragmas back from n connections at once.
func checkPragmas(ctx context.Context, db *sql.DB, n int, readOnly bool) error {
	want := pragmas
	if readOnly {
		want = append(want[:len(want):len(want)], struct{ name, value string }{"query_only", "1"})
	}
	for range n {
		conn, err := db.Conn(ctx)
		if err != nil {
			return fmt.Errorf("cannot open the database: %w", err)
		}
		defer conn.Close() // after the loop, so that each turn gets another connection
		for _, p := range want {
			var got string
			if err := conn.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&got); err != nil {
				return fmt.Errorf("cannot read back %s: %w", p.name, err)
			}
			if got != p.value {
				return fmt.Errorf("the database runs with %s %s instead of %s; refusing to use it", p.name, got, p.value)
			}
		}
	}
	return nil
}

// makeFile makes the data folder and an empty database file in it, which only
// their owner may read; SQLite gives its log the same mode. A folder with other
// things in it is not ours to close to others.
func makeFile(dir string) (string, error) {
	path, err := filepath.Abs(filepath.Join(dir, fileName))
	if err != nil {
		return "", err
	}
	if Exists(dir) {
		// Never open the file of a database that may be in use: closing it
		// would drop SQLite's locks.
		return path, errors.Join(os.Chmod(dir, 0o700), os.Chmod(path, 0o600))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("cannot make the data folder: %w", err)
	}
	if err := isFree(dir); err != nil {
		return "", err
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return "", fmt.Errorf("cannot keep the data folder to its owner: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return "", fmt.Errorf("cannot make the database file: %w", err)
	}
	return path, f.Close()
}

// isFree refuses a folder without a database that is not empty: somebody else's,
// or one whose database was lost.
func isFree(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("cannot look into the data folder: %w", err)
	}
	if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == lockName }) {
		return fmt.Errorf("the database %s is missing from the data folder; put it back, or delete %s to begin anew", fileName, lockName)
	}
	for _, e := range entries { // a fresh disk and hidden files are no matter
		if name := e.Name(); name != "lost+found" && !strings.HasPrefix(name, ".") {
			return fmt.Errorf("the folder %s has other things in it (%s) and no database; name a folder of its own with --data", dir, name)
		}
	}
	return nil
}

// classify names the failures that callers answer in their own way.
func classify(err error) error {
	var e *sqlite.Error
	switch {
	case !errors.As(err, &e):
		return err
	case e.Code()&0xff == lib.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case e.Code()&0xff == lib.SQLITE_BUSY:
		return fmt.Errorf("%w (%w)", ErrBusy, err)
	case e.Code() == lib.SQLITE_CONSTRAINT_UNIQUE:
		return fmt.Errorf("%w (%w)", ErrTaken, err)
	}
	return err
}
