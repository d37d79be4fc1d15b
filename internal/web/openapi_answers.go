package web

import (
	"net/http"
	"strconv"
	"strings"
)

// form describes what a form sends.
func form(parameters []parameter) map[string]any {
	fields, required := map[string]schema{}, []string{}
	for _, p := range parameters {
		fields[p.Name] = p.Schema
		if p.Required {
			required = append(required, p.Name)
		}
	}
	return map[string]any{"required": true, "content": map[string]any{"application/x-www-form-urlencoded": map[string]any{"schema": object(fields, required...)}}}
}

// responses are what an operation may answer, by status.
type responses map[string]map[string]any

func (r responses) add(status int, description string) {
	r[strconv.Itoa(status)] = map[string]any{"description": description}
}

// responses describes what was asked for, what else a client has to reckon with,
// and under "default" everything that goes wrong.
func (o operation) responses() responses {
	list := responses{"default": {"description": "What went wrong.", "content": o.failure()}}
	switch {
	case o.kind == "":
		list.add(http.StatusSeeOther, "It is kept at the address in Location.")
		list.add(http.StatusUnprocessableEntity, "No case matches, so nothing was kept.")
		list.add(http.StatusTooManyRequests, "Enough were kept today.")
		return list
	case o.kind == dataFileType:
		list.add(http.StatusPartialContent, "The part that Range asked for.")
		list.add(http.StatusRequestedRangeNotSatisfiable, "The file has no such part.")
	case strings.Contains(o.path, "{"), o.schema == "CaseList":
		list.add(http.StatusNotFound, "There is nothing at this address.")
		list["404"]["content"] = o.failure()
	}
	if o.kind != oaiKind {
		list.add(http.StatusNotModified, "It is what the client has, by the ETag in If-None-Match.")
	}
	kind, _, _ := strings.Cut(o.kind, ";")
	content := map[string]any{}
	if o.schema != "" {
		content["schema"] = refer(o.schema)
	}
	list["200"] = map[string]any{"description": o.summary, "content": map[string]any{kind: content}}
	return list
}

// failure is the body of an error: a page, unless a file was asked for.
func (o operation) failure() map[string]any {
	if strings.HasSuffix(o.path, ".json") {
		return map[string]any{jsonKind: map[string]any{"schema": refer("Error")}}
	}
	if isData(o.path) {
		return map[string]any{"text/plain": map[string]any{}}
	}
	return map[string]any{"text/html": map[string]any{}}
}

func refer(name string) schema { return schema{"$ref": "#/components/schemas/" + name} }
