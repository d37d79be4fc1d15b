//go:build !race

package web

import "testing"

func TestPlacesAndPrinciplesPassAxe(t *testing.T) {
	b := wholeSite(t).openTab()
	for _, path := range []string{"/", "/countries", "/countries/it", "/cities/nl/utrecht", "/principles", "/principles/pooling", "/about"} {
		b.visit(path)
		b.audit(path)
	}
	b.withoutScript()
	b.visit("/countries/us")
	b.audit("a country without scripts")
}
