package templates

import (
	"maps"
	"net/url"
	"strconv"
	"strings"

	"cogov/internal/catalog"
)

// HomePath is the front page.
const HomePath = "/"

// OpenSearchPath tells a browser how to search, at SearchTemplate.
const (
	OpenSearchPath = "/opensearch.xml"
	SearchTemplate = casesPath + "?q={searchTerms}"
)

// SitemapPath lists the pages for search engines; where there are too many, it
// lists files with some of them each.
const SitemapPath = "/sitemap.xml"

// SitemapPartPath is one of those files, from 1.
func SitemapPartPath(n int) string { return "/sitemap-" + strconv.Itoa(n) + ".xml" }

// OpenAPIPath describes the public addresses for programs.
const OpenAPIPath = "/openapi.json"

// OAIPath is where libraries harvest the cases.
const OAIPath = "/oai"

// AboutPath is the page about the directory.
const AboutPath = "/about"

// CountriesPath is the index of places.
const CountriesPath = "/countries"

// CountryPath is the page of a country, by its code in lower case.
func CountryPath(code string) string { return CountriesPath + "/" + url.PathEscape(code) }

// RegionPath is a world region in the index of places; "" is what is in none.
func RegionPath(code string) string { return CountriesPath + "#" + regionID(code) }

// CityPath is the page of a city, by its code, such as "nl-utrecht".
func CityPath(code string) string {
	country, city, _ := strings.Cut(code, "-")
	return "/cities/" + url.PathEscape(country) + "/" + url.PathEscape(city)
}

// GuidePath is the reading guide: the five principles and what earns each level.
const GuidePath = "/principles"

// PrinciplePath is the page of a principle.
func PrinciplePath(code string) string { return GuidePath + "/" + url.PathEscape(code) }

// CodebookPath describes what is recorded; with .csv or .json at its end it is a
// file.
const CodebookPath = "/codebook"

// DataPath says how to take the data, DataFilePath has all of them in one file.
const (
	DataPath     = "/data"
	DataFilePath = DataPath + "/cogov.sqlite"
)

// LoginPath signs in and LogoutPath (POST only) out.
const (
	LoginPath  = "/login"
	LogoutPath = "/logout"
)

// AdminPath is where people who may change cases begin.
const AdminPath = "/admin"

const (
	casesPath    = "/cases"
	mapPath      = "/map"
	insightsPath = "/insights"
	comparePath  = "/compare"
)

// CasesPath is the list of the cases that a query asks for.
func CasesPath(q catalog.Query) string { return withQuery(casesPath, q) }

// CasesJSONPath is the same list as JSON.
func CasesJSONPath(q catalog.Query) string { return withQuery(casesPath+".json", q) }

// CasesFilePath is all of the list as a file of some ending, on whichever page it
// stands, and CasesCSVPath that as a table.
func CasesFilePath(ending string, q catalog.Query) string { return FilePath("cases."+ending, q) }
func CasesCSVPath(q catalog.Query) string                 { return CasesFilePath("csv", q) }

// FilePath is a file of all the cases of the list, by its name.
func FilePath(name string, q catalog.Query) string { return withQuery("/"+name, q.Whole()) }

// CalibrationPath is a table of memberships in sets for all of the list, as the
// numbers say that are not the usual ones.
func CalibrationPath(q catalog.Query, numbers url.Values) string {
	values := q.Whole().Values()
	maps.Copy(values, numbers)
	return withValues("/calibration.csv", values)
}

// MetadataPath describes the table at a path.
func MetadataPath(table string) string {
	path, query, asked := strings.Cut(table, "?")
	if path += "-metadata.json"; asked {
		path += "?" + query
	}
	return path
}

// FeedPath is all of the list as a feed in its order, and LatestPath with what
// changed last first, which is what a feed has if it is not told otherwise.
func FeedPath(q catalog.Query) string {
	values := q.Whole().Values()
	values.Set("sort", q.Sort)
	if q.Sort == catalog.Updated {
		values.Del("sort")
	}
	return withValues(casesPath+".atom", values)
}
func LatestPath(q catalog.Query) string {
	q.Sort = catalog.Updated
	return FeedPath(q)
}

// InsightsPath shows the cases that a query asks for in figures,
// InsightsJSONPath has the numbers, and FigurePath those of one figure.
func InsightsPath(q catalog.Query) string     { return withQuery(insightsPath, q) }
func InsightsJSONPath(q catalog.Query) string { return withQuery(insightsPath+".json", q) }
func FigurePath(name string, q catalog.Query) string {
	return withQuery(insightsPath+"/"+url.PathEscape(name)+".csv", q)
}

// CasesByPath is the list of the cases with one value of a facet.
func CasesByPath(param, value string) string {
	return casesPath + "?" + param + "=" + url.QueryEscape(value)
}

// CasePath is the page of a case.
func CasePath(slug string) string { return casesPath + "/" + url.PathEscape(slug) }

// CaseJSONPath is a case as JSON, CaseTextPath as a text record, CaseImagePath
// its profile as a picture, and CaseFilePath a file of some ending.
func CaseJSONPath(slug string) string         { return CaseFilePath(slug, "json") }
func CaseTextPath(slug string) string         { return CaseFilePath(slug, "txt") }
func CaseImagePath(slug string) string        { return CaseFilePath(slug, "png") }
func CaseFilePath(slug, ending string) string { return CasePath(slug) + "." + ending }

// ListsPath (POST only) freezes the result of a query, so that it can be cited.
const ListsPath = "/lists"

// CitedListPath is a list that was frozen, CitedListJSONPath the same as JSON,
// CitedListTextPath the text that its checksum is of, and CitedListFilePath a
// file of some ending.
func CitedListPath(name string, page int) string { return withPage(citedPath(name), page) }
func CitedListJSONPath(name string, page int) string {
	return withPage(CitedListFilePath(name, "json"), page)
}
func CitedListTextPath(name string) string         { return CitedListFilePath(name, "txt") }
func CitedListFilePath(name, ending string) string { return citedPath(name) + "." + ending }

func citedPath(name string) string { return ListsPath + "/" + url.PathEscape(name) }

func withPage(path string, page int) string { return withQuery(path, catalog.Query{Page: page}) }

// RevisionPath is a revision of a case that the public came to see.
func RevisionPath(slug string, n int) string {
	return CasePath(slug) + "/revisions/" + strconv.Itoa(n)
}

func withQuery(path string, q catalog.Query) string { return withValues(path, q.Values()) }

func withValues(path string, values url.Values) string {
	if s := values.Encode(); s != "" {
		return path + "?" + s
	}
	return path
}
