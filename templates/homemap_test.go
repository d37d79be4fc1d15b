package templates

import (
	"strings"
	"testing"

	"cogov/internal/catalog"
)

func TestTheFrontPageShowsWhereCasesAre(t *testing.T) {
	cases := gardens()
	survey := catalog.New(cases).Places(catalog.Query{}, nil)
	doc := render(t, homePlate(&survey))
	if got := doc.Find("svg[role=img]").AttrOr("aria-label", ""); got != "Map of the world with 2 cases" {
		t.Errorf("the map is named %q", got)
	}
	if doc.Find("a[href='/map']").Length() != 1 {
		t.Error("the map does not lead to the large one")
	}
	none := catalog.New(nil).Places(catalog.Query{}, nil)
	if render(t, homePlate(&none)).Find("figure").Length() != 0 {
		t.Error("an empty directory has a map")
	}
}

func TestSpecksAreLargerForMoreCases(t *testing.T) {
	at := func(count int, lat, lon float64) catalog.Place {
		return catalog.Place{Count: count, Lat: lat, Lon: lon}
	}
	var got []string
	for _, s := range specks([]catalog.Place{at(9, 0, 0), at(2, 40, 60), at(1, -30, 140)}) {
		got = append(got, s.class)
	}
	if want := "speck rim many|speck many|speck rim several|speck several|speck rim|speck"; strings.Join(got, "|") != want {
		t.Errorf("drawn are %q", got)
	}
}
