package web

import (
	"maps"
	"net/http"
	"reflect"
	"regexp"
	"slices"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/templates"
)

// An operation is what a public address does, as OpenAPI describes it.
type operation struct {
	path, method, summary string
	takes                 []string // groups of parameters, by their names in parameterGroups
	kind                  string   // of the answer
	schema                string   // of the answer, if it is JSON
}

const plainKind = "text/plain; charset=utf-8"

// operations are all public addresses. A test compares them with the routes.
var operations = []operation{
	{"/", "get", "The front page", nil, htmlKind, ""},
	{"/cases", "get", "The list of cases", []string{"query", "pages", "view"}, htmlKind, ""},
	{"/cases.json", "get", "The list of cases, page by page, with the counts of every filter", []string{"query", "pages"}, jsonKind, "CaseList"},
	{"/cases.csv", "get", "All cases of a query, every public field", []string{"query"}, export.CSV.Kind, ""},
	{"/cases.csv-metadata.json", "get", "What the columns of the table are (CSV on the Web)", []string{"query"}, tableMetadata, "TableMetadata"},
	{"/cases.geojson", "get", "All cases of a query at their places", []string{"query"}, export.GeoJSON.Kind, "FeatureCollection"},
	{"/cases.atom", "get", "All cases of a query as a feed, the last published first", []string{"query"}, export.Atom.Kind, ""},
	{"/cases.bib", "get", "Citations of all cases of a query", []string{"query"}, export.BibTeX.Kind, ""},
	{"/cases.ris", "get", "Citations of all cases of a query", []string{"query"}, export.RIS.Kind, ""},
	{"/cases.csl.json", "get", "Citations of all cases of a query", []string{"query"}, export.CSL.Kind, "References"},
	{"/scores.csv", "get", "The scores of a query's cases, one to a row", []string{"query"}, export.CSV.Kind, ""},
	{"/scores.csv-metadata.json", "get", "What the columns of the table are (CSV on the Web)", []string{"query"}, tableMetadata, "TableMetadata"},
	{"/calibration.csv", "get", "Memberships in fuzzy sets, for qualitative comparative analysis", []string{"query", "memberships"}, export.CSV.Kind, ""},
	{"/calibration.csv-metadata.json", "get", "What the columns of the table are (CSV on the Web)", []string{"query", "memberships"}, tableMetadata, "TableMetadata"},
	{"/cases/{slug}", "get", "A case", nil, htmlKind, ""},
	{"/cases/{slug}.json", "get", "A case, every public field, with its readings", nil, jsonKind, "Case"},
	{"/cases/{slug}.txt", "get", "A case as a text record", nil, plainKind, ""},
	{"/cases/{slug}.bib", "get", "The citation of a case", nil, export.BibTeX.Kind, ""},
	{"/cases/{slug}.ris", "get", "The citation of a case", nil, export.RIS.Kind, ""},
	{"/cases/{slug}.csl.json", "get", "The citation of a case", nil, export.CSL.Kind, "References"},
	{"/cases/{slug}.png", "get", "The profile of a case as a picture", nil, "image/png", ""},
	{"/cases/{slug}/revisions/{n}", "get", "A case as it stood at a revision, which is what to cite", nil, htmlKind, ""},
	{"/lists", "post", "Keep the result of a query, so that it can be cited; leads to the list", []string{"cited"}, "", ""},
	{"/lists/{id}", "get", "A result that was kept, and what changed since", []string{"page"}, htmlKind, ""},
	{"/lists/{id}.json", "get", "A result that was kept, page by page, and what changed since", []string{"page"}, jsonKind, "CitedList"},
	{"/lists/{id}.txt", "get", "The text that the checksum of the list is of", nil, plainKind, ""},
	{"/lists/{id}.bib", "get", "The citation of a list", nil, export.BibTeX.Kind, ""},
	{"/lists/{id}.ris", "get", "The citation of a list", nil, export.RIS.Kind, ""},
	{"/lists/{id}.csl.json", "get", "The citation of a list", nil, export.CSL.Kind, "References"},
	{"/compare", "get", "Up to four cases side by side", []string{"compare"}, htmlKind, ""},
	{"/map", "get", "The cases of a query on a map", []string{"query", "map"}, htmlKind, ""},
	{"/insights", "get", "The cases of a query in figures", []string{"query"}, htmlKind, ""},
	{"/insights.json", "get", "The numbers of the figures", []string{"query"}, jsonKind, "Figures"},
	{"/insights/{figure}.csv", "get", "One figure as a table", []string{"query"}, export.CSV.Kind, ""},
	{"/insights/{figure}.csv-metadata.json", "get", "What the columns of the table are (CSV on the Web)", []string{"query"}, tableMetadata, "TableMetadata"},
	{"/countries", "get", "The places with cases", nil, htmlKind, ""},
	{"/countries/{cc}", "get", "The cases of a country or territory", nil, htmlKind, ""},
	{"/cities/{cc}/{slug}", "get", "The cases of a city", nil, htmlKind, ""},
	{"/principles", "get", "The reading guide", nil, htmlKind, ""},
	{"/principles/{code}", "get", "A principle", nil, htmlKind, ""},
	{"/codebook", "get", "What is recorded of each case", nil, htmlKind, ""},
	{"/codebook.csv", "get", "The codebook as a table", nil, export.CSV.Kind, ""},
	{"/codebook.csv-metadata.json", "get", "What the columns of the table are (CSV on the Web)", nil, tableMetadata, "TableMetadata"},
	{"/codebook.json", "get", "The codebook", nil, jsonKind, "Codebook"},
	{"/data", "get", "How to take the data, to load it and to cite it", nil, htmlKind, ""},
	{"/data/cogov.sqlite", "get", "All that is public as one SQLite file, whole or in parts", nil, dataFileType, ""},
	{"/about", "get", "About the directory", nil, htmlKind, ""},
	{"/oai", "get", "Harvest the cases by OAI-PMH 2.0", []string{"harvest"}, oaiKind, ""},
	{"/oai", "post", "The same with the arguments in a form", []string{"harvest"}, oaiKind, ""},
	{"/robots.txt", "get", "What crawlers should leave alone", nil, plainKind, ""},
	{"/sitemap.xml", "get", "The pages for search engines", nil, xmlKind, ""},
	{"/sitemap-{n}.xml", "get", "Some of the pages for search engines", nil, xmlKind, ""},
	{"/opensearch.xml", "get", "How a browser searches here", nil, openSearchKind, ""},
	{templates.OpenAPIPath, "get", "This description", nil, jsonKind, "Description"},
}

