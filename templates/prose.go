package templates

import "strings"

// Most texts are prose: paragraphs and headings without any other mark of
// Markdown. They come out the same without the parser, which takes a fifth of
// the time of a page.

// heading begins a heading of the second level, which stays one below the
// heading that the text stands under.
const heading = "## "

// isProse reports whether Markdown sees nothing but headings and paragraphs of
// one line each in a text. Where in doubt it says no.
func isProse(s string) bool {
	afterBlank := true
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" && (!afterBlank || !isProseLine(strings.TrimPrefix(line, heading))) {
			return false
		}
		afterBlank = line == ""
	}
	return true
}

func isProseLine(line string) bool {
	if line == "" || strings.IndexByte(" -+=0123456789", line[0]) >= 0 || line[len(line)-1] == ' ' { // an indent, a list, a rule, a line break
		return false
	}
	for i := range len(line) {
		if marks[line[i]] {
			return false
		}
	}
	return !strings.Contains(line, "://") && !strings.Contains(line, "www.")
}

// marks are the characters that may mean something within a line.
var marks = func() (is [256]bool) {
	for _, c := range []byte("*_`~[]<>#!&\\|@\t\r\x00") {
		is[c] = true
	}
	return is
}()

var quotes = strings.NewReplacer(`"`, "&quot;")

// writeProse writes the lines. Only quotation marks are left in them to escape.
func writeProse(p *pen, s string) {
	for line := range strings.SplitSeq(s, "\n") {
		if title, ok := strings.CutPrefix(line, heading); ok {
			p.html("<h3>", quotes.Replace(title), "</h3>\n")
		} else if line != "" {
			p.html("<p>", quotes.Replace(line), "</p>\n")
		}
	}
}
