package templates

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// manyCities has a case in each of more cities than a page shows, and a second
// case in some.
func manyCities() []casestudy.Published {
	var cases []casestudy.Published
	add := func(city string) {
		c := casestudy.Published{ID: int64(len(cases) + 1)}
		c.Slug, c.Name, c.City, c.Country = fmt.Sprint("c", len(cases)), "Case", city, "BR"
		cases = append(cases, c)
	}
	for i := range mostOptions + 5 {
		add(fmt.Sprintf("City %02d", i))
	}
	for _, city := range []string{"São Paulo", "São Paulo", "Łódź", "City 10"} {
		add(city)
	}
	return cases
}

// cities are the options of the facet in their order, ticked ones with a star.
func cities(doc *goquery.Document) []string {
	return doc.Find("#f-city label").Map(func(_ int, s *goquery.Selection) string {
		if s.Find("input[checked]").Length() > 0 {
			return words(s) + " *"
		}
		return words(s)
	})
}

func TestALongFacetShowsItsFirstOptionsAndWhatIsTicked(t *testing.T) {
	doc := render(t, List(list(t, manyCities(), "city=br-city-64")))
	got := cities(doc)
	if len(got) != mostOptions+1 || got[0] != "City 64, Brazil 1 case *" || got[1] != "City 10, Brazil 2 cases" {
		t.Errorf("%d cities are shown, first %q", len(got), got[:2])
	}
	if got := words(doc.Find("#m-city")); got != "And 6 more. Find them by their name." {
		t.Errorf("of the others it says %q", got)
	}
	if doc.Find("input[type=search][name=find_city]").Length() != 1 || words(doc.Find("label[for=find_city]")) == "" || doc.Find("input[name=find_kind]").Length() != 0 {
		t.Error("there is no box to find a city, or one for a short facet")
	}
}

// Without the script the box narrows the options when the form is sent.
func TestAnOptionIsFoundByItsName(t *testing.T) {
	p := list(t, manyCities(), "city=br-city-03")
	for find, want := range map[string][]string{
		"sao":     {"City 03, Brazil 1 case *", "São Paulo, Brazil 2 cases"},
		" LODZ ":  {"City 03, Brazil 1 case *", "Łódź, Brazil 1 case"},
		"city 6":  {"City 03, Brazil 1 case *", "City 60, Brazil 1 case", "City 61, Brazil 1 case", "City 62, Brazil 1 case", "City 63, Brazil 1 case", "City 64, Brazil 1 case"},
		"nowhere": {"City 03, Brazil 1 case *"},
	} {
		p.Finds = ReadFinds(url.Values{"find_city": {find}, "find_nothing": {"x"}, "find_topic": {" \x00 "}})
		doc := render(t, List(p))
		if got := cities(doc); !slices.Equal(got, want) {
			t.Errorf("%q finds %q; want %q", find, got, want)
		}
		if got := doc.Find("#find_city").AttrOr("value", ""); got != strings.TrimSpace(find) {
			t.Errorf("the box forgets %q", find)
		}
		if said := words(doc.Find("#m-city")); (said == "No name here has “nowhere” in it.") != (find == "nowhere") {
			t.Errorf("%q: it says %q", find, said)
		}
		if got, want := p.Finds.Path(p.View), "/cases?city=br-city-03&find_city="+url.QueryEscape(strings.TrimSpace(find)); got != want {
			t.Errorf("the address is %s; want %s", got, want)
		}
	}
}

// A facet becomes long when its vocabulary grows: then it needs a box.
func TestEveryLongVocabularyHasABox(t *testing.T) {
	for _, f := range list(t, nil, "").Result.Facets {
		if len(f.Options) > 12 && !isLong(f.Param) {
			t.Errorf("%s has %d options and no box to find one", f.Param, len(f.Options))
		}
	}
}

func TestYearsCountTheCasesOfEachDecade(t *testing.T) {
	cases := gardens()
	cases[1].StartYear, cases[1].EndYear = 1994, 1999
	doc := render(t, List(list(t, cases, "from=2012")))
	if got := doc.Find("#decades li").Map(func(_ int, s *goquery.Selection) string { return words(s) }); !slices.Equal(got, []string{
		"1990s 1 case", "2000s 0 cases", "2010s 2 cases", "2020s 2 cases",
	}) {
		t.Errorf("the decades are %q", got)
	}
	if got := doc.Find("#decades rect").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("width", "") }); !slices.Equal(got, []string{"50.0", "0.0", "100.0", "100.0"}) {
		t.Errorf("their bars are %q", got)
	}
	if got := decadeName(catalog.Decade{To: 1959}); got != "until 1959" {
		t.Errorf("the years before are called %q", got)
	}
	if n := render(t, List(list(t, nil, ""))).Find("#decades *").Length(); n != 0 {
		t.Error("an empty directory counts decades")
	}
}
