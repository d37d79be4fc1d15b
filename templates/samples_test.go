package templates

import (
	"bytes"
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/places"
	"cogov/internal/search"
)

// render gives the page as a browser would read it.
func render(t *testing.T, page templ.Component) *goquery.Document {
	t.Helper()
	var b bytes.Buffer
	if err := page.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

var shell = Shell{
	SiteName: "Cogov", Canonical: "https://cogov.example/here", Cases: 3, Cities: 2,
	Contact: "editors@cogov.example", Person: "Ada Editor",
}

// garden is a case with something in every field.
func garden() casestudy.Published {
	north, east := 52.0907, 5.1214
	c := casestudy.Case{
		Slug: "utrecht-garden", Name: "Garden of Utrecht", Aliases: []string{"De Tuin", "حديقة"}, City: "Utrecht", Country: "NL",
		Lat: &north, Lon: &east, StartYear: 2010, Status: casestudy.Ongoing, Kind: "project", Scale: "district", Origin: "joint",
		Summary: "Neighbours keep a garden with the city.", Description: "It began small.\n\n## The well\n\nIt is deep.",
		ResourceTypes: []string{"food"}, Topics: []string{"parks_and_gardens", "food"}, Website: "https://www.garden.example/about",
		Partners: []string{"public", "community"}, PartnershipNote: "The city lends the land.",
		Organisations: []casestudy.Organisation{
			{Name: "City of Utrecht", Partner: "public", Role: "initiator"}, {Name: "Stichting Tuin", Role: "supporter"},
		},
		Initiatives: []casestudy.Initiative{{Name: "Seed library", Description: "Lends seeds."}},
		Milestones:  []casestudy.Milestone{{Year: 2012, Text: "The well is dug."}},
		Scores: [5]casestudy.Score{
			{Level: casestudy.Strong, ScoredBy: casestudy.ByPublication, Source: "https://record.example/garden", Date: "2018-06-08"},
			{Level: casestudy.Moderate, ScoredBy: casestudy.ByReading, Rationale: "The city pays for water.", Confidence: "low", Note: "Readings differed."},
			{Level: casestudy.NotAssessed},
			{Level: casestudy.InsufficientInformation, ScoredBy: casestudy.ByReading, Rationale: "Nothing is said of trials."},
			{Level: casestudy.NotApplicable},
		},
		Sources: []casestudy.Source{
			{Title: "A walk in the garden"},
			{Title: "The record", URL: "https://record.example/garden", Publisher: "Co-Cities", Year: 2018},
		},
		Contacts: []casestudy.Contact{
			{Name: "Secret Gardener", Email: "secret@garden.example", URL: "https://garden.example/secret"},
			{Name: "Garden office", Email: "office@garden.example", Released: true},
		},
		Caveats: []string{"The year of the well is not certain."}, Added: "2018-06-08",
		Readings: []casestudy.Reading{{Reader: "First reading", Date: "2026-11-23", Basis: "The sources.", Scores: [5]casestudy.Score{
			{Level: casestudy.Weak, Rationale: "Only the city decides.", Confidence: "medium"},
			{Level: casestudy.Moderate}, {Level: casestudy.Moderate}, {Level: casestudy.Moderate}, {Level: casestudy.Moderate},
		}}},
	}
	return casestudy.Published{ID: 1, Revision: 3, Changed: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), Case: c}
}

// gardens are the garden and two more cases: a sparse one and one elsewhere.
func gardens() []casestudy.Published {
	bare, _ := casestudy.Answers{"name": {"Bare"}, "city": {"Utrecht"}, "country": {"NL"}}.Case()
	bare.Slug = "bare"
	sparse := casestudy.Published{ID: 2, Revision: 1, Case: bare}
	hall := garden()
	hall.ID, hall.Slug, hall.Name, hall.City, hall.Country = 3, "turin-hall", "Hall of Turin", "Turin", "IT"
	hall.Partners = []string{"private"}
	hall.Scores[0].Level = casestudy.Weak
	hall.Scores[2].Level = casestudy.Strong
	return []casestudy.Published{garden(), sparse, hall}
}

