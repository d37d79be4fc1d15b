//go:build !race

package web

import (
	"slices"
	"testing"
)

// To read the vocabulary for each of 83 cases takes long under the race detector.
func TestEveryCaseIsLinkedData(t *testing.T) {
	s := wholeSite(t)
	for _, slug := range s.slugs() {
		path := "/cases/" + slug
		p := s.get(path)
		article := s.statements(p.linkedData(), path)[s.server.URL+path]
		if !slices.Contains(article[rdfType], schemaOrg+"Article") || !slices.Equal(article[schemaOrg+"name"], p.texts("h1")) ||
			!slices.Equal(article[schemaOrg+"license"], []string{"https://creativecommons.org/licenses/by/4.0/"}) || len(article[schemaOrg+"about"]) != 1 {
			t.Errorf("%s states %.800v", path, article)
		}
	}
}
