//go:build !race

package site_test

import (
	"encoding/xml"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestASiteLiesBeneathAHost has every address begin with that of the site.
func TestASiteLiesBeneathAHost(t *testing.T) {
	_, dir := exportedFor(t, beneath)
	t.Run("addresses", func(t *testing.T) { addressesAreBeneath(t, dir) })
	t.Run("links", func(t *testing.T) { linksLeadToFiles(t, dir) })
	t.Run("sitemap", func(t *testing.T) { sitemapListsPages(t, dir) })
	t.Run("not found", func(t *testing.T) { notFoundLeadsFromAnywhere(t, dir) })
}

func addressesAreBeneath(t *testing.T, dir string) {
	named := regexp.MustCompile(`https://example\.github\.io[^"<\s]{0,40}`)
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) == ".sqlite" {
			return err
		}
		text, err := os.ReadFile(file)
		for _, address := range named.FindAllString(string(text), -1) {
			if !strings.HasPrefix(address, beneath.String()+"/") {
				t.Errorf("%s names %s", file, address)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "cases", "utrecht-human-rights-city.png")); err != nil {
		t.Errorf("previews of a case lack their picture: %v", err)
	}
	for file, address := range map[string]string{
		"cases/utrecht-human-rights-city/index.html": `<link rel="canonical" href="https://example.github.io/cogov/cases/utrecht-human-rights-city">`,
		"cases/utrecht-human-rights-city.json":       `"https://example.github.io/cogov/cases/utrecht-human-rights-city"`,
		"cases/utrecht-human-rights-city.bib":        `https://example.github.io/cogov/cases/utrecht-human-rights-city/revisions/`,
		"cases.atom":                                 `href="https://example.github.io/cogov/cases.atom"`,
		"cases.csv":                                  `https://example.github.io/cogov/cases/utrecht-human-rights-city`,
		"data/index.html":                            `https://example.github.io/cogov/data/cogov.sqlite`,
		"robots.txt":                                 "\nSitemap: https://example.github.io/cogov/sitemap.xml\n",
	} {
		if text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file))); err != nil || !strings.Contains(string(text), address) {
			t.Errorf("%s does not name %s, %v", file, address, err)
		}
	}
}

func sitemapListsPages(t *testing.T, dir string) {
	text, err := os.ReadFile(filepath.Join(dir, "sitemap.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var sitemap struct {
		Pages []struct {
			Address string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(text, &sitemap); err != nil || len(sitemap.Pages) < 83+36 {
		t.Fatalf("it has %d pages, %v", len(sitemap.Pages), err)
	}
	for _, page := range sitemap.Pages {
		name, ours := strings.CutPrefix(page.Address, "https://example.github.io/cogov/")
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name), "index.html")); err != nil || !ours {
			t.Errorf("%s is no page of the folder: %v", page.Address, err)
		}
	}
}

// notFoundLeadsFromAnywhere reads the page that stands for what is not there, at
// whatever depth.
func notFoundLeadsFromAnywhere(t *testing.T, dir string) {
	text, err := os.ReadFile(filepath.Join(dir, "404.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, has := range []string{"Page not found", `name="robots" content="noindex"`, `action="/cogov/cases/index.html"`, `href="/cogov/static/`, `href="/cogov/index.html"`} {
		if !strings.Contains(string(text), has) {
			t.Errorf("it has no %s", has)
		}
	}
	for _, hasNot := range []string{"Request number", `="./`} {
		if strings.Contains(string(text), hasNot) {
			t.Errorf("it has %s", hasNot)
		}
	}
}
