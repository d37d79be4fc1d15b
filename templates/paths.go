package templates

import (
	"net/url"

	"cogov/internal/catalog"
)

// HomePath is the front page.
const HomePath = "/"

// AboutPath is the page about the directory; GuidePath the reading guide on it.
const (
	AboutPath = "/about"
	GuidePath = "/about#guide"
)

// LoginPath signs in and LogoutPath (POST only) out.
const (
	LoginPath  = "/login"
	LogoutPath = "/logout"
)

// AdminPath is where people who may change cases begin.
const AdminPath = "/admin"

const (
	casesPath   = "/cases"
	mapPath     = "/map"
	comparePath = "/compare"
)

// CasesPath is the list of the cases that a query asks for.
func CasesPath(q catalog.Query) string { return withQuery(casesPath, q) }

// CasesJSONPath is the same list as JSON.
func CasesJSONPath(q catalog.Query) string { return withQuery(casesPath+".json", q) }

// CasesByPath is the list of the cases with one value of a facet.
func CasesByPath(param, value string) string {
	return casesPath + "?" + param + "=" + url.QueryEscape(value)
}

// CasePath is the page of a case.
func CasePath(slug string) string { return casesPath + "/" + url.PathEscape(slug) }

// CaseJSONPath is a case as JSON.
func CaseJSONPath(slug string) string { return CasePath(slug) + ".json" }

func withQuery(path string, q catalog.Query) string { return withValues(path, q.Values()) }

func withValues(path string, values url.Values) string {
	if s := values.Encode(); s != "" {
		return path + "?" + s
	}
	return path
}
