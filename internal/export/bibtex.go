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
	field("author", "{"+tex(c.Directory)+"}") // one name, however many words
	field("title", "{"+tex(c.Title)+"}")      // with the capitals it has
	note := c.edition()
	if !c.Date.IsZero() {
		field("year", c.Date.Format("2006"))
		b.WriteString("  month = " + strings.ToLower(c.Date.Format("Jan")) + ",\n") // a name that styles know
		if c.Version == "" {
			note += c.Date.Format(", 2 January 2006")
		}
	}
	field("note", tex(note))
	field("url", address.Replace(c.Address))
	b.WriteString("}\n")
	return b.String()
}

// tex writes a text so that LaTeX sets what it says.
func tex(s string) string {
	s = texNames.Replace(s)
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r == last && strings.ContainsRune("-'`,<>", r) || r == '`' && (last == '?' || last == '!') {
			b.WriteString("{}") // together they would become another character
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// texNames are those of the characters that mean something to BibTeX or LaTeX.
// BibTeX counts a brace even behind a backslash.
var texNames = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
)

// address takes from a web address what would end its field. The rest LaTeX
// takes as it is.
var address = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D")
