package web

import (
	"errors"
	"net/http"
	"slices"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// importRows reads the rows that a page shows, and after which one more follow;
// 0 if none do.
func (s *Server) importRows(r *http.Request, i store.Import, show string, after int) (list []templates.ImportRow, next int, err error) {
	filter := store.ImportFilter{Outcome: store.Outcome(show)}
	switch show {
	case templates.ShowMissing:
		filter = store.ImportFilter{Missing: true}
	case templates.ShowKept:
		filter = store.ImportFilter{Kept: true}
	}
	limit := rowsShown
	if show == string(store.Changed) {
		limit = changesShown
	}
	rows, err := s.store.ImportRows(r.Context(), i.ID, filter, after, limit+1)
	if err != nil {
		return nil, 0, err
	}
	if len(rows) > limit {
		rows = rows[:limit]
		next = rows[limit-1].Position
	}
	for _, row := range rows {
		shown := templates.ImportRow{File: row.File, Number: row.Number, Name: row.Name, Problems: row.Problems, Missing: row.Missing, Notes: row.Notes, CaseID: row.CaseID}
		if row.Outcome == store.Changed && show == string(store.Changed) {
			if shown.Changes, err = s.importedChanges(r, row); err != nil {
				return nil, 0, err
			}
		}
		list = append(list, shown)
	}
	return list, next, nil
}

// importedChanges are what a row changes or changed; those of a case that is gone
// are not known. Who is shown scores reads the case blindly no more.
func (s *Server) importedChanges(r *http.Request, row store.ImportRow) ([]casestudy.Change, error) {
	before, after, err := s.store.Differing(r.Context(), row)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	changes := casestudy.Changes(before, after)
	if slices.ContainsFunc(changes, func(c casestudy.Change) bool { return c.IsScore() }) {
		a, _ := account(r)
		err = s.store.SawReadings(r.Context(), row.CaseID, a.ID)
	}
	return changes, err
}
