package places

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not decompose into a base letter and an accent.
var letters = strings.NewReplacer(
	"ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss",
	"æ", "ae", "œ", "oe", "ħ", "h", "ı", "i", "ŧ", "t", "ŋ", "n", "ς", "σ",
	"’", "'", "‘", "'", "ʼ", "'",
)

// Fold makes a text comparable: lower case, without accents, with the Latin
// letters that carry no separate accent (ł, ø, đ …) written plainly and curly
// apostrophes straight. "Łódź" becomes "lodz".
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return letters.Replace(b.String())
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Slug makes the last part of a URL from a name: folded, ASCII letters and
// digits, one hyphen between words. It is empty when nothing of the name is
// left, as with a name in another script.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(name) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'':
			// "l'asilo" reads better as "lasilo" than as "l-asilo".
		default:
			gap = true
		}
	}
	return b.String()
}
