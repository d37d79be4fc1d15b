package templates

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// texts are those of what a selector finds.
func texts(doc *goquery.Document, selector string) []string {
	return doc.Find(selector).Map(func(_ int, s *goquery.Selection) string { return words(s) })
}

// parts are those of what a selector finds, with a bar between the parts of each.
func parts(doc *goquery.Document, selector string) []string {
	return doc.Find(selector).Map(func(_ int, s *goquery.Selection) string {
		var list []string
		s.Children().Each(func(_ int, part *goquery.Selection) {
			if text := words(part); text != "" {
				list = append(list, text)
			}
		})
		return strings.Join(list, " | ")
	})
}

func TestPlacesStandByRegionAndName(t *testing.T) {
	cases := gardens()
	north := garden()
	north.ID, north.Slug, north.Country, north.City = 4, "oslo", "NO", "Oslo"
	south := garden()
	south.ID, south.Slug, south.Country, south.City = 5, "pole", "AQ", ""
	nowhere := garden()
	nowhere.ID, nowhere.Slug, nowhere.Country, nowhere.City = 6, "nowhere", "", ""
	doc := render(t, Countries(CountriesPage{shell, found(append(cases, north, south, nowhere), "")}))
	if got := strings.Join(texts(doc, ".region h2"), ", "); got != "Europe, Elsewhere" {
		t.Errorf("the regions are %s", got)
	}
	if got := strings.Join(parts(doc, "#europe tbody tr"), "; "); got != "Italy | 1 | 1; Netherlands | 2 | 1; Norway | 1 | 1" {
		t.Errorf("Europe has %s", got)
	}
	for _, want := range []string{"6 cases in 3 cities of 4 countries and territories.", "4 cases in 3 cities of 3 countries and territories", "1 case names no country and is not counted here."} {
		if !strings.Contains(words(doc.Find("main")), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if width := doc.Find("#europe tbody tr:first-child .ki").AttrOr("width", ""); width != "168.0" {
		t.Errorf("Italy has a bar of %s beside the Netherlands' 336", width)
	}
}

func TestACountryShowsWhatTheDirectoryHasOfIt(t *testing.T) {
	p := placePage(gardens(), "country", "nl")
	p.Organisations = []Involved{{"public", "City of Utrecht", 2, 9}, {"", "Somebody", 1, 1}, {"community", "Neighbours", 1, 1}}
	doc := render(t, Place(p))
	for selector, want := range map[string][]string{
		"h1":                {"Netherlands"},
		".place-head .lead": {"2 cases in 1 city, begun in 2010 as far as known."},
		".crumbs li":        {"Places", "Europe", "Netherlands"},
		".cities li":        {"Utrecht 2 cases"},
		".entry h3":         {"Bare", "Garden of Utrecht"},
		".nearby h3":        {"Turin, Italy, less than 1 km"}, // made of the garden, at the same point
		".orgs dt":          {"Public", "Community", "Group not named"},
		".orgs dd":          {"City of Utrecht in 2 cases", "and 8 more", "Neighbours", "Somebody"},
	} {
		if got := texts(doc, selector); !slices.Equal(got, want) {
			t.Errorf("%s: %q; want %q", selector, got, want)
		}
	}
	if got := parts(doc, ".spread-table tbody tr")[0]; got != "Urban Co-Governance | 1 case (50%) Everywhere 33% | 0 Everywhere 0% | 0 Everywhere 33% | 1 case (50%) Everywhere 33%" {
		t.Errorf("the first row says %s", got)
	}
	if doc.Find("a[href='/cases?country=nl&co_governance=strong'], a[href='/cases?co_governance=strong&country=nl']").Length() == 0 {
		t.Error("a level does not lead to its cases")
	}
	if !strings.Contains(words(doc.Find("#profile")), "With so few cases") {
		t.Error("two cases are compared without a warning")
	}
}

func TestACityNamesItsCountryAndWhatIsNear(t *testing.T) {
	p := placePage(gardens(), "city", "nl-utrecht")
	p.Near = []catalog.Near{
		{Param: "city", Code: "be-ghent", Label: "Ghent, Belgium", Kilometres: 151.4, Total: 5, Cases: []*casestudy.Published{p.Result.Cases[0]}},
		{Param: "country", Code: "de", Label: "Germany", Kilometres: 0.2, Total: 1, Cases: []*casestudy.Published{p.Result.Cases[1]}},
	}
	doc := render(t, Place(p))
	if got := strings.Join(texts(doc, ".nearby h3"), "; "); got != "Ghent, Belgium, 151 km; Germany, less than 1 km" {
		t.Errorf("near are %s", got)
	}
	if got := words(doc.Find(".nearby > li").First()); !strings.HasSuffix(got, "and 4 more cases") {
		t.Errorf("of Ghent it says %s", got)
	}
	for _, href := range []string{"/cities/be/ghent", "/countries/de", "/countries/nl", "/countries#europe", "/cases?city=nl-utrecht"} {
		if doc.Find("main a[href='"+href+"']").Length() == 0 {
			t.Errorf("no link to %s", href)
		}
	}
	if got := doc.Find("title").Text(); got != "Utrecht, Netherlands · Cogov" || words(doc.Find("h1")) != "Utrecht" || doc.Find(".locator").Length() != 1 {
		t.Errorf("the page is called %q", got)
	}
}

func TestTheWayToTheListCountsTheCases(t *testing.T) {
	for code, want := range map[string]string{"nl": "These cases in the list, with all filters", "it": "This case in the list, with all filters"} {
		if got := words(render(t, Place(placePage(gardens(), "country", code))).Find(".inline-links a").First()); got != want {
			t.Errorf("%s: %q; want %q", code, got, want)
		}
	}
}

func TestAPlaceIsShownOnTheMapOfItsSurroundings(t *testing.T) {
	for code, want := range map[string]string{"nl": "/map?country=nl&frame=europe", "nl-utrecht": "/map?frame=europe&place=nl-utrecht"} {
		param := "country"
		if code != "nl" {
			param = "city"
		}
		if got := render(t, Place(placePage(gardens(), param, code))).Find(".inline-links a").Eq(1).AttrOr("href", ""); got != want {
			t.Errorf("%s is shown at %s; want %s", code, got, want)
		}
	}
	p := placePage(gardens(), "city", "nl-utrecht")
	p.Lat, p.Lon = nil, nil
	if got := p.mapPath(); got != "/map?city=nl-utrecht&frame=europe" {
		t.Errorf("a city that lies nobody knows where is shown at %s", got)
	}
}

func TestAPlaceWithoutCasesShowsAWayOn(t *testing.T) {
	for _, test := range []struct {
		page  NoPlacePage
		h1    string
		links []string
	}{
		{NoPlacePage{Shell: shell, Country: countryOf("AT")}, "Austria: no case yet", []string{"/countries#europe", "/countries", "/cases"}},
		{NoPlacePage{Shell: shell, Country: countryOf("NL"), IsCity: true, Others: 2}, "No case from this city yet", []string{"/countries/nl", "/countries#europe"}},
	} {
		doc := render(t, NoPlace(test.page))
		if words(doc.Find("h1")) != test.h1 || doc.Find("meta[content=noindex]").Length() != 1 || doc.Find("form[role=search]").Length() != 1 {
			t.Errorf("the page says %q", words(doc.Find("h1")))
		}
		for _, href := range test.links {
			if doc.Find("main a[href='"+href+"']").Length() == 0 {
				t.Errorf("%s: no link to %s", test.h1, href)
			}
		}
	}
}

func TestSharesInWords(t *testing.T) {
	for _, test := range []struct {
		n, total int
		want     string
	}{{0, 0, "0%"}, {0, 7, "0%"}, {1, 3, "33%"}, {1, 1000, "under 1%"}, {999, 1000, "over 99%"}, {5, 5, "100%"}} {
		if got := share(test.n, test.total); got != test.want {
			t.Errorf("%d of %d is %s; want %s", test.n, test.total, got, test.want)
		}
	}
}
