package store

import (
	"context"
	"fmt"
	"maps"

	"cogov/internal/casestudy"
)

// compare finds out what a row changes in a case: the columns in which it
// differs from the revision that it was taken from. What was saved since stays,
// and where both changed the same the row is wrong. It gives the case as it is to
// be.
func (p *planned) compare(in Incoming, newest Edition, now, then *casestudy.Case) casestudy.Case {
	asked := maps.Clone(newest.Answers)
	for _, k := range in.Given {
		asked.Replace(k, in.Answers)
	}
	c, problems := asked.Case()
	p.problems = p.problems.And(problems)
	c.KeepOrder(now)
	c.KeepOrder(then)
	if c.Added == "" { // it was added all the same
		c.Added = now.Added
	}
	p.text = importText{Given: []string{}, Record: in.Record}
	for _, k := range in.Given {
		want, is, was := k.Cell(&c), k.Cell(now), k.Cell(then)
		switch {
		case want == is || want == was:
		case is != was:
			p.problems = append(p.problems, casestudy.Problem{Name: k.Name, Text: fmt.Sprintf(
				"%s was changed here since revision %d, from which this row was taken; take it from a new export, or leave the cell as it was", k.Label, in.Base)})
		default:
			p.text.Given = append(p.text.Given, k.Name)
		}
	}
	if len(p.text.Given) == 0 {
		return *now
	}
	p.text.Answers = c.Answers()
	return p.settle(newest, now, in.Record == "")
}

// settle keeps of a row what changes, with what follows from it. A published
// level that a table changes is a reading from then on.
func (p *planned) settle(newest Edition, now *casestudy.Case, byTable bool) casestudy.Case {
	c, problems := p.text.over(newest.Answers).Case()
	p.problems = p.problems.And(problems)
	if byTable {
		c.Rescored(now)
	}
	after := c.Answers()
	p.text.Given, p.text.Answers = []string{}, casestudy.Answers{}
	for _, k := range casestudy.Columns() {
		if k.Cell(&c) != k.Cell(now) {
			p.text.Given = append(p.text.Given, k.Name)
			p.text.Answers.Replace(k, after)
		}
	}
	if len(p.text.Given) > 0 {
		p.outcome, p.name = Changed, c.Name
	}
	if p.outcome == Changed && newest.State == Archived {
		p.problems = append(p.problems, casestudy.Problem{Name: "slug", Text: "The case is archived: restore it first, or leave the row out"})
	}
	return c
}

// unready says why a row cannot be published with its import. Nobody publishes
// unseen: not a draft that somebody else has under way, nor what was withdrawn.
func unready(ctx context.Context, q querier, p *planned, c *casestudy.Case) (casestudy.Problems, error) {
	was, err := wasPublic(ctx, q, p.caseID)
	switch {
	case err != nil:
		return nil, err
	case p.outcome == Unchanged && was, p.at.state == Archived:
		return nil, nil // it stays as it is
	case p.at.public != 0 && p.at.public != p.at.revision:
		return casestudy.Problems{{Name: "revision", Text: "A draft is ahead of the public page of this case: publish it by its form first, or import without publishing"}}, nil
	case p.at.public == 0 && was:
		return casestudy.Problems{{Name: "slug", Text: "This case was withdrawn from the public: publish it by its form, or import without publishing"}}, nil
	}
	return c.ToPublish(), nil
}
