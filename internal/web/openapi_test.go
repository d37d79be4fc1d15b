package web

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/conform"
)

// publicRoutes are the routes of the public site, as OpenAPI names them.
func (s *site) publicRoutes() (routes []string) {
	s.t.Helper()
	err := chi.Walk(s.web.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		isOurs := isAdmin(route) || strings.HasPrefix(route, "/static/") || route == "/login" || route == "/healthz" || route == "/readyz"
		if !isOurs {
			routes = append(routes, strings.ToLower(method)+" "+route)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	slices.Sort(routes)
	return routes
}

// A description is the OpenAPI document as a program reads it.
type description struct {
	OpenAPI    string
	Paths      map[string]map[string]describedOperation
	Components struct{ Schemas map[string]map[string]any }
}

type describedOperation struct {
	Summary    string
	Parameters []struct {
		Name, In string
		Required bool
		Schema   map[string]any
	}
	RequestBody struct {
		Content map[string]struct {
			Schema struct {
				Properties map[string]map[string]any
				Required   []string
			}
		}
	}
	Responses map[string]struct {
		Description string
		Content     map[string]struct{ Schema map[string]any }
	}
}

// answers reports whether a status with some kind of body is described.
func (o describedOperation) answers(status int, kind string) bool {
	r, ok := o.Responses[strconv.Itoa(status)]
	if !ok {
		r, ok = o.Responses["default"]
	}
	_, has := r.Content[kind]
	return ok && (has || r.Content == nil)
}

func (s *site) description() (d description) {
	s.t.Helper()
	p := s.get("/openapi.json")
	s.sound(conform.OpenAPI, p)
	if err := json.Unmarshal([]byte(p.body), &d); err != nil {
		s.t.Fatal(err)
	}
	return d
}

func TestEveryPublicRouteIsDescribed(t *testing.T) {
	s := newSite(t)
	d := s.description()
	var described []string
	for path, operations := range d.Paths {
		for method, o := range operations {
			described = append(described, method+" "+path)
			inPath := map[string]bool{}
			names := map[string]bool{}
			for _, p := range o.Parameters {
				if names[p.In+p.Name] {
					t.Errorf("%s has two parameters %s", path, p.Name)
				}
				names[p.In+p.Name], inPath[p.Name] = true, p.In == "path"
			}
			for _, name := range strings.FieldsFunc(path, func(r rune) bool { return r == '{' || r == '}' }) {
				if strings.Contains(path, "{"+name+"}") && !inPath[name] {
					t.Errorf("%s lacks its parameter %s", path, name)
				}
			}
			if o.Summary == "" || len(o.Responses) == 0 {
				t.Errorf("%s %s says nothing of itself", method, path)
			}
		}
	}
	slices.Sort(described)
	routes := s.publicRoutes()
	for _, route := range routes {
		if !slices.Contains(described, route) {
			t.Errorf("%s is not in /openapi.json: add it to operations", route)
		}
	}
	for _, route := range described {
		if !slices.Contains(routes, route) {
			t.Errorf("%s is described, but there is no such route", route)
		}
	}
	if d.OpenAPI != "3.1.0" || len(routes) < 30 {
		t.Errorf("OpenAPI %s of %d routes", d.OpenAPI, len(routes))
	}
}

// Every answer has the kind that is described and, if it is JSON, no field that
// is not described and none too few.
func TestAnswersAreAsDescribed(t *testing.T) {
	s := wholeSite(t)
	s.publish(casestudy.Answers{"name": {"Bare"}, "city": {"Lyon"}, "country": {"FR"}, "summary": {"x"}})
	d, document, checked := s.description(), closed(t, s.get("/openapi.json").body), 0
	for path, operations := range d.Paths {
		o, ok := operations["get"]
		if !ok {
			continue
		}
		for kind, content := range o.Responses["200"].Content {
			for _, at := range []string{s.address(path), strings.Replace(path, "{slug}", "bare", 1), path + "?q=that+utrecht&pooling=strong"} {
				if strings.ContainsAny(at, "{}") {
					continue
				}
				p := s.do(s.request(http.MethodGet, at, nil))
				if got, _, _ := strings.Cut(p.header.Get("Content-Type"), ";"); got != kind || p.status != http.StatusOK {
					t.Errorf("%s gives %d, %s; described as %s", at, p.status, got, kind)
				}
				if content.Schema == nil {
					if strings.HasSuffix(kind, "json") {
						t.Errorf("%s is JSON without a schema", path)
					}
					continue
				}
				s.sound(conform.Within(document, "paths", path, "get", "responses", "200", "content", kind, "schema"), p)
				checked++
			}
		}
	}
	if checked < 15 {
		t.Errorf("only %d answers were checked", checked)
	}
}

// closed is a description in which no object has a field that is not described.
func closed(t *testing.T, document string) []byte {
	t.Helper()
	var whole any
	if err := json.Unmarshal([]byte(document), &whole); err != nil {
		t.Fatal(err)
	}
	var shut func(any)
	shut = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				shut(e)
			}
		case map[string]any:
			if _, isObject := v["properties"].(map[string]any); isObject && v["type"] == "object" {
				v["additionalProperties"] = false
			}
			for _, e := range v {
				shut(e)
			}
		}
	}
	shut(whole)
	text, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestErrorsOfDataAreAsDescribed(t *testing.T) {
	s := newSite(t)
	described := conform.Within(closed(t, s.get("/openapi.json").body), "components", "schemas", "Error")
	for _, path := range []string{"/cases/nothing.json", "/cases.json?page=99", "/lists/nothing.json"} {
		p := s.do(s.request(http.MethodGet, path, nil))
		if p.status != http.StatusNotFound {
			t.Errorf("%s gives %d", path, p.status)
		}
		s.sound(described, p)
	}
}

