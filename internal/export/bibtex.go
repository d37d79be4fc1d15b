package export

import "strings"

// BibTeX is the citation as an entry for LaTeX.
func (c Citation) BibTeX() string {
	var b strings.Builder
	b.Grow(roomFor)
	b.WriteString("@misc{" + c.Slug + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	field("author", "{"+tex.Replace(c.Directory)+"}") // one name, however many words
	field("title", "{"+tex.Replace(c.Title)+"}")      // with the capitals it has
	field("year", c.year())
	b.WriteString("  month = " + strings.ToLower(c.Date.Format("Jan")) + ",\n") // a name that styles know
	field("note", c.edition())
	field("url", address.Replace(c.Address))
	b.WriteString("}\n")
	return b.String()
}

// tex writes the characters that mean something to BibTeX or LaTeX by their
// names. BibTeX counts a brace even behind a backslash.
var tex = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
)

// address takes from a web address what would end its field. The rest LaTeX
// takes as it is.
var address = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D")
