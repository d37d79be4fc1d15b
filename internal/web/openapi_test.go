package web

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
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
	Responses map[string]struct {
		Description string
		Content     map[string]struct{ Schema map[string]any }
	}
}

func (s *site) description() (d description) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(s.get("/openapi.json").body), &d); err != nil {
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
	d, checked := s.description(), 0
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
				var value any
				if err := json.Unmarshal([]byte(p.body), &value); err != nil {
					t.Errorf("%s: %v", at, err)
				}
				for _, problem := range d.problems(content.Schema, value, at) {
					t.Error(problem)
				}
				checked++
			}
		}
	}
	if checked < 15 {
		t.Errorf("only %d answers were checked", checked)
	}
}

// problems are where a value is not as a schema has it, as far as the schemas of
// this site go: a word that is not known here is a problem too.
func (d description) problems(s map[string]any, value any, at string) (list []string) {
	add := func(format string, arguments ...any) {
		if len(list) < 5 {
			list = append(list, at+": "+fmt.Sprintf(format, arguments...))
		}
	}
	for word, want := range s {
		switch word {
		case "$ref":
			named := d.Components.Schemas[strings.TrimPrefix(want.(string), "#/components/schemas/")]
			if named == nil {
				add("there is no schema %v", want)
			}
			list = append(list, d.problems(named, value, at)...)
		case "type":
			if kinds, ok := want.([]any); ok && !slices.ContainsFunc(kinds, func(k any) bool { return isOfKind(value, k.(string)) }) ||
				!ok && !isOfKind(value, want.(string)) {
				add("%v is not of type %v", value, want)
			}
		case "const":
			if value != want {
				add("%v is not %v", value, want)
			}
		case "enum":
			if !slices.Contains(want.([]any), value) {
				add("%v is none of %v", value, want)
			}
		case "anyOf":
			if !slices.ContainsFunc(want.([]any), func(one any) bool { return len(d.problems(one.(map[string]any), value, at)) == 0 }) {
				add("%v is nothing of what it may be", value)
			}
		case "items":
			items, _ := value.([]any)
			for i, item := range items {
				list = append(list, d.problems(want.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i))...)
			}
		case "properties":
			of, _ := value.(map[string]any)
			for name, schema := range want.(map[string]any) {
				if v, ok := of[name]; ok {
					list = append(list, d.problems(schema.(map[string]any), v, at+"."+name)...)
				}
			}
		case "required":
			of, _ := value.(map[string]any)
			for _, name := range want.([]any) {
				if _, ok := of[name.(string)]; !ok {
					add("%v is missing", name)
				}
			}
		case "additionalProperties":
			known, _ := s["properties"].(map[string]any)
			of, _ := value.(map[string]any)
			for _, name := range slices.Sorted(maps.Keys(of)) {
				if _, ok := known[name]; ok {
				} else if one, may := want.(map[string]any); may {
					list = append(list, d.problems(one, of[name], at+"."+name)...)
				} else {
					add("%s is not described", name)
				}
			}
		case "title", "description", "format", "minItems", "maxItems":
		default:
			add("the test does not know the word %q", word)
		}
	}
	return list
}

func isOfKind(value any, kind string) bool {
	switch v := value.(type) {
	case nil:
		return kind == "null"
	case string:
		return kind == "string"
	case bool:
		return kind == "boolean"
	case float64:
		return kind == "number" || kind == "integer" && v == float64(int64(v))
	case []any:
		return kind == "array"
	}
	return kind == "object"
}

func TestErrorsOfDataAreAsDescribed(t *testing.T) {
	s := newSite(t)
	d := s.description()
	for _, path := range []string{"/cases/nothing.json", "/cases.json?page=99", "/lists/nothing.json"} {
		p := s.do(s.request(http.MethodGet, path, nil))
		var value any
		if err := json.Unmarshal([]byte(p.body), &value); err != nil || p.status != http.StatusNotFound {
			t.Errorf("%s gives %d, %v", path, p.status, err)
		}
		for _, problem := range d.problems(map[string]any{"$ref": "#/components/schemas/Error"}, value, path) {
			t.Error(problem)
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
