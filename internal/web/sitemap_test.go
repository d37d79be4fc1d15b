package web

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/conform"
)

// A sitemapFile is a sitemap, or an index of several, as a crawler reads it.
type sitemapFile struct {
	XMLName xml.Name
	Pages   []sitemapEntry `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	Files   []sitemapEntry `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap"`
}

type sitemapEntry struct {
	Loc     string    `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
	LastMod time.Time `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
}

func (s *site) sitemap(p page) (f sitemapFile) {
	s.t.Helper()
	if err := xml.Unmarshal([]byte(p.body), &f); err != nil {
		s.t.Fatal(err)
	}
	if f.XMLName.Local == "sitemapindex" {
		s.sound(conform.SitemapIndex, p)
	} else {
		s.sound(conform.Sitemap, p)
	}
	return f
}

func TestTheSitemapListsWhatSearchEnginesMayKeep(t *testing.T) {
	s := newSite(t)
	tokyo := s.publish(casestudy.Answers{"name": {"Garden & café"}, "city": {"東京"}, "country": {"JP"}, "summary": {"Neighbours."}})
	f := s.sitemap(s.get("/sitemap.xml"))
	rules := s.get("/robots.txt").body
	listed := map[string]time.Time{}
	for _, p := range f.Pages {
		path, ok := strings.CutPrefix(p.Loc, s.server.URL)
		if page := s.get(path); !ok || page.noIndex() || !allowed(rules, path) || page.Find(`link[rel="canonical"]`).AttrOr("href", "") != p.Loc {
			t.Errorf("%s is listed, but not for search engines", p.Loc)
		}
		if _, twice := listed[path]; twice || p.LastMod.IsZero() {
			t.Errorf("%s is listed twice, or without a date", p.Loc)
		}
		listed[path] = p.LastMod
	}
	for route := range forSearch {
		if path := address(route); listed[path].IsZero() {
			t.Errorf("%s is not listed", path)
		}
	}
	shown := s.web.shown.Load()
	for path, slug := range map[string]string{"/cases/" + tokyo: tokyo, "/countries/jp": tokyo, "/cities/jp/%E6%9D%B1%E4%BA%AC": tokyo, "/countries/nl": "utrecht-human-rights-city"} {
		if p, _ := shown.BySlug(slug); !listed[path].Equal(p.Changed.Truncate(time.Second)) {
			t.Errorf("%s is said to be of %s, but the case was published at %s", path, listed[path], p.Changed)
		}
	}
	if got, want := listed["/cases"], shown.Newest().Truncate(time.Second); !got.Equal(want) {
		t.Errorf("the list is said to be of %s, want %s", got, want)
	}
}

func TestALargeSitemapIsSeveralFiles(t *testing.T) {
	s := newSite(t)
	pages := findables(s.web.shown.Load())
	f := s.sitemap(page{body: string(s.web.sitemapIndex(pages, len(pages)-1).body)})
	if f.XMLName.Local != "sitemapindex" || len(f.Files) != 2 || f.Files[1].Loc != s.server.URL+"/sitemap-2.xml" || f.Files[0].LastMod.IsZero() {
		t.Errorf("the index is %+v", f)
	}
	whole, part := s.sitemap(s.get("/sitemap.xml")), s.sitemap(s.get("/sitemap-1.xml"))
	if whole.XMLName.Local != "urlset" || !slices.Equal(whole.Pages, part.Pages) {
		t.Errorf("the first part has %d pages of %d", len(part.Pages), len(whole.Pages))
	}
	for _, path := range []string{"/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-x.xml", "/sitemap-9223372036854775807.xml"} {
		if p := s.do(s.request("GET", path, nil)); p.status != 404 {
			t.Errorf("%s gives %d", path, p.status)
		}
	}
}
