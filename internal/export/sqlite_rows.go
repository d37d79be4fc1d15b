package export

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"

	"cogov/internal/casestudy"
)

// writeRows writes the cases. It gives the codes of the countries they are in,
// and how many cases there are.
func writeRows(ctx context.Context, tx *sql.Tx, d DataSet) (countries map[string]bool, n int, err error) {
	w := newRowWriter(tx)
	countries = map[string]bool{}
	for p, err := range d.Cases {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, 0, err
		}
		n++
		countries[p.Country] = true
		if err := w.write(&p, n, d.Case(p.Slug)); err != nil {
			return nil, 0, err
		}
	}
	for _, t := range w.all {
		if err := t.flush(); err != nil {
			return nil, 0, err
		}
	}
	delete(countries, "")
	return countries, n, nil
}

// A rowWriter writes cases into the tables that follow the outline.
type rowWriter struct {
	cases, scores, readings, readingScores *rows
	sets, texts, lists                     []*rows
	all                                    []*rows
}

func newRowWriter(tx *sql.Tx) *rowWriter {
	w := &rowWriter{}
	of := func(t table) *rows {
		r := newRows(tx, t)
		w.all = append(w.all, r)
		return r
	}
	each := func(tables []table) (list []*rows) {
		for _, t := range tables {
			list = append(list, of(t))
		}
		return list
	}
	w.cases = of(table{name: "cases", columns: caseColumns()})
	w.sets, w.texts, w.lists = each(setTables()), each(textTables()), each(listTables())
	w.scores, w.readings, w.readingScores = of(scoreTable()), of(readingTable()), of(readingScoreTable())
	return w
}

func (w *rowWriter) write(p *casestudy.Published, number int, address string) error {
	row := []any{p.Slug, number}
	for i, f := range casestudy.Fields() {
		if f.Kind == casestudy.Lines {
			row = append(row, orNull(linesAt[i].Cell(&p.Case)))
		} else {
			row = append(row, value(f.Kind, f.Value(&p.Case)))
		}
	}
	if err := w.cases.add(append(row, address, p.Revision, p.Changed.UTC().Format(time.RFC3339))...); err != nil {
		return err
	}
	if err := splitInto(w.sets, fieldsOf(casestudy.Choices), "|", p); err != nil {
		return err
	}
	if err := splitInto(w.texts, fieldsOf(casestudy.Lines), "\n", p); err != nil {
		return err
	}
	for i, l := range publicLists() {
		if err := w.writeList(w.lists[i], l, p); err != nil {
			return err
		}
	}
	for i, principle := range casestudy.Principles {
		row := []any{p.Slug, principle.Code}
		for k, f := range casestudy.ScoreFields(principle) {
			if row = append(row, value(f.Kind, f.Value(&p.Case))); k == 0 {
				row = append(row, ordinal(p.Scores[i].Level))
			}
		}
		if err := w.scores.add(row...); err != nil {
			return err
		}
	}
	return w.writeReadings(p)
}

// linesAt has the columns of the fields that are lists of texts.
var linesAt = func() map[int]casestudy.Column {
	found := map[int]casestudy.Column{}
	for i, f := range casestudy.Fields() {
		for _, k := range casestudy.Columns() {
			if k.Name == f.Name && f.Kind == casestudy.Lines {
				found[i] = k
			}
		}
	}
	return found
}()

// splitInto writes a row for each part of the fields' texts.
func splitInto(tables []*rows, fields []casestudy.Field, by string, p *casestudy.Published) error {
	for i, f := range fields {
		n := 0
		for part := range strings.SplitSeq(f.Value(&p.Case).String(), by) {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			n++
			if err := tables[i].add(p.Slug, n, part); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *rowWriter) writeList(into *rows, l casestudy.List, p *casestudy.Published) error {
	for i := range l.Len(&p.Case) {
		row := []any{p.Slug, i + 1}
		for k, f := range l.Parts {
			row = append(row, value(f.Kind, l.Part(&p.Case, i, k)))
		}
		if err := into.add(row...); err != nil {
			return err
		}
	}
	return nil
}

func (w *rowWriter) writeReadings(p *casestudy.Published) error {
	l := casestudy.Readings
	for i := range p.Readings {
		row := []any{p.Slug, i + 1}
		var scores [len(casestudy.Principles)][]any
		for k, f := range l.Parts {
			v := value(f.Kind, l.Part(&p.Case, i, k))
			n := principleOf(f.Name)
			switch {
			case n < 0:
				row = append(row, v)
			case f.Name == casestudy.Principles[n].Code:
				scores[n] = []any{p.Slug, i + 1, f.Name, v, ordinal(p.Readings[i].Scores[n].Level)}
			default:
				scores[n] = append(scores[n], v)
			}
		}
		if err := w.readings.add(row...); err != nil {
			return err
		}
		for _, score := range scores {
			if err := w.readingScores.add(score...); err != nil {
				return err
			}
		}
	}
	return nil
}

// value is what a column holds: a number for years and degrees, and NULL where
// nothing is recorded.
func value(kind casestudy.Kind, v casestudy.Value) any {
	s := v.String()
	if s != "" && kind == casestudy.Year {
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	}
	if s != "" && kind == casestudy.Degrees {
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return n
		}
	}
	return orNull(s)
}

func ordinal(l casestudy.Level) any {
	if n := l.Ordinal(); n > 0 {
		return n
	}
	return nil
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