// schemas describe the answers that are JSON.
var schemas = map[string]schema{
	"CaseList":          schemaOf(reflect.TypeFor[caseList]()),
	"Case":              caseSchema(),
	"CitedList":         citedListSchema(),
	"Figures":           schemaOf(reflect.TypeFor[figureList]()),
	"Codebook":          schemaOf(reflect.TypeFor[export.CodebookFile]()),
	"TableMetadata":     schemaOf(reflect.TypeFor[export.Metadata]()),
	"FeatureCollection": featuresSchema(),
	"References":        referencesSchema(),
	"Description":       {"type": "object", "description": "OpenAPI 3.1"},
	"Error":             all(map[string]schema{"error": {"type": "string"}, "request": {"type": "string"}}),
}

func featuresSchema() schema {
	text, orNull := schema{"type": "string"}, schema{"type": []string{"string", "null"}}
	position := schema{"type": "array", "items": schema{"type": "number"}, "minItems": 2, "maxItems": 2}
	point := all(map[string]schema{"type": {"const": "Point"}, "coordinates": position})
	feature := all(map[string]schema{
		"type": {"const": "Feature"}, "id": text, "geometry": {"anyOf": []schema{point, {"type": "null"}}},
		"properties": schemaOf(reflect.TypeFor[export.Line]()),
	})
	return all(map[string]schema{
		"type": {"const": "FeatureCollection"}, "title": text, "publisher": text, "url": text, "licence": text, "date": orNull, "features": list(feature),
	})
}

func citedListSchema() schema {
	s := schemaOf(reflect.TypeFor[citedFile]())
	s["properties"].(map[string]schema)["csl"] = refer("References")
	return s
}

func referencesSchema() schema {
	text := schema{"type": "string"}
	dates := list(list(schema{"type": "integer"}))
	return list(object(map[string]schema{
		"id": text, "type": text, "genre": text, "title": text, "author": list(all(map[string]schema{"literal": text})),
		"issued": all(map[string]schema{"date-parts": dates}), "version": text, "abstract": text, "keyword": text, "language": text, "URL": text,
	}, "id", "type", "genre", "title", "author", "issued", "version"))
}

// A parameter is one in the query of an address.
type parameter struct {
	Name        string `json:"name"`
	In          string `json:"in"`
	Description string `json:"description,omitempty"`
	Required    bool   `json:"required,omitempty"`
	Schema      schema `json:"schema"`
}

func inQuery(name, description string, s schema) parameter {
	return parameter{Name: name, In: "query", Description: description, Schema: s}
}

