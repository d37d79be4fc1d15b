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
		if data.Has(slug) {
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
