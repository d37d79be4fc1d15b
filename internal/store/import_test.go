package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"cogov/internal/casestudy"
)

// A brought case comes from a file that has all of it.
type brought struct {
	Case   casestudy.Case
	Record string
}

// bringIn reads cases into an import and applies it.
func bringIn(s *Store, cases []brought, author Author, publish bool) ([]ImportRow, error) {
	id, err := s.BeginImport(ctx, "test", author)
	if err != nil {
		return nil, err
	}
	var incoming []Incoming
	for i, b := range cases {
		incoming = append(incoming, Incoming{Number: i + 1, Slug: b.Case.Slug, Answers: b.Case.Answers(), Given: givenBy(&b.Case), Record: b.Record})
	}
	for some := range slices.Chunk(incoming, 200) {
		if err := s.Stage(ctx, id, some); err != nil {
			return nil, err
		}
	}
	if err := s.EndReading(ctx, id, nil); err != nil {
		return nil, err
	}
	stale, err := s.ApplyImport(ctx, id, author, publish, func(int) error { return nil })
	if stale > 0 {
		err = errors.New("cases were saved in between")
	}
	if err != nil {
		return nil, err
	}
	return s.ImportRows(ctx, id, ImportFilter{}, 0, len(cases))
}

// givenBy are all columns but the contacts that a case does not have.
func givenBy(c *casestudy.Case) []casestudy.Column {
	return slices.DeleteFunc(slices.Clone(casestudy.Columns()), func(k casestudy.Column) bool { return k.IsPrivate() && len(c.Contacts) == 0 })
}

// keptRows counts what the database keeps of imports.
func keptRows(t *testing.T, s *Store) (rows, texts int) {
	t.Helper()
	if err := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM import_rows), (SELECT count(*) FROM import_texts)`).Scan(&rows, &texts); err != nil {
		t.Fatal(err)
	}
	return rows, texts
}

func TestWhatNobodyAppliesIsGivenUp(t *testing.T) {
	s := openStore(t)
	id, err := s.BeginImport(ctx, "test", marta)
	if err == nil {
		err = s.Stage(ctx, id, []Incoming{{Answers: casestudy.Answers{"name": {"Garden"}}}})
	}
	if err == nil {
		err = s.EndReading(ctx, id, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	read := time.Now()
	for _, c := range []struct {
		days int
		want ImportState
		rows int
	}{{13, ImportRead, 1}, {15, ImportAborted, 0}} {
		s.at(read.AddDate(0, 0, c.days))
		if err := s.TidyImports(ctx); err != nil {
			t.Fatal(err)
		}
		i, err := s.Import(ctx, id)
		if rows, texts := keptRows(t, s); err != nil || i.State != c.want || rows != c.rows || texts != c.rows {
			t.Errorf("after %d days it is %s with %d rows and %d texts, %v", c.days, i.State, rows, texts, err)
		}
	}
}

func TestWhatRowsSayGoesWhenTheyAreApplied(t *testing.T) {
	s := openStore(t)
	if _, err := bringIn(s, []brought{{Case: garden(t)}}, marta, false); err != nil {
		t.Fatal(err)
	}
	if rows, texts := keptRows(t, s); rows != 1 || texts != 0 {
		t.Errorf("%d rows and %d texts are kept", rows, texts)
	}
}
