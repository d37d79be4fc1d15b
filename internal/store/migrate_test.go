package store

import (
	"io/fs"
	"testing"

	"github.com/pressly/goose/v3"

	"cogov/migrations"
)

// migrator goes through the steps of a database.
func migrator(t *testing.T, s *Store) *goose.Provider {
	t.Helper()
	steps, err := fs.Sub(migrations.SQLite, "sqlite")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.writer, steps)
	if err != nil {
		t.Fatal(err)
	}
	return provider
}

// What was kept under the first tables is read and saved under today's.
func TestADatabaseFromBeforeIsBroughtUpToDate(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	c := garden(t)
	id := create(t, s, c, true)
	if _, err := migrator(t, s).DownTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if s, err = OpenExclusive(ctx, dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if h := history(t, s); len(h) != 1 || h[0].Changed != nil {
		t.Errorf("its history is %+v", h)
	}
	c.Summary = "Neighbours keep a garden."
	if err := s.Update(ctx, id, 1, Change{Case: c, Author: marta, Publish: true}); err != nil {
		t.Fatal(err)
	}
	if h := history(t, s); len(h) != 2 || len(h[0].Changed) != 1 {
		t.Errorf("after a change its history is %+v", h)
	}
	if words, err := s.Words(ctx); err != nil || words.Len() == 0 {
		t.Errorf("it has %d words, %v", words.Len(), err)
	}
}
