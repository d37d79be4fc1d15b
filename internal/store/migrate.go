package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"cogov/migrations"
)

// migrate brings the tables up to date. It refuses a database that a newer
// program has changed, and changes nothing while another program serves from it.
func (s *Store) migrate(ctx context.Context, dir string) error {
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.writer, steps)
	if err != nil {
		return err
	}
	has, known, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("cannot read the database's version: %w", err)
	}
	if has > known {
		return fmt.Errorf("the database has version %d, this program knows up to %d; use the newer program", has, known)
	}
	if has == known {
		return nil
	}
	if s.lock == nil {
		lock, err := TakeLock(dir)
		if err != nil {
			return fmt.Errorf("the database must be brought up to date first: %w", err)
		}
		defer lock.Release()
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("cannot bring the database up to date: %w", err)
	}
	return s.checkReferences(ctx)
}

// Schema is the number of the newest migration.
func Schema() (int64, error) {
	names, err := fs.Glob(migrations.SQLite, "sqlite/*.sql")
	if err != nil || len(names) == 0 {
		return 0, errors.Join(err, errors.New("no migrations"))
	}
	return goose.NumericComponent(names[len(names)-1])
}

func (s *Store) checkReferences(ctx context.Context) error {
	rows, err := s.writer.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("the database has rows that point at nothing (foreign_key_check)")
	}
	return rows.Err()
}
