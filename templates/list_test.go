package templates

import (
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
)

func TestEachChipTakesOneValueAway(t *testing.T) {
	doc := render(t, List(list(t, gardens(), "co_governance=strong&co_governance=weak&partner=public&partners_match=all&from=2000&q=well&unscored=include")))
	got := map[string]string{}
	doc.Find(".chip").Each(func(_ int, s *goquery.Selection) { got[words(s)] = s.AttrOr("href", "") })
	all := []string{"co_governance=strong", "co_governance=weak", "from=2000", "partner=public", "partners_match=all", "q=well", "unscored=include"}
	for chip, gone := range map[string]string{
		"Remove filter: Search well":                "q=well",
		"Remove filter: Urban Co-Governance Strong": "co_governance=strong",
		"Remove filter: Urban Co-Governance Weak":   "co_governance=weak",
		"Remove filter: Partners Public":            "partner=public",
		"Remove filter: Partners all of them":       "partners_match=all",
		"Remove filter: Without a level included":   "unscored=include",
		"Remove filter: From 2000":                  "from=2000",
	} {
		var rest []string
		for _, p := range all {
			if p != gone {
				rest = append(rest, p)
			}
		}
		if want := "/cases?" + strings.Join(rest, "&"); got[chip] != want {
			t.Errorf("%s leads to %s; want %s", chip, got[chip], want)
		}
	}
	if len(got) != len(all) {
		t.Errorf("%d chips for %d values", len(got), len(all))
	}
	if href := doc.Find(".clear").AttrOr("href", ""); href != "/cases" {
		t.Errorf("clear all leads to %s", href)
	}
}

func TestFiltersShowWhatIsTickedAndCounted(t *testing.T) {
	doc := render(t, List(list(t, gardens(), "co_governance=strong&country=nl&partner=public")))
	ticked := map[string]bool{}
	doc.Find("#filters input[checked]").Each(func(_ int, s *goquery.Selection) { ticked[s.AttrOr("name", "")+"="+s.AttrOr("value", "")] = true })
	if want := map[string]bool{"co_governance=strong": true, "country=nl": true, "partner=public": true}; !reflect.DeepEqual(ticked, want) {
		t.Errorf("ticked are %v", ticked)
	}
	doc.Find("#filters details").Each(func(_ int, s *goquery.Selection) {
		_, open := s.Attr("open")
		if has := s.Find("input[checked]").Length() > 0; open != has {
			t.Errorf("%q is open: %v, has a tick: %v", words(s.Find("summary")), open, has)
		}
	})
	label := doc.Find("label:has(#o-country-nl)")
	if got := words(label); got != "Netherlands 1 case" {
		t.Errorf("the option says %q", got)
	}
	for _, p := range casestudy.Principles {
		if n := doc.Find("input[type=checkbox][name=" + p.Code + "]").Length(); n != 6 {
			t.Errorf("%s has %d boxes; want three levels and three missing states", p.Name, n)
		}
		if n := doc.Find("button[name=" + p.Code + "][value=at_least_moderate]").Length(); n != 1 {
			t.Errorf("%s has %d shortcuts", p.Name, n)
		}
	}
}

// The first button is the one that Enter in a field presses.
func TestEnterInTheSearchAddsNothing(t *testing.T) {
	doc := render(t, List(list(t, gardens(), "")))
	first := doc.Find("button").FilterFunction(func(_ int, s *goquery.Selection) bool {
		return s.AttrOr("form", "") == "filters" || s.ParentsFiltered("#filters").Length() > 0
	}).First()
	if name, ok := first.Attr("name"); ok {
		t.Errorf("Enter would add %s", name)
	}
}

