package casestudy

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind says how a field is written: which input a form shows for it and
// which JSON type it has.
type Kind int

// The kinds of field.
const (
	Text       Kind = iota // one line
	Paragraphs             // several lines
	Lines                  // a list of texts, one a line
	Year
	Date
	Degrees
	Choice  // one code of Options
	Choices // a set of codes of Options
	Country
	URL
	Email
	Flag // yes or nothing
)

// A Field is one thing recorded about every case, or one part of a thing in a
// list, such as the title of a source.
type Field struct {
	Name     string // in forms, columns, JSON and CSV
	Label    string
	Help     string   // one plain line for editors
	Aliases  []string // labels that published text records use
	Kind     Kind
	Max      int      // greatest length in characters; of Lines, of all together
	Options  []Option // of Choice and Choices
	Default  string   // stands where nothing is answered
	Required bool     // to save
	Facet    string   // the query parameter that filters by it; empty if none

	value func(*Case) Value
}

// Value is the field's place in a case.
func (f Field) Value(c *Case) Value { return f.value(c) }

// set reads raw answers into the field's place in a case. It gives what is
// wrong with them, a whole sentence without a full stop, or "".
func (f Field) set(c *Case, raw []string) string {
	s, err := f.clean(raw)
	if err == nil {
		err = f.checkOptions(&s)
	}
	if err == nil {
		err = f.value(c).Set(s)
	}
	if err != nil {
		return f.Label + " " + err.Error()
	}
	if f.Required && s == "" {
		return f.missing()
	}
	return ""
}

// missing asks for a required answer. "Enter a source 2: title" would be no
// sentence.
func (f Field) missing() string {
	if strings.Contains(f.Label, ": ") {
		return f.Label + " is missing"
	}
	return "Enter " + article(f.Label)
}

// clean joins raw answers into one text: trimmed, line ends as LF, on one line
// where the kind is, without control characters and not too long.
func (f Field) clean(raw []string) (string, error) {
	given := slices.DeleteFunc(slices.Clone(raw), func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(given) > 1 && f.separator() == "" {
		return "", errOneOnly
	}
	s := lineEnds.Replace(strings.Join(given, f.separator()))
	if f.Kind != Paragraphs && f.Kind != Lines {
		s = oneLine.Replace(s)
	}
	s = cmp.Or(strings.TrimSpace(s), f.Default)
	if !utf8.ValidString(s) {
		return "", errors.New("has bytes that are not text (UTF-8)")
	}
	if i := strings.IndexFunc(s, isControl); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return "", fmt.Errorf("has a control character (%U) that cannot be kept; delete it", r)
	}
	if n := utf8.RuneCountInString(s); f.Max > 0 && n > f.Max {
		return "", fmt.Errorf("must be %d characters or fewer; it has %d", f.Max, n)
	}
	return s, nil
}

var errOneOnly = errors.New("takes one answer only")

var (
	lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	oneLine  = strings.NewReplacer("\n", " ", "\t", " ")
)

// isControl reports what no text may have; XML has no way to write U+FFFE and
// U+FFFF either.
func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF'
}

// separator stands between several answers to one field.
func (f Field) separator() string {
	switch f.Kind {
	case Choices:
		return "|"
	case Lines:
		return "\n"
	}
	return ""
}

// checkOptions refuses codes outside the vocabulary and takes each of the
// others once, in the order given: whoever wrote a record put the weightiest
// first.
func (f Field) checkOptions(s *string) error {
	if f.Options == nil || *s == "" {
		return nil
	}
	var given []string
	for _, code := range split(*s, "|") {
		if indexOf(f.Options, code) < 0 {
			return fmt.Errorf("cannot be “%s”; choose one of: %s", code, codes(f.Options))
		}
		if !slices.Contains(given, code) {
			given = append(given, code)
		}
	}
	if f.Kind == Choice && len(given) > 1 {
		return errOneOnly
	}
	*s = cmp.Or(strings.Join(given, "|"), f.Default) // "|" alone names no code
	return nil
}

func codes(options []Option) string {
	var list []string
	for _, o := range options {
		list = append(list, o.Code)
	}
	return strings.Join(list, ", ")
}

func article(label string) string {
	l := strings.ToLower(label)
	if strings.ContainsAny(l[:1], "aeiou") {
		return "an " + l
	}
	return "a " + l
}
