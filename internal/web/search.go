package web

import (
	"context"
	"net/http"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/search"
	"cogov/templates"
)

// hits are the cases in which a query's text is found, the best first if they
// are to be in that order.
func (s *Server) hits(r *http.Request, q catalog.Query) ([]int64, error) {
	if q.Text == "" {
		return nil, nil
	}
	return s.store.Search(r.Context(), q.Text, q.Sort == catalog.Relevance)
}

// explain says why each case of a page was found, or is nil where nothing was
// searched for. The database is asked for those of which the list does not show
// it.
func (s *Server) explain(ctx context.Context, view templates.View, cases []*casestudy.Published) (*templates.Found, error) {
	if view.Query.Text == "" {
		return nil, nil
	}
	found := &templates.Found{Terms: search.Read(view.Query.Text), Why: map[int64][]search.Snippet{}}
	var unclear []int64
	for _, c := range cases {
		var all bool
		if found.Why[c.ID], all = found.Explain(&c.Case, view.ShownTexts(&c.Case)...); !all {
			unclear = append(unclear, c.ID)
		}
	}
	if unclear == nil {
		return found, nil
	}
	texts, err := s.store.Texts(ctx, unclear)
	for id, c := range texts {
		found.Why[id], _ = found.Explain(c, view.ShownTexts(c)...)
	}
	return found, err
}