// parameterGroups are the parameters of addresses, by what they are for.
func parameterGroups(all catalog.Result) map[string][]parameter {
	text, whole, share := schema{"type": "string"}, schema{"type": "integer", "minimum": 1}, schema{"type": "number", "minimum": 0, "maximum": 1}
	const rounded = " by default. Rounded to six decimals; unless the three fall, those by default are taken."
	query := []parameter{
		inQuery("q", "All of these words, each also as a prefix; phrases in quotation marks.", text),
		inQuery("partners_match", "How the partners match.", schema{"type": "string", "enum": []string{catalog.Any, catalog.All, catalog.Exactly}}),
		inQuery("unscored", "Keep cases without a level on a filtered principle.", schema{"type": "string", "enum": []string{"include"}}),
		inQuery("from", "From this year on.", schema{"type": "integer"}),
		inQuery("to", "Up to this year.", schema{"type": "integer"}),
		inQuery("sort", "The order.", schema{"type": "string", "enum": codesOf(catalog.Sorts)}),
	}
	for _, f := range all.Facets {
		query = append(query, facetParameter(f))
	}
	return map[string][]parameter{
		"query":       query,
		"page":        {inQuery("page", "From 1.", whole)},
		"pages":       {inQuery("page", "From 1.", whole), inQuery("per_page", "How many on a page.", schema{"type": "integer", "minimum": 1, "maximum": catalog.MaxPerPage})},
		"memberships": {inQuery("strong", "1"+rounded, share), inQuery("moderate", "0.67"+rounded, share), inQuery("weak", "0.33"+rounded, share)},
		"compare":     {inQuery("case", "The slugs of the cases.", schema{"type": "array", "items": text, "maxItems": templates.MaxTray}), inQuery("only", "Leave out what is the same.", schema{"type": "string", "enum": []string{"differences"}})},
		"view":        {inQuery("view", "As a table.", schema{"type": "string", "enum": []string{"table"}})},
		"map":         {inQuery("frame", "A world region, or a middle and a width on the plate, such as 1500,700,600.", text)},
		"cited":       {{Name: "query", Description: "The query of the list, as its address has it.", Required: true, Schema: text}},
		"harvest": {
			{Name: "verb", In: "query", Required: true, Schema: schema{"type": "string", "enum": slices.Sorted(maps.Keys(oaiVerbs))}}, inQuery("identifier", "", text), inQuery("metadataPrefix", "", schema{"type": "string", "enum": []string{oaiDC}}),
			inQuery("from", "A day or a second (UTC).", text), inQuery("until", "A day or a second (UTC).", text), inQuery("resumptionToken", "", text),
		},
	}
}

func facetParameter(f catalog.Facet) parameter {
	one := schema{"type": "string"}
	if f.Param != "country" && f.Param != "city" {
		var codes []any
		for _, o := range f.Options {
			codes = append(codes, o.Code)
		}
		if casestudy.PrincipleIndex(f.Param) >= 0 {
			codes = append(codes, "at_least_moderate", "at_least_weak")
		}
		one["enum"] = codes
	}
	return inQuery(f.Param, f.Label+"; several mean any of them.", list(one))
}

// showOpenAPI describes the public addresses for programs.
func (s *Server) showOpenAPI(w http.ResponseWriter, r *http.Request) error {
	data := s.shown.Load()
	return s.public(w, r, data, templates.OpenAPIPath, func() (answer, error) {
		groups, paths := parameterGroups(data.Find(catalog.Query{}, nil)), map[string]map[string]any{}
		for _, o := range operations {
			if paths[o.path] == nil {
				paths[o.path] = map[string]any{}
			}
			paths[o.path][o.method] = o.describe(groups)
		}
		return jsonDocument(map[string]any{
			"openapi": "3.1.0",
			"info": map[string]any{
				"title": s.SiteName, "version": "1", "description": "The public addresses of the directory. Unknown parameters and values are ignored.",
				"license": map[string]string{"name": "CC BY 4.0", "url": export.Licence},
			},
			"servers":    []any{map[string]string{"url": s.absolute("")}},
			"paths":      paths,
			"components": map[string]any{"schemas": schemas},
		})
	})
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

func (o operation) describe(groups map[string][]parameter) map[string]any {
	var parameters []parameter
	for _, m := range inPath.FindAllStringSubmatch(o.path, -1) {
		parameters = append(parameters, parameter{Name: m[1], In: "path", Required: true, Schema: schema{"type": "string"}})
	}
	described := map[string]any{"summary": o.summary}
	for _, name := range o.takes {
		parameters = append(parameters, groups[name]...)
	}
	switch {
	case o.method == "post":
		described["requestBody"] = form(parameters)
	case parameters != nil:
		described["parameters"] = parameters
	}
	described["responses"] = o.responses()
	return described
}
