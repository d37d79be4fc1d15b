//go:build !race

package web

import (
	"cmp"
	"testing"
)

// What one visitor's address says beside what counts must not reach the next
// visitor, who is given the kept page.
func TestPagesOfOneTagAreTheSame(t *testing.T) {
	s := wholeSite(t)
	s.keepNothing()
	for _, path := range []string{"/", "/cases", "/cases.json", "/compare", "/map", "/cases/naples-lasilo", "/countries/it", "/cities/it/naples", "/principles/pooling"} {
		for _, query := range []string{"", "?q=commons", "?case=turin-co-city", "?region=europe&sort=oldest"} {
			plain := s.get(path + query)
			for _, beside := range []string{"page=1", "page=2", "per_page=30", "view=table", "case=co-bologna", "case=nobody", "place=it-rome", "frame=europe", "only=differences", "find_city=b", "x=y"} {
				other := s.get(path + cmp.Or(query, "?") + "&" + beside)
				if tag := other.header.Get("ETag"); tag != "" && tag == plain.header.Get("ETag") && other.body != plain.body {
					t.Errorf("%s%s with %s is another page of the same tag", path, query, beside)
				}
			}
		}
	}
}
