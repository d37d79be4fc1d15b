package store

import (
	"context"
	"strings"

	"cogov/internal/casestudy"
)

// CountVariables counts how often each variable of the codebook is recorded of
// published cases, and each of its codes. It counts no codes of those that
// filter: the catalogue knows them. Private ones stay without counts.
func (s *Store) CountVariables(ctx context.Context, variables []casestudy.Variable) error {
	lists := map[string][]*casestudy.Variable{}
	for i := range variables {
		if v := &variables[i]; !v.Private {
			lists[v.List] = append(lists[v.List], v)
		}
	}
	for list, variables := range lists {
		if err := s.countList(ctx, list, variables); err != nil {
			return err
		}
	}
	return nil
}

// countList counts the variables of a list, or of the cases themselves, in one
// walk over their rows.
func (s *Store) countList(ctx context.Context, list string, variables []*casestudy.Variable) error {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	from, cases := ` FROM cases WHERE published_revision IS NOT NULL`, ``
	if list != "" {
		from = ` FROM ` + list + ` JOIN cases ON cases.id = ` + list + `.case_id WHERE published_revision IS NOT NULL`
		cases = `count(DISTINCT case_id)`
	}
	var counts []string
	var into []any
	for _, v := range variables {
		column := columnName(v)
		if v.List != "" && v.Part == "" {
			counts = append(counts, cases)
		} else {
			counts = append(counts, `count(nullif(`+column+`, ''))`)
		}
		into = append(into, &v.Cases)
		for i := range v.Codes {
			if v.Facet == "" {
				counts = append(counts, `count(CASE WHEN `+column+` = '`+v.Codes[i].Code+`' THEN 1 END)`)
				into = append(into, &v.Codes[i].Cases)
			}
		}
	}
	return classify(s.read.QueryRowContext(ctx, `SELECT `+strings.Join(counts, ", ")+from).Scan(into...))
}

// columnName is the column of a variable. It comes from the outline of a case,
// as the codes do, and never from a request.
func columnName(v *casestudy.Variable) string {
	if v.List == "" {
		return "cases." + v.Name
	}
	return v.List + "." + v.Part
}
