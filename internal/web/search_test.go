package web

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
	"cogov/internal/search"
)

func TestASearchShowsWhyEachCaseWasFound(t *testing.T) {
	s := wholeSite(t)
	for _, text := range []string{"that italian regulation", "pact students", `"participatory budget" porto`, "gdansk", "usa land-trust", "regulations", "europe LEASES", "co-governance lab"} {
		path := "?per_page=100&q=" + url.QueryEscape(text)
		var list caseList
		if err := json.Unmarshal([]byte(s.get("/cases.json"+path).body), &list); err != nil || list.Total == 0 {
			t.Fatalf("%q finds %d cases, %v", text, list.Total, err)
		}
		entries := s.get("/cases" + path).Find(".entry")
		if entries.Length() != len(list.Cases) {
			t.Fatalf("%q shows %d entries of %d", text, entries.Length(), len(list.Cases))
		}
		entries.Each(func(i int, entry *goquery.Selection) {
			c := list.Cases[i]
			if entry.Find("h2").Text() != c.Name || entry.Find(".sum").Text() != *c.Summary || entry.Find(".place b").Text() != *c.City {
				t.Errorf("%q: marks change what is written of %s", text, c.Name)
			}
			for _, term := range search.Read(text).List {
				if !explained(entry, search.Terms{List: []search.Term{term}}) {
					t.Errorf("%q: nothing shows why %s was found by %q: %s", text, c.Name, term.Words, entry.Find(".texts").Text())
				}
			}
		})
	}
}

// explained reports whether a term is marked in an entry, or is another word for
// what the entry names.
func explained(entry *goquery.Selection, term search.Terms) bool {
	found := false
	entry.Find("mark").Each(func(_ int, mark *goquery.Selection) {
		found = found || len(term.Marks(mark.Text())) > 0
	})
	if country := entry.Find(".why:contains('Country:')"); country.Length() > 0 {
		found = found || len(term.Marks("Italian USA")) > 0
	}
	return found
}

func TestMarksHoldWhatIsWrittenAndNothingElse(t *testing.T) {
	s := newSite(t)
	s.publish(casestudy.Answers{"name": {`<b>Łódź</b> & "garden"`}, "city": {"Łódź"}, "country": {"PL"}, "summary": {"A <script>garden</script>."},
		"description": {"## Neighbours\n\nSome <i>weed</i> & more."}})
	entry := s.get("/cases?q=" + url.QueryEscape(`lodz script weed`)).Find(".entry")
	if name, _ := entry.Find("h2 bdi").Html(); name != `&lt;b&gt;<mark>Łódź</mark>&lt;/b&gt; &amp; &#34;garden&#34;` {
		t.Errorf("the name is %s", name)
	}
	if why, _ := entry.Find(".why span[dir]").Html(); why != `Neighbours Some &lt;i&gt;<mark>weed</mark>&lt;/i&gt; &amp; more.` {
		t.Errorf("the snippet is %s", why)
	}
	if entry.Find("script, i").Length() > 0 || entry.Find(".sum.whole mark").Length() != 2 {
		t.Error("the summary is not whole or has become code")
	}
}

func TestWhatIsNotLookedForIsSaid(t *testing.T) {
	s := newSite(t)
	for text, want := range map[string]string{
		"that right in utrecht": "“that” and “in” were left out of the search: they are too common to find anything by. Put them in quotation marks to look for them all the same.",
		"the right":             "“the” was left out of the search: it is too common to find anything by. Put it in quotation marks to look for it all the same.",
		`"the" right`:           "",
		"the":                   "",
	} {
		path := "?q=" + url.QueryEscape(text)
		if got := strings.Join(s.get("/cases"+path).texts("#count .left-out"), " "); got != want {
			t.Errorf("%q: the page says %q", text, got)
		}
		var list struct {
			Common []string `json:"words_left_out"`
		}
		if err := json.Unmarshal([]byte(s.get("/cases.json"+path).body), &list); err != nil || (len(list.Common) > 0) != (want != "") {
			t.Errorf("%q: the JSON says %v, %v", text, list.Common, err)
		}
	}
}

func TestCitiesAreFoundByTheirOtherNames(t *testing.T) {
	s := wholeSite(t)
	for text, want := range map[string]string{"Gand": "ghent-commons-transition-plan", "Napoli": "naples-lasilo", "torino": "turin-co-city"} {
		if p := s.get("/cases?q=" + text); p.Find(`#results a[href^="/cases/`+want+`"]`).Length() == 0 {
			t.Errorf("%s does not find %s", text, want)
		}
	}
}
