package export

import "strings"

// RIS is the citation for reference managers: a tag and a value a line.
func (c Citation) RIS() string {
	var b strings.Builder
	b.Grow(roomFor + len(c.Summary))
	line := func(tag, value string) {
		if value != "" {
			for _, s := range [...]string{tag, "  - ", value, "\r\n"} {
				b.WriteString(s)
			}
		}
	}
	if c.IsData {
		line("TY", "DATA")
	} else {
		line("TY", "ELEC")
	}
	line("AU", c.Directory)
	line("TI", c.Title)
	if !c.Date.IsZero() {
		line("PY", c.Date.Format("2006"))
		line("DA", c.Date.Format("2006/01/02/"))
	}
	line("ET", c.edition())
	line("AB", c.Summary)
	for _, topic := range c.Topics {
		line("KW", topic)
	}
	line("LA", "en")
	line("UR", c.Address)
	b.WriteString("ER  - \r\n")
	return b.String()
}
