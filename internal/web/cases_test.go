package web

import (
	"compress/gzip"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
	"cogov/internal/export"
)

func TestUtrechtIsFoundByItsScores(t *testing.T) {
	s := newSite(t)
	for query, found := range map[string]bool{
		"co_governance=strong": true, "tech_justice=not_assessed": true, "co_governance=weak": false, "co_governance=at_least_moderate": true,
		"pooling=strong&pooling=moderate": true, "pooling=strong": false, "pooling=strong&unscored=include": false, "tech_justice=weak&unscored=include": true,
		"country=nl&city=nl-utrecht": true, "country=NL": true, "country=be": false, "q=DUTCH": true, "q=%22human+rights%22": true, "q=cafe": true, "q=*%22(": false,
		"partner=public&partner=private&partners_match=all": true, "partner=public&partners_match=exactly": false,
		"from=2009&to=2011": true, "to=2009": false, "from=2020": true, "scored_by=published": true, "scored_by=reading": false, "region=europe": true,
		"kind=policy&scale=city&status=ongoing&topic=social_inclusion&resource=rules_and_rights&origin=city_led": true,
		"nonsense=1&page=abc&page=-1&co_governance=huge":                                                         true,
	} {
		p := s.get("/cases?" + query)
		if links := p.texts(`a[href^="/cases/utrecht"]`); (len(links) > 0) != found {
			t.Errorf("?%s: Utrecht is listed %d times", query, len(links))
		}
		var list struct{ Total int }
		if err := json.Unmarshal([]byte(s.get("/cases.json?"+query).body), &list); err != nil || (list.Total == 1) != found {
			t.Errorf("?%s: the JSON has %d cases, %v", query, list.Total, err)
		}
		if !found && !p.says("No case matches all of this") {
			t.Errorf("?%s: it does not say kindly that nothing matches", query)
		}
	}
}

// The pages lead to one another, so that nobody has to count, and each says what
// it is of.
func TestTheListAsJSONLeadsFromPageToPage(t *testing.T) {
	s := wholeSite(t)
	var slugs []string
	back, at := "", "/cases.json?per_page=5&pooling=strong"
	for at != "" {
		var list caseList
		if err := json.Unmarshal([]byte(s.get(at+"&nonsense=1").body), &list); err != nil {
			t.Fatal(err)
		}
		if list.Previous != back || list.URL != s.server.URL+strings.Replace(at, ".json", "", 1) {
			t.Errorf("%s is of %s, after %q", at, list.URL, list.Previous)
		}
		if list.Title != "Cogov: cases (Pooling: Strong)" || list.Publisher != "Cogov" || list.Licence != export.Licence || list.Date == nil {
			t.Errorf("%s says of itself %+v", at, list.Head)
		}
		for _, c := range list.Cases {
			slugs = append(slugs, c.Slug)
		}
		back, at = s.server.URL+at, strings.TrimPrefix(list.Next, s.server.URL)
	}
	if len(slugs) != s.total("/cases.json?pooling=strong") || len(slugs) < 11 {
		t.Errorf("the pages have %d cases", len(slugs))
	}
}

// Whose the data are and what may be done with them is in the head of every file
// of them.
func TestEveryFileSaysWhoseItIs(t *testing.T) {
	s := newSite(t)
	list := s.cite("country=nl")
	for path, page := range map[string]string{
		"/cases.json?country=nl&page=1": "/cases?country=nl", "/insights.json?country=nl": "/insights?country=nl", "/insights/pairs.csv?country=nl": "/insights?country=nl",
		"/codebook.csv": "/codebook", "/codebook.json": "/codebook", list + ".json": list, list + ".txt": list, "/cases.csv?country=nl": "/cases?country=nl",
	} {
		for range 2 { // the second time it was kept
			links := strings.Join(s.get(path).header.Values("Link"), ", ")
			for _, want := range []string{"<" + export.Licence + `>; rel="license"`, "<" + s.server.URL + page + `>; rel="canonical"`, "<" + s.server.URL + `/about>; rel="author"`} {
				if !strings.Contains(links, want) {
					t.Errorf("%s lacks %s: %s", path, want, links)
				}
			}
		}
	}
	if p := s.do(s.request(http.MethodGet, "/cases.json?page=99", nil)); p.header.Get("Link") != "" {
		t.Errorf("what is not there leads to %s", p.header.Get("Link"))
	}
}

func TestTheListAsJSON(t *testing.T) {
	s := newSite(t)
	var list caseList
	p := s.get("/cases.json?co_governance=strong&per_page=7")
	if err := json.Unmarshal([]byte(p.body), &list); err != nil {
		t.Fatal(err)
	}
	if p.header.Get("Content-Type") != "application/json" || list.Total != 1 || list.Page != 1 || list.PerPage != 7 || len(list.Cases) != 1 {
		t.Fatalf("%+v", list)
	}
	c := list.Cases[0]
	if c.Slug != "utrecht-human-rights-city" || *c.City != "Utrecht" || *c.Country != "NL" || *c.StartYear != 2010 || c.EndYear != nil ||
		c.Scores["co_governance"] != "strong" || c.Scores["tech_justice"] != "not_assessed" || len(c.Partners) != 5 || c.URL != s.server.URL+"/cases/utrecht-human-rights-city" {
		t.Errorf("%+v", c)
	}
	if f := list.Facets; f["co_governance"]["strong"] != 1 || f["pooling"]["moderate"] != 1 || f["country"]["nl"] != 1 || f["city"]["nl-utrecht"] != 1 || f["pooling"]["weak"] != 0 {
		t.Errorf("facets are %v", f)
	}
}

