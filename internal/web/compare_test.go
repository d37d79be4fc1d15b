package web

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"cogov/internal/store"
)

const (
	humanRights                         = "utrecht-human-rights-city"
	canBatllo, lAsilo, decidim, vTaiwan = "barcelona-can-batllo", "naples-lasilo", "barcelona-decidim", "taipei-vtaiwan"
)

func comparePath(slugs ...string) string { return "/compare?case=" + strings.Join(slugs, "&case=") }

func TestCasesStandSideBySide(t *testing.T) {
	s := wholeSite(t)
	p := s.get(comparePath(canBatllo, lAsilo, humanRights))
	if got := p.texts(".cmp thead h2"); !slices.Equal(got, []string{"Can Batlló", "L'Asilo (ex Asilo Filangieri)", "Human Rights City Utrecht"}) {
		t.Errorf("side by side stand %q", got)
	}
	for _, want := range []string{"A 30-year concession leaves the running of the site", "From the published record", "same in all three", "differs"} { // texts come from the database
		if !p.says(want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if p.Find(`meta[name="robots"][content="noindex"]`).Length() != 1 || p.Find(`link[rel="canonical"]`).Length() != 0 {
		t.Error("search engines may keep a comparison")
	}
}

func TestAComparisonTakesWhatItIsAskedFor(t *testing.T) {
	s := wholeSite(t)
	for path, want := range map[string]string{
		"/compare":                                "Two to four cases can stand side by side.",
		comparePath("nowhere", "<b>evil</b>"):     "No published case has the address “<b>evil</b>”. It is left out.",
		comparePath(canBatllo, canBatllo):         "Can Batlló is the first. One more case is needed to compare.",
		comparePath(canBatllo, "nowhere", lAsilo): "No published case has the address “nowhere”. It is left out.",
		comparePath(canBatllo, lAsilo, humanRights, decidim, vTaiwan, vTaiwan):                                                      "Four cases fit. 1 more is left out.",
		comparePath("%ff%00", "no%00where%ff"):                                                                                      "No published case has the address “no where”. It is left out.",
		comparePath(canBatllo, lAsilo, humanRights, decidim, vTaiwan) + strings.Repeat("&case=x", 12) + "&case=barcelona-guifi-net": "Four cases fit. 2 more are left out.",
		comparePath(canBatllo, lAsilo) + "&only=differences":                                                                        "They are hidden.",
		comparePath(canBatllo, "") + "&case=" + lAsilo + "&only=nonsense&x=%zz":                                                     "side by side",
	} {
		p := s.get(path)
		if !p.says(want) {
			t.Errorf("%s does not say %q", path, want)
		}
		if !utf8.ValidString(p.body) || strings.Contains(p.body, "\x00") {
			t.Errorf("%s has bytes that are no text", path)
		}
		if n := p.Find(".cmp thead th").Length(); n > 4 || n == 1 {
			t.Errorf("%s has %d cases", path, n)
		}
	}
	if a, b := s.get(comparePath(canBatllo, lAsilo)), s.get(comparePath(canBatllo, lAsilo, "nowhere")); a.header.Get("ETag") == b.header.Get("ETag") {
		t.Error("two different pages have one tag")
	}
}

// The catalogue is a moment behind the database while a case is taken away.
func TestACaseTakenAwayMeanwhileIsLeftOut(t *testing.T) {
	s := wholeSite(t)
	p, err := s.db.Published(ctx, decidim)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.db.Move(ctx, p.ID, 0, store.Unpublish, store.Author{Name: "Test"}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{comparePath(canBatllo, decidim, lAsilo): 2, comparePath(canBatllo, decidim): 0} {
		if n := s.get(path).Find(".cmp thead h2").Length(); n != want {
			t.Errorf("%s sets %d cases side by side, want %d", path, n, want)
		}
	}
}
