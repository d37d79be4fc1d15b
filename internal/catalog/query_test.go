package catalog_test

import (
	"net/url"
	"reflect"
	"testing"

	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// parse reads a query as the server does, which lets bad escapes pass.
func parse(raw string) catalog.Query {
	v, _ := url.ParseQuery(raw)
	return catalog.ParseQuery(v)
}

// canonical checks what queries become.
func canonical(t *testing.T, forms map[string]string) {
	t.Helper()
	for raw, want := range forms {
		if got := parse(raw).Encode(); got != want {
			t.Errorf("%s\n gives %s\n want  %s", raw, got, want)
		}
	}
}

func TestPicksHaveOneOrderAndStandOnce(t *testing.T) {
	canonical(t, map[string]string{
		"pooling=weak&pooling=strong&pooling=weak&co_governance=strong": "co_governance=strong&pooling=strong&pooling=weak",
		"topic=water_and_sanitation&topic=food":                         "topic=food&topic=water_and_sanitation",
		"partner=knowledge&partner=public&partners_match=exactly":       "partner=public&partner=knowledge&partners_match=exactly",
		"country=NL&country=it&country=nl":                              "country=it&country=nl",
		"city=NL-Utrecht&city=br-São%20Paulo":                           "city=br-sao-paulo&city=nl-utrecht",
		"city=jp-東京":                                                    "city=jp-%E6%9D%B1%E4%BA%AC",
	})
}

func TestShortcutsStandForTheirLevels(t *testing.T) {
	canonical(t, map[string]string{
		"pooling=at_least_moderate":                            "pooling=strong&pooling=moderate",
		"pooling=at_least_weak&pooling=at_least_moderate":      "pooling=strong&pooling=moderate&pooling=weak",
		"pooling=not_assessed&pooling=at_least_moderate":       "pooling=strong&pooling=moderate&pooling=not_assessed",
		"tech_justice=at_least_weak&unscored=include&unscored": "tech_justice=strong&tech_justice=moderate&tech_justice=weak&unscored=include",
		"topic=at_least_moderate":                              "",
	})
}

func TestTextsAndNumbersAreWrittenPlainly(t *testing.T) {
	canonical(t, map[string]string{
		"q=+human%0A%0A+rights%00+":   "q=human+rights",
		"q=%22quoted%22+AND+*":        "q=%22quoted%22+AND+%2A",
		"q=caf%E9":                    "q=caf", // not UTF-8
		"from=2010&to=+2015+":         "from=2010&to=2015",
		"page=2&per_page=500":         "page=2&per_page=100",
		"page=9999999999999999999999": "page=9223372036854775807",
		"sort=tech_justice":           "sort=tech_justice",
		"sort=newest":                 "sort=newest",
		"sort=name&q=water":           "q=water&sort=name",
	})
}

func TestDefaultsAndWhatMeansNothingAreDropped(t *testing.T) {
	canonical(t, map[string]string{
		"": "",
		"page=1&per_page=24&sort=name&partners_match=any&q=": "",
		"sort=relevance":         "",
		"sort=relevance&q=water": "q=water",
		"page=abc&per_page=0&sort=colour&unscored=yes&from=soon&to=20-10&partners_match=most":   "",
		"page=-1&per_page=-5&from=999&to=2101":                                                  "",
		"%zz=1&q=%zz&page=%":                                                                    "",
		"case=a&case=b&colour=red&kind=&kind=Project&kind=project|policy":                       "",
		"city=utrecht&city=zz-utrecht&city=nl&city=nl-&city=nl-%3F&country=zz&country=atlantis": "",
	})
}

// FuzzParseQuery: whatever the URL says, the query has a canonical form that
// gives it again, and it has an answer.
func FuzzParseQuery(f *testing.F) {
	for _, raw := range []string{
		"", "q=a&pooling=at_least_weak&page=2", "city=nl-utrecht&city=jp-東京&country=NL", "from=1999&to=2020&sort=newest&per_page=7",
		"partner=public&partners_match=exactly&unscored=include", "city=tr-İ&city=nl-𝐀Ϟ&city=gr-%F0ϒ&city=kr-서울&city=de-ẞ", "%zz&q=%ff&page=-0",
	} {
		f.Add(raw)
	}
	c := catalog.New(madeup.Publish(madeup.Cases(30, 1)))
	f.Fuzz(func(t *testing.T, raw string) {
		q := parse(raw)
		if again := parse(q.Encode()); !reflect.DeepEqual(again, q) {
			t.Errorf("%q: %q gives\n%+v, not\n%+v", raw, q.Encode(), again, q)
		}
		if r := c.Find(q, []int64{3, 1, 7}); r.Pages < 1 || len(r.Cases) > q.PerPage {
			t.Errorf("%q: %d pages, %d cases on one", raw, r.Pages, len(r.Cases))
		}
	})
}

func TestLinksChangeOneThingAndGoToTheFirstPage(t *testing.T) {
	for _, test := range []struct {
		what string
		got  catalog.Query
		want string
	}{
		{"another value of a facet", parse("topic=food&page=3").With("topic", "housing"), "topic=housing&topic=food"},
		{"a value that is there", parse("topic=food").With("topic", "food"), "topic=food"},
		{"a value that does not exist", parse("topic=food").With("topic", "foods"), "topic=food"},
		{"at least moderate", parse("page=2").With("pooling", "at_least_moderate"), "pooling=strong&pooling=moderate"},
		{"another order", parse("topic=food&sort=newest&page=3").With("sort", "oldest"), "sort=oldest&topic=food"},
		{"another text", parse("q=water&page=3").With("q", "fire"), "q=fire"},
		{"a first filter", catalog.Query{}.With("country", "NL"), "country=nl"},
		{"without one of two", parse("topic=food&topic=housing&page=3").Without("topic", "food"), "topic=housing"},
		{"without the last", parse("topic=food&q=water").Without("topic", "food"), "q=water"},
		{"without another", parse("topic=food").Without("topic", "housing"), "topic=food"},
		{"without the text", parse("q=water&sort=name").Without("q", "water"), ""},
		{"without a year", parse("from=2010&to=2015").Without("from", "2010"), "to=2015"},
		{"another page", parse("topic=food&page=3").WithPage(4), "page=4&topic=food"},
		{"the first page", parse("topic=food&page=3").WithPage(1), "topic=food"},
		{"nothing that narrows", parse("q=water&topic=food&from=2010&unscored=include&partner=public&partners_match=all&sort=newest&per_page=50&page=2").Cleared(), "per_page=50&sort=newest"},
		{"nothing that narrows, by relevance", parse("q=water&sort=relevance").Cleared(), ""},
	} {
		if got := test.got.Encode(); got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

func TestALinkLeavesItsQueryAsItWas(t *testing.T) {
	q := parse("topic=food&pooling=strong")
	q.With("topic", "housing").Without("pooling", "strong").WithPage(3)
	q.Picked("topic")[0] = "mobility"
	q.Values()["topic"][0] = "mobility"
	if got := q.Encode(); got != "pooling=strong&topic=food" {
		t.Errorf("the query became %s", got)
	}
}

func TestAQuerySaysWhatIsPickedAndWhetherItNarrows(t *testing.T) {
	q := parse("pooling=at_least_moderate")
	if !q.Has("pooling", "strong") || !q.Has("pooling", "moderate") || q.Has("pooling", "weak") || q.Has("topic", "strong") {
		t.Errorf("at least moderate picks %v", q.Picked("pooling"))
	}
	for _, raw := range []string{"q=water", "kind=project", "from=2010", "to=2010"} {
		if !parse(raw).Narrows() {
			t.Errorf("%s does not narrow", raw)
		}
	}
	if q := parse("sort=newest&page=2&per_page=50&unscored=include&partners_match=all"); q.Narrows() {
		t.Errorf("%s narrows", q.Encode())
	}
}

func TestTheZeroQueryAsksForTheFirstPageOfAll(t *testing.T) {
	c := catalog.New(madeup.Publish(madeup.Cases(30, 1)))
	if got, want := c.Find(catalog.Query{}, nil), c.Find(parse(""), nil); !reflect.DeepEqual(got, want) || got.Total != 30 {
		t.Errorf("got %d cases on %d pages, want %d on %d", got.Total, got.Pages, want.Total, want.Pages)
	}
}
