package templates

import (
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// A chip is one value of the query, with the page that is without it.
type chip struct {
	label, value string
	without      string
}

// chips are what narrows the cases of a view, in the order of the filters. Path
// is their page in another view.
func chips(v View, r *catalog.Result, path func(View) string) []chip {
	var list []chip
	q := &v.Query
	add := func(label, value, param, code string) {
		list = append(list, chip{label, value, path(v.With(q.Without(param, code)))})
	}
	if q.Text != "" {
		add("Search", q.Text, "q", q.Text)
	}
	for _, param := range shownFacets {
		f := r.Facet(param)
		for _, o := range f.Options {
			if o.Picked {
				add(f.Label, o.Label, param, o.Code)
			}
		}
		if param == "partner" && q.PartnersMatch != catalog.Any && len(q.Picked(param)) > 0 {
			add(f.Label, matchLabels[q.PartnersMatch], "partners_match", q.PartnersMatch)
		}
	}
	if q.Unscored && picksPrinciple(q) {
		add("Without a level", "included", "unscored", "include")
	}
	if q.From != 0 {
		add("From", strconv.Itoa(q.From), "from", strconv.Itoa(q.From))
	}
	if q.To != 0 {
		add("To", strconv.Itoa(q.To), "to", strconv.Itoa(q.To))
	}
	return list
}

func picksPrinciple(q *catalog.Query) bool {
	for i := range casestudy.Principles {
		if len(q.Picked(casestudy.Principles[i].Code)) > 0 {
			return true
		}
	}
	return false
}
