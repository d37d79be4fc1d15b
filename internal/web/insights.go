package web

import (
	"bytes"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"cogov/internal/agreement"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/search"
	"cogov/templates"
)

func (s *Server) showInsights(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	view := readView(r, data).AsTable(false)
	view.Query = view.Query.Whole()
	return s.public(w, r, data, view.InsightsPath(), func() (answer, error) {
		page, _, err := s.insights(r, data, view.Query)
		if err != nil {
			return answer{}, err
		}
		page.Shell, page.View = s.shell(r), view
		page.Gathered = data.gathered(view)
		page.NoIndex = !isPlain(view)
		page.Canonical = s.absolute(templates.InsightsPath(view.Query))
		return htmlPage(r.Context(), templates.Insights(page))
	})
}

// insights counts the cases of a query and measures how far those agree who
// read them. It gives the page of figures but for what surrounds them, and the
// figures as tables.
func (s *Server) insights(r *http.Request, data *edition, q catalog.Query) (page templates.InsightsPage, figures []export.Figure, err error) {
	hits, err := s.hits(r, q)
	if err != nil {
		return page, nil, err
	}
	page.In, page.Result, page.Cases = data.Insights(q, hits), data.Find(q, hits), data.Len()
	found, err := s.found(r.Context(), data)
	if err != nil {
		return page, nil, err
	}
	var agreed [5]export.Reliability
	units, notBlind := found.among(data.Matching(q, hits))
	page.NotBlind = notBlind
	for i, units := range units {
		agreed[i] = export.Reliability{Measure: agreement.Alpha(units, agreement.Ordinal), Within: agreement.Bootstrap(units, agreement.Ordinal)}
		page.Agreed[i], page.Within[i] = templates.Agreement(agreed[i].Measure), templates.Interval(agreed[i].Within)
	}
	return page, export.Figures(&page.In, &agreed), nil
}

// A figureList is all figures about the cases of a query, as JSON.
type figureList struct {
	export.Head
	Query    string                      `json:"query"`
	Total    int                         `json:"total"`
	NotBlind int                         `json:"readings_not_blind"`
	Figures  map[string][]map[string]any `json:"figures"`
	Common   []string                    `json:"words_left_out,omitempty"`
}

func (s *Server) showInsightsJSON(w http.ResponseWriter, r *http.Request) error {
	data, q := s.shown.Load(), catalog.ParseQuery(r.URL.Query()).Whole()
	s.credit(w.Header(), templates.InsightsPath(q))
	return s.public(w, r, data, templates.InsightsJSONPath(q), func() (answer, error) {
		page, figures, err := s.insights(r, data, q)
		if err != nil {
			return answer{}, err
		}
		about := s.document(data, file{query: q})
		about.Title, about.Address = s.title(data, "figures", q), s.absolute(templates.InsightsPath(q))
		list := figureList{
			Head: about.Head(), Query: q.Encode(), Total: page.In.Total, NotBlind: page.NotBlind,
			Figures: map[string][]map[string]any{}, Common: search.Read(q.Text).Common,
		}
		for _, f := range figures {
			list.Figures[f.Name] = f.JSON()
		}
		return jsonDocument(list)
	})
}

// showFigure gives one figure as a table.
func (s *Server) showFigure(w http.ResponseWriter, r *http.Request) error {
	data, q, name := s.shown.Load(), catalog.ParseQuery(r.URL.Query()).Whole(), chi.URLParam(r, "figure")
	address := templates.FigurePath(name, q)
	s.describedTable(w.Header(), data, "figure-"+name+".csv", address, templates.InsightsPath(q))
	return s.public(w, r, data, address, func() (answer, error) {
		f, err := s.figure(r, data, name, q)
		if err != nil {
			return answer{}, err
		}
		var table bytes.Buffer
		err = f.WriteCSV(&table)
		return answer{kind: export.CSV.Kind, body: table.Bytes()}, err
	})
}

// describeFigure gives the description of that table.
func (s *Server) describeFigure(w http.ResponseWriter, r *http.Request) error {
	data, q, name := s.shown.Load(), catalog.ParseQuery(r.URL.Query()).Whole(), chi.URLParam(r, "figure")
	address := templates.FigurePath(name, q)
	return s.public(w, r, data, templates.MetadataPath(address), func() (answer, error) {
		f, err := s.figure(r, data, name, q)
		if err != nil {
			return answer{}, err
		}
		d := s.document(data, file{query: q, address: address})
		d.Title, d.Address = s.title(data, "figure "+name, q), s.absolute(templates.InsightsPath(q))
		return metadataDocument(f.Metadata(d))
	})
}

// figure makes the figure of a name.
func (s *Server) figure(r *http.Request, data *edition, name string, q catalog.Query) (f export.Figure, err error) {
	_, figures, err := s.insights(r, data, q)
	if err != nil {
		return f, err
	}
	i := slices.IndexFunc(figures, func(f export.Figure) bool { return f.Name == name })
	if i < 0 {
		return f, errNotFound
	}
	return figures[i], nil
}
