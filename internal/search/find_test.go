package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// marked puts the marks of a text into brackets.
func marked(question, text string) string {
	var b strings.Builder
	at := 0
	for _, m := range Read(question).Marks(text) {
		b.WriteString(text[at:m.From] + "[" + text[m.From:m.To] + "]")
		at = m.To
	}
	return b.String() + text[at:]
}

func TestMarksShowWhatWasFoundAsItIsWritten(t *testing.T) {
	for _, c := range []struct{ question, text, want string }{
		{"sao", "Parks of São Paulo", "Parks of [São] Paulo"},
		{"SÃO", "sao, sa\u0303o, saone", "[sao], [sa\u0303o], [saone]"},
		{"lodz", "Łódź", "[Łódź]"},
		{"strasse", "Die Straße", "Die [Straße]"},
		{"regul", "A regulation <of> regulars & others", "A [regulation] <of> [regulars] & others"},
		{`"regul"`, "A regulation", "A regulation"},
		{`"human rights"`, "Human   rights are human; rights.", "[Human   rights] are [human; rights]."},
		{"human rights", "Human rights", "[Human] [rights]"},
		{`"a b" "b c"`, "a b c", "[a b c]"},
		{"co-governance", "co-governance, governance, Co governances", "[co-governance], governance, [Co governances]"},
		{"regulations cities", "one regulation, one city", "one [regulation], one [city]"},
		{"city", "The cities of Citytown", "The [cities] of [Citytown]"},
		{"that regulation", "that regulation", "that [regulation]"},
		{"2", "½ of it", "[½] of it"},
		{"asilo", "L'Asilo", "L'[Asilo]"},
		{"garden", "", ""},
		{"", "garden", "garden"},
		{"都市", "都市計画", "[都市計画]"},
	} {
		if got := marked(c.question, c.text); got != c.want {
			t.Errorf("%q in %q: %q; want %q", c.question, c.text, got, c.want)
		}
	}
}

// TestMarksAreOrderedPartsOfTheText holds for whatever people write.
func TestMarksAreOrderedPartsOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		at := 0
		for _, m := range Read(rapid.String().Draw(t, "question") + " " + text).Marks(text) {
			if m.From < at || m.To <= m.From || m.To > len(text) || !utf8.ValidString(text[m.From:m.To]) {
				t.Fatalf("mark %v after %d of %d bytes", m, at, len(text))
			}
			at = m.To
		}
	})
}

// TestEveryWordOfATextIsFoundInIt, however it is written.
func TestEveryWordOfATextIsFoundInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("aAsSiIeé łØßﬁ½'’- \n\u0303İςΣ都서.,"))).Draw(t, "text")
		terms := Read(strings.ToUpper(text))
		if got, all := (&looker{Terms: terms}).in(text), termSet(1)<<len(terms.List)-1; got != all {
			t.Fatalf("%q asks for %s, but has %b", text, written(terms), got)
		}
	})
}
