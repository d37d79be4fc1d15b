package templates

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// ofSchemaOrg leaves of a node what is in the words of schema.org, and puts what
// a reference names in its place.
func ofSchemaOrg(node map[string]any, named map[any]map[string]any) map[string]any {
	plain := map[string]any{}
	for property, value := range node {
		switch of := value.(type) {
		case []any:
			if property == "@type" {
				value = of[0] // the first is that of schema.org
				break
			}
			var list []any
			for _, one := range of {
				if n, is := one.(map[string]any); is {
					one = ofSchemaOrg(n, named)
				}
				list = append(list, one)
			}
			value = list
		case map[string]any:
			if known := named[of["@id"]]; known != nil && len(of) == 1 {
				of = known
			}
			value = ofSchemaOrg(of, named)
		}
		if !strings.Contains(property, ":") && property != "@context" {
			plain[property] = value
		}
	}
	return plain
}

func TestTheDataSetIsInTheWordsOfSchemaOrg(t *testing.T) {
	p := DataPage{
		Shell: shell, Root: "https://cogov.example", Revision: 7, Date: time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC),
		Citation: Citation{Text: "Cogov. (2026)."}, Weights: map[string]Weight{DataFilePath: {Bytes: 1234567, SHA256: "ab"}},
	}
	text, err := json.Marshal(p.described())
	if err != nil {
		t.Fatal(err)
	}
	var set map[string]any
	if err := json.Unmarshal(text, &set); err != nil {
		t.Fatal(err)
	}
	creator := set["creator"].(map[string]any)
	node := ofSchemaOrg(set, map[any]map[string]any{creator["@id"]: creator})
	for _, wrong := range readVocabulary(t).check(node) {
		t.Error(wrong)
	}
	if files := node["distribution"].([]any); len(files) != len(dataFormats()) || node["@type"] != "Dataset" || files[0].(map[string]any)["sha256"] != "ab" {
		t.Errorf("it is %v", node)
	}
}
