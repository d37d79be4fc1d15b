package catalog_test

import (
	"net/url"
	"slices"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/places"
)

// compare holds a catalogue's answer against the naive one.
func compare(t *testing.T, c *catalog.Catalog, n naive) {
	t.Helper()
	q := catalog.ParseQuery(url.Values(n.given))
	got, want := c.Find(q, n.hits), n.find()
	pages := max(1, (len(want)+q.PerPage-1)/q.PerPage)
	if got.Total != len(want) || got.Pages != pages || got.Page != q.Page || got.IsBeyond() != (q.Page > pages) {
		t.Errorf("%v: %d cases, page %d of %d (beyond: %v); want %d, page %d of %d",
			n.given, got.Total, got.Page, got.Pages, got.IsBeyond(), len(want), q.Page, pages)
		return
	}
	from := min((q.Page-1)*q.PerPage, len(want))
	comparePage(t, n, got.Cases, want[from:min(from+q.PerPage, len(want))])
	compareFacets(t, n, got)
	compareDecades(t, n, got.Decades)
	compareLeftOut(t, n, got)
	comparePlaces(t, c, n)
}

func comparePage(t *testing.T, n naive, got, want []*casestudy.Published) {
	t.Helper()
	same := func(a, b *casestudy.Published) bool {
		return a.ID == b.ID && a.Slug == b.Slug && a.Changed.Equal(b.Changed)
	}
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("%v: the page has %v, want %v", n.given, slugs(got), slugs(want))
	}
}

func slugs(cases []*casestudy.Published) []string {
	list := []string{}
	for _, p := range cases {
		list = append(list, p.Slug)
	}
	return list
}

func compareFacets(t *testing.T, n naive, got catalog.Result) {
	t.Helper()
	want := n.counts()
	for _, f := range got.Facets {
		for _, o := range f.Options {
			if o.Count != want[f.Param][o.Code] {
				t.Errorf("%v: %s=%s counts %d, want %d", n.given, f.Param, o.Code, o.Count, want[f.Param][o.Code])
			}
			delete(want[f.Param], o.Code)
		}
		delete(want[f.Param], "") // of cases that record nothing
		for code, count := range want[f.Param] {
			t.Errorf("%v: %s=%s is no option, want count %d", n.given, f.Param, code, count)
		}
		delete(want, f.Param)
		if (f.Param == "country" || f.Param == "city") && !slices.IsSortedFunc(f.Options, commonestFirst) {
			t.Errorf("%v: %s is in the order %v", n.given, f.Param, f.Options)
		}
	}
	for param := range want {
		t.Errorf("there is no facet %s", param)
	}
}

// commonestFirst orders options by count, then name; picked ones of which there
// are no cases stand last, in any order.
func commonestFirst(a, b catalog.FacetOption) int {
	if a.Count != b.Count || a.Count == 0 {
		return b.Count - a.Count
	}
	if a, b := places.Fold(a.Label), places.Fold(b.Label); a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}

// compareDecades also holds that the decades follow one another up to the year
// that the cases were made up in.
func compareDecades(t *testing.T, n naive, got []catalog.Decade) {
	t.Helper()
	for i, d := range got {
		if want := n.livingIn(d.From, d.To); d.Count != want {
			t.Errorf("%v: %d live from %d to %d, want %d", n.given, d.Count, d.From, d.To, want)
		}
		if i > 0 && (d.From != got[i-1].To+1 || d.To != d.From+9) {
			t.Errorf("%d to %d follows %d to %d", d.From, d.To, got[i-1].From, got[i-1].To)
		}
	}
}

func compareLeftOut(t *testing.T, n naive, got catalog.Result) {
	t.Helper()
	if got.Unscored != n.unscored() {
		t.Errorf("%v: %d more without levels, want %d", n.given, got.Unscored, n.unscored())
	}
	want := n.leftOut()
	for _, out := range got.LeftOut {
		states := 0
		for _, o := range out.States {
			states += o.Count
		}
		if out.Count != want[out.Param] || out.Count != states {
			t.Errorf("%v: left out on %s: %d, %d by state; want %d", n.given, out.Param, out.Count, states, want[out.Param])
		}
		delete(want, out.Param)
	}
	for param, count := range want {
		t.Errorf("%v: %d left out on %s are not said", n.given, count, param)
	}
}