func TestTheCountSaysWhatWasLeftOut(t *testing.T) {
	for query, want := range map[string]string{
		"":                                      "3 cases.",
		"pooling=strong&partner=public":         "0 of 3 cases. 1 more is not assessed on Pooling. Include it",
		"country=it":                            "1 of 3 cases.",
		"pooling=strong":                        "1 of 3 cases. 2 more are not assessed on Pooling. Include them",
		"pooling=strong&experimentalism=strong": "0 of 3 cases. 1 more has insufficient information on Experimentalism; 2 more have no level on more than one of these principles. Include these 3",
		"pooling=weak&experimentalism=strong&country=nl": "0 of 3 cases. 2 more have no level on more than one of these principles. Include them",
		"experimentalism=strong":                         "0 of 3 cases. 3 more have no level on Experimentalism. Include them",
		"experimentalism=strong&country=it":              "0 of 3 cases. 1 more has insufficient information on Experimentalism. Include it",
		"pooling=strong&unscored=include":                "3 of 3 cases.",
	} {
		doc := render(t, List(list(t, gardens(), query)))
		if got := words(doc.Find("#count[role=status]")); got != want {
			t.Errorf("%q: %q; want %q", query, got, want)
		}
	}
	doc := render(t, List(list(t, gardens(), "pooling=strong")))
	if href := doc.Find("#count a").AttrOr("href", ""); href != "/cases?pooling=strong&unscored=include" {
		t.Errorf("including them leads to %s", href)
	}
}

// Before the first case stand some eighty things to tick.
func TestKeysCanPassTheFilters(t *testing.T) {
	doc := render(t, List(list(t, gardens(), "")))
	first := doc.Find("#filters").Find("a, input, select, button, summary").First()
	if !first.Is("a.skip[href='#results']") || doc.Find("#results[tabindex='-1']").Length() != 1 {
		t.Error("nothing leads past the filters")
	}
}

func TestWhereNothingIsFoundThePageSaysWhatToDo(t *testing.T) {
	for query, want := range map[string]string{
		"co_governance=moderate": "No case matches all of this",
		"page=9":                 "There is no page 9",
	} {
		doc := render(t, List(list(t, gardens(), query)))
		if got := words(doc.Find(".nothing h2")); got != want {
			t.Errorf("%q: %q; want %q", query, got, want)
		}
		if doc.Find(".nothing a").Length() == 0 {
			t.Errorf("%q leads nowhere", query)
		}
	}
	if got := words(render(t, List(list(t, nil, ""))).Find(".nothing h2")); got != "No case is published yet" {
		t.Errorf("an empty directory says %q", got)
	}
}

func TestPagesAreNumbered(t *testing.T) {
	doc := render(t, List(list(t, gardens(), "per_page=1&page=2")))
	if got := doc.Find("title").Text(); got != "Cases, page 2 of 3 · Cogov" {
		t.Errorf("title %q", got)
	}
	if got := words(doc.Find(".pages")); got != "Previous page Page 1 Page 2 Page 3 Next page" {
		t.Errorf("pages %q", got)
	}
	if got := words(doc.Find(".pages [aria-current=page]")); got != "Page 2" {
		t.Errorf("the current page is %q", got)
	}
	if href := doc.Find("a[rel=next]").AttrOr("href", ""); href != "/cases?page=3&per_page=1" {
		t.Errorf("the next page is %s", href)
	}
	for _, c := range []struct {
		page, last int
		want       string
	}{{1, 1, "[1]"}, {1, 9, "[1 2 3 0 9]"}, {5, 9, "[1 0 3 4 5 6 7 0 9]"}, {9, 9, "[1 0 7 8 9]"}, {4, 7, "[1 2 3 4 5 6 7]"}} {
		if got := fmt.Sprint(pageNumbers(c.page, c.last)); got != c.want {
			t.Errorf("page %d of %d: %s; want %s", c.page, c.last, got, c.want)
		}
	}
}

func TestTheUsualOrderNeedsNoWordInTheAddress(t *testing.T) {
	for query, want := range map[string]string{"": "Name", "q=well": "Relevance", "sort=newest": "Start year, newest first"} {
		p := list(t, gardens(), query)
		p.Result.Total = 2 // so that there is something to order
		chosen := render(t, List(p)).Find("#sort option[selected]")
		if words(chosen) != want {
			t.Errorf("%q is in the order of %q; want %q", query, words(chosen), want)
		}
		if value := chosen.AttrOr("value", "?"); (value == "") != (query != "sort=newest") {
			t.Errorf("%q: the order is sent as %q", query, value)
		}
	}
}

func BenchmarkList(b *testing.B) {
	var cases []casestudy.Published
	for i := range 240 {
		c := garden()
		c.ID, c.Slug, c.City = int64(i+1), fmt.Sprint("garden-", i), fmt.Sprint("City ", i%70)
		cases = append(cases, c)
	}
	p := list(&testing.T{}, cases, "co_governance=strong&partner=public")
	b.ReportAllocs()
	for b.Loop() {
		if err := List(p).Render(context.Background(), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