// The case page shows every fact of the record as published.
func TestTheCasePageShowsEveryFactOfTheRecord(t *testing.T) {
	s := newSite(t)
	p := s.get("/cases/utrecht-human-rights-city")
	record, err := os.ReadFile("../../seeds/utrecht-human-rights-city.txt")
	if err != nil {
		t.Fatal(err)
	}
	p.Find("details").FilterFunction(func(_ int, e *goquery.Selection) bool { return strings.Contains(e.Text(), "why-utrecht") }).Remove() // the text as published, whole
	shown := plainWords(p.Find("main").Text())
	for line := range strings.Lines(string(record)) {
		for _, label := range []string{"Description ", "Country ", "City ", "Name ", "Date ", "References, sources, contact person(s) ", "Contact : "} {
			line = strings.TrimPrefix(line, label)
		}
		if line = strings.TrimSpace(line); !strings.Contains(shown, plainWords(line)) && !isScoreLine(line) && !strings.HasPrefix(line, "Website") &&
			!strings.HasPrefix(line, "Source: University") && line != "Project Details" && !strings.HasPrefix(line, "Added:") {
			t.Errorf("the page does not show: %.80s", line)
		}
	}
	for _, fact := range []string{"2010", "8 June 2018", "Human Right Cities", "From the published record", "Not assessed"} {
		if !p.says(fact) {
			t.Errorf("the page does not say %s", fact)
		}
	}
	if p.Find(`a[href="https://humanrightscities.net/"]`).Length() == 0 || p.Find(`a[href="https://humanrightscities.net/contact-us/"]`).Length() == 0 {
		t.Error("the website or the contact is missing")
	}
	if got := strings.Join(p.texts(".pkey dd"), ", "); got != "Strong, Strong, Moderate, Moderate, Not assessed" {
		t.Errorf("the profile says %s", got)
	}
	if whole := s.get("/cases/utrecht-human-rights-city"); !strings.Contains(plainWords(whole.Find("main").Text()), plainWords("Source: University of Utrecht https://www.uu.nl/masters/en/biofabrication/why-utrecht")) {
		t.Error("the text as published is not there whole")
	}
}

func isScoreLine(line string) bool {
	for _, p := range casestudy.Principles {
		if strings.HasPrefix(line, p.Name) {
			return true
		}
	}
	return false
}

// plainWords leaves out blanks, marks and Markdown's curls.
func plainWords(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func TestAFormWithoutScriptGetsAShortAddress(t *testing.T) {
	s := newSite(t)
	p := s.do(s.request("GET", "/cases?q=&co_governance=strong&partners_match=&from=&to=&sort=", nil))
	if p.status != 303 || p.header.Get("Location") != "/cases?co_governance=strong" {
		t.Errorf("it gave %d to %s", p.status, p.header.Get("Location"))
	}
}

func TestCrawlersAreKeptFromFilters(t *testing.T) {
	s := newSite(t)
	for path, want := range map[string]bool{"/cases": false, "/cases?co_governance=strong": true, "/cases?q=utrecht": true, "/cases/utrecht-human-rights-city": false, "/login": true} {
		if got := s.get(path).Find(`meta[name="robots"][content="noindex"]`).Length() == 1; got != want {
			t.Errorf("%s: noindex is %v", path, got)
		}
	}
	p := s.do(s.request("GET", "/cases?page=99", nil))
	if p.status != 404 || p.Find(`link[rel="canonical"]`).Length() != 0 || p.header.Get("ETag") != "" || p.header.Get("Cache-Control") != "no-store" {
		t.Errorf("beyond the end: %d, %v", p.status, p.header)
	}
}

func TestErrorsOfJSONAreJSON(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/cases.json?page=99", "/cases/nowhere.json"} {
		p := s.do(s.request("GET", path, nil))
		var said struct{ Error string }
		if err := json.Unmarshal([]byte(p.body), &said); err != nil || p.status != 404 || said.Error == "" {
			t.Errorf("%s gave %d, %v: %s", path, p.status, err, p.body)
		}
	}
}

