package web

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/templates"
)

// A findable page is one that search engines may keep, with when what it shows
// was last published.
type findable struct {
	path    string
	changed time.Time
}

// findables are all such pages: those of many cases first, then places, then
// cases.
func findables(data *edition) []findable {
	newest := data.Newest()
	var list []findable
	for _, path := range []string{
		templates.HomePath, templates.CasesPath(catalog.Query{}), templates.View{}.MapPath(), templates.InsightsPath(catalog.Query{}),
		templates.CountriesPath, templates.GuidePath, templates.CodebookPath, templates.DataPath, templates.AboutPath,
	} {
		list = append(list, findable{path, newest})
	}
	for _, p := range casestudy.Principles {
		list = append(list, findable{templates.PrinciplePath(p.Code), newest})
	}
	places := map[string]time.Time{}
	var cases []findable
	for p := range data.All() {
		cases = append(cases, findable{templates.CasePath(p.Slug), p.Changed})
		for _, path := range placesOf(p) {
			if p.Changed.After(places[path]) {
				places[path] = p.Changed
			}
		}
	}
	for path, changed := range places {
		list = append(list, findable{path, changed})
	}
	slices.SortStableFunc(list[len(list)-len(places):], func(a, b findable) int { return strings.Compare(a.path, b.path) })
	return append(list, cases...)
}

// placesOf are the pages of the country and the city of a case.
func placesOf(p *casestudy.Published) (paths []string) {
	if p.Country != "" {
		paths = append(paths, templates.CountryPath(strings.ToLower(p.Country)))
	}
	if code := catalog.CityCode(&p.Case); code != "" {
		paths = append(paths, templates.CityPath(code))
	}
	return paths
}

// mostInSitemap is how many pages sitemaps.org allows in one file.
const mostInSitemap = 50_000

// showSitemap lists the pages for search engines, or the files that list them.
func (s *Server) showSitemap(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.SitemapPath, func() (answer, error) {
		pages := findables(data)
		if len(pages) <= mostInSitemap {
			return s.sitemap(pages), nil
		}
		return s.sitemapIndex(pages, mostInSitemap), nil
	})
}

// showSitemapPart gives one of the files.
func (s *Server) showSitemapPart(w http.ResponseWriter, r *http.Request) error {
	n, err := numberAsked(r)
	if err != nil {
		return err
	}
	data := s.shown.Load()
	return s.public(w, r, data, templates.SitemapPartPath(n), func() (answer, error) {
		pages := findables(data)
		if n-1 > (len(pages)-1)/mostInSitemap {
			return answer{}, errNotFound
		}
		return s.sitemap(pages[(n-1)*mostInSitemap : min(n*mostInSitemap, len(pages))]), nil
	})
}

const xmlKind = "application/xml; charset=utf-8"

func (s *Server) sitemap(pages []findable) answer {
	return s.sitemapOf("urlset", "url", pages)
}

// sitemapIndex lists the files of so many pages each, with the newest page in
// each.
func (s *Server) sitemapIndex(pages []findable, most int) answer {
	var parts []findable
	for some := range slices.Chunk(pages, most) {
		newest := slices.MaxFunc(some, func(a, b findable) int { return a.changed.Compare(b.changed) })
		parts = append(parts, findable{templates.SitemapPartPath(len(parts) + 1), newest.changed})
	}
	return s.sitemapOf("sitemapindex", "sitemap", parts)
}

func (s *Server) sitemapOf(whole, each string, list []findable) answer {
	var b bytes.Buffer
	b.WriteString(xml.Header + "<" + whole + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, f := range list {
		b.WriteString("<" + each + "><loc>")
		xml.EscapeText(&b, []byte(s.absolute(f.path))) // a buffer takes everything
		b.WriteString("</loc>")
		if !f.changed.IsZero() {
			b.WriteString("<lastmod>" + f.changed.UTC().Format(time.RFC3339) + "</lastmod>")
		}
		b.WriteString("</" + each + ">\n")
	}
	b.WriteString("</" + whole + ">\n")
	return answer{kind: xmlKind, body: b.Bytes()}
}
