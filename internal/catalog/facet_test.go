package catalog

import (
	"net/url"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
)

// TestANewFacetedFieldNeedsNoChangeHere makes a facet of a field that is none.
func TestANewFacetedFieldNeedsNoChangeHere(t *testing.T) {
	fields := slices.Clone(casestudy.Fields())
	for i := range fields {
		if fields[i].Name == "pooling_confidence" {
			fields[i].Facet = "confidence"
		}
	}
	was := facets
	facets = facetsOf(fields)
	t.Cleanup(func() { facets = was })

	want := 0
	cases := madeup.Cases(200, 1)
	for _, c := range cases {
		if c.Scores[2].Confidence == "high" {
			want++
		}
	}
	q := ParseQuery(url.Values{"confidence": {"high", "higher"}})
	r := New(madeup.Publish(cases)).Find(q, nil)
	if q.Encode() != "confidence=high" || r.Total != want || want == 0 {
		t.Errorf("?%s finds %d cases, want %d", q.Encode(), r.Total, want)
	}
	if options := r.Facet("confidence").Options; len(options) != 3 || !options[0].Picked || options[0].Count != want {
		t.Errorf("its options are %+v", options)
	}
}

// TestFacetsCanBePicked: each has options or knows how to read a value, and no
// two share a parameter.
func TestFacetsCanBePicked(t *testing.T) {
	params := map[string]bool{}
	for _, f := range facets {
		if f.options == nil && (f.read == nil || f.name == nil) {
			t.Errorf("nothing can be picked in the facet %s: give its field options", f.param)
		}
		if params[f.param] || slices.Contains([]string{"q", "partners_match", "unscored", "from", "to", "sort", "page", "per_page", "case"}, f.param) {
			t.Errorf("the parameter %s is taken", f.param)
		}
		params[f.param] = true
	}
	for _, param := range []string{
		"co_governance", "enabling_state", "pooling", "experimentalism", "tech_justice", "partner", "country", "city", "region",
		"kind", "scale", "origin", "status", "resource", "topic", "scored_by", "without_partner", "started", "unrecorded",
	} {
		if !params[param] {
			t.Errorf("nothing is picked by %s", param)
		}
	}
}

func TestCityCodes(t *testing.T) {
	for _, test := range []struct{ city, country, want string }{
		{"Utrecht", "NL", "nl-utrecht"},
		{"São Paulo", "BR", "br-sao-paulo"},
		{"L'Aquila", "IT", "it-laquila"},
		{"Київ (Kyiv)", "UA", "ua-kyiv"},
		{"東京", "JP", "jp-東京"},
		{"서울 특별시", "KR", "kr-서울-특별시"},
		{"दिल्ली", "IN", "in-दिल्ली"},
		{"КИЇВ", "UA", "ua-київ"},
		{norm.NFD.String("서울"), "KR", "kr-서울"},
		{"?", "NL", ""},
		{"", "NL", ""},
		{"Utrecht", "", ""},
	} {
		code := CityCode(&casestudy.Case{City: test.city, Country: test.country})
		if code != test.want {
			t.Errorf("%s, %s: %q, want %q", test.city, test.country, code, test.want)
		}
		if o, ok := readCity(code); ok != (code != "") || o.Code != code {
			t.Errorf("%q is read as %q", code, o.Code)
		}
	}
}