// Decades have an order of their own, whichever has most cases.
func TestDecadesStandInTheirOrder(t *testing.T) {
	s := wholeSite(t)
	s.publish(casestudy.Answers{"name": {"Old"}, "start_year": {"1905"}})
	var codes []string
	for _, p := range s.description().Paths["/cases.json"]["get"].Parameters {
		if p.Name == "started" {
			for _, code := range p.Schema["items"].(map[string]any)["enum"].([]any) {
				codes = append(codes, code.(string))
			}
		}
	}
	shown := s.get("/cases?started=1950s").Find("input[name=started]").Map(func(_ int, o *goquery.Selection) string { return o.AttrOr("value", "") })
	if len(codes) < 6 || codes[0] != "1900s" || !slices.IsSorted(codes) {
		t.Errorf("the description has %s", codes)
	}
	if want := slices.Sorted(slices.Values(append(codes, "1950s"))); !slices.Equal(shown, want) {
		t.Errorf("the page has %s, want %s", shown, want)
	}
}

// A program that asked for a file has no use for a page.
func TestAMissingFileIsNoPage(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/cases/none.bib", "/cases/none.txt", "/cases/none.png", "/lists/none.ris", "/insights/none.csv", "/none.csv", "/sitemap-9.xml"} {
		p := s.do(s.request(http.MethodGet, path, nil))
		if p.status != http.StatusNotFound || p.header.Get("Content-Type") != plainKind || p.header.Get("Content-Disposition")+p.header.Get("Last-Modified") != "" || p.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s gives %d, %v", path, p.status, p.header)
		}
		if want := "404 Not Found\nThere is nothing at this address."; !strings.HasPrefix(p.body, want) || !strings.Contains(p.body, p.header.Get("X-Request-Id")) {
			t.Errorf("%s says %q", path, p.body)
		}
	}
	for path, kind := range map[string]string{"/cases/none": htmlKind, "/none": htmlKind, "/cases/none.csl.json": jsonKind, "/none.json": jsonKind} {
		if p := s.do(s.request(http.MethodGet, path, nil)); p.status != http.StatusNotFound || p.header.Get("Content-Type") != kind {
			t.Errorf("%s gives %d, %s", path, p.status, p.header.Get("Content-Type"))
		}
	}
}

