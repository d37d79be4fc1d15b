package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"cogov/internal/casestudy"
)

// An Incoming case comes from a file. Readings come with a new case only; those
// of a case that is here already stay as they are.
type Incoming struct {
	File     string
	Number   int    // of its row in the file; 0 where the file is one case
	Slug     string // of the case it is; empty for a new one
	Answers  casestudy.Answers
	Given    []casestudy.Column // what the file says; everything else stays
	Base     int                // the revision that the row was taken from; 0 where it does not say
	Record   string             // the text it was read from, if it was one
	Notes    []string           // what of it found no place
	Problems casestudy.Problems // what could not be read
}

// planned is what is to become of an incoming case.
type planned struct {
	outcome           Outcome
	caseID            int64
	at                standing
	slug, name        string
	problems, missing casestudy.Problems
	text              importText
}

// An importText is what a row says: all of a new case, or what changes.
type importText struct {
	Answers casestudy.Answers
	Given   []string // columns that change; nil for a new case
	Record  string
}

// over is the answers that a text makes of those that are there.
func (t importText) over(before casestudy.Answers) casestudy.Answers {
	after := maps.Clone(before)
	for _, k := range casestudy.Columns() {
		if slices.Contains(t.Given, k.Name) {
			after.Replace(k, t.Answers)
		}
	}
	return after
}

// plan compares an incoming case with what is here.
func plan(ctx context.Context, q querier, in Incoming) (planned, error) {
	id, err := known(ctx, q, in)
	if err != nil {
		return planned{}, err
	}
	if id == 0 {
		return planNew(in), nil
	}
	e, err := edition(ctx, q, id)
	if err != nil {
		return planned{}, err
	}
	p := planned{outcome: Unchanged, caseID: id, at: standing{e.Revision, e.State, e.PublishedRevision}, slug: e.Slug, name: e.Answers.Get("name"),
		problems: in.Problems}
	if in.Slug == "" { // the very text that the case came from: it is left as it is by now, unseen
		p.at = standing{}
		return p, nil
	}
	now := e.Case()
	then, err := takenFrom(ctx, q, id, in.Base, &e, now)
	if err != nil {
		return p, err
	}
	c := p.compare(in, e, &now, &then)
	if p.missing, err = unready(ctx, q, &p, &c); err != nil {
		return p, err
	}
	if len(p.problems) > 0 {
		p.outcome, p.text = Wrong, importText{}
	}
	return p, nil
}

// takenFrom is the case as it was when a row was taken from it, or as it is now
// where the row does not say, or names a revision of another directory.
func takenFrom(ctx context.Context, q querier, id int64, base int, newest *Edition, now casestudy.Case) (casestudy.Case, error) {
	if base == 0 || base >= newest.Revision {
		return now, nil
	}
	then, err := editionAt(ctx, q, id, base)
	if errors.Is(err, ErrNotFound) {
		return now, nil
	}
	return then.Case(), err
}

// known finds the case that an incoming one is: by its slug or, where nothing
// says which case it is, by the text that it came from. Line ends and blanks
// around a text make no other one.
func known(ctx context.Context, q querier, in Incoming) (id int64, err error) {
	const plain = `trim(replace(%s, char(13), ''), ' ' || char(9) || char(10))`
	switch {
	case in.Slug != "":
		err = q.QueryRowContext(ctx, `SELECT id FROM cases WHERE slug = $1 UNION ALL SELECT case_id FROM old_slugs WHERE slug = $1`, in.Slug).Scan(&id)
	case in.Record != "":
		err = q.QueryRowContext(ctx, `SELECT case_id FROM records WHERE `+fmt.Sprintf(plain, "text")+` = `+fmt.Sprintf(plain, "$1")+` LIMIT 1`, in.Record).Scan(&id)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

func planNew(in Incoming) planned {
	c, problems := in.Answers.Case()
	p := planned{outcome: New, slug: in.Slug, name: c.Name, problems: in.Problems.And(problems), missing: c.ToPublish(),
		text: importText{Answers: in.Answers, Record: in.Record}}
	if p.slug != "" && !casestudy.IsSlug(p.slug) {
		p.problems = append(p.problems, casestudy.Problem{Name: "slug", Text: "A slug has small letters, digits and single hyphens between them, 100 at most"})
	}
	if len(p.problems) > 0 {
		p.outcome, p.text = Wrong, importText{}
	}
	return p
}