// gardenPage is the page of the garden with something in every part.
func gardenPage() CasePage {
	c := catalog.New(gardens())
	q := catalog.ParseQuery(url.Values{"co_governance": {"strong", "weak"}})
	p := CasePage{
		Shell: shell, Case: garden(), Raw: "Name Garden as published\nStrong", Similar: c.Similar("utrecht-garden", 3),
		History: []casestudy.Publication{
			{Revision: 3, Date: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), Message: "Sources checked", Changed: []string{"summary", "pooling", "pooling_rationale", "sources"}},
			{Revision: 1, Date: time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC)},
		},
		Citation: Citation{"Cogov. (2026). Garden.", "Cogov. 2026. “Garden.”", "@misc{garden}", "TY  - ELEC", "[{}]"},
		View:     View{Query: q, Tray: []string{"turin-hall"}}, Root: "https://cogov.example", Image: "https://cogov.example/cases/utrecht-garden.png",
	}
	p.Way.Neighbours, _ = c.Neighbours(q, nil, "utrecht-garden")
	p.Way.Terms = c.Terms(q)
	return p
}

// list is the list page of a query in the form of a URL's.
func list(t *testing.T, cases []casestudy.Published, query string) ListPage {
	t.Helper()
	q := parseQuery(t, query)
	s := shell
	s.Cases = len(cases)
	return ListPage{Shell: s, View: View{Query: q}, Result: catalog.New(cases).Find(q, nil)}
}

// found answers a query in the form of a URL's.
func found(cases []casestudy.Published, query string) catalog.Result {
	values, _ := url.ParseQuery(query)
	return catalog.New(cases).Find(catalog.ParseQuery(values), nil)
}

func countryOf(code string) places.Country {
	c, _ := places.CountryByCode(code)
	return c
}

// placePage is the page of a place, as far as a catalogue knows it.
func placePage(cases []casestudy.Published, param, code string) PlacePage {
	c := catalog.New(cases)
	country, _, _ := strings.Cut(code, "-")
	q := catalog.Query{}.With(param, code)
	p := PlacePage{Shell: shell, Country: countryOf(country), Query: q, Result: c.Find(q, nil), Near: c.Elsewhere(param, code, 6, 3)}
	if param == "city" {
		p.City = c.Label(param, code)
	}
	p.First, p.Last, p.Dated = c.Began(param, code)
	for i := range p.Whole {
		p.Whole[i] = found(cases, "").Spread(i)
	}
	if lat, lon, ok := c.Middle(param, code); ok {
		p.Lat, p.Lon = &lat, &lon
	}
	for _, o := range cases[0].Organisations {
		p.Organisations = append(p.Organisations, Involved{o.Partner, o.Name, 1, 1})
	}
	return p
}

// mapOf is the map of cases as somebody looks at it.
func mapOf(cases []casestudy.Published, v MapView) MapPage {
	s, c := shell, catalog.New(cases)
	s.Cases = len(cases)
	return MapPage{Shell: s, MapView: v, Result: c.Find(v.Query, nil), Survey: c.Places(v.Query, nil)}
}

// searched is the list page of a search that finds the garden, with all that it
// says about what was found and what is near.
func searched(t *testing.T, query string) ListPage {
	t.Helper()
	p := list(t, gardens(), query)
	c := catalog.New(gardens())
	p.Result = c.Find(p.Query, []int64{1})
	p.Found = &Found{Terms: search.Read(p.Query.Text), Why: map[int64][]search.Snippet{1: {{Label: "Description", Text: "… The <well> is deep. …"}}}}
	p.Nearby.Wider = c.Loosen(p.Query, []int64{1}, []catalog.Wording{{Text: "well", Hits: []int64{1, 3}}})
	p.Nearby.Meant = catalog.Loosening{Query: p.Query.With("q", "well"), Total: 2}
	return p
}

