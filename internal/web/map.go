package web

import (
	"net/http"
	"slices"

	"cogov/internal/catalog"
	"cogov/internal/search"
	"cogov/templates"
)

func (s *Server) showMap(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	view := readMapView(r, data)
	return s.public(w, r, data, view.Path(), func() (answer, error) {
		hits, err := s.hits(r, view.Query)
		if err != nil {
			return answer{}, err
		}
		counted := view.Query
		counted.Page, counted.PerPage = 1, 1
		page := templates.MapPage{
			Shell: s.shell(r), MapView: view,
			Result: data.Find(counted, hits), Survey: data.Places(view.Query, hits),
		}
		if view.Query.Text != "" {
			page.Found = &templates.Found{Terms: search.Read(view.Query.Text)}
		}
		page.Gathered = data.gathered(view.View)
		page.NoIndex = !view.IsPlain()
		page.Canonical = s.absolute(templates.View{Query: view.Query}.MapPath())
		return htmlPage(r.Context(), templates.Map(page))
	})
}

// readMapView reads from an address how somebody looks at the map, which has no
// pages and is no table.
func readMapView(r *http.Request, data *edition) templates.MapView {
	v, view := r.URL.Query(), templates.MapView{View: readView(r, data).AsTable(false)}
	view.Query = view.Query.WithPage(1)
	view.Frame = templates.ParseFrame(v.Get("frame"))
	codes := slices.DeleteFunc(v["place"], func(code string) bool {
		return code != templates.Nowhere && !catalog.IsPlaceCode(code)
	})
	return view.Choosing(codes[:min(len(codes), templates.MaxChosen)]...)
}
