package web

import (
	"net/http"

	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/search"
	"cogov/templates"
)

type caseList struct {
	export.Head
	Previous string                    `json:"previous,omitempty"` // address of the page before
	Next     string                    `json:"next,omitempty"`     // and of the one after
	Total    int                       `json:"total"`
	Page     int                       `json:"page"`
	PerPage  int                       `json:"per_page"`
	Cases    []export.Line             `json:"cases"`
	Facets   map[string]map[string]int `json:"facets"`
	Common   []string                  `json:"words_left_out,omitempty"` // of the text, as too common
}

func (s *Server) listCasesJSON(w http.ResponseWriter, r *http.Request) error {
	data, q := s.shown.Load(), catalog.ParseQuery(r.URL.Query())
	s.credit(w.Header(), templates.CasesPath(q))
	return s.public(w, r, data, templates.CasesJSONPath(q), func() (answer, error) {
		hits, err := s.hits(r, q)
		if err != nil {
			return answer{}, err
		}
		result := data.Find(q, hits)
		if result.IsBeyond() {
			return answer{}, errNotFound
		}
		return jsonDocument(s.caseList(data, q, result))
	})
}

func (s *Server) caseList(data *edition, q catalog.Query, result catalog.Result) caseList {
	list := caseList{
		Head:  s.document(data, file{export.JSON, q, templates.CasesJSONPath(q)}).Head(),
		Total: result.Total, Page: result.Page, PerPage: q.PerPage, Cases: []export.Line{}, Facets: map[string]map[string]int{}, Common: search.Read(q.Text).Common,
	}
	if q.Page > 1 {
		list.Previous = s.absolute(templates.CasesJSONPath(q.WithPage(q.Page - 1)))
	}
	if q.Page < result.Pages {
		list.Next = s.absolute(templates.CasesJSONPath(q.WithPage(q.Page + 1)))
	}
	for _, c := range result.Cases {
		list.Cases = append(list.Cases, export.LineOf(c, s.absolute(templates.CasePath(c.Slug))))
	}
	for _, f := range result.Facets {
		counts := map[string]int{}
		for _, o := range f.Options {
			counts[o.Code] = o.Count
		}
		list.Facets[f.Param] = counts
	}
	return list
}
