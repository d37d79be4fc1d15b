package templates

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

func parseQuery(t *testing.T, query string) catalog.Query {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return catalog.ParseQuery(values)
}

func TestHeadingsAreInOrder(t *testing.T) {
	for name, page := range everyPage(t) {
		before := 0
		doc := render(t, page)
		doc.Find("h1, h2, h3, h4, h5, h6").Each(func(_ int, h *goquery.Selection) {
			level, _ := strconv.Atoi(goquery.NodeName(h)[1:])
			if level > before+1 {
				t.Errorf("%s: h%d %q follows h%d", name, level, h.Text(), before)
			}
			before = level
		})
		if n := doc.Find("main h1").Length(); n != 1 {
			t.Errorf("%s has %d headings of the first level", name, n)
		}
	}
}

func TestPagesHaveLandmarksAndASkipLink(t *testing.T) {
	for name, page := range everyPage(t) {
		doc := render(t, page)
		for _, selector := range []string{"html[lang=en]", "header.mast nav[aria-label]", "main#main", "footer", "title"} {
			if doc.Find(selector).Length() == 0 {
				t.Errorf("%s has no %s", name, selector)
			}
		}
		if href, _ := doc.Find("body > a").First().Attr("href"); href != "#main" {
			t.Errorf("%s begins with a link to %q; want the skip link", name, href)
		}
	}
}

func TestNoIDStandsTwiceOnAPage(t *testing.T) {
	for name, page := range everyPage(t) {
		seen := map[string]bool{}
		render(t, page).Find("[id]").Each(func(_ int, s *goquery.Selection) {
			id, _ := s.Attr("id")
			if seen[id] {
				t.Errorf("%s has the ID %q twice", name, id)
			}
			seen[id] = true
		})
	}
}

// The content security policy allows neither scripts nor styles within a page.
func TestNoCodeStandsInAPage(t *testing.T) {
	for name, page := range everyPage(t) {
		doc := render(t, page)
		doc.Find("*").Each(func(_ int, s *goquery.Selection) {
			for _, a := range s.Nodes[0].Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s> has the attribute %s", name, goquery.NodeName(s), a.Key)
				}
			}
		})
		if n := doc.Find("style, " + ownScript).Length(); n > 0 {
			t.Errorf("%s has %d styles or scripts within it", name, n)
		}
		doc.Find("script[src], link:not([rel=canonical], [rel=search], [rel=alternate]), img, iframe").Each(func(_ int, s *goquery.Selection) {
			if address := s.AttrOr("src", s.AttrOr("href", "")); !strings.HasPrefix(address, "/static/") {
				t.Errorf("%s fetches %q", name, address)
			}
		})
	}
}

// ownScript is a script within a page. Data in the form of one does not run.
const ownScript = "script:not([src]):not([type='application/ld+json'])"

// routes are those that pages of this package may lead to.
var routes = regexp.MustCompile(`^(/|/cases|/cases\.(json|csv|geojson|atom|bib|ris|csl\.json)|/(scores|calibration)\.csv|/cases/[\w-]+(\.json|\.txt|\.bib|\.ris|\.csl\.json|/revisions/\d+)?|/compare|/map|/codebook(\.csv|\.json)?|/insights(\.json|/[a-z-]+\.csv)?|/lists(/[a-z0-9]+(\.json|\.txt|\.bib|\.ris|\.csl\.json)?)?|/openapi\.json|/oai|/countries(/[a-z]{2})?|/cities/[a-z]{2}/[^/]+|/principles(/[a-z_]+)?|/data(/cogov\.sqlite)?|/about|/login|/logout|/admin(/readings|/agreement|/cases(/\d+/(edit|reading|reconcile))?)?|/static/[\w./-]+)$`)

