package store

import (
	"testing"

	"cogov/internal/casestudy"
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
		"": nil, "   ": nil,
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
