package record

import (
	"slices"
	"strings"
	"unicode"
)

// A line is one line of a text, or a stretch of one.
type line struct {
	number     int    // from 1
	raw        string // as it stands, without its line end
	text       string // without the blanks around it
	start, end int    // where text stands in the whole, in bytes
	at         int    // where raw begins
}

// splitLines cuts a text at its line ends, whichever kind they are.
func splitLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	for at := 0; at < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[at:], "\r\n"); i >= 0 {
			end = at + i
			next = end + 1
			if strings.HasPrefix(text[end:], "\r\n") {
				next++
			}
		}
		lines = append(lines, newLine(len(lines)+1, text[at:end], at))
		at = next
	}
	return lines
}

func newLine(number int, raw string, at int) line {
	text := strings.TrimLeftFunc(raw, isBlank)
	start := at + len(raw) - len(text)
	text = strings.TrimRightFunc(text, isBlank)
	return line{number, raw, text, start, start + len(text), at}
}

// index is the line's place in the text, from 0.
func (l line) index() int { return l.number - 1 }

// from is what a line holds from a byte of its text on.
func (l line) from(i int) line { return newLine(l.number, l.text[i:], l.start+i) }

// isBlank tells also the blanks that no screen shows: no-break spaces, spaces
// of no width and byte order marks.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

func trim(s string) string { return strings.TrimFunc(s, isBlank) }

// inOrder sorts what was found as it stands in the text.
func (p *parser) inOrder() {
	slices.SortStableFunc(p.Places, func(a, b Place) int { return a.Start - b.Start })
	slices.SortStableFunc(p.Unplaced, func(a, b Line) int { return a.Number - b.Number })
}