func TestLinksLeadSomewhere(t *testing.T) {
	anchors := map[string]bool{}
	for path, page := range map[string]templ.Component{AboutPath: About(AboutPage{Shell: shell}), CountriesPath: Countries(CountriesPage{shell, found(gardens(), "")})} {
		render(t, page).Find("[id]").Each(func(_ int, s *goquery.Selection) { anchors[path+"#"+s.AttrOr("id", "")] = true })
	}
	for name, page := range everyPage(t) {
		doc := render(t, page)
		doc.Find("a, form").Each(func(_ int, s *goquery.Selection) {
			address := s.AttrOr("href", s.AttrOr("action", ""))
			u, err := url.Parse(address)
			switch {
			case err != nil || address == "":
				t.Errorf("%s has a link to %q", name, address)
			case u.Scheme == "https" || u.Scheme == "mailto":
			case u.Path == "":
				if doc.Find("#"+u.Fragment).Length() != 1 {
					t.Errorf("%s: nothing is at %s", name, address)
				}
			case !routes.MatchString(u.Path):
				t.Errorf("%s leads to %s, which does not exist", name, address)
			case (u.Path == AboutPath || u.Path == CountriesPath) && u.Fragment != "" && !anchors[u.Path+"#"+u.Fragment]:
				t.Errorf("%s: nothing is at %s", name, address)
			}
		})
	}
}

func TestAHostileTextStaysText(t *testing.T) {
	evil := `<script>alert(1)</script>"><img src=x onerror=alert(2)>`
	c := garden()
	for _, text := range []*string{
		&c.Name, &c.City, &c.Summary, &c.Description, &c.PartnershipNote, &c.Aliases[0], &c.Organisations[0].Name, &c.Initiatives[0].Name,
		&c.Initiatives[0].Description, &c.Milestones[0].Text, &c.Scores[1].Rationale, &c.Scores[1].Source, &c.Scores[1].Note,
		&c.Sources[0].Title, &c.Sources[1].Publisher, &c.Caveats[0], &c.Contacts[1].Name, &c.Readings[0].Reader, &c.Readings[0].Basis,
		&c.Readings[0].Scores[0].Rationale,
	} {
		*text = evil
	}
	c.Website, c.Sources[1].URL, c.Contacts[1].URL = "javascript:alert(3)", "javascript:alert(4)", "javascript:alert(5)"
	s := shell
	s.Person, s.SiteName = evil, evil
	result := catalog.New([]casestudy.Published{c}).Find(catalog.Query{}, nil)
	q := catalog.ParseQuery(url.Values{"q": {evil}})
	pages := everyPage(t)
	pages["case"] = Case(CasePage{
		Shell: s, Case: c, Raw: evil, Citation: Citation{evil, evil, evil, evil, evil}, History: []casestudy.Publication{{Revision: 1, Message: evil}},
		Way: Way{catalog.Neighbours{Place: 1, Total: 2, Next: &c}, []catalog.Term{{Label: "Search", Values: []string{evil}}}},
	})
	pages["list"] = List(ListPage{Shell: s, View: View{Query: q}, Result: result})
	pages["home"] = Home(HomePage{Shell: s, Result: result})
	pages["error"] = Error(ErrorPage{Shell: s, Status: 400, Detail: evil, RequestID: evil})
	pages["data"] = Data(DataPage{Shell: s, Root: "https://cogov.example/" + evil, Date: time.Unix(1, 0), Weights: map[string]Weight{DataFilePath: {1, evil}}, Citation: Citation{evil, evil, evil, evil, evil}})
	pages["failed login"] = Login(LoginPage{Shell: s, Email: evil, Problem: evil, Next: evil})
	place := placePage([]casestudy.Published{c}, "country", "nl")
	place.Organisations = []Involved{{Partner: "public", Name: evil, Cases: 1, Of: 1}}
	place.Near = []catalog.Near{{Param: "city", Code: "be-x", Label: evil, Cases: []*casestudy.Published{&c}, Total: 1}}
	pages["place"] = Place(place)
	pages["principle"] = Principle(PrinciplePage{Shell: s, Index: 1, Strong: []casestudy.Published{c}})
	pages["map"] = Map(mapOf([]casestudy.Published{c}, MapView{Frame: Frame{Region: "europe"}, Chosen: []string{catalog.CityCode(&c.Case)}}))
	pages["reading form"] = ReadingForm(ReadingFormPage{
		Shell: s, Desk: NewDesk(1, c.Case), Answers: casestudy.Answers{"basis": {evil}, "pooling_rationale": {evil}, "pooling": {evil}}, Failure: evil, Saved: &c.Readings[0],
	})
	pages["reading"] = Reading(ReadingPage{Shell: s, Desk: NewDesk(1, c.Case), Own: []HandedReading{{Reading: c.Readings[0]}}})
	pages["reconciling"] = Reconcile(ReconcilePage{
		Shell: s, Case: c.Case, Readings: []HandedReading{{Reading: c.Readings[0]}}, Used: []int64{1}, Answers: casestudy.Answers{"pooling_note": {evil}}, Message: evil,
	})
	pages["closed readings"] = ReconcileClosed(ReconcileClosedPage{Shell: s, Name: evil, Typed: url.Values{evil: {evil}}})
	pages["readings"] = Readings(ReadingsPage{Shell: s, Queues: []ReadingQueue{{Lines: []ReadingLine{{Name: evil, City: evil}}}}})
	pages["agreement"] = AgreementOfReaders(AgreementPage{Shell: s, Pairs: []PairAgreement{{First: evil, Second: evil}}})
	for _, name := range []string{
		"case", "list", "home", "map", "error", "data", "failed login", "place", "principle", "reading form", "reading", "reconciling", "closed readings", "readings", "agreement",
	} {
		doc := render(t, pages[name])
		if n := doc.Find(ownScript + ", img, [onerror]").Length(); n > 0 {
			t.Errorf("%s: %d elements of a typed text came alive", name, n)
		}
		if n := doc.Find(`[href^="javascript"], [action^="javascript"]`).Length(); n > 0 {
			t.Errorf("%s: %d links run a script", name, n)
		}
		if !strings.Contains(doc.Find("main").Text(), "<script>alert(1)</script>") && name != "list" {
			t.Errorf("%s does not show the text as it was typed", name)
		}
	}
}

