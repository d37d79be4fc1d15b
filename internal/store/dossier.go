package store

import (
	"context"
	"encoding/json"
	"fmt"

	"cogov/internal/casestudy"
)

// A Dossier is a whole case as the public sees it, readings included, with what
// stands beside it.
type Dossier struct {
	casestudy.Published
	Record  string                  // the text it was imported from; empty if none
	History []casestudy.Publication // the newest first, longestHistory at most
}

// longestHistory bounds a page; the first publication is among them where there
// are no more.
const longestHistory = 50

// Published reads a whole case as the public sees it.
func (s *Store) Published(ctx context.Context, slug string) (casestudy.Published, error) {
	d, err := s.Dossier(ctx, slug)
	return d.Published, err
}

// Dossier reads a whole case with what stands beside it, in one query: what it
// gives belongs together.
func (s *Store) Dossier(ctx context.Context, slug string) (d Dossier, err error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	var (
		published    int64
		text, public string
	)
	d.Slug = slug
	into := []any{&d.ID, &d.Revision, &published, &text, &d.Record, &public}
	for _, f := range measured {
		into = append(into, columnOf(f, &d.Case))
	}
	if err := s.dossier.QueryRowContext(ctx, slug).Scan(into...); err != nil {
		return d, notFound(err, "case", slug)
	}
	d.Changed = fromMillis(published)
	if err := wholeCase.unpack(text, &d.Case); err != nil {
		return d, fmt.Errorf("case %s: %w", slug, err)
	}
	d.History, err = readHistory(public)
	return d, err
}

// selectDossier asks for a case by its slug.
var selectDossier = `SELECT id, published_revision, published, ` + wholeCase.expression() + `,
	coalesce((SELECT text FROM records WHERE case_id = cases.id), ''), ` + packedHistory + `, ` + names(measured) + `
	FROM cases WHERE slug = $1 AND published_revision IS NOT NULL`

// readHistory reads what packedHistory gives.
func readHistory(text string) ([]casestudy.Publication, error) {
	var rows []struct {
		Revision  int
		Published int64
		Message   string
		Changed   string
	}
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		return nil, err
	}
	list := make([]casestudy.Publication, len(rows))
	for i, r := range rows {
		list[i] = casestudy.Publication{Revision: r.Revision, Date: fromMillis(r.Published), Message: r.Message, Changed: splitNames(r.Changed)}
	}
	return list, nil
}
