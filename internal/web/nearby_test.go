package web

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
)

func TestWhereLittleIsFoundThePageSaysWhatFindsMore(t *testing.T) {
	s := wholeSite(t)
	for query, want := range map[string]string{
		"q=bolonga+regulaton":                        "bologna regulation",
		"q=bolonga+regulaton&country=it&kind=policy": "bologna regulation",
		"q=bolonga&country=kr":                       "", // finds nothing with the filter on
		"q=%22particpatory+budget%22+porto":          `"participatory budget" porto`,
		"q=landtrust":                                "land trust",
		"q=xqzzw":                                    "",
		"q=bologna+gardening+school":                 "",
		"co_governance=strong&pooling=strong&tech_justice=strong&enabling_state=strong": "",
		"partner=public&partner=knowledge&partners_match=exactly":                       "",
		"q=that+italian+regulation+of+gardens&to=1990":                                  "",
		"q=garden&country=nl&kind=policy&topic=housing&partner=private&to=1990":         "",
	} {
		doc := s.get("/cases?" + query)
		if got := strings.Join(doc.texts(".meant a"), "; "); got != want {
			t.Errorf("%s: meant is %q; want %q", query, got, want)
		}
		offers := doc.Find(".meant, .wider li")
		if offers.Length() == 0 && !strings.Contains(query, "xqzzw") {
			t.Errorf("%s: nothing is offered", query)
		}
		offers.Each(func(_ int, offer *goquery.Selection) {
			said, _ := strconv.Atoi(strings.Fields(offer.Find(".num").Text())[0])
			var list caseList
			path := strings.Replace(offer.Find("a").AttrOr("href", ""), "/cases?", "/cases.json?", 1)
			if err := json.Unmarshal([]byte(s.get(path).body), &list); err != nil || list.Total != said || said == 0 {
				t.Errorf("%s: %s says %d and finds %d, %v", query, strings.Join(strings.Fields(offer.Text()), " "), said, list.Total, err)
			}
		})
	}
}

func TestWhereMuchIsFoundNothingElseIsOffered(t *testing.T) {
	s := wholeSite(t)
	for _, query := range []string{"", "?q=garden", "?q=gardn&page=7", "?q=comunity"} {
		r := s.do(s.request("GET", "/cases"+query, nil))
		if n := r.Find(".wider").Length(); n != 0 {
			t.Errorf("/cases%s offers wider queries", query)
		}
	}
}

func TestARareWordIsTakenForAnotherOnlyIfThatFindsMuchMore(t *testing.T) {
	s := emptySite(t)
	for i, country := range strings.Fields("NL NL BE BE BE BE NL") {
		word := "orchards"
		if i == 6 {
			word = "orchardz"
		}
		s.publish(casestudy.Answers{"name": {"Case " + strconv.Itoa(i)}, "city": {"Town"}, "country": {country}, "summary": {"There are " + word + "."}})
	}
	for query, want := range map[string]string{"q=orchardz": "orchards", "q=orchardz&country=nl": "", "q=orchardz&country=be": "orchards"} {
		if got := strings.Join(s.get("/cases?"+query).texts(".meant a"), ""); got != want {
			t.Errorf("%s: %q is meant; want %q", query, got, want)
		}
	}
}

func TestTheWordsAreThoseOfTheEdition(t *testing.T) {
	s := newSite(t)
	meant := func() string {
		return strings.Join(s.get("/cases?q="+url.QueryEscape("beekeprs")).texts(".meant a"), "")
	}
	if got := meant(); got != "" {
		t.Errorf("%q is meant before anybody wrote it", got)
	}
	s.publish(map[string][]string{"name": {"Hive"}, "city": {"Ghent"}, "country": {"BE"}, "summary": {"Beekeepers."}})
	if got := meant(); got != "beekeepers" {
		t.Errorf("%q is meant", got)
	}
}
