package search

import (
	"strings"
	"testing"
)

// written shows terms plainly: a* may go on, a|b counts as well, "a b" in a row.
func written(t Terms) string {
	var list []string
	for _, term := range t.List {
		s := strings.Join(append([]string{strings.Join(term.Words, " ")}, term.Others...), "|")
		if len(term.Words) > 1 || !term.Begins && len([]rune(s)) > 1 {
			s = `"` + s + `"`
		}
		if term.Begins {
			s += "*"
		}
		list = append(list, s)
	}
	if len(t.Common) > 0 {
		list = append(list, "without", strings.Join(t.Common, ","))
	}
	return strings.Join(list, " ")
}

func TestATextAsksForWordsAndPhrases(t *testing.T) {
	for text, want := range map[string]string{
		"Bologna":                          "bologna*",
		"São PAULO":                        "sao* paulo*",
		"Łódź":                             "lodz*",
		`"human rights" city`:              `"human rights" city|cities*`,
		"“human rights” city":              `"human rights" city|cities*`,
		`human "rights`:                    "human* rights|right*",
		`""`:                               "",
		"a":                                "a",
		"都":                                "都*",
		"k-pop":                            `"k pop"*`,
		"co-governance":                    `"co governance"*`,
		"L’Asilo":                          `"l asilo"*`,
		"Utrecht's garden":                 "utrecht* garden*",
		"-garden- AND *":                   "garden* without AND",
		"names:x NEAR(a b)":                "names|name* x b without NEAR,a",
		"½ ﬁne №5":                         `"1 2" fine* no5*`,
		"ΟΔΟΣ":                             "οδοσ*",
		"":                                 "",
		"*\"(":                             "",
		"\xff garden \x00":                 "garden*",
		strings.Repeat("word ", 20):        strings.TrimSpace(strings.Repeat("word* ", maxTerms)),
		"that Italian regulation":          "italian* regulation* without that",
		"something like Ghent near Lisbon": "ghent* lisbon* without something,like,near",
		`"that" Italian regulation`:        `"that" italian* regulation*`,
		"who is it":                        "who* is* it*",
		"Where the residents and THE be":   "residents|resident* without Where,the,and,THE,be",
	} {
		if got := written(Read(text)); got != want {
			t.Errorf("%q asks for %s; want %s", text, got, want)
		}
	}
}

func TestAWordStandsForItsOtherNumber(t *testing.T) {
	for word, want := range map[string]string{
		"regulations": "regulation", "cities": "city,citie", "city": "cities", "churches": "church,churche", "boxes": "box,boxe",
		"houses": "house", "regulation": "", "commons": "", "process": "", "campus": "", "basis": "", "day": "", "law": "", "gas": "", "рынки": "",
	} {
		if got := strings.Join(otherNumber(word), ","); got != want {
			t.Errorf("%s stands for %q; want %q", word, got, want)
		}
	}
}

func TestATermIsTakenOutOfItsText(t *testing.T) {
	for text, want := range map[string]string{
		`that Italian "human rights" co-city?`: `"human rights" co-city | Italian co-city | Italian "human rights"`,
		"“a b”c d":                             "c d | “a b” d | “a b” c",
		"word":                                 "",
	} {
		var got []string
		terms := Read(text)
		for i := range terms.List {
			got = append(got, terms.Without(i))
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%q becomes %s; want %s", text, strings.Join(got, " | "), want)
		}
	}
}
