//go:build !race

package site_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// TestTheFolderIsWhole looks at one folder from several sides.
func TestTheFolderIsWhole(t *testing.T) {
	_, dir := exported(t)
	t.Run("links", func(t *testing.T) { linksLeadToFiles(t, dir) })
	t.Run("tables", func(t *testing.T) { tablesAreDescribed(t, dir) })
	t.Run("all cases", func(t *testing.T) { allCasesAreInOneFile(t, dir) })
	t.Run("sums", func(t *testing.T) { filesAreMeasured(t, dir) })
	t.Run("server", func(t *testing.T) { nothingWantsAServer(t, dir) })
}

func tablesAreDescribed(t *testing.T, dir string) {
	for _, table := range []string{"cases", "scores", "calibration", "codebook", "insights/pairs"} {
		if text, err := os.ReadFile(filepath.Join(dir, table+".csv-metadata.json")); err != nil || !strings.Contains(string(text), `"url":"`+path.Base(table)+`.csv"`) {
			t.Errorf("the columns of the table of %s beside it are not described: %v", table, err)
		}
	}
}

// allCasesAreInOneFile: there is no second page to ask for.
func allCasesAreInOneFile(t *testing.T, dir string) {
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

// filesAreMeasured holds each to the checksum that the page of the data gives,
// however long that took.
func filesAreMeasured(t *testing.T, dir string) {
	f, err := os.Open(filepath.Join(dir, "data", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := goquery.NewDocumentFromReader(f)
	if err != nil {
		t.Fatal(err)
	}
	files := doc.Find("dl dt")
	if files.Length() < 11 {
		t.Errorf("the page has %d files", files.Length())
	}
	files.Each(func(_ int, s *goquery.Selection) {
		name := s.Find("a").AttrOr("href", "")
		text, err := os.ReadFile(filepath.Join(dir, "data", filepath.FromSlash(name)))
		sum := fmt.Sprintf("%x", sha256.Sum256(text))
		if said := s.Next().Find(".sum").Text(); err != nil || said != sum && !strings.HasSuffix(name, "/cases.json") { // page by page on the site
			t.Errorf("the sum of %s is said to be %q and is %s, %v", name, said, sum, err)
		}
	})
}

// nothingWantsAServer looks for what would do nothing there.
func nothingWantsAServer(t *testing.T, dir string) {
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
