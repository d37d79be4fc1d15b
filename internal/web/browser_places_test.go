//go:build !race

package web

import "testing"

func TestPlacesAndPrinciplesPassAxe(t *testing.T) {
	t.Parallel()
	s := wholeSite(t)
	for _, path := range []string{"/", "/countries", "/countries/it", "/cities/nl/utrecht", "/principles", "/principles/pooling", "/codebook", "/insights", "/insights?region=europe&partner=private", "/about"} {
		b := s.openTab() // each has its own time
		b.visit(path)
		b.audit(path)
	}
	b := s.openTab()
	b.withoutScript()
	b.visit("/countries/us")
	b.audit("a country without scripts")
}
