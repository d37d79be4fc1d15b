package search

import (
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDistanceCountsMistakes(t *testing.T) {
	for pair, want := range map[string]int{
		"bologna bologna": 0, "bolonga bologna": 1, "regulaton regulation": 1, "comunitty community": 2, "ab ba": 1, "abc cab": 2, "kitten sitting": 3,
		"garden": 4, "ab": 2, "пакт пакт": 0, "паткы пакты": 1,
	} {
		a, b, _ := strings.Cut(pair, " ")
		if got := distance([]rune(a), []rune(b), 9); want < 4 && got != want || want == 4 && got < 4 {
			t.Errorf("%s: %d; want %d", pair, got, want)
		}
	}
}

// TestDistanceIsWhatTheRuleSays compares it with the rule written down plainly,
// and no word that is near has letters that are far.
func TestDistanceIsWhatTheRuleSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("abcé")), 0, 7, -1)
		a, b, most := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 3).Draw(t, "most")
		want := plainDistance([]rune(a), []rune(b))
		got := distance([]rune(a), []rune(b), most)
		if want <= most && got != want || want > most && got <= most {
			t.Fatalf("%q to %q: %d, want %d (at most %d)", a, b, got, want, most)
		}
		if want <= most && !lettersOf(a).near(lettersOf(b), most) {
			t.Fatalf("the letters of %q and %q are not near", a, b)
		}
	})
}

func plainDistance(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	d := plainDistance(a[1:], b[1:])
	if a[0] != b[0] {
		d++
	}
	d = min(d, plainDistance(a[1:], b)+1, plainDistance(a, b[1:])+1)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, plainDistance(a[2:], b[2:])+1)
	}
	return d
}

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	l, err := NewLexicon("2016 9\nbologna 6\nco 20\ncommunity 60\ncomunity 1\ngarden 18\ngardener 3\ngovernance 40\nland 30\nlodz 2\nregularly 1\nregulation 9\nregulations 2\nteam 14\nthat 80\ntra 49\ntrust 14\nwifi 1\nwiki 20\nпакт 1\n")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestATextIsSpeltAsTheDirectoryDoes(t *testing.T) {
	l := lexicon(t)
	for text, want := range map[string]string{
		"bolonga regulaton":     "bologna regulation; bologna regulations",
		"“BOLONGA regulation”?": "“bologna regulation”?",
		"landtrust":             "land trust",
		"co-goverance":          "co-governance",
		"comunity garden":       "community garden",
		"garde":                 "", // begins a word
		"bologna garden":        "",
		"xyz":                   "",
		"2017":                  "",
		"пактт":                 "пакт",
		"thta":                  "that",
		"tram":                  "",
		"taem":                  "team",
		"wifi":                  "",
		"a gard-ener":           "a gardener",
		"":                      "",
	} {
		if got := strings.Join(l.Respell(text), "; "); got != want {
			t.Errorf("%q is spelt %q; want %q", text, got, want)
		}
	}
}

func TestALexiconIsInOrder(t *testing.T) {
	for _, lines := range []string{"b 1\na 1\n", "a 1\na 1\n", "a\n", "a x\n"} {
		if _, err := NewLexicon(lines); err == nil {
			t.Errorf("%q is taken", lines)
		}
	}
	if l, err := NewLexicon(""); err != nil || l.Len() != 0 || len(l.Respell("word")) != 0 {
		t.Errorf("no words: %v, %v", l, err)
	}
}

// BenchmarkRespell looks for two words among as many as 10,000 real cases may
// have, and says what these take up.
func BenchmarkRespell(b *testing.B) {
	words := map[string]bool{"bologna": true, "regulation": true}
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("a ba co de es fi ga in jo ka la ma ne or pi re sta tion ur ve wi ing ment al ")
	for len(words) < 150_000 {
		word := ""
		for range 2 + r.IntN(4) {
			word += syllables[r.IntN(len(syllables))]
		}
		words[word] = true
	}
	var lines strings.Builder
	for _, word := range slices.Sorted(maps.Keys(words)) {
		lines.WriteString(word + " 7\n")
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	l, err := NewLexicon(strings.Clone(lines.String()))
	if err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		l.Respell("bolonga regulaton")
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
}
