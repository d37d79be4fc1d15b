package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
)

// forSearch are the pages that search engines may keep, as routes. Any other
// page asks them not to.
var forSearch = map[string]bool{
	"/": true, "/cases": true, "/cases/{slug}": true, "/map": true, "/insights": true, "/countries": true, "/countries/{cc}": true, "/cities/{cc}/{slug}": true,
	"/principles": true, "/principles/{code}": true, "/codebook": true, "/data": true, "/about": true,
}

// address is one that a route answers.
func address(route string) string {
	if strings.HasPrefix(route, "/cities/") {
		return "/cities/nl/utrecht"
	}
	return strings.NewReplacer("{slug}", "utrecht-human-rights-city", "{cc}", "nl", "{code}", "pooling", "{n}", "1", "{figure}", "pairs", "*", "css/site.css").Replace(route)
}

// address is one that a route answers, also where something has to be made first.
func (s *site) address(route string) string {
	if strings.HasPrefix(route, "/lists/{id}") {
		return strings.Replace(route, "/lists/{id}", s.cite(""), 1)
	}
	return address(route)
}

// TestCrawlersFindThePagesAndNothingElse walks every public route.
func TestCrawlersFindThePagesAndNothingElse(t *testing.T) {
	s := newSite(t)
	rules := s.get("/robots.txt").body
	walked := 0
	err := chi.Walk(s.web.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if method != http.MethodGet || isAdmin(route) || strings.HasPrefix(route, "/static/") {
			return nil
		}
		walked++
		p := s.get(s.address(route))
		if !strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
			return nil
		}
		canonical := p.Find(`link[rel="canonical"]`).AttrOr("href", "")
		if forSearch[route] {
			if p.noIndex() || !allowed(rules, address(route)) || canonical != s.server.URL+address(route) {
				t.Errorf("%s cannot be found: noindex %v, allowed %v, canonical %q", route, p.noIndex(), allowed(rules, address(route)), canonical)
			}
		} else if !p.noIndex() {
			t.Errorf("%s may be indexed", route)
		}
		return nil
	})
	if err != nil || walked < 10 {
		t.Errorf("%d routes walked, %v", walked, err)
	}
}

func (p page) noIndex() bool { return p.Find(`meta[name="robots"][content="noindex"]`).Length() == 1 }

func TestWhatCrawlersMultiplyIsClosedToThem(t *testing.T) {
	s := newSite(t)
	rules := s.get("/robots.txt")
	if kind := rules.header.Get("Content-Type"); kind != "text/plain; charset=utf-8" || !strings.Contains(rules.body, "\nSitemap: "+s.server.URL+"/sitemap.xml\n") {
		t.Errorf("robots.txt is %s:\n%s", kind, rules.body)
	}
	for path, want := range map[string]bool{
		"/": true, "/cases": true, "/cases/utrecht-human-rights-city": true, "/map": true, "/countries/nl": true, "/cities/nl/utrecht": true,
		"/principles": true, "/principles/pooling": true, "/about": true, "/static/css/site.css": true,
		"/cases?pooling=strong": false, "/cases?page=2": false, "/cases.json?q=a": false, "/cases.csv": false, "/cases.atom": false, "/scores.csv": false, "/calibration.csv-metadata.json": false, "/cases.csl.json?q=a": false, "/cases/utrecht-human-rights-city?country=nl": false,
		"/cases/utrecht-human-rights-city?case=a": false, "/map?region=europe": false, "/insights": true, "/insights?region=europe": false, "/insights/pairs.csv": false, "/data": true, "/data/cogov.sqlite": false, "/compare": false, "/compare?case=a&case=b": false,
		"/admin": false, "/admin/cases": false, "/login": false,
	} {
		if got := allowed(rules.body, path); got != want {
			t.Errorf("%s: allowed is %v", path, got)
		}
	}
}

// allowed reads the rules as a crawler does: a star stands for anything.
func allowed(rules, path string) bool {
	for line := range strings.Lines(rules) {
		rule, ok := strings.CutPrefix(strings.TrimSpace(line), "Disallow: ")
		pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(rule), `\*`, ".*")
		if ok && regexp.MustCompile(pattern).MatchString(path) {
			return false
		}
	}
	return true
}

func TestNarrowedListsStayOutOfSearchAndCasesKeepOneAddress(t *testing.T) {
	s := newSite(t)
	const utrecht = "utrecht-human-rights-city"
	for path, want := range map[string]bool{
		"/cases": false, "/cases?sort=newest": false, "/cases?pooling=moderate": true, "/cases?q=utrecht": true, "/cases?country=nl": true, "/cases?from=2000": true,
		"/cases?view=table": true, "/cases?case=" + utrecht: true, "/cases/" + utrecht + "?country=nl": false, "/cases/" + utrecht + "?case=" + utrecht: false,
	} {
		p := s.get(path)
		if p.noIndex() != want {
			t.Errorf("%s: noindex is %v", path, !want)
		}
		if canonical := p.Find(`link[rel="canonical"]`).AttrOr("href", ""); strings.HasPrefix(path, "/cases/") && canonical != s.server.URL+"/cases/"+utrecht {
			t.Errorf("%s has the canonical address %s", path, canonical)
		}
	}
}
