package templates

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// tableOf is a list page as a table, with a tray.
func tableOf(t *testing.T, query string, tray ...string) ListPage {
	p := list(t, gardens(), query)
	p.Table, p.View.Tray = true, tray
	for i := range p.Result.Cases {
		if p.Gathers(p.Result.Cases[i].Slug) {
			p.Gathered = append(p.Gathered, p.Result.Cases[i])
		}
	}
	return p
}

func TestTheListAsATable(t *testing.T) {
	doc := render(t, List(tableOf(t, "")))
	if doc.Find(".entry").Length() != 0 || doc.Find(".scroll[role=region][tabindex='0'][aria-labelledby=table-title] table caption#table-title").Length() != 1 {
		t.Error("there are entries beside the table, or the table has no name or cannot be scrolled by keys")
	}
	cells := func(row *goquery.Selection) []string {
		return row.Children().Map(func(_ int, s *goquery.Selection) string { return words(s) })
	}
	head := []string{"Case", "GUrban Co-Governance", "SEnabling State", "PPooling", "EExperimentalism", "TTech Justice", "Partners", "Years", "Kind", "Compare"}
	if got := cells(doc.Find("thead tr")); !slices.Equal(got, head) {
		t.Errorf("the head says %q", got)
	}
	rows := doc.Find("tbody tr")
	for i, want := range [][]string{
		{"BareUtrecht, Netherlands", "Not assessed", "Not assessed", "Not assessed", "Not assessed", "Not assessed", "Not recorded", "", "", "Add to comparison: Bare"},
		{"Garden of UtrechtUtrecht, Netherlands", "Strong", "Moderate", "Not assessed", "Insufficient information", "Not applicable", "Public, community", "since 2010", "Project", "Add to comparison: Garden of Utrecht"},
		{"Hall of TurinTurin, Italy", "Weak", "Moderate", "Strong", "Insufficient information", "Not applicable", "Private", "since 2010", "Project", "Add to comparison: Hall of Turin"},
	} {
		if got := cells(rows.Eq(i)); !slices.Equal(got, want) {
			t.Errorf("row %d says %q; want %q", i, got, want)
		}
	}
	if doc.Find("thead th[scope=col]").Length() != len(head) || doc.Find("tbody th[scope=row]").Length() != rows.Length() {
		t.Error("heads of columns or rows are not marked as such")
	}
	if doc.Find("tbody td > svg[aria-hidden=true]").Length() != 6*rows.Length() {
		t.Error("a mark is missing, or speaks")
	}
}

func TestTheTableIsSortedByItsHeads(t *testing.T) {
	for query, want := range map[string]struct{ sorted, order, years string }{
		"":                   {"Case", "ascending", "/cases?sort=newest&view=table"},
		"q=well":             {"", "", "/cases?q=well&sort=newest&view=table"},
		"sort=newest":        {"Years", "descending", "/cases?sort=oldest&view=table"},
		"sort=oldest&page=1": {"Years", "ascending", "/cases?sort=newest&view=table"},
		"sort=pooling":       {"PPooling", "descending", "/cases?sort=newest&view=table"},
		"sort=updated":       {"", "", "/cases?sort=newest&view=table"},
	} {
		p := tableOf(t, query)
		p.Result.Cases = list(t, gardens(), "").Result.Cases // some to show
		doc := render(t, List(p))
		sorted := doc.Find("th[aria-sort]")
		if words(sorted) != want.sorted || sorted.AttrOr("aria-sort", "") != want.order {
			t.Errorf("%q: sorted is %q, %s", query, words(sorted), sorted.AttrOr("aria-sort", ""))
		}
		if got := doc.Find("#by-year").AttrOr("href", ""); got != want.years {
			t.Errorf("%q: the head of the years leads to %s", query, got)
		}
	}
	doc := render(t, List(tableOf(t, "country=nl", "bare")))
	for id, want := range map[string]string{"by-name": "/cases?case=bare&country=nl&view=table", "by-pooling": "/cases?case=bare&country=nl&sort=pooling&view=table"} {
		if got := doc.Find("#"+id).AttrOr("href", ""); got != want {
			t.Errorf("%s leads to %s; want %s", id, got, want)
		}
	}
}

// Whatever somebody does with a list, its look and the gathered cases stay.
func TestEveryLinkOfAListKeepsItsLookAndTheTray(t *testing.T) {
	doc := render(t, List(tableOf(t, "country=nl&per_page=1", "bare")))
	nothing := render(t, List(tableOf(t, "country=nl&pooling=strong", "bare")))
	links := 0
	doc.Find("main a, .tray ul a").AddSelection(nothing.Find("main a")).Each(func(_ int, s *goquery.Selection) {
		u, err := url.Parse(s.AttrOr("href", ""))
		if err != nil || u.Path != "/cases" {
			return
		}
		links++
		q := u.Query()
		isOther := words(s) == "Cards"
		isDrop := strings.HasPrefix(words(s), "Remove")
		if (q.Get("view") == "table") == isOther {
			t.Errorf("%q leads to %s: another look", words(s), u)
		}
		if !isDrop && !slices.Contains(q["case"], "bare") {
			t.Errorf("%q leads to %s: without the tray", words(s), u)
		}
	})
	if links < 15 {
		t.Errorf("there are only %d links", links)
	}
	for _, want := range []string{"input[type=hidden][name=view][value=table]", "input[type=hidden][name=case][value=bare]", "input[type=hidden][name=per_page][value='1']"} {
		if doc.Find("#filters "+want).Length() != 1 {
			t.Errorf("the form has no %s", want)
		}
	}
	entries := render(t, List(list(t, gardens(), "country=nl&page=2&per_page=1")))
	if got := entries.Find(".entry h2 a").AttrOr("href", ""); got != "/cases/utrecht-garden?country=nl&per_page=1" {
		t.Errorf("an entry leads to %s", got)
	}
}

func TestTheBarShowsWhatIsGathered(t *testing.T) {
	doc := render(t, List(tableOf(t, "", "utrecht-garden", "turin-hall")))
	bar := doc.Find("aside#tray[aria-label]")
	if _, hidden := bar.Attr("hidden"); hidden || words(bar.Find(".tray-says")) != "2 cases to compare." {
		t.Errorf("the bar is hidden or says %q", words(bar.Find(".tray-says")))
	}
	if got := bar.Find("ul > li").Map(func(_ int, s *goquery.Selection) string { return words(s) }); !slices.Equal(got, []string{"Garden of Utrecht Remove Garden of Utrecht from comparison", "Hall of Turin Remove Hall of Turin from comparison"}) {
		t.Errorf("it names %q", got)
	}
	if got := doc.Find("main a[href='#tray']"); words(got) != "2 cases to compare." {
		t.Errorf("the way to the bar says %q", words(got))
	}
	if got := bar.Find("li .drop").First().AttrOr("href", ""); got != "/cases?case=turin-hall&view=table" {
		t.Errorf("taking one out leads to %s", got)
	}
	compare := bar.Find("a.btn")
	if _, hidden := compare.Attr("hidden"); hidden || compare.AttrOr("href", "") != "/compare?case=utrecht-garden&case=turin-hall" {
		t.Error("two gathered cases cannot be compared")
	}
	if _, hidden := render(t, List(tableOf(t, "", "bare"))).Find("#tray a.btn").Attr("hidden"); !hidden {
		t.Error("one case can be compared with itself")
	}
	for _, page := range []string{"list", "about", "comparison"} {
		if _, hidden := render(t, everyPage(t)[page]).Find("#tray").Attr("hidden"); !hidden {
			t.Errorf("%s shows the bar", page)
		}
	}
}
