package export

import (
	"bytes"
	"encoding/json"
	"strings"
)

// CSL is the citation as CSL-JSON, which citation processors read: a list of one.
func (c Citation) CSL() string { return "[\n" + c.cslItem() + "\n]\n" }

// cslItem is the citation as a thing of such a list. It is written line by line:
// to have it indented took three times as long.
func (c Citation) cslItem() string {
	var b strings.Builder
	b.Grow(2*roomFor + len(c.Summary))
	put := func(name, value string) { b.WriteString(",\n    \"" + name + "\": " + value) }
	putSome := func(name, value string) {
		if value != "" {
			put(name, quote(value))
		}
	}
	b.WriteString("  {\n    \"id\": " + quote(c.Slug))
	if c.IsData {
		put("type", `"dataset"`)
		put("genre", quote(setOfData))
	} else {
		put("type", `"webpage"`)
		put("genre", quote(c.edition())) // where styles show it: a page has no version for them
	}
	put("title", quote(c.Title))
	put("author", "[\n      {\n        \"literal\": "+quote(c.Directory)+"\n      }\n    ]")
	if !c.Date.IsZero() {
		put("issued", c.Date.Format("{\n      \"date-parts\": [\n        [\n          2006,\n          1,\n          2\n        ]\n      ]\n    }"))
	}
	put("version", quote(c.edition()))
	putSome("abstract", c.Summary)
	putSome("keyword", strings.Join(c.Topics, ", "))
	put("language", `"en"`)
	putSome("URL", c.Address)
	b.WriteString("\n  }")
	return b.String()
}

// quote writes a text as JSON. It stands in no page as it is.
func quote(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }) {
		return `"` + s + `"`
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a text always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}