// everyPage is each page of this package with much on it.
// citedPage is a list that was frozen: of its cases the first was rescored, the
// second is as it was, the last is no longer published.
func citedPage(cases []casestudy.Published) CitedPage {
	c := catalog.New(cases)
	list := casestudy.CitedList{Name: "abcdefghij", Revision: 7, Frozen: cases[0].Changed, Cases: c.Freeze([]int64{cases[0].ID, cases[1].ID})}
	list.Cases[0].Levels[0] = casestudy.NotApplicable
	list.Cases = append(list.Cases, casestudy.CitedCase{Slug: "gone", Revision: 2})
	p := CitedPage{Shell: shell, List: list, Asked: `Search: <b>"`, Page: 2, Pages: 3, Withdrawn: 1, Rescored: NamedCases{3, c.Some([]int64{cases[0].ID})}}
	for _, cited := range c.Since(list.Cases, nil, nil).Cases {
		p.Rows = append(p.Rows, CitedRow{Cited: cited, Name: cases[0].Name, City: cases[0].City, Country: cases[0].Country})
	}
	return p
}

func everyPage(t *testing.T) map[string]templ.Component {
	cases := gardens()
	return map[string]templ.Component{
		"home":            Home(HomePage{Shell: shell, Result: catalog.New(cases).Find(catalog.Query{Sort: "updated"}, nil), Survey: catalog.New(cases).Places(catalog.Query{}, nil)}),
		"empty home":      Home(HomePage{Shell: shell, Result: catalog.New(nil).Find(catalog.Query{}, nil)}),
		"list":            List(list(t, cases, "")),
		"filtered":        List(list(t, cases, "co_governance=strong&country=nl&country=it&from=2000&per_page=1")),
		"nothing near":    List(searched(t, "q=xyz+well&country=nl&pooling=strong")),
		"searched":        List(searched(t, "q=that+well&country=nl")),
		"nothing":         List(list(t, cases, "co_governance=moderate&q=well")),
		"cited":           Cited(citedPage(cases)),
		"beyond":          List(list(t, cases, "page=7")),
		"empty list":      List(list(t, nil, "")),
		"case":            Case(gardenPage()),
		"sparse case":     Case(CasePage{Shell: shell, Case: cases[1]}),
		"comparison":      Compare(ComparePage{Shell: shell, Cases: cases, Beyond: 1, Unknown: []string{"nowhere"}}),
		"differences":     Compare(ComparePage{Shell: shell, Cases: cases[1:], Only: true}),
		"one to compare":  Compare(ComparePage{Shell: shell, Cases: cases[:1]}),
		"none to compare": Compare(ComparePage{Shell: shell}),
		"about":           About(AboutPage{Shell: shell, Published: 13, PublishedCases: 3, Compared: 15, Same: 13}),
		"data":            Data(DataPage{Shell: shell, Root: "https://cogov.example", Revision: 12, Date: time.Unix(1e9, 0), Weights: map[string]Weight{DataFilePath: {1700000, "0f"}}}),
		"countries":       Countries(CountriesPage{shell, found(cases, "")}),
		"no countries":    Countries(CountriesPage{shell, found(nil, "")}),
		"country":         Place(placePage(cases, "country", "nl")),
		"city":            Place(placePage(cases, "city", "it-turin")),
		"no country":      NoPlace(NoPlacePage{Shell: shell, Country: countryOf("AT")}),
		"no city":         NoPlace(NoPlacePage{Shell: shell, Country: countryOf("NL"), IsCity: true, Others: 2}),
		"principles":      Principles(PrinciplesPage{shell, found(cases, "")}),
		"principle":       Principle(PrinciplePage{Shell: shell, Index: 1, Spread: found(cases, "").Spread(1), Strong: cases}),
		"empty principle": Principle(PrinciplePage{Shell: shell, Index: 4}),
		"map":             Map(mapOf(cases, MapView{})),
		"places on a map": Map(mapOf(cases, MapView{Frame: Frame{Region: "europe"}, Chosen: []string{"nl-utrecht"}})),
		"off the map":     Map(mapOf(cases[1:], MapView{})),
		"empty map":       Map(mapOf(nil, MapView{View: View{Query: parseQuery(t, "q=well")}})),
		"codebook":        Codebook(CodebookPage{Shell: shell, Variables: casestudy.Codebook(), Cases: 2}),
		"insights":        Insights(insightsOf(t, cases, "")),
		"some insights":   Insights(insightsOf(t, cases, "country=nl&unscored=include&pooling=strong")),
		"no insights":     Insights(insightsOf(t, cases, "co_governance=moderate&country=aq")),
		"login":           Login(LoginPage{Shell: shell}),
		"failed login":    Login(LoginPage{Shell: shell, Email: "a@b.example", Problem: "Wrong", Next: AdminPath, NoAccounts: true}),
		"error":           Error(ErrorPage{Shell: shell, Status: 404, RequestID: "r1"}),
		"reading form":    ReadingForm(readingForm(1)),
		"correction":      ReadingForm(readingForm(2)),
		"reading":         Reading(ReadingPage{Shell: shell, Desk: NewDesk(1, garden().Case), Own: handedReadings(), Others: handedReadings(), Notice: "Handed in."}),
		"reconciling":     Reconcile(reconcilePage()),
		"none waits":      Reconcile(ReconcilePage{Shell: shell, ID: 1, Case: garden().Case, Readings: handedReadings()[:1]}),
		"closed readings": ReconcileClosed(ReconcileClosedPage{Shell: shell, ID: 1, Name: "Garden", Begun: true, Typed: url.Values{"pooling_note": {"Typed"}}}),
		"readings asked":  ReconcileClosed(ReconcileClosedPage{Shell: shell, ID: 1, Name: "Garden"}),
		"readings": Readings(ReadingsPage{Shell: shell, MayReconcile: true, Queues: []ReadingQueue{
			{ID: "reconcile", Title: "To reconcile", Reconcile: true, Lines: []ReadingLine{{ID: 1, Name: "Garden", City: "Utrecht", State: "Draft", Readers: 2, Waiting: 1, Own: "Yours is in"}}},
			{ID: "first", Title: "Not read yet", None: "Every case has been read."},
		}}),
		"agreement":    AgreementOfReaders(AgreementPage{Shell: shell, Excluded: 1, Pairs: []PairAgreement{{First: "Ada", Second: "Bo", Cases: 1, Principles: [5]Agreement{{Units: 1, Pairs: 1, Same: 1}}}}}),
		"no agreement": AgreementOfReaders(AgreementPage{Shell: shell}),
	}
}

