package search

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
)

func TestWhatIsNotShownIsExplained(t *testing.T) {
	c := asilo(t)
	c.Description = "## The well\n\nIt **began** small.\n\n" + strings.Repeat("Then it grew. ", 30) + "A pact with the city ended the quarrel. " + strings.Repeat("All is well. ", 30)
	for question, want := range map[string]string{
		"asilo":           "",
		"asilo summary":   "",
		"cloister":        "Other name: Ex cloister",
		"italian":         "Country: Italy (Italian)",
		"europe comune":   "World region: Europe; Organisation: Comune",
		"lodz":            "Sources: Łódź Press",
		"purse":           "Pooling, reason: Shared purse",
		"well began":      "Description: The well It began small. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then …",
		"pact quarrel":    "Description: … it grew. Then it grew. Then it grew. Then it grew. Then it grew. A pact with the city ended the quarrel. All is well. All is well. All is well. All is well. All is well. All …",
		"another summary": "Open doubts: Another",
		"italian pact":    "Country: Italy (Italian); Description: … Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. Then it grew. A pact with the city ended the quarrel. All is well. All is well. All is well. All is well. …",
	} {
		snippets, all := Read(question).Explain(&c, c.Name, c.Summary)
		var got []string
		for _, s := range snippets {
			got = append(got, s.Label+": "+s.Text)
		}
		if strings.Join(got, "; ") != want || !all {
			t.Errorf("%q is explained (whole: %v) by\n%s\nwant\n%s", question, all, strings.Join(got, "; "), want)
		}
	}
	for _, question := range []string{"private", "hidden", "asilo nowhere", `"summary description"`, `"comune collective"`} {
		if _, all := Read(question).Explain(&c); all {
			t.Errorf("%q is explained", question)
		}
	}
}

// TestEveryWordIsMarkedOrExplained takes words out of cases and asks for them.
func TestEveryWordIsMarkedOrExplained(t *testing.T) {
	cases := madeup.Cases(100, 1)
	rapid.Check(t, func(t *rapid.T) {
		c := cases[rapid.IntRange(0, len(cases)-1).Draw(t, "case")]
		question := drawQuestion(t, &c)
		terms := Read(question)
		shown := []string{c.Name, c.City, c.Summary}
		snippets, all := terms.Explain(&c, shown...)
		if !all {
			t.Fatalf("%q is not all explained by %v", question, snippets)
		}
		for i := range terms.List {
			if !says(Terms{List: terms.List[i : i+1]}, shown, snippets) {
				t.Fatalf("%q: %q is neither marked nor explained by %v", question, terms.List[i].Words, snippets)
			}
		}
	})
}

// says reports whether a term stands in what is shown, or a snippet is about it.
func says(term Terms, shown []string, snippets []Snippet) bool {
	for _, text := range shown {
		if len(term.Marks(text)) > 0 {
			return true
		}
	}
	for _, s := range snippets {
		if len(term.Marks(s.Text)) > 0 {
			return true
		}
	}
	return false
}

// drawQuestion asks for words, beginnings and phrases of a case.
func drawQuestion(t *rapid.T, c *casestudy.Case) string {
	p := PassagesOf(c)
	var parts []string
	for i := range rapid.IntRange(1, 4).Draw(t, "terms") {
		from := rapid.SampledFrom([][]Passage{p.Names, p.Keywords, p.Texts}).Draw(t, fmt.Sprint("kind ", i))
		passage := rapid.SampledFrom(from).Draw(t, fmt.Sprint("passage ", i))
		text := rapid.SampledFrom(append([]string{passage.Text}, passage.Also...)).Draw(t, fmt.Sprint("text ", i))
		words := appendWords(nil, text)
		if len(words) == 0 {
			continue
		}
		first := rapid.IntRange(0, len(words)-1).Draw(t, fmt.Sprint("word ", i))
		last := min(first+rapid.IntRange(0, 2).Draw(t, fmt.Sprint("more ", i)), len(words)-1)
		said := text[words[first].from:words[last].to]
		switch rapid.IntRange(0, 2).Draw(t, fmt.Sprint("form ", i)) {
		case 0:
			said = `"` + said + `"`
		case 1:
			said = strings.ToUpper(said)
		case 2: // a beginning
			if r := []rune(words[last].text); len(r) > 2 {
				said = text[words[first].from:words[last].from] + string(r[:2])
			}
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, " ")
}

func BenchmarkExplain(b *testing.B) {
	cases := madeup.Cases(100, 1)
	terms := Read("orchards council")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c := &cases[i%len(cases)]
		terms.Explain(c, c.Name, c.City, c.Summary)
	}
}
