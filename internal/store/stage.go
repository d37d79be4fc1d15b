package store

import (
	"context"
	"encoding/json"
	"strings"

	"cogov/internal/casestudy"
)

// Stage compares incoming cases with what is here and keeps them for the import
// until it is applied. It is asked for a few at a time, so that others save in
// between: comparing takes no turn, and keeping a short one.
func (s *Store) Stage(ctx context.Context, id int64, cases []Incoming) error {
	plans := make([]planned, len(cases))
	for i, in := range cases {
		var err error
		if plans[i], err = plan(ctx, s.read, in); err != nil {
			return classify(err)
		}
	}
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		var position int
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(position), 0) FROM import_rows WHERE import_id = $1`, id).Scan(&position); err != nil {
			return err
		}
		for i, in := range cases {
			if err := refuseSecond(ctx, tx, id, &plans[i]); err != nil {
				return err
			}
			if err := insertRow(ctx, tx, id, position+1+i, in, plans[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// refuseSecond finds a case that the same import has already.
func refuseSecond(ctx context.Context, tx *transaction, id int64, p *planned) error {
	if p.slug == "" {
		return nil
	}
	var twice bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM import_rows WHERE import_id = $1 AND slug = $2)`, id, p.slug).Scan(&twice); err != nil {
		return err
	}
	if twice {
		p.problems = append(p.problems, casestudy.Problem{Name: "slug", Text: "Another row is the case " + p.slug + " already"})
		p.outcome, p.text = Wrong, importText{}
	}
	return nil
}

func insertRow(ctx context.Context, tx *transaction, id int64, position int, in Incoming, p planned) error {
	problems, err := writeProblems(p.problems)
	if err != nil {
		return err
	}
	missing, err := writeProblems(p.missing)
	if err != nil {
		return err
	}
	var row int64
	err = tx.QueryRowContext(ctx, `
		INSERT INTO import_rows (import_id, position, file, row, outcome, slug, name, problems, missing, notes, case_id, revision, state, public_revision)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, nullif($11, 0), $12, $13, $14) RETURNING id`,
		id, position, clip(in.File, 500), in.Number, p.outcome, p.slug, clip(p.name, 500), problems, missing, strings.Join(in.Notes, "\n"),
		p.caseID, p.at.revision, p.at.state, p.at.public).Scan(&row)
	if err != nil || p.outcome == Wrong || p.outcome == Unchanged && p.text.Record == "" {
		return err
	}
	return writeText(ctx, tx, row, p.text)
}

func writeText(ctx context.Context, tx *transaction, row int64, t importText) error {
	answers, err := json.Marshal(t.Answers)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO import_texts (row_id, answers, given, record) VALUES ($1, $2, $3, $4)
		ON CONFLICT (row_id) DO UPDATE SET answers = excluded.answers, given = excluded.given`,
		row, string(answers), strings.Join(t.Given, betweenNames), t.Record)
	return err
}

// rowText reads what a row says.
func rowText(ctx context.Context, q querier, row int64) (t importText, err error) {
	var answers, given string
	if err := q.QueryRowContext(ctx, `SELECT answers, given, record FROM import_texts WHERE row_id = $1`, row).Scan(&answers, &given, &t.Record); err != nil {
		return t, notFound(err, "text of row", row)
	}
	t.Given = splitNames(given)
	return t, json.Unmarshal([]byte(answers), &t.Answers)
}