// readingForm is the form of a reader's first or later reading of the garden, with
// everything that it may show.
func readingForm(number int) ReadingFormPage {
	c := garden()
	return ReadingFormPage{
		Shell: shell, Desk: NewDesk(1, c.Case), Answers: c.Readings[0].Answers(), Number: number, Saves: 1, Sight: casestudy.Blind,
		Problems: casestudy.Problems{{Name: "pooling", Text: "Choose a level"}, {Name: "basis", Text: "Say what you read"}},
		Failure:  "It was saved elsewhere.", Saved: &c.Readings[0],
	}
}

// handedReadings are a public reading of the garden and one that is not blind.
func handedReadings() []HandedReading {
	r := garden().Readings[0]
	corrected := r
	corrected.Sight, corrected.Correction, corrected.Date = casestudy.NotBlind, "The pact was overlooked.", ""
	return []HandedReading{{Reading: r, Public: true}, {Reading: corrected}}
}

// reconcilePage takes the scores of the garden from two readings.
func reconcilePage() ReconcilePage {
	c := garden().Case
	return ReconcilePage{
		Shell: shell, ID: 1, Revision: 3, Case: c, Readings: handedReadings(), Used: []int64{7}, Answers: c.Answers(), Message: "After a talk",
		Problems: casestudy.Problems{{Name: "pooling_note", Text: "Say why"}}, Failure: "It was saved elsewhere.",
	}
}

func insightsOf(t *testing.T, cases []casestudy.Published, query string) InsightsPage {
	c, q := catalog.New(cases), parseQuery(t, query)
	return InsightsPage{Shell: shell, View: View{Query: q}, Result: c.Find(q, nil), Cases: c.Len(), In: c.Insights(q, nil), NotBlind: 1}
}
