package export

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"

	_ "modernc.org/sqlite" // the driver
)

// bulk is how the file is written: without a journal, because a file that is not
// finished is thrown away, and with little memory.
var bulk = url.Values{
	"_pragma": {"page_size(8192)", "journal_mode(off)", "synchronous(off)", "locking_mode(exclusive)", "cache_size(-8000)"},
	"_dqs":    {"0"},
}

func writeSQLite(ctx context.Context, path string, d DataSet) (err error) {
	at := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: bulk.Encode()}
	db, err := sql.Open("sqlite", at.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if err := fillSQLite(ctx, db, d); err != nil {
		return err
	}
	return checkSQLite(ctx, db)
}

// fillSQLite writes everything in one transaction.
func fillSQLite(ctx context.Context, db *sql.DB, d DataSet) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	for _, t := range tables() {
		if _, err := tx.ExecContext(ctx, t.create()); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	places, n, err := writeRows(ctx, tx, d)
	if err != nil {
		return err
	}
	if err := describe(tx, d, places, n); err != nil {
		return err
	}
	for _, statement := range finish() {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return tx.Commit()
}

// checkSQLite looks through the whole file, and at its full-text index. Whether
// the other indexes have every row is not asked: they were just made
// from those rows.
func checkSQLite(ctx context.Context, db *sql.DB) error {
	var found string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check`).Scan(&found); err != nil || found != "ok" {
		return errors.Join(err, fmt.Errorf("the file is not sound: %s", found))
	}
	var loose int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM pragma_foreign_key_check`).Scan(&loose); err != nil || loose > 0 {
		return errors.Join(err, fmt.Errorf("%d rows of the file belong to nothing", loose))
	}
	return nil
}
