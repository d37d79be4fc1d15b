package web

import (
	"net/http"
	"strings"

	"cogov/templates"
)

func (s *Server) listCases(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	view := readView(r, data)
	finds := templates.ReadFinds(r.URL.Query())
	path := finds.Path(view)
	if hasEmptyValue(r.URL.RawQuery) { // a form was sent: its address keeps what was chosen
		http.Redirect(w, r, path, http.StatusSeeOther)
		return nil
	}
	return s.public(w, r, data, path, func() (answer, error) {
		hits, err := s.hits(r, view.Query)
		if err != nil {
			return answer{}, err
		}
		result := data.Find(view.Query, hits)
		page := templates.ListPage{Shell: s.shell(r), View: view, Result: result, Finds: finds}
		if page.Found, err = s.explain(r.Context(), view, result.Cases); err != nil {
			return answer{}, err
		}
		if page.Nearby, err = s.nearby(r, data, view.Query, hits, result); err != nil {
			return answer{}, err
		}
		page.NoIndex = !isPlain(view) || len(finds) > 0 // crawlers multiply filters
		page.Gathered = data.gathered(view)
		if !result.IsBeyond() {
			page.Canonical = s.absolute(templates.CasesPath(view.Query))
		}
		a, err := htmlPage(r.Context(), templates.List(page))
		if result.IsBeyond() {
			a.status = http.StatusNotFound
		}
		return a, err
	})
}

func hasEmptyValue(query string) bool {
	return strings.HasSuffix(query, "=") || strings.Contains(query, "=&")
}
