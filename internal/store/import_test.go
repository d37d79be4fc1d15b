package store

import (
	"errors"
	"slices"

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
