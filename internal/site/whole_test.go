//go:build !race

package site_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheFolderHasAllCasesInOneFile has no second page to ask for.
func TestTheFolderHasAllCasesInOneFile(t *testing.T) {
	_, dir := exported(t)
	text, err := os.ReadFile(filepath.Join(dir, "cases.json"))
	var list struct {
		Total               int
		URL, Title, Licence string
		Cases               []struct{ Slug string }
	}
	if err != nil || json.Unmarshal(text, &list) != nil || list.Total != 83 || len(list.Cases) != 83 {
		t.Errorf("it has %d of %d cases, %v", len(list.Cases), list.Total, err)
	}
	if list.URL != "https://cogov.example/cases" || list.Title != "Cogov: cases" || !strings.Contains(list.Licence, "creativecommons.org") {
		t.Errorf("of itself it says %q, %q, %q", list.URL, list.Title, list.Licence)
	}
}

// TestNothingInTheFolderWantsAServer looks for what would do nothing there.
func TestNothingInTheFolderWantsAServer(t *testing.T) {
	_, dir := exported(t)
	for page, absent := range map[string][]string{
		"map":                             {"map-steps"},
		"countries/it":                    {"On the map"}, // the whole map is all there is
		"cities/nl/utrecht":               {"On the map"},
		"cases":                           {"page by page"},
		"cases/utrecht-human-rights-city": {"/compare?", "/login"},
		"data":                            {"per_page", "filter it first", "/oai", "Made when asked for"},
	} {
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(page), "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range absent {
			if strings.Contains(string(text), words) {
				t.Errorf("/%s has %s", page, words)
			}
		}
	}
	list, err := os.ReadFile(filepath.Join(dir, "cases", "index.html"))
	if err != nil || !strings.Contains(string(list), "<noscript>") || !strings.Contains(string(list), `href="./../countries/index.html"`) {
		t.Errorf("the list does not say where all cases are without its script: %v", err)
	}
}
