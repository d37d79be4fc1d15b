package static

import "regexp"

// The scripts are written for people. What browsers run is the same without the
// lines that only comment and without indents.
var (
	commentLine = regexp.MustCompile(`(?m)^[ \t]*//.*\n`)
	indent      = regexp.MustCompile(`(?m)^[ \t]+`)
)

// script is a script as it is served. No text in it may run over several lines.
func script(body []byte) []byte {
	return indent.ReplaceAll(commentLine.ReplaceAll(body, nil), nil)
}
