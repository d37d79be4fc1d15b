package templates

import (
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

func TestTheReadingGuideSaysWhatEarnsEachLevel(t *testing.T) {
	doc := render(t, Principles(PrinciplesPage{shell, found(gardens(), "")}))
	text := words(doc.Find("main"))
	for _, p := range casestudy.Principles {
		for _, want := range []string{p.Name, p.Question, p.Definition, p.Strong, p.Moderate, p.Weak} {
			if !strings.Contains(text, want) {
				t.Errorf("the guide lacks %q", want)
			}
		}
		if doc.Find("#"+p.Code+" a[href='/principles/"+p.Code+"']").Length() != 1 {
			t.Errorf("the guide does not lead to %s", p.Name)
		}
	}
	for _, want := range []string{"this directory’s own guide", "Insufficient information", "Where there is no level"} {
		if !strings.Contains(text, want) {
			t.Errorf("the guide lacks %q", want)
		}
	}
}

func TestAPrincipleShowsItsSpreadAndItsReasons(t *testing.T) {
	silent, published, read := garden(), garden(), garden()
	silent.Scores[0], silent.Readings = casestudy.Score{Level: casestudy.Strong}, nil
	published.Scores[0] = casestudy.Score{Level: casestudy.Strong, ScoredBy: casestudy.ByPublication}
	published.Readings = []casestudy.Reading{
		{Reader: "First reading", Scores: [5]casestudy.Score{{Level: casestudy.Strong, Rationale: "They sign pacts."}}},
		{Reader: "Second reading", Scores: [5]casestudy.Score{{Level: casestudy.Weak, Rationale: "They only talk."}}},
	}
	read.Scores[0] = casestudy.Score{Level: casestudy.Strong, ScoredBy: casestudy.ByReading, Confidence: "high", Rationale: "A board decides."}
	p := PrinciplePage{Shell: shell, Index: 0, Spread: catalog.Spread{2, 0, 1, 0, 1, 0}, Strong: []casestudy.Published{silent, published, read}}
	doc := render(t, Principle(p))
	want := []string{"Strong | 2 | 50%", "Moderate | 0 | 0%", "Weak | 1 | 25%", "Not assessed | 0 | 0%", "Insufficient information | 1 | 25%", "Not applicable | 0 | 0%"}
	if got := parts(doc, "#spread tbody tr"); !slices.Equal(got, want) {
		t.Errorf("the spread is %q", got)
	}
	if doc.Find("#spread th a[href='/cases?co_governance=strong']").Length() != 1 || doc.Find("#spread a[href='/cases?co_governance=moderate']").Length() != 0 {
		t.Error("the levels do not lead to their cases, or one that no case has does")
	}
	best := parts(doc, ".best > li")
	if !strings.HasSuffix(best[0], "From the published record, which gives no reason. | First reading: They sign pacts.") || strings.Contains(best[0], "only talk") {
		t.Errorf("the first case says %s", best[0])
	}
	if !strings.HasSuffix(best[1], "This directory’s reading, with high confidence. | A board decides.") {
		t.Errorf("the second case says %s", best[1])
	}
}

func TestPrinciplesLeadFromOneToTheNext(t *testing.T) {
	for i, want := range [][]string{
		{"Next: Enabling State"}, {"Previous: Urban Co-Governance", "Next: Pooling"}, {"Previous: Enabling State", "Next: Experimentalism"},
		{"Previous: Pooling", "Next: Tech Justice"}, {"Previous: Experimentalism"},
	} {
		if got := texts(render(t, Principle(PrinciplePage{Shell: shell, Index: i})), ".pages a"); !slices.Equal(got, want) {
			t.Errorf("beside %s are %q", casestudy.Principles[i].Name, got)
		}
	}
}
