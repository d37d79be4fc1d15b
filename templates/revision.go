package templates

import (
	"strings"
	"time"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"

	"cogov/internal/casestudy"
)

// RevisionsPage lists every revision of a case, for editors.
type RevisionsPage struct {
	Shell
	Status    FormStatus
	Notice    string
	Revisions []RevisionLine
}

func (p RevisionsPage) shell() Shell {
	p.title = "History of " + p.Status.Name
	p.NoIndex = true
	return p.Shell
}

// A RevisionLine is a revision in a list.
type RevisionLine struct {
	Number          int
	Author, Message string
	Saved           time.Time
	Published       time.Time // zero if the public never saw it
}

// RevisionPage shows a revision of a case: what it changed, and all of it.
type RevisionPage struct {
	Shell
	Status   FormStatus // of the newest revision; without an ID for the public
	Slug     string
	Name     string
	Revision RevisionLine
	Before   int // the revision that it is compared with; 0 for none
	Newest   int // the newest of those that the visitor may see
	Changes  []casestudy.Change
	Answers  casestudy.Answers
	Citation Citation // for the public
	Failure  string
}

func (p RevisionPage) shell() Shell {
	p.title = "Revision " + number(p.Revision.Number) + " of " + p.Name
	if p.Failure != "" {
		p.title = "Error: " + p.title
	}
	p.NoIndex = true
	return p.Shell
}

func (p *RevisionPage) isPublic() bool { return p.Status.ID == 0 }

// answered are the parts in which a revision says something.
func (p *RevisionPage) answered() []casestudy.Change {
	return casestudy.Changes(casestudy.Answers{}, p.Answers)
}

// An edit took a stretch of text out, put it in, or left it.
type edit struct {
	text string
	how  diffmatchpatch.Operation
}

// longestCompared is how long texts are compared word by word, at most.
const longestCompared = 500 * time.Millisecond

// wordsBetween tells the words of two texts apart.
func wordsBetween(before, after string) []edit {
	var c wordCode
	differ := diffmatchpatch.New()
	differ.DiffTimeout = longestCompared
	var list []edit
	for _, d := range differ.DiffCleanupSemantic(differ.DiffMainRunes(c.encode(before), c.encode(after), false)) {
		list = append(list, edit{c.decode(d.Text), d.Type})
	}
	return list
}

// A wordCode writes each word of some texts as one character.
type wordCode struct {
	words []string
	codes map[string]rune
}

// firstCode is where characters begin that stand for words: Unicode has no holes
// from there on to the last one.
const firstCode = 0x10000

func (c *wordCode) encode(text string) []rune {
	var coded []rune
	for _, word := range wordsOf(text) {
		coded = append(coded, c.one(word))
	}
	return coded
}

func (c *wordCode) one(word string) rune {
	if c.codes == nil {
		c.codes = map[string]rune{}
	}
	code, known := c.codes[word]
	if !known {
		code = firstCode + rune(len(c.words))
		c.codes[word] = code
		c.words = append(c.words, word)
	}
	return code
}

func (c *wordCode) decode(coded string) string {
	var b strings.Builder
	for _, r := range coded {
		b.WriteString(c.words[r-firstCode])
	}
	return b.String()
}

// wordsOf cuts a text into words, blanks and other signs.
func wordsOf(text string) []string {
	var words []string
	kind := func(r rune) int {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			return 1
		case r == '\n':
			return 2
		case unicode.IsSpace(r):
			return 3
		}
		return 4
	}
	start, last := 0, 0
	for i, r := range text {
		k := kind(r)
		if i > start && (k != last || k == 2 || k == 4) {
			words = append(words, text[start:i])
			start = i
		}
		last = k
	}
	return append(words, text[start:])
}

// itemsBetween tells the items of two lists apart: those taken out stand where
// they stood.
func itemsBetween(before, after []string) []edit {
	var c wordCode
	coded := func(items []string) (runes []rune) {
		for _, item := range items {
			runes = append(runes, c.one(item))
		}
		return runes
	}
	differ := diffmatchpatch.New()
	differ.DiffTimeout = longestCompared
	var list []edit
	for _, d := range differ.DiffMainRunes(coded(before), coded(after), false) {
		for _, r := range d.Text {
			list = append(list, edit{c.words[r-firstCode], d.Type})
		}
	}
	return list
}

const (
	takenOut = diffmatchpatch.DiffDelete
	putIn    = diffmatchpatch.DiffInsert
)

// isShortChange reports whether a change reads best as one value after another.
func isShortChange(before, after string) bool {
	return len(before) <= 80 && len(after) <= 80 && !strings.Contains(before+after, "\n")
}

// items are what a list, a set or a field of several says.
func items(c casestudy.Change, a casestudy.Answers) []string {
	list, _ := c.Items(a)
	return list
}

func isList(c casestudy.Change) bool {
	_, ok := c.Items(c.After)
	return ok
}
