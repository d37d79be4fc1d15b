package templates

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/search"
)

// Found is what a search found in the cases of a page. Nil marks nothing.
type Found struct {
	search.Terms
	Why map[int64][]search.Snippet // by a case's ID: where it says what the list does not show
}

// ShownTexts are the texts of a case that the list shows: a table has no
// summaries.
func (v View) ShownTexts(c *casestudy.Case) []string {
	texts := []string{c.Name, c.City, countryName(c.Country)}
	if !v.Table {
		texts = append(texts, c.Summary)
	}
	return texts
}

// marked is a text in which what was found is marked.
func (f *Found) marked(text string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, f.mark(text))
		return err
	})
}

// mark writes it as HTML.
func (f *Found) mark(text string) string {
	if f == nil || len(f.List) == 0 {
		return templ.EscapeString(text)
	}
	var b strings.Builder
	at := 0
	for _, m := range f.Marks(text) {
		b.WriteString(templ.EscapeString(text[at:m.From]) + "<mark>" + templ.EscapeString(text[m.From:m.To]) + "</mark>")
		at = m.To
	}
	b.WriteString(templ.EscapeString(text[at:]))
	return b.String()
}

// why are the snippets that explain why a case was found.
func (f *Found) why(id int64) []search.Snippet {
	if f == nil {
		return nil
	}
	return f.Why[id]
}

// summaryClass has a summary stand whole where something in it was found: a
// mark must not be cut off.
func (f *Found) summaryClass(summary string) string {
	if f != nil && len(f.Marks(summary)) > 0 {
		return "sum whole"
	}
	return "sum"
}

// leftOutWords says which words of a search were not looked for.
func leftOutWords(words []string) string {
	if len(words) == 1 {
		return "“" + words[0] + "”" + NotSearched[0]
	}
	return "“" + strings.Join(words[:len(words)-1], "”, “") + "” and “" + words[len(words)-1] + "”" + NotSearched[1]
}

// NotSearched says so after one word and after several.
var NotSearched = [2]string{
	" was left out of the search: it is too common to find anything by. Put it in quotation marks to look for it all the same.",
	" were left out of the search: they are too common to find anything by. Put them in quotation marks to look for them all the same.",
}
