package web

import (
	"net/http"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/search"
	"cogov/templates"
)

// A caseLine is a case in the list as JSON. Scores are their codes.
type caseLine struct {
	Slug      string            `json:"slug"`
	Name      string            `json:"name"`
	City      *string           `json:"city"`
	Country   *string           `json:"country"`
	StartYear *int              `json:"start_year"`
	EndYear   *int              `json:"end_year"`
	Status    *string           `json:"status"`
	Kind      *string           `json:"kind"`
	Scale     *string           `json:"scale"`
	Lat       *float64          `json:"lat"`
	Lon       *float64          `json:"lon"`
	Summary   *string           `json:"summary"`
	Partners  []string          `json:"partners"`
	Scores    map[string]string `json:"scores"`
	Revision  int               `json:"revision"`
	URL       string            `json:"url"`
}

type caseList struct {
	Total   int                       `json:"total"`
	Page    int                       `json:"page"`
	PerPage int                       `json:"per_page"`
	Cases   []caseLine                `json:"cases"`
	Facets  map[string]map[string]int `json:"facets"`
	Common  []string                  `json:"words_left_out,omitempty"` // of the text, as too common
}

func (s *Server) listCasesJSON(w http.ResponseWriter, r *http.Request) error {
	data, q := s.shown.Load(), catalog.ParseQuery(r.URL.Query())
	return s.public(w, r, data, templates.CasesJSONPath(q), func() (answer, error) {
		hits, err := s.hits(r, q)
		if err != nil {
			return answer{}, err
		}
		result := data.Find(q, hits)
		if result.IsBeyond() {
			return answer{}, errNotFound
		}
		return jsonDocument(s.caseList(q, result))
	})
}

func (s *Server) caseList(q catalog.Query, result catalog.Result) caseList {
	list := caseList{Total: result.Total, Page: result.Page, PerPage: q.PerPage, Cases: []caseLine{}, Facets: map[string]map[string]int{}, Common: search.Read(q.Text).Common}
	for _, c := range result.Cases {
		list.Cases = append(list.Cases, s.caseLine(c))
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

func (s *Server) caseLine(p *casestudy.Published) caseLine {
	line := caseLine{
		Slug: p.Slug, Name: p.Name, City: orNull(p.City), Country: orNull(p.Country),
		StartYear: orNull(p.StartYear), EndYear: orNull(p.EndYear), Status: orNull(p.Status), Kind: orNull(p.Kind), Scale: orNull(p.Scale),
		Lat: p.Lat, Lon: p.Lon, Summary: orNull(p.Summary), Partners: append([]string{}, p.Partners...), Scores: map[string]string{},
		Revision: p.Revision, URL: s.absolute(templates.CasePath(p.Slug)),
	}
	for i, principle := range casestudy.Principles {
		line.Scores[principle.Code] = string(p.Scores[i].Level)
	}
	return line
}

// orNull is nil for what is not recorded.
func orNull[T comparable](value T) *T {
	var nothing T
	if value == nothing {
		return nil
	}
	return &value
}
