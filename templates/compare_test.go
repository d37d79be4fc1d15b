package templates

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
)

func comparing(cases ...casestudy.Published) ComparePage {
	return ComparePage{Shell: shell, Cases: cases}
}

// compared gives a row of the comparison: its header, then its cells.
func compared(doc *goquery.Document, label string) []string {
	row := doc.Find(".cmp tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool {
		th := s.Find("th").Clone()
		th.Find("small").Remove()
		return words(th) == label
	})
	cells := row.Find("th").Map(func(_ int, s *goquery.Selection) string { return words(s) })
	return append(cells, row.Find("td > div").Map(func(_ int, s *goquery.Selection) string {
		return strings.Join(s.Children().Map(func(_ int, p *goquery.Selection) string { return words(p) }), " ")
	})...)
}

func TestAComparisonAlignsWhatIsRecorded(t *testing.T) {
	a, c := garden(), gardens()[2]
	c.ResourceTypes = []string{"water", "food"}
	c.Organisations = nil
	doc := render(t, Compare(comparing(a, c)))
	for label, want := range map[string][]string{
		"Urban Co-Governance":  {"Urban Co-Governance differs", "Strong From the published record", "Weak From the published record"},
		"Enabling State":       {"Enabling State same in both", "Moderate The city pays for water. This directory’s reading", "Moderate The city pays for water. This directory’s reading"},
		"Public":               {"Public differs", "Takes part City of Utrecht (initiator)", "Takes no part, as far as is recorded"},
		"Knowledge":            {"Knowledge same in both", "Takes no part, as far as is recorded", "Takes no part, as far as is recorded"},
		"Other organisations":  {"Other organisations differs", "Stichting Tuin", "Not recorded"},
		"Country or territory": {"Country or territory differs", "Netherlands", "Italy"},
		"Years":                {"Years same in both", "2010, ongoing", "2010, ongoing"},
		"What is shared":       {"What is shared differs in both: food", "Food", "Water, Food"},
		"Topics":               {"Topics same in both", "Parks and gardens, Food", "Parks and gardens, Food"},
		"Initiatives":          {"Initiatives same in both", "Seed library", "Seed library"},
		"Number of sources":    {"Number of sources same in both", "2", "2"},
	} {
		if got := compared(doc, label); !slices.Equal(got, want) {
			t.Errorf("%s: %q; want %q", label, got, want)
		}
	}
	said := words(doc.Find("#same"))
	same, rows := doc.Find(".cmp tbody .same").Length(), doc.Find(".cmp tbody tr:not(.grp)").Length()
	if want := number(same) + " of " + number(rows) + " rows are the same in both."; said != want {
		t.Errorf("the page says %q; there are %s", said, want)
	}
	if doc.Find("meta[name=robots][content=noindex]").Length() != 0 { // the handler decides
		t.Error("the page hides by itself")
	}
}

// A set of codes in another order is the same set.
func TestTheOrderOfASetIsNoDifference(t *testing.T) {
	a, b := garden(), garden()
	b.Slug, b.Topics = "other", []string{"food", "parks_and_gardens"}
	if got := compared(render(t, Compare(comparing(a, b))), "Topics"); got[0] != "Topics same in both" {
		t.Errorf("%q", got)
	}
}

func TestEveryShortFieldIsCompared(t *testing.T) {
	full := garden()
	doc := render(t, Compare(comparing(full, gardens()[2])))
	for _, s := range casestudy.Sections {
		for _, f := range s.Fields {
			if s.Name == casestudy.ProfileSection || slices.Contains(comparedElsewhere, f.Name) || f.Value(&full.Case).String() == "" {
				continue
			}
			if len(compared(doc, f.Label)) != 3 {
				t.Errorf("%s is not compared", f.Name)
			}
		}
	}
}

