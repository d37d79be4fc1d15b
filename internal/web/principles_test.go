package web

import (
	"slices"
	"testing"

	"cogov/internal/casestudy"
)

func TestPrinciplesShowTheirBestCasesWithReasons(t *testing.T) {
	s := wholeSite(t)
	for _, path := range s.get("/principles").hrefs(".reading-guide h2 a") {
		p := s.get(path)
		countries := map[string]bool{}
		for _, place := range p.texts(".best .place span:not(.num)") {
			countries[place] = true
		}
		if n := len(p.texts(".best > li")); n != 6 || len(countries) < 6 && path != "/principles/tech_justice" { // that has seven, of three countries
			t.Errorf("%s: %d cases of %v", path, n, countries)
		}
		if n := p.Find(".best > li:has(.why)").Length(); n != 6 {
			t.Errorf("%s: %d cases have a reason", path, n)
		}
	}
	for path, want := range map[string]string{"/principles/pooling": "Fideicomiso de la Tierra del Caño Martín Peña", "/principles/enabling_state": "Human Rights City Utrecht"} {
		if got := s.get(path).texts(".best h3"); !slices.Contains(got[:2], want) {
			t.Errorf("%s: a published score does not stand among the first: %v", path, got)
		}
	}
}

func TestAPrincipleOfAnEmptyDirectoryIsExplained(t *testing.T) {
	s := emptySite(t)
	for _, p := range casestudy.Principles {
		if page := s.get("/principles/" + p.Code); !page.says(p.Strong) || page.Find("#spread, #best").Length() > 0 {
			t.Errorf("%s is not explained, or shows cases", p.Name)
		}
	}
	for _, path := range []string{"/principles", "/countries", "/about", "/"} {
		s.get(path)
	}
}

func TestTheOldAddressOfTheGuideStillLeadsToIt(t *testing.T) {
	p := newSite(t).get("/about")
	for _, anchor := range []string{"#guide", "#pooling"} {
		if p.Find(anchor).Length() != 1 {
			t.Errorf("nothing is at %s", anchor)
		}
	}
	if p.Find(`#pooling a[href="/principles/pooling"]`).Length() != 1 {
		t.Error("it does not lead to the principle")
	}
}

// The numbers are those of the data set's description.
func TestAboutCountsTheScores(t *testing.T) {
	p := wholeSite(t).get("/about")
	for _, want := range []string{"13 scores were seen in published records, in 3 cases.", "83 cases were read twice", "Of 415 pairs of scores 366 agree", "and 49 differ"} {
		if !p.says(want) {
			t.Errorf("it does not say %q", want)
		}
	}
}
