package main

import (
	"strings"
	"testing"
)

func TestCountriesAreMadeOfCLDR(t *testing.T) {
	names := `{"main": {"en": {"localeDisplayNames": {"territories": {
		"001": "world", "150": "Europe", "EU": "European Union", "XA": "Pseudo-Accents",
		"NL": "Netherlands", "MK": "North Macedonia", "AQ": "Antarctica", "AU": "Australia",
		"HK": "Hong Kong SAR China", "HK-alt-short": "Hong Kong",
		"GB": "United Kingdom", "GB-alt-short": "UK", "TR": "Türkiye", "TR-alt-variant": "Turkey"}}}}}`
	containment := `{"supplemental": {"territoryContainment": {
		"001": {"_contains": ["150", "142", "009"]},
		"150": {"_contains": ["155", "039"]}, "155": {"_contains": ["NL"]}, "039": {"_contains": ["MK"]}, "154": {"_contains": ["GB"]},
		"150-status-grouping": {"_contains": ["154"]},
		"142": {"_contains": ["030", "145"]}, "030": {"_contains": ["HK"]}, "145": {"_contains": ["TR"]},
		"009": {"_contains": ["053", "QO"]}, "053": {"_contains": ["AU"]}, "QO": {"_contains": ["AQ"]},
		"EU": {"_contains": ["NL"], "_grouping": "true"}}}}`
	table, err := countries(t.Context(), [][]byte{[]byte(names), []byte(containment)})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll(`AQ Antarctica -
AU Australia oceania
GB United_Kingdom -
HK Hong_Kong asia
MK North_Macedonia europe
NL Netherlands europe
TR Türkiye asia
`, " ", "\t")
	got := strings.ReplaceAll(strings.ReplaceAll(string(table), " ", "_"), "\t\n", "\t-\n")
	if got != want {
		t.Errorf("countries are\n%s\nwant\n%s", got, want)
	}
}

func TestAChangedShapeOfCLDRIsNoticed(t *testing.T) {
	for _, from := range [][2]string{{"{}", "{}"}, {"[]", "{}"}, {"{}", "x"}} {
		if table, err := countries(t.Context(), [][]byte{[]byte(from[0]), []byte(from[1])}); err == nil {
			t.Errorf("%q make %q", from, table)
		}
	}
}
