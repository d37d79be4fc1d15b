package catalog_test

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// placeOf is where a case stands on the map; it is empty without coordinates.
func placeOf(s subject) string {
	if s.Lat == nil || s.Lon == nil {
		return ""
	}
	return cmp.Or(s.codes["city"][0], s.codes["country"][0])
}

// comparePlaces holds where the catalogue says that cases are against looking
// at every case.
func comparePlaces(t *testing.T, c *catalog.Catalog, n naive) {
	t.Helper()
	got := c.Places(catalog.ParseQuery(url.Values(n.given)), n.hits)
	counts, unplaced := map[string]int{}, 0
	for i, s := range n.cases {
		switch place := placeOf(s); {
		case len(n.failed[i]) > 0:
		case place == "":
			unplaced++
		default:
			counts[place]++
		}
	}
	sum := 0
	for i, p := range got.Places {
		sum += p.Count
		if p.Count != counts[p.Code] || p.Count == 0 {
			t.Errorf("%v: %s has %d cases, want %d", n.given, p.Code, p.Count, counts[p.Code])
		}
		if i > 0 && p.Count > got.Places[i-1].Count {
			t.Errorf("%v: %s with %d cases follows %s with %d", n.given, p.Code, p.Count, got.Places[i-1].Code, got.Places[i-1].Count)
		}
		delete(counts, p.Code)
	}
	if len(counts) > 0 || got.Unplaced != unplaced || sum != got.Total-unplaced || got.Total != len(n.find()) {
		t.Errorf("%v: %d cases, %d on the map and %d not; want %d not; missing are %v", n.given, got.Total, sum, got.Unplaced, unplaced, counts)
	}
	compareAt(t, n, got)
}

// compareAt holds the cases of the first places, and of those without.
func compareAt(t *testing.T, n naive, got catalog.Survey) {
	t.Helper()
	var codes []string
	for _, p := range got.Places[:min(2, len(got.Places))] {
		codes = append(codes, p.Code)
	}
	byID := map[int64]subject{}
	for _, s := range n.cases {
		byID[s.ID] = s
	}
	n.given = map[string][]string{"q": n.given["q"], "sort": {"name"}}
	var at, elsewhere []*casestudy.Published
	for _, p := range n.find() { // by name
		s := byID[p.ID]
		if i := slices.IndexFunc(n.cases, func(o subject) bool { return o.ID == p.ID }); len(n.failed[i]) > 0 {
			continue
		}
		switch place := placeOf(s); {
		case place == "":
			elsewhere = append(elsewhere, p)
		case slices.Contains(codes, place):
			at = append(at, p)
		}
	}
	comparePage(t, n, got.At(len(n.cases), append(codes, "xx-nowhere", "")...), at)
	comparePage(t, n, got.Nowhere(len(n.cases)), elsewhere)
}

func TestTheRealCasesAreOnTheMap(t *testing.T) {
	cases := realCases(t)
	c := catalog.New(cases)
	var subjects []subject
	for _, p := range cases {
		subjects = append(subjects, newSubject(p))
	}
	for _, query := range []string{"", "region=europe", "country=it&pooling=strong", "city=es-barcelona", "from=2015", "topic=food&unscored=include", "region=africa&country=nl"} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		comparePlaces(t, c, newNaive(subjects, values, nil))
	}
	s := c.Places(catalog.Query{}, nil)
	if first := s.Places[0]; first.Code != "es-barcelona" || first.Name != "Barcelona" || first.Country != "Spain" || first.Region != "europe" || first.Count != 6 ||
		math.Abs(first.Lat-41.4) > .1 || math.Abs(first.Lon-2.2) > .1 {
		t.Errorf("most cases are in %+v", first)
	}
}

// A case without a city stands for its country; the middle of places across the
// date line is there and not on the other side of the world.
func TestPlacesOfCountriesAndTheirMiddles(t *testing.T) {
	at := func(id int64, city, country string, lat, lon float64) casestudy.Published {
		return casestudy.Published{ID: id, Case: casestudy.Case{Slug: string(rune('a' + id)), Name: "Case", City: city, Country: country, Lat: &lat, Lon: &lon}}
	}
	c := catalog.New([]casestudy.Published{
		at(1, "", "FJ", -18, 178), at(2, "", "FJ", -16, -179), at(3, "", "FJ", -17, 179.5), at(4, "Suva", "FJ", -18.14, 178.44),
		at(5, "", "", 10, 10),
		{ID: 6, Case: casestudy.Case{Slug: "z", Name: "Case", City: "Suva", Country: "FJ"}},
	})
	s := c.Places(catalog.Query{}, nil)
	if len(s.Places) != 2 || s.Total != 6 || s.Unplaced != 2 {
		t.Fatalf("there are %+v", s)
	}
	if p := s.Places[0]; p.Code != "fj" || p.Name != "Fiji" || p.Country != "Fiji" || p.Count != 3 || math.Abs(p.Lat+17) > .01 || math.Abs(p.Lon-179.5) > .01 {
		t.Errorf("the country is %+v", p)
	}
	if p := s.Places[1]; p.Code != "fj-suva" || p.Name != "Suva" || p.Country != "Fiji" || p.Region != "oceania" || p.Count != 1 {
		t.Errorf("the city is %+v", p)
	}
	if got := slugs(s.At(9, "fj")); len(got) != 3 || len(s.At(2, "fj")) != 2 || len(s.Nowhere(1)) != 1 {
		t.Errorf("in the country are %v", got)
	}
	if narrowed := c.Places(parse("city=fj-suva"), nil); narrowed.Places[0].Lat != s.Places[1].Lat || len(narrowed.Places) != 1 || narrowed.Unplaced != 1 {
		t.Errorf("a query for a city gives %+v", narrowed)
	}
	if empty := catalog.New(nil).Places(catalog.Query{}, nil); len(empty.Places) != 0 || empty.Total != 0 {
		t.Errorf("an empty directory has %+v", empty)
	}
}
