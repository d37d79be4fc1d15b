package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
)

var ctx = context.Background()

// openStore opens a database in a folder of its own.
func openStore(t *testing.T) *Store {
	t.Helper()
	s, err := OpenExclusive(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// caseOf makes a case from answers, which must have no problems.
func caseOf(t *testing.T, answers casestudy.Answers) casestudy.Case {
	t.Helper()
	c, problems := answers.Case()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

// garden is a small case that may be published.
func garden(t *testing.T) casestudy.Case {
	return caseOf(t, casestudy.Answers{
		"name": {"Garden of Łódź"}, "city": {"Łódź"}, "country": {"PL"}, "summary": {"Neighbours keep a garden in São Paulo's style."},
		"pooling": {"strong"}, "partners": {"public", "community"},
	})
}

var marta = Author{Name: "Marta"}

func TestTheDataFolderIsForItsOwnerOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	create(t, s, garden(t), true)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 3 {
		t.Errorf("only %d files; want the database, its log and the lock", len(entries))
	}
	for _, e := range entries {
		info, _ := e.Info()
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o", e.Name(), mode)
		}
	}
	if info, _ := os.Stat(dir); info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %o", info.Mode().Perm())
	}
}

func TestASecondServerOnTheSameDataIsRefused(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenExclusive(ctx, dir); err == nil || !strings.Contains(err.Error(), "another cogov is using the data folder") {
		t.Errorf("a second opening gave %v", err)
	}
	beside, err := Open(ctx, dir)
	if err != nil {
		t.Fatalf("a command beside the server: %v", err)
	}
	beside.Close()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatalf("after the first is closed: %v", err)
	}
	again.Close()
}

func TestPragmasAreReadBackAndADifferenceIsRefused(t *testing.T) {
	s := openStore(t)
	if err := checkPragmas(ctx, s.writer, 1, false); err != nil {
		t.Error(err)
	}
	if err := checkPragmas(ctx, s.writer, 1, true); err == nil || !strings.Contains(err.Error(), "query_only") {
		t.Errorf("the writer passed for a reader: %v", err)
	}
	if _, err := s.writer.Exec(`PRAGMA synchronous = NORMAL`); err != nil {
		t.Fatal(err)
	}
	if err := checkPragmas(ctx, s.writer, 1, false); err == nil || !strings.Contains(err.Error(), "synchronous 1 instead of 2") {
		t.Errorf("synchronous NORMAL was taken: %v", err)
	}
}

func TestADatabaseThatIsGoneTakesNothingMore(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	create(t, s, garden(t), true)
	if err := os.Rename(filepath.Join(dir, fileName), filepath.Join(dir, "away")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Create(ctx, Change{Case: garden(t), Author: marta}); !errors.Is(err, ErrGone) {
		t.Errorf("saving gave %v", err)
	}
	if err := s.Ready(ctx); !errors.Is(err, ErrGone) {
		t.Errorf("ready says %v", err)
	}
	if _, err := Open(ctx, dir); err == nil || !strings.Contains(err.Error(), "put it back") {
		t.Errorf("opening it anew gave %v", err)
	}
	if Exists(dir) {
		t.Error("a new empty database was made")
	}
}

func TestAFreshDiskIsAFolderOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "lost+found"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestAFolderWithOtherThingsIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, dir); err == nil || !strings.Contains(err.Error(), "a folder of its own") {
		t.Errorf("opening it gave %v", err)
	}
	if info, _ := os.Stat(dir); info.Mode().Perm() != 0o755 || Exists(dir) {
		t.Errorf("the folder has mode %o now", info.Mode().Perm())
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s := openStore(t)
	if _, err := s.read.Exec(`UPDATE directory SET data_revision = 9`); err == nil {
		t.Error("a reading connection wrote")
	}
}

func TestADatabaseOfANewerProgramIsRefused(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenExclusive(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.writer.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := OpenExclusive(ctx, dir); err == nil || !strings.Contains(err.Error(), "use the newer program") {
		t.Errorf("opening gave %v", err)
	}
}

func TestAWriterThatHoldsUpTheQueueIsAnsweredBusy(t *testing.T) {
	s := openStore(t)
	for range longestQueue {
		s.waiting.Add(1)
	}
	if err := s.Ready(ctx); !errors.Is(err, ErrBusy) {
		t.Errorf("beyond the queue's end: %v", err)
	}
	s.waiting.Store(0)
	if err := s.Ready(ctx); err != nil {
		t.Errorf("with an empty queue: %v", err)
	}
}

func TestWhatIsSavedDoesNotDependOnTheCallerStaying(t *testing.T) {
	s := openStore(t)
	gone, leave := context.WithCancel(ctx)
	leave()
	id, err := s.Create(gone, Change{Case: garden(t), Author: marta})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Edition(ctx, id); err != nil {
		t.Error(err)
	}
}

func TestOutlineAndTablesHaveTheSameColumns(t *testing.T) {
	s := openStore(t)
	own := []string{"id", "slug", "state", "revision", "published_revision", "created", "changed", "published", "data_revision"}
	compareColumns(t, s, "cases", own, casestudy.Fields())
	for _, l := range append(casestudy.Lists(), casestudy.Readings) {
		compareColumns(t, s, l.Name, []string{"id", "case_id", "position"}, l.Parts)
	}
}

func compareColumns(t *testing.T, s *Store, table string, own []string, fields []casestudy.Field) {
	t.Helper()
	have, err := collect(ctx, s.read, func(row rowScanner) (name string, err error) { return name, row.Scan(&name) },
		`SELECT name FROM pragma_table_info($1)`, table)
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for _, name := range have {
		left[name] = true
	}
	for _, name := range own {
		delete(left, name)
	}
	for _, f := range fields {
		if !left[f.Name] {
			t.Errorf("table %s has no column for the field %s", table, f.Name)
		}
		delete(left, f.Name)
	}
	for name := range left {
		t.Errorf("table %s has the column %s, which is no field", table, name)
	}
}

// create saves a new case.
func create(t *testing.T, s *Store, c casestudy.Case, publish bool) int64 {
	t.Helper()
	id, err := s.Create(ctx, Change{Case: c, Author: marta, Publish: publish})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// at sets the store's clock.
func (s *Store) at(now time.Time) { s.now = func() time.Time { return now } }
