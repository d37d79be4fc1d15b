package templates

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// gatherLink is the link by which a case is gathered from a list.
func gatherLink(t *testing.T, v View, slug, name string) *goquery.Selection {
	t.Helper()
	return render(t, trayLink(v, slug, name, View.CasesPath)).Find("a.gather")
}

func TestACaseIsGatheredAndTakenOutByLinks(t *testing.T) {
	v := View{Query: parseQuery(t, "q=case%3D~&country=nl&page=2"), Table: true}
	rest := "country=nl&page=2&q=case%3D~&view=table"
	for _, c := range []struct {
		tray        []string
		words, href string
	}{
		{nil, "Add to comparison: Garden <b>", "/cases?case=garden&" + rest + "#t-garden"},
		{[]string{"hall"}, "Add to comparison: Garden <b>", "/cases?case=hall&case=garden&" + rest + "#t-garden"},
		{[]string{"garden", "hall"}, "Remove from comparison: Garden <b>", "/cases?case=hall&" + rest + "#t-garden"},
		{[]string{"a", "b", "garden", "d"}, "Remove from comparison: Garden <b>", "/cases?case=a&case=b&case=d&" + rest + "#t-garden"},
	} {
		v.Tray = c.tray
		link := gatherLink(t, v, "garden", "Garden <b>")
		if n := link.Parent().Find("a.compare-now[href='" + v.ComparePath() + "']:contains('these " + number(len(c.tray)) + " cases')").Length(); (n == 1) != (len(c.tray) > 1 && strings.HasPrefix(c.words, "Remove")) {
			t.Errorf("%v: %d links to the comparison stand beside it", c.tray, n)
		}
		if got := words(link); got != c.words {
			t.Errorf("%v: the link says %q; want %q", c.tray, got, c.words)
		}
		if got := link.AttrOr("href", ""); got != c.href {
			t.Errorf("%v: the link leads to %s; want %s", c.tray, got, c.href)
		}
		if link.AttrOr("rel", "") != "nofollow" || link.AttrOr("id", "") != "t-garden" {
			t.Errorf("%v: crawlers may follow the link, or it cannot be come back to", c.tray)
		}
	}
	v.Tray = []string{"a", "b", "c", "d"}
	link := gatherLink(t, v, "garden", "Garden")
	if got := words(link); got != "Four cases are chosen, which is the most: Garden" {
		t.Errorf("with four gathered the link says %q", got)
	}
	if _, leads := link.Attr("href"); leads || link.AttrOr("aria-disabled", "") != "true" {
		t.Error("a fifth case can be gathered")
	}
}
