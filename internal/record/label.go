package record

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cogov/internal/places"
)

// A form is how a label stands on its line.
type form int

const (
	bare  form = iota // Country Netherlands
	alone             // Country
	colon             // Country: Netherlands
)

// A mark is a label at the start of a line.
type mark struct {
	slots []*slot // that it may begin
	label string  // its key
	form  form
	value int    // where in the text the value begins
	rest  string // the value
}

// slotsOf finds the slots that a label may begin, by its key.
var slotsOf = func() map[string][]*slot {
	index := map[string][]*slot{}
	for _, s := range slots {
		for _, w := range s.words {
			index[key(w)] = append(index[key(w)], s)
		}
	}
	return index
}()

// key makes labels comparable: only their letters and figures count, so that
// "Urban Co-governance" is "Urban Co-Governance".
func key(label string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, places.Fold(label))
}

const (
	blank  = `[\s\v\x{85}\x{a0}\x{1680}\x{2000}-\x{200b}\x{2028}\x{2029}\x{202f}\x{205f}\x{2060}\x{3000}\x{feff}]`
	hyphen = `[-‐‑‒–\s]`
)

// labelPatterns are the patterns of labels by their first word, in lower case.
var labelPatterns = func() map[string]*regexp.Regexp {
	labels := map[string][]string{}
	for _, s := range slots {
		for _, w := range s.words {
			token, _, _ := strings.Cut(w, " ")
			for _, first := range []string{firstWord(w), key(token)} { // “Co-Governance” is “Cogovernance” too
				labels[first] = append(labels[first], w)
			}
		}
	}
	patterns := map[string]*regexp.Regexp{}
	for first, words := range labels {
		patterns[first] = regexp.MustCompile(`^(?i:(` + anyOf(words) + `))(?:` + blank + `*(:)` + blank + `*|` + blank + `+|$)`)
	}
	return patterns
}()

// anyOf is the pattern of some labels, longest first, with whatever blanks and
// hyphens stand in them.
func anyOf(words []string) string {
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	var patterns []string
	for _, w := range slices.Compact(words) {
		w = strings.ReplaceAll(regexp.QuoteMeta(w), "-", hyphen+"?")
		patterns = append(patterns, strings.ReplaceAll(w, " ", "(?:"+blank+"|"+hyphen+")+"))
	}
	return strings.Join(patterns, "|")
}

// firstWord is the letters a text begins with, in lower case.
func firstWord(text string) string {
	const longest = 30
	text = text[:min(len(text), longest)]
	if i := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		text = text[:i]
	}
	return strings.ToLower(text)
}

// match finds the label that a text begins with; nil if there is none. Without
// a colon it must begin with a capital.
func match(text string) *mark {
	pattern := labelPatterns[firstWord(text)]
	if pattern == nil {
		return nil
	}
	at := pattern.FindStringSubmatchIndex(text)
	if at == nil {
		return nil
	}
	label := key(text[at[2]:at[3]])
	m := mark{slots: slotsOf[label], label: label, value: at[1], rest: trim(text[at[1]:])}
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case at[4] >= 0:
		m.form = colon
	case unicode.IsLower(first):
		return nil
	case m.rest == "":
		m.form = alone
	}
	return &m
}

// looksLikeLabel reports whether a line by itself may begin a part: with a
// colon, alone, or with a value that fits.
func (m *mark) looksLikeLabel() bool {
	return m != nil && (m.form != bare || slices.ContainsFunc(m.slots, func(s *slot) bool { return s.takes(m.rest) }))
}

// takes reports whether a text may follow the slot's label without a colon.
func (s *slot) takes(rest string) bool { return s.fits != nil && s.fits(rest) }
