package store

import (
	"context"
	"slices"

	"cogov/internal/casestudy"
)

// compareAgain finds the rows whose case stands otherwise than when they were
// compared, and compares them anew. It says how many there are.
func (s *Store) compareAgain(ctx context.Context, tx *transaction, id int64) (int, error) {
	stale, err := collect(ctx, tx, scanImportRow, `
		SELECT `+importRowColumns+` FROM import_rows r LEFT JOIN cases c ON c.id = r.case_id
		WHERE r.import_id = $1 AND (
			r.outcome = $2 AND (c.id IS NULL OR c.revision <> r.revision OR c.state <> r.state OR coalesce(c.published_revision, 0) <> r.public_revision)
			OR r.outcome = $3 AND r.slug <> '' AND EXISTS (SELECT 1 FROM cases WHERE slug = r.slug UNION ALL SELECT 1 FROM old_slugs WHERE slug = r.slug))`, id, Changed, New)
	if err != nil {
		return 0, err
	}
	for i := range stale {
		if err := s.compareRow(ctx, tx, &stale[i]); err != nil {
			return 0, err
		}
	}
	return len(stale), nil
}

func (s *Store) compareRow(ctx context.Context, tx *transaction, r *ImportRow) error {
	text, err := rowText(ctx, tx, r.ID)
	if err != nil {
		return err
	}
	in := Incoming{Slug: r.Slug, Answers: text.Answers, Record: text.Record}
	for _, k := range casestudy.Columns() {
		if slices.Contains(text.Given, k.Name) {
			in.Given = append(in.Given, k)
		}
	}
	p, err := plan(ctx, tx, in)
	if err != nil {
		return err
	}
	if r.Outcome == New || p.caseID != r.CaseID { // what it says of the rest of the case is not known
		p.outcome = Wrong
		p.problems = casestudy.Problems{{Name: "slug", Text: "The case " + r.Slug + " was added or removed since the file was read: read the file again"}}
	}
	problems, err := writeProblems(p.problems)
	if err != nil {
		return err
	}
	missing, err := writeProblems(p.missing)
	if err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, `UPDATE import_rows SET outcome = $2, problems = $3, missing = $4, revision = $5, state = $6, public_revision = $7, name = $8 WHERE id = $1`,
		r.ID, p.outcome, problems, missing, p.at.revision, p.at.state, p.at.public, clip(p.name, 500)); err != nil || p.outcome == Wrong {
		return err
	}
	return writeText(ctx, tx, r.ID, p.text)
}
