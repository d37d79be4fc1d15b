package web

import (
	"slices"
	"strings"
	"testing"

	"cogov/internal/conform"
)

// Vocabularies of linked data.
const (
	rdfType   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	schemaOrg = "http://schema.org/"
	dcat      = "http://www.w3.org/ns/dcat#"
	dct       = "http://purl.org/dc/terms/"
)

// statements are what the linked data of a page state, by subject and predicate.
func (s *site) statements(document, path string) map[string]map[string][]string {
	s.t.Helper()
	triples, err := conform.LinkedData([]byte(document), s.server.URL+path)
	if err != nil {
		s.t.Fatalf("%s: %v in\n%.2000s", path, err, document)
	}
	said := map[string]map[string][]string{}
	for _, t := range triples {
		if said[t.Subject] == nil {
			said[t.Subject] = map[string][]string{}
		}
		said[t.Subject][t.Predicate] = append(said[t.Subject][t.Predicate], t.Object)
	}
	return said
}

// linkedData is the data block of a page.
func (p page) linkedData() string { return p.Find(`script[type="application/ld+json"]`).Text() }

// What DCAT wants of a set of data and of each of its files, and schema.org.
func TestTheDataSetIsDescribedForCatalogues(t *testing.T) {
	s := newSite(t)
	s.get("/data/cogov.sqlite")
	said := s.statements(s.get("/data").linkedData(), "/data")
	set := said[s.server.URL+"/data"]
	if !slices.Contains(set[rdfType], dcat+"Dataset") || !slices.Contains(set[rdfType], schemaOrg+"Dataset") {
		t.Errorf("it is a %v", set[rdfType])
	}
	for _, wanted := range []string{
		dct + "title", dct + "description", dct + "publisher", dct + "license", dct + "modified", dcat + "landingPage", dcat + "keyword",
		schemaOrg + "name", schemaOrg + "description", schemaOrg + "license", schemaOrg + "creator", schemaOrg + "dateModified",
	} {
		if len(set[wanted]) == 0 {
			t.Errorf("it has no %s", wanted)
		}
	}
	files := set[dcat+"distribution"]
	if len(files) < 6 || !slices.Equal(files, set[schemaOrg+"distribution"]) {
		t.Fatalf("its files are %v for DCAT, %v for schema.org", files, set[schemaOrg+"distribution"])
	}
	for _, file := range files {
		f := said[file]
		if !slices.Contains(f[rdfType], dcat+"Distribution") || !slices.Contains(f[rdfType], schemaOrg+"DataDownload") || !slices.Equal(f[dcat+"downloadURL"], f[schemaOrg+"contentUrl"]) {
			t.Errorf("%s is %v", file, f)
		}
		for _, wanted := range []string{dct + "title", dct + "license", dcat + "accessURL", dcat + "downloadURL", dcat + "mediaType", schemaOrg + "encodingFormat"} {
			if len(f[wanted]) != 1 {
				t.Errorf("%s has %d %s", file, len(f[wanted]), wanted)
			}
		}
	}
	known := []string{"Dataset", "Distribution", "distribution", "mediaType", "downloadURL", "accessURL", "byteSize", "keyword", "landingPage"} // of DCAT 3
	for subject, properties := range said {
		for property, objects := range properties {
			for _, word := range append(slices.Clone(objects), property) {
				if term, is := strings.CutPrefix(word, dcat); is && !slices.Contains(known, term) {
					t.Errorf("%s uses %s, which DCAT has not", subject, word)
				}
			}
		}
	}
}

func TestTheDescriptionsOfTablesAreLinkedData(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/cases", "/scores", "/calibration"} {
		about := path + ".csv-metadata.json"
		said := s.statements(s.get(about).body, about)
		columns := 0
		for _, properties := range said {
			columns += len(properties["http://www.w3.org/ns/csvw#name"])
		}
		if head := strings.Count(strings.SplitN(s.get(path+".csv").body, "\n", 2)[0], ",") + 1; columns != head {
			t.Errorf("%s has %d columns, and describes %d", path, head, columns)
		}
	}
}