func TestPagesAreAskedForAgainByTag(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/", "/cases", "/cases?pooling=moderate", "/cases.json", "/cases/utrecht-human-rights-city", "/cases/utrecht-human-rights-city.json", "/countries", "/countries/nl", "/cities/nl/utrecht", "/principles", "/principles/pooling", "/about", "/robots.txt"} {
		first := s.get(path)
		tag := first.header.Get("ETag")
		if !strings.HasPrefix(tag, `W/"`) || first.header.Get("Cache-Control") != "public, max-age=60" || len(first.header.Values("Set-Cookie")) > 0 {
			t.Errorf("%s has the headers %v", path, first.header)
		}
		again := s.request("GET", path, nil)
		again.Header.Set("If-None-Match", `"other", `+tag)
		if p := s.do(again); p.status != http.StatusNotModified || p.body != "" {
			t.Errorf("%s asked for again gave %d", path, p.status)
		}
	}
	if a, b := s.get("/cases?pooling=moderate&country=nl&nonsense=1"), s.get("/cases?country=nl&pooling=moderate&page=abc"); a.header.Get("ETag") != b.header.Get("ETag") {
		t.Error("the same query in other words has another tag")
	}
}

func TestATagEndsWithTheDataItStandsFor(t *testing.T) {
	s := newSite(t)
	before := s.get("/cases").header.Get("ETag")
	s.signIn(auth.Editor)
	if p := s.get("/cases"); p.header.Get("ETag") != "" || p.header.Get("Cache-Control") != "private, no-store" {
		t.Errorf("somebody signed in gets %v", p.header)
	}
	form := newGarden()
	form.Set("action", "publish")
	if p := s.post("/admin/cases", form); p.status != 303 {
		t.Fatal(p.status)
	}
	s.client = newClient()
	again := s.request("GET", "/cases", nil)
	again.Header.Set("If-None-Match", before)
	if p := s.do(again); p.status != 200 || !p.says("Garden of Łódź") {
		t.Errorf("after a change the old tag gave %d", p.status)
	}
}

func TestAnswersAreCompressed(t *testing.T) {
	s := newSite(t)
	r := s.request("GET", "/cases", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	response, err := s.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(response.Header.Get("Vary"), "Accept-Encoding") {
		t.Fatalf("headers are %v", response.Header)
	}
	unzipped, err := gzip.NewReader(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if document, err := goquery.NewDocumentFromReader(unzipped); err != nil || document.Find("h1").Text() != "Cases" {
		t.Errorf("the page is %v, %v", document, err)
	}
}

func TestUnpublishedCasesAreNowhere(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden()) // a draft
	s.client = newClient()
	for _, path := range []string{"/cases/garden-of-lodz", "/cases/garden-of-lodz.json"} {
		if p := s.do(s.request("GET", path, nil)); p.status != 404 {
			t.Errorf("%s gave %d", path, p.status)
		}
	}
	for _, path := range []string{"/", "/cases?q=garden", "/cases.json?q=lodz", "/cases.json"} {
		if p := s.get(path); strings.Contains(p.body, "Garden") {
			t.Errorf("%s shows a draft", path)
		}
	}
}

// What anybody types stays text, in every field and on every page.
func TestHostileTextStaysText(t *testing.T) {
	const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'--{{7*7}}` + "\u202e" + ` [x](javascript:alert(1)) ![y](https://evil.example/y.png)`
	answers := casestudy.Answers{"name": {hostile}, "city": {hostile[:60]}, "country": {"NL"}}
	for _, f := range casestudy.Fields() {
		if f.Kind == casestudy.Text && answers.Get(f.Name) == "" || f.Kind == casestudy.Paragraphs || f.Kind == casestudy.Lines {
			answers.Set(f.Name, hostile)
		}
	}
	for _, l := range casestudy.Lists() {
		for _, f := range l.Named(0) {
			switch f.Kind {
			case casestudy.Text, casestudy.Paragraphs:
				answers.Set(f.Name, hostile)
			case casestudy.URL:
				answers.Set(f.Name, "https://example.org/?a=%22%3E%3Cscript%3E&b='")
			case casestudy.Flag:
				answers.Set(f.Name, "yes")
			}
		}
	}
	s := emptySite(t)
	slug := s.publish(answers)
	s.signIn(auth.Admin)
	for _, path := range []string{"/", "/cases", "/cases?q=alert", "/cases?q=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/cases/" + slug, "/admin/cases", "/admin/cases/1/edit"} {
		p := s.get(path)
		p.Find("script").Each(func(_ int, e *goquery.Selection) {
			if e.AttrOr("type", "") == "application/ld+json" { // data, which does not run
				if !json.Valid([]byte(e.Text())) || strings.Contains(e.Text(), "<") {
					t.Errorf("%s: a text ends the data: %s", path, e.Text())
				}
				return
			}
			if src := e.AttrOr("src", ""); !strings.HasPrefix(src, "/static/js/") || e.Text() != "" {
				t.Errorf("%s runs a script: %q %q", path, src, e.Text())
			}
		})
		p.Find("*").Each(func(_ int, e *goquery.Selection) {
			for _, a := range e.Nodes[0].Attr {
				if strings.HasPrefix(a.Key, "on") || strings.Contains(strings.ToLower(a.Val), "javascript:") && (a.Key == "href" || a.Key == "src" || strings.HasSuffix(a.Key, "action")) || a.Key == "style" {
					t.Errorf("%s: <%s %s=%q>", path, e.Nodes[0].Data, a.Key, a.Val)
				}
			}
		})
		if n := p.Find("img").Length(); n != 0 {
			t.Errorf("%s has %d pictures", path, n)
		}
	}
}
