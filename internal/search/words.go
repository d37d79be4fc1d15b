package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cogov/internal/places"
)

// A word of a text: letters and numbers, folded, and where they stand in it.
type word struct {
	text     string
	from, to int
}

// appendWords takes a text apart. The words of a text and those of its folded
// copy are the same, so that what is found in the one can be shown in the other.
func appendWords(list []word, text string) []word {
	for from := 0; from < len(text); {
		to, plain, capital := run(text, from)
		switch {
		case to == from: // at a gap
			to++
		case !plain:
			list = appendForeign(list, text[from:to], from)
		case capital:
			list = append(list, word{strings.ToLower(text[from:to]), from, to})
		default:
			list = append(list, word{text[from:to], from, to})
		}
		from = to
	}
	return list
}

// run finds the end of what stands between two gaps of ASCII, and says whether
// it is plain ASCII and has capital letters.
func run(text string, from int) (to int, plain, capital bool) {
	plain = true
	for to = from; to < len(text); to++ {
		switch c := text[to]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			capital = true
		case c >= utf8.RuneSelf:
			plain = false
		default:
			return to, plain, capital
		}
	}
	return to, plain, capital
}

// appendForeign takes apart what is more than ASCII: one character may fold to
// several letters (ß), to none (an accent of its own), or to more than a word (½).
func appendForeign(list []word, text string, offset int) []word {
	var b strings.Builder
	var open word
	end := func() {
		if open.text = b.String(); open.text != "" {
			list = append(list, open)
		}
		b = strings.Builder{}
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		folded := string(unicode.ToLower(r))
		if r >= utf8.RuneSelf {
			folded = places.Fold(text[at : at+size])
		}
		from := offset + at
		at += size
		if folded == "" {
			open.to = offset + at // it belongs to the letter before it
		}
		for _, f := range folded {
			if !isLetter(f) {
				end()
				continue
			}
			if b.Len() == 0 {
				open.from = from
			}
			open.to = offset + at
			b.WriteRune(f)
		}
	}
	end()
	return list
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