func TestOnlyDifferences(t *testing.T) {
	all, p := comparing(gardens()...), comparing(gardens()...)
	p.Only = true
	doc, whole := render(t, Compare(p)), render(t, Compare(all))
	if n := doc.Find(".cmp .same").Length(); n != 0 {
		t.Errorf("%d rows that are the same are shown", n)
	}
	want := whole.Find(".cmp tbody tr:not(.same):not(.grp)").Length()
	if got := doc.Find(".cmp tbody tr:not(.grp)").Length(); got != want || got == 0 {
		t.Errorf("%d rows are shown, %d differ", got, want)
	}
	here := "/compare?case=utrecht-garden&case=bare&case=turin-hall"
	if doc.Find("main a[href='"+here+"']").Length() != 1 || whole.Find("main a[href='"+here+"&only=differences']").Length() != 1 {
		t.Error("one cannot switch between all rows and those that differ")
	}
	if got := doc.Find(".cmp-case .drop").First().AttrOr("href", ""); got != "/compare?case=bare&case=turin-hall&only=differences" {
		t.Errorf("taking one away leads to %s", got)
	}
	if whole.Find("tr.same small:contains('same in all three')").Length() == 0 {
		t.Error("what is the same is not said")
	}
}

// The figure has a mark for every score: filled on the line of its level, hollow
// below all levels where there is none. The table beside it says the same.
func TestTheProfilesLieOverOneAnother(t *testing.T) {
	cases := gardens()
	doc := render(t, Compare(comparing(cases...)))
	for i := range cases {
		group := doc.Find(".overlay ." + lineClass(i))
		marks := func(selector string) int {
			return strings.Count(group.Find(selector).AttrOr("d", ""), "M")
		}
		levels := 0
		for _, s := range cases[i].Scores {
			if s.Level.Ordinal() > 0 {
				levels++
			}
		}
		if filled, hollow := marks(".mk:not(.hollow)"), marks(".hollow"); filled != levels || hollow != 5-levels {
			t.Errorf("%s: %d marks are filled and %d hollow; it has %d levels", cases[i].Name, filled, hollow, levels)
		}
		row := doc.Find(".profiles tbody tr").Eq(i)
		if got := words(row.Find("th")); got != cases[i].Name || row.Find("th ."+lineClass(i)).Length() != 1 {
			t.Errorf("row %d is of %q, or without a sample of its line", i, got)
		}
		for s, td := range row.Find("td").EachIter() {
			if got := words(td); got != levelLabel(cases[i].Scores[s].Level) {
				t.Errorf("%s: the table says %q", cases[i].Name, got)
			}
		}
	}
}

// Rows laid out as blocks are no table rows any more unless their roles are
// said.
func TestAComparisonStaysATable(t *testing.T) {
	doc := render(t, Compare(comparing(gardens()...)))
	for selector, role := range map[string]string{"table.cmp": "table", ".cmp thead, .cmp tbody": "rowgroup", ".cmp tr": "row", ".cmp td": "cell", ".cmp thead th": "columnheader", ".cmp tbody th": "rowheader"} {
		doc.Find(selector).Each(func(_ int, s *goquery.Selection) {
			if s.AttrOr("role", "") != role {
				t.Errorf("%s %q has the role %q; want %s", selector, words(s), s.AttrOr("role", ""), role)
			}
		})
	}
	for i, tr := range doc.Find(".cmp tbody tr:not(.grp)").EachIter() {
		if tr.Find("td").Length() != 3 {
			t.Errorf("row %d has %d cells", i, tr.Find("td").Length())
		}
	}
}

func TestWhatCannotBeComparedIsSaid(t *testing.T) {
	none := render(t, Compare(ComparePage{Shell: shell, Unknown: []string{"<b>nowhere"}}))
	if !strings.Contains(words(none.Find("main")), "No published case has the address “<b>nowhere”.") || none.Find("table").Length() != 0 {
		t.Error("an unknown name is not said, or something is compared")
	}
	one := render(t, Compare(comparing(garden())))
	if !strings.Contains(words(one.Find("main")), "Garden of Utrecht is the first. One more case is needed") || one.Find("form.search input[name=case][value=utrecht-garden]").Length() != 1 {
		t.Error("with one case the page does not say what is missing, or forgets it")
	}
	for _, doc := range []*goquery.Document{none, one} {
		if doc.Find("form.search[action='/cases'] input[name=q]").Length() != 1 || doc.Find("main a[href^='/cases']").Length() == 0 {
			t.Error("the page leads to no cases")
		}
	}
	p := comparing(gardens()...)
	p.Beyond = 2
	if got := words(render(t, Compare(p)).Find(".note")); got != "Four cases fit. 2 more are left out." {
		t.Errorf("of more cases than fit it says %q", got)
	}
}
