package record

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

func (p *parser) readName(part part) { p.answer(part, "name", part.value()) }

// readDescription reads the description with its paragraphs, and the headings
// in it as Markdown.
func (p *parser) readDescription(part part) {
	lines := rawLines(part)
	for i, isHeading := range headings(lines) {
		if isHeading {
			lines[i] = "## " + trim(lines[i])
		}
	}
	p.answer(part, part.slot.field, plain(lines))
}

// paragraphs are the lines of a part as they stand.
func paragraphs(part part) string { return plain(rawLines(part)) }

// rawLines are the lines of a part as they stand, without the blanks of blank
// ones.
func rawLines(part part) []string {
	lines := make([]string, len(part.lines))
	for i, l := range part.lines {
		if l.text != "" {
			lines[i] = l.raw
		}
	}
	return lines
}

// plain joins lines to a text, without the backslashes before lines that are to
// be taken as they stand.
func plain(lines []string) string {
	text := make([]string, len(lines))
	for i, l := range lines {
		text[i] = unescape(l)
	}
	return trim(strings.Join(text, "\n"))
}

// headings tells which lines are headings: short lines standing alone between
// blank lines, without the sign that ends a sentence, before a paragraph. Two
// such lines after one another are a list of something. The first line stands
// beside its label.
func headings(lines []string) map[int]bool {
	var starts []int // the first lines of paragraphs
	for i, l := range lines {
		if l != "" && (i == 0 || lines[i-1] == "") {
			starts = append(starts, i)
		}
	}
	may := func(n int) bool { return mayBeHeading(lines, starts[n]) }
	found := map[int]bool{}
	for n := 0; n+1 < len(starts); n++ {
		found[starts[n]] = starts[n] > 0 && may(n) && !may(n+1) && (n == 0 || !may(n-1))
	}
	return found
}

var listSign = regexp.MustCompile(`^(?:[*+•>#|~-]|\d+[.)]|` + "```" + `|https?:|www\.)`)

// mayBeHeading reports whether a line stands alone, is short and makes no
// sentence.
func mayBeHeading(lines []string, i int) bool {
	l := trim(lines[i])
	alone := (i == 0 || lines[i-1] == "") && (i+1 == len(lines) || lines[i+1] == "")
	first, _ := utf8.DecodeRuneInString(l)
	return alone && l != "" && utf8.RuneCountInString(l) <= 80 && !strings.HasPrefix(lines[i], `\`) &&
		!unicode.IsLower(first) && !endsSentence(l) && !listSign.MatchString(l)
}