func TestWhoIsSignedInMaySignOut(t *testing.T) {
	doc := render(t, About(AboutPage{Shell: shell}))
	if doc.Find("form[action='/logout'][method=post] button").Length() != 1 || !strings.Contains(doc.Find(".adminbar").Text(), "Ada Editor") {
		t.Error("the page does not say who is signed in, or gives no way out")
	}
	visitor := shell
	visitor.Person = ""
	doc = render(t, About(AboutPage{Shell: visitor}))
	if doc.Find(".adminbar, form[action='/logout']").Length() != 0 || doc.Find("a[href='/login']").Length() != 1 {
		t.Error("a visitor sees the bar of editors, or no way to sign in")
	}
}

func TestHeadSaysWhatThePageIs(t *testing.T) {
	doc := render(t, Case(CasePage{Shell: shell, Case: garden()}))
	if got := doc.Find("title").Text(); got != "Garden of Utrecht · Cogov" {
		t.Errorf("title %q", got)
	}
	if doc.Find("link[rel=canonical][href='https://cogov.example/here']").Length() != 1 || doc.Find("meta[name=robots]").Length() != 0 {
		t.Error("a case page has no canonical link, or is kept from search engines")
	}
	hidden := shell
	hidden.NoIndex = true
	if render(t, About(AboutPage{Shell: hidden})).Find("meta[name=robots][content=noindex]").Length() != 1 {
		t.Error("a page that is not to be found has no noindex")
	}
	if render(t, Error(ErrorPage{Shell: shell, Status: 404})).Find("link[rel=canonical]").Length() != 0 {
		t.Error("a page that is not there has a canonical link")
	}
}
