package templates

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// asMarkdown is what the parser makes of a text.
func asMarkdown(t rapid.TB, source string) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func checkProse(t rapid.TB, source string) {
	t.Helper()
	var b bytes.Buffer
	if err := Markdown(source).Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	if want := asMarkdown(t, source); b.String() != want {
		t.Fatalf("%q gives\n%s\nwant\n%s", source, b.String(), want)
	}
}

// Prose comes out as the parser would write it, whatever stands in it.
func TestProseIsMarkdownAllTheSame(t *testing.T) {
	pieces := []string{
		"a", "word", " ", "  ", "\n", "\n\n", "\n\n\n", "- ", "+", "=", "===", "1.", "12)", ".", ",", ";", "'", "’", "(x)", "é", "東", "{", "}", "^", "$", "%", "/", "?",
		"*", "_", "`", "~", "[", "]", "<", ">", "#", "!", "&amp;", "\\", "|", "@", "http", "://", "www.a.org", "a@b.org", ":", "\"", "\t", "\r", "\x00", "\u00a0", "\u2028", "\u0085", "---", "\xff", "\f", "\v", "## ", "\n\n## a", "### ",
	}
	rapid.Check(t, func(t *rapid.T) {
		checkProse(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), ""))
	})
}

func TestMostDescriptionsAreProse(t *testing.T) {
	prose, all := 0, realCases(t)
	for _, c := range all {
		checkProse(t, c.Description)
		if isProse(c.Description) {
			prose++
		}
	}
	if prose < len(all)*3/4 {
		t.Errorf("only %d of %d descriptions are prose", prose, len(all))
	}
}
