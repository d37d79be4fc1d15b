package store

import (
	"math/rand/v2"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/search"
)

func TestSearchFindsWordsPrefixesAndPhrasesWithoutAccents(t *testing.T) {
	s := openStore(t)
	lodz := create(t, s, garden(t), true)
	other := create(t, s, caseOf(t, casestudy.Answers{"name": {"Bakery"}, "city": {"Ghent"}, "country": {"BE"}, "summary": {"Bread near a garden, in the style of neighbours."}, "topics": {"food"}}), true)
	create(t, s, caseOf(t, casestudy.Answers{"name": {"Garden nobody sees yet"}}), false)
	tokyo := create(t, s, caseOf(t, casestudy.Answers{"name": {"都市計画"}, "city": {"Tokyo"}, "country": {"JP"}, "summary": {"Plans."}}), true)
	for text, want := range map[string][]int64{
		"lodz": {lodz}, "ŁÓDŹ": {lodz}, "sao paulo": {lodz}, "neighb": {lodz, other}, "garden": {lodz, other}, "polish": {lodz}, "Belgian food": {other},
		`"keep a garden"`: {lodz}, `"garde"`: nil, "k": nil, "都": {tokyo}, "a": {lodz, other}, `"garden keep"`: nil, "bread garden": {other}, "nothing like it": nil, "europe": {lodz, other},
		"": nil, "   ": nil, "holland": nil, "gardens": {lodz, other}, "breads": {other}, "that garden of the keep": {lodz}, `"that" garden`: nil,
	} {
		got, err := s.Search(ctx, text, true)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if !sameIDs(got, want) {
			t.Errorf("%q found %v; want %v", text, got, want)
		}
	}
	if got, _ := s.Search(ctx, "garden", true); len(got) != 2 || got[0] != lodz {
		t.Errorf("a word in the name does not come first: %v", got)
	}
}

// question asks for up to three words, beginnings or phrases of a case.
func question(r *rand.Rand, c *casestudy.Case) string {
	p := search.PassagesOf(c)
	var parts []string
	for range 1 + r.IntN(3) {
		from := [][]search.Passage{p.Names, p.Keywords, p.Texts}[r.IntN(3)]
		words := strings.Fields(from[r.IntN(len(from))].Text)
		if len(words) == 0 {
			continue
		}
		at := r.IntN(len(words))
		switch said := words[at:min(at+1+r.IntN(3), len(words))]; r.IntN(4) {
		case 0:
			parts = append(parts, `"`+strings.Join(said, " ")+`"`)
		case 1:
			parts = append(parts, strings.ToUpper(said[0]))
		case 2:
			runes := []rune(said[0])
			parts = append(parts, string(runes[:1+r.IntN(len(runes))]))
		case 3:
			parts = append(parts, said...)
		}
	}
	return strings.Join(parts, " ")
}

func TestAPhraseIsNotFoundAcrossTwoTexts(t *testing.T) {
	s := openStore(t)
	c := garden(t)
	c.Summary, c.Description = "It ends with a door", "Windows come next"
	create(t, s, c, true)
	for text, want := range map[string]int{`"door windows"`: 0, `"a door"`: 1, "door windows": 1} {
		if got, _ := s.Search(ctx, text, false); len(got) != want {
			t.Errorf("%s found %v", text, got)
		}
	}
}

func TestANameCountsMoreThanManyMentions(t *testing.T) {
	s := openStore(t)
	create(t, s, caseOf(t, casestudy.Answers{"name": {"Much said"}, "city": {"Ghent"}, "country": {"BE"}, "summary": {strings.Repeat("pact ", 50)}}), true)
	named := create(t, s, caseOf(t, casestudy.Answers{"name": {"The pact"}, "city": {"Ghent"}, "country": {"BE"}, "description": {strings.Repeat("Something else is told. ", 50)}}), true)
	if got, _ := s.Search(ctx, "pact", true); len(got) != 2 || got[0] != named {
		t.Errorf("found %v", got)
	}
}

func TestWordsAreThoseOfThePublishedCases(t *testing.T) {
	s := openStore(t)
	spelt := func(text string) string {
		t.Helper()
		words, err := s.Words(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(words.Respell(text), "; ")
	}
	if got := spelt("gardne"); got != "" {
		t.Errorf("without cases there is %q", got)
	}
	first := caseOf(t, casestudy.Answers{"name": {"Łódź garden"}, "city": {"Ghent"}, "country": {"BE"}, "summary": {"Cyclists."}})
	id := create(t, s, first, true)
	create(t, s, caseOf(t, casestudy.Answers{"name": {"Draft by fishers"}}), false)
	for text, want := range map[string]string{"gardne": "garden", "Belgain gardne": "belgian garden; belgie garden", "cyclsits": "cyclists", "fihsers": "", "lodzz": "lodz"} {
		if got := spelt(text); got != want {
			t.Errorf("%q is spelt %q; want %q", text, got, want)
		}
	}
	first.Summary = "Orchards."
	if err := s.Update(ctx, id, 1, Change{Case: first, Publish: true}); err != nil {
		t.Fatal(err)
	}
	if got := spelt("cyclsits") + spelt("orchrads"); got != "orchards" {
		t.Errorf("after a change there is %q", got)
	}
}

func sameIDs(a, b []int64) bool {
	seen := map[int64]int{}
	for _, id := range a {
		seen[id]++
	}
	for _, id := range b {
		seen[id]--
	}
	for _, n := range seen {
		if n != 0 {
			return false
		}
	}
	return true
}

func FuzzNoTextIsASearchError(f *testing.F) {
	for _, text := range []string{`"`, `a AND`, `*`, `(`, `a-b`, `^`, "\x00", `NEAR(a b)`, `names:x`, `{`, `a"b"c`, `""`, "'", `\`, "🙂", "a\xffb", "{names}: x", "-", "NOT", "ﬁ"} {
		f.Add(text)
	}
	s, err := OpenExclusive(ctx, f.TempDir())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := s.Search(ctx, text, true); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