// Whatever an address may answer beside what was asked for is described, and what
// a form sends.
func TestWhatElseMayHappenIsDescribed(t *testing.T) {
	s := newSite(t)
	d := s.description()
	tag := map[string]string{}
	for _, path := range []string{"/cases.json", "/cases.csv", "/data/cogov.sqlite"} {
		tag[path] = s.get(path).header.Get("ETag")
	}
	for _, c := range []struct {
		method, path, as string
		form             url.Values
		header           http.Header
		want             int
	}{
		{"GET", "/cases.json", "/cases.json", nil, http.Header{"If-None-Match": {tag["/cases.json"]}}, 304},
		{"GET", "/cases.csv", "/cases.csv", nil, http.Header{"If-None-Match": {tag["/cases.csv"]}}, 304},
		{"GET", "/data/cogov.sqlite", "/data/cogov.sqlite", nil, http.Header{"If-None-Match": {tag["/data/cogov.sqlite"]}}, 304},
		{"GET", "/data/cogov.sqlite", "/data/cogov.sqlite", nil, http.Header{"Range": {"bytes=0-15"}}, 206},
		{"GET", "/data/cogov.sqlite", "/data/cogov.sqlite", nil, http.Header{"Range": {"bytes=99999999-"}}, 416},
		{"GET", "/cases.json?page=99", "/cases.json", nil, nil, 404},
		{"GET", "/cases/nothing.bib", "/cases/{slug}.bib", nil, nil, 404},
		{"GET", "/insights/nothing.csv", "/insights/{figure}.csv", nil, nil, 404},
		{"POST", "/lists", "/lists", url.Values{"query": {""}}, nil, 303},
		{"POST", "/lists", "/lists", url.Values{"query": {"q=nothinglikethis"}}, nil, 422},
		{"POST", "/lists", "/lists", url.Values{"query": {"%zz"}}, nil, 400},
		{"POST", "/lists", "/lists", url.Values{"query": {"city=nl-" + strings.Repeat("a", longestQuery)}}, nil, 413},
		{"POST", "/oai", "/oai", url.Values{"verb": {"ListRecords"}, "metadataPrefix": {"oai_dc"}, "from": {"2020-01-01"}, "until": {"2030-01-01"}}, nil, 200},
	} {
		r := s.request(c.method, c.path, strings.NewReader(c.form.Encode()))
		maps.Copy(r.Header, c.header)
		if c.form != nil {
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		p, o := s.do(r), d.Paths[c.as][strings.ToLower(c.method)]
		kind, _, _ := strings.Cut(p.header.Get("Content-Type"), ";")
		if p.status != c.want || !o.answers(p.status, kind) {
			t.Errorf("%s %s gives %d, %s, which is not described", c.method, c.path, p.status, kind)
		}
		for name := range c.form {
			if _, ok := o.RequestBody.Content["application/x-www-form-urlencoded"].Schema.Properties[name]; !ok {
				t.Errorf("%s of the form of %s is not described", name, c.path)
			}
		}
	}
	for path, operations := range d.Paths {
		if o, ok := operations["get"]; ok && path != "/oai" && o.Responses["304"].Description == "" {
			t.Errorf("GET %s does not say that it may be unchanged", path)
		}
	}
}

func TestOtherSitesMayReadDataAndNothingElse(t *testing.T) {
	s := newSite(t)
	s.signIn("admin")
	for path, want := range map[string]string{
		"/cases.json": "*", "/cases.csv": "*", "/cases/utrecht-human-rights-city.json": "*", "/cases/nothing.json": "*", "/oai?verb=Identify": "*", "/codebook.csv": "*",
		"/openapi.json": "*", "/": "", "/cases": "", "/cases/utrecht-human-rights-city": "", "/admin/cases": "", "/admin/nothing.json": "", "/login": "", "/static/css/site.css": "", "/healthz": "",
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			r := s.request(method, path, nil)
			r.Header.Set("Origin", "https://elsewhere.example")
			if p := s.do(r); p.header.Get("Access-Control-Allow-Origin") != want || p.header.Get("Access-Control-Allow-Credentials") != "" {
				t.Errorf("%s %s (%d) is open to %q, want %q", method, path, p.status, p.header.Get("Access-Control-Allow-Origin"), want)
			}
		}
	}
	for path, want := range map[string]int{"/cases.json": http.StatusNoContent, "/admin/cases": http.StatusMethodNotAllowed, "/cases": http.StatusMethodNotAllowed} {
		if p := s.do(s.request(http.MethodOptions, path, nil)); p.status != want {
			t.Errorf("OPTIONS %s gives %d, want %d", path, p.status, want)
		}
	}
}
