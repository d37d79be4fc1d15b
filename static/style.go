package static

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// The style sheet is written in parts, each about one subject. site.css lists
// them with @import rules as a browser knows them; here each rule gives way to
// the part itself, so that a visitor fetches one file.
var (
	importRule = regexp.MustCompile(`@import "([^"]+)"(?: layer\((\w+)\))?;`)
	reference  = regexp.MustCompile(`url\("([^":]+)"\)`) // a colon would be of another origin, or data
	comment    = regexp.MustCompile(`(?s)/\*.*?\*/`)
	lineBreaks = regexp.MustCompile(`\s*\n\s*`)
)

// style is the whole style sheet, with the URLs of what it refers to.
func (s *shelf) style(source fs.FS) []byte {
	css := importRule.ReplaceAllStringFunc(read(source, sheet), func(rule string) string {
		m := importRule.FindStringSubmatch(rule)
		part := read(source, path.Join(path.Dir(sheet), m[1]))
		if m[2] == "" {
			return part
		}
		return "@layer " + m[2] + " {\n" + part + "}"
	})
	css = reference.ReplaceAllStringFunc(css, func(ref string) string {
		name := path.Join(path.Dir(sheet), reference.FindStringSubmatch(ref)[1])
		return `url("` + s.named(name).path + `")`
	})
	css = comment.ReplaceAllString(css, "")
	return []byte(strings.TrimSpace(lineBreaks.ReplaceAllString(css, "\n")) + "\n")
}

func read(source fs.FS, name string) string {
	text, err := fs.ReadFile(source, name)
	if err != nil {
		panic("static: " + err.Error())
	}
	return string(text)
}
