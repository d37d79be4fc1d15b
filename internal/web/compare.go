package web

import (
	"net/http"
	"net/url"
	"strconv"

	"cogov/internal/catalog"
	"cogov/templates"
)

// mostUnknown is how many names that no case has are repeated.
const mostUnknown = 12

// A comparison is what an address asks to compare.
type comparison struct {
	view    templates.View // gathers the cases that are shown
	only    bool           // the differences
	unknown []string
	beyond  int
}

func readComparison(r *http.Request, data *edition) comparison {
	v := r.URL.Query()
	c := comparison{only: v.Get("only") == "differences"}
	asked := map[string]bool{"": true}
	for _, name := range v["case"] {
		slug := catalog.Words(name)
		if asked[slug] {
			continue
		}
		asked[slug] = true
		switch _, ok := data.BySlug(slug); {
		case !ok && len(c.unknown) < mostUnknown:
			c.unknown = append(c.unknown, slug)
		case !ok:
		case len(c.view.Tray) == templates.MaxTray:
			c.beyond++
		default:
			c.view = c.view.Gather(slug)
		}
	}
	return c
}

// address names all that makes the page differ from others.
func (c comparison) address() string {
	address := c.view.DifferencesPath()
	if !c.only {
		address = c.view.ComparePath()
	}
	return address + "#" + url.Values{"unknown": c.unknown, "beyond": {strconv.Itoa(c.beyond)}}.Encode()
}

func (s *Server) compareCases(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	asked := readComparison(r, data)
	return s.public(w, r, data, asked.address(), func() (answer, error) {
		page := templates.ComparePage{Shell: s.shell(r), Only: asked.only, Unknown: asked.unknown, Beyond: asked.beyond}
		page.NoIndex = true // any four cases make a page
		page.Gathered = data.gathered(asked.view)
		cases, err := s.whole(r.Context(), page.Gathered)
		if err != nil {
			return answer{}, err
		}
		page.Cases = cases
		return htmlPage(r.Context(), templates.Compare(page))
	})
}
