package templates

import (
	"fmt"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// crowd is so many cases in as many cities close together.
func crowd(n int) []casestudy.Published {
	var cases []casestudy.Published
	for i := range n {
		lat, lon := 52+float64(i)/50, 5+float64(i)/50
		cases = append(cases, casestudy.Published{ID: int64(i + 1), Case: casestudy.Case{
			Slug: fmt.Sprintf("case-%02d", i), Name: fmt.Sprintf("Case %02d", i), City: fmt.Sprintf("Town %02d", i), Country: "NL", Lat: &lat, Lon: &lon,
		}})
	}
	return cases
}

// A dot shows the cases of up to twelve places; one of more leads closer, until
// that is as close as it gets.
func TestADotOfManyPlacesLeadsCloser(t *testing.T) {
	for _, test := range []struct {
		places int
		frame  string
		closer bool
	}{{1, "", false}, {12, "", false}, {13, "", true}, {40, "europe", true}, {13, "4871,578,300", false}} {
		page := mapOf(crowd(test.places), MapView{Frame: ParseFrame(test.frame)})
		dot := render(t, Map(page)).Find("#map .spot").First()
		href, name := dot.AttrOr("href", ""), dot.Find("title").Text()
		if closer := strings.Contains(name, "Look closer"); closer != test.closer {
			t.Errorf("%d places at %q: the dot is named %q", test.places, test.frame, name)
		}
		if n := strings.Count(href, "place="); test.closer && (n > 0 || !strings.HasSuffix(href, "#map")) || !test.closer && (n == 0 || !strings.HasSuffix(href, "#place")) {
			t.Errorf("%d places at %q: the dot leads to %s", test.places, test.frame, href)
		}
	}
}

// Every look closer is at most half as wide.
func TestLookingCloserComesToAnEnd(t *testing.T) {
	page := mapOf(crowd(60), MapView{})
	for range 10 {
		plate := page.plates()[0]
		if !plate.leadsCloser(plate.spots[0]) {
			return
		}
		before := plate.width
		page.Frame = plate.spots[0].closer()
		if width := page.plates()[0].width; width > before/2+1 && width > minWidth {
			t.Fatalf("closer than %v is %v", before, width)
		}
	}
	t.Error("ten looks closer are not enough")
}

func TestOnlyACrowdedRegionHasAPlateOfItsOwn(t *testing.T) {
	for places, want := range map[int]int{1: 1, 11: 1, 12: 2} {
		doc := render(t, Map(mapOf(crowd(places), MapView{})))
		if got := doc.Find("[data-map]").Length(); got != want {
			t.Errorf("%d places have %d plates; want %d", places, got, want)
		}
		if got := doc.Find(".inset").Length(); got != want-1 {
			t.Errorf("%d places: %d parts of the world are framed", places, got)
		}
	}
}

func TestTheIndexOfALargeDirectoryIsBounded(t *testing.T) {
	cases := crowd(mostIndexed + 5)
	page := mapOf(cases, MapView{Chosen: []string{"nl-town-00"}})
	doc := render(t, Map(page))
	for _, head := range []string{".index-region h3", ".index-region h4"} { // they count the places that are not listed, too
		if text := doc.Find(head).Text(); !strings.Contains(text, "405 cases") {
			t.Errorf("%s says %q", head, text)
		}
	}
	if n := doc.Find(".index .places a").Length(); n != mostIndexed || !strings.Contains(doc.Text(), "The 400 places with most cases; 5 more are on the map.") {
		t.Errorf("the index lists %d places", n)
	}
	whole := mapOf(crowd(3), MapView{View: View{Query: catalog.Query{PerPage: 50, Page: 2}}})
	if path := whole.MapView.Path(); path != "/map?per_page=50" {
		t.Errorf("the map of a page of the list is at %s", path)
	}
}

// The list of each place is worked out from that of one, which no other
// parameter may get in the way of.
func TestTheIndexLeadsToTheListOfEachCity(t *testing.T) {
	cases := crowd(2)
	cases[1].City = "東京 & Co"
	for _, q := range []catalog.Query{{}, catalog.Query{Text: "city=aq-standin aq-standin", PerPage: 50}.With("country", "nl")} {
		page := mapOf(cases, MapView{View: View{Query: q, Tray: []string{"aq-standin"}}})
		for _, place := range mapOf(cases, MapView{}).Survey.Places {
			if got, want := page.casesPath(place), page.With(q.With("city", place.Code)).CasesPath(); got != want {
				t.Errorf("%s leads to %s; want %s", place.Name, got, want)
			}
		}
	}
}
