package web

import (
	"net/http"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/templates"
)

// readView reads from an address how somebody goes through the cases.
func readView(r *http.Request, data *edition) templates.View {
	v := r.URL.Query()
	view := templates.View{Query: catalog.ParseQuery(v), Table: v.Get("view") == "table"}
	for _, slug := range v["case"] {
		if _, ok := data.BySlug(slug); ok {
			view = view.Gather(slug)
		}
	}
	return view
}

// gathered are the cases in the tray of a view.
func (e *edition) gathered(v templates.View) []*casestudy.Published {
	var list []*casestudy.Published
	for _, slug := range v.Tray {
		if p, ok := e.BySlug(slug); ok {
			list = append(list, p)
		}
	}
	return list
}

// isPlain reports whether a view leaves nothing out and looks as usual: only
// such a list is for search engines.
func isPlain(v templates.View) bool {
	return !v.Query.Narrows() && !v.Table && len(v.Tray) == 0
}

// find answers a query. Only its text needs the database.
func (s *Server) find(r *http.Request, data *edition, q catalog.Query) (catalog.Result, error) {
	hits, err := s.hits(r, q)
	return data.Find(q, hits), err
}

// hits are the cases in which a query's text is found, the best first if they
// are to be in that order.
func (s *Server) hits(r *http.Request, q catalog.Query) ([]int64, error) {
	if q.Text == "" {
		return nil, nil
	}
	return s.store.Search(r.Context(), q.Text, q.Sort == catalog.Relevance)
}
