package templates

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
)

func TestContactsStayPrivateUnlessReleased(t *testing.T) {
	html, err := render(t, Case(CasePage{Shell: shell, Case: garden()})).Html()
	if err != nil {
		t.Fatal(err)
	}
	for _, private := range []string{"Secret Gardener", "secret@garden.example", "https://garden.example/secret"} {
		if strings.Contains(html, private) {
			t.Errorf("the page shows %q of a contact that was not released", private)
		}
	}
	for _, open := range []string{"Garden office", "mailto:office@garden.example"} {
		if !strings.Contains(html, open) {
			t.Errorf("the page lacks %q of a released contact", open)
		}
	}
}

func TestACasePageShowsAllThatIsRecorded(t *testing.T) {
	doc := render(t, Case(gardenPage()))
	for where, texts := range map[string][]string{
		".case-head": {
			"Garden of Utrecht", "Utrecht", "Netherlands", "52.09° N, 5.12° E", "Neighbours keep a garden with the city.", "2010, ongoing",
			"Project", "District", "Joint", "Food", "Parks and gardens", "De Tuin", "حديقة", "garden.example", "Strong", "Not assessed",
		},
		"#about":       {"It began small.", "It is deep."},
		"#partners":    {"Public–community", "The city lends the land.", "City of Utrecht", "initiator", "Stichting Tuin", "supporter", "Group not named"},
		"#initiatives": {"Seed library", "Lends seeds."},
		"#timeline":    {"2012", "The well is dug."},
		"#doubts":      {"The year of the well is not certain."},
		"#sources":     {"A walk in the garden", "The record. Co-Cities, 2018.", "record.example"},
		"#contacts":    {"Garden office"},
		"#cite":        {"Cogov. (2026). Garden.", "Cite as BibTeX", "@misc{garden}", "Cite as RIS", "TY - ELEC", "Cite as CSL-JSON", "[{}]"},
		"#history":     {"Revision 3 23 November 2026", "Sources checked", "Changed: summary, the score on Pooling and sources.", "Revision 1 1 November 2026"},
		"#similar":     {"Hall of Turin", "Differs:"},
		"#published":   {"Name Garden as published"},
		".side":        {"Added 8 June 2018", "Changed 23 November 2026", "Revision 3"},
	} {
		got := words(doc.Find(where))
		for _, text := range texts {
			if !strings.Contains(got, text) {
				t.Errorf("%s lacks %q; it says: %s", where, text, got)
			}
		}
	}
	if doc.Find("a[href='/cases/utrecht-garden.json']").Length() == 0 {
		t.Error("the page does not lead to the case as JSON")
	}
}

func TestAScoreSaysLevelReasonEvidenceAndWho(t *testing.T) {
	scores := render(t, Case(CasePage{Shell: shell, Case: garden()})).Find("#profile .scores > li")
	for i, texts := range [][]string{
		{"Urban Co-Governance", "Who decides", "Strong", "The published record gives no reason.", "From the published record, 8 June 2018", "Evidence: source 2", "First reading: Weak"},
		{"Enabling State", "Moderate", "The city pays for water.", "This directory’s reading", "Low confidence", "Readings differed."},
		{"Pooling", "Not assessed", "Nobody has scored this principle for the case yet."},
		{"Experimentalism", "Insufficient information", "Nothing is said of trials."},
		{"Tech Justice", "Not applicable", "The principle does not apply to this kind of case."},
	} {
		got := words(scores.Eq(i))
		for _, text := range texts {
			if !strings.Contains(got, text) {
				t.Errorf("score %d lacks %q; it says: %s", i+1, text, got)
			}
		}
	}
	if scores.Eq(0).Find("a[href='#s2']").Length() != 1 {
		t.Error("evidence that is one of the sources does not lead to it")
	}
}

func TestReadingsAreNamedAndDated(t *testing.T) {
	profile := render(t, Case(CasePage{Shell: shell, Case: garden()})).Find("#profile")
	if got := words(profile.Find(".reader")); !strings.Contains(got, "First reading (23 November 2026) The sources.") {
		t.Errorf("the readers are %q", got)
	}
	said := profile.Find(".readings").First().Find("p")
	for i, want := range []string{"First reading: Weak", "Only the city decides.", "Medium confidence"} {
		if got := words(said.Eq(i)); got != want {
			t.Errorf("the reading of the first principle says %q; want %q", got, want)
		}
	}
}

func TestEachMissingStateHasItsOwnWordsAndMark(t *testing.T) {
	seen := map[string]casestudy.Level{}
	for _, l := range []casestudy.Level{casestudy.NotAssessed, casestudy.InsufficientInformation, casestudy.NotApplicable} {
		c := garden()
		c.Readings = nil
		for i := range c.Scores {
			c.Scores[i] = casestudy.Score{Level: l}
		}
		doc := render(t, Case(CasePage{Shell: shell, Case: c}))
		mark, err := doc.Find("#profile .lv svg").First().Html()
		if err != nil {
			t.Fatal(err)
		}
		for _, sign := range []string{words(doc.Find("#profile .lv b").First()), words(doc.Find("#profile .reason").First()), mark} {
			if other, ok := seen[sign]; ok || sign == "" {
				t.Errorf("%s and %s share %q", l, other, sign)
			}
			seen[sign] = l
		}
	}
}

func TestThePentagonShowsWhoTakesPart(t *testing.T) {
	figure := render(t, Case(CasePage{Shell: shell, Case: garden()})).Find("svg.penta")
	for selector, n := range map[string]int{"circle.on": 2, "circle.off": 3, "path.edge": 1, "circle.leadring": 1, "text.n": 1} {
		if got := figure.Find(selector).Length(); got != n {
			t.Errorf("%d of %s; want %d", got, selector, n)
		}
	}
}

func TestASparseCaseHasNoEmptySections(t *testing.T) {
	c := casestudy.Published{Revision: 1, Case: casestudy.Case{Name: "Bare", Slug: "bare"}}
	doc := render(t, Case(CasePage{Shell: shell, Case: c}))
	var ids []string
	doc.Find("article > section").Each(func(_ int, s *goquery.Selection) { ids = append(ids, s.AttrOr("id", "")) })
	if got := strings.Join(ids, " "); got != "profile cite" {
		t.Errorf("the sections are %s", got)
	}
	if n := doc.Find(".toc a").Length(); n != len(ids) {
		t.Errorf("the contents list %d sections of %d", n, len(ids))
	}
	doc.Find("dd").Each(func(_ int, s *goquery.Selection) {
		if words(s) == "" {
			t.Errorf("nothing is said about %q", words(s.Parent()))
		}
	})
}

// words is the text of a selection with single blanks.
func words(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// withText matches elements of a text.
func withText(text string) func(int, *goquery.Selection) bool {
	return func(_ int, s *goquery.Selection) bool { return words(s) == text }
}
