// Package export writes cases as files for other programs.
package export

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// A Citation is what it takes to cite a case: one revision of it, at an address.
// Its texts stand on one line.
type Citation struct {
	Slug      string
	Title     string // the case's name and place
	Summary   string
	Topics    []string
	Directory string // which publishes it
	Revision  int
	Version   string    // in words, with its date, of what is no revision
	Date      time.Time // of the revision; zero if it has none
	Address   string
	IsData    bool // it is a set of data, and no page
}

// Cite cites a case of a directory at an address, which is that of the revision.
func Cite(p *casestudy.Published, directory, address string) Citation {
	c := Citation{
		Slug: p.Slug, Title: oneLine(titleOf(&p.Case)), Summary: oneLine(p.Summary),
		Directory: oneLine(directory), Revision: p.Revision, Date: p.Changed.UTC(), Address: address,
	}
	for _, code := range p.Topics {
		c.Topics = append(c.Topics, casestudy.Label(casestudy.Topics, code))
	}
	return c
}

// CiteList cites a list of cases as it was frozen. Asked says in words what was
// asked for; it is empty for all cases.
func CiteList(l *casestudy.CitedList, asked, directory, address string) Citation {
	title, cases := "Cases of urban co-governance", " cases"
	if asked != "" {
		title += " (" + asked + ")"
	}
	if len(l.Cases) == 1 {
		cases = " case"
	}
	return Citation{
		Slug: "list-" + l.Name, Title: oneLine(title), Directory: oneLine(directory), Date: l.Frozen.UTC(), Address: address,
		Version: "List of " + strconv.Itoa(len(l.Cases)) + cases + " as of " + l.Frozen.UTC().Format("2 January 2006, 15:04 UTC") + ", data revision " + strconv.FormatInt(l.Revision, 10),
	}
}

// roomFor is about how many bytes a citation has beside the summary.
const roomFor = 512

// Text is the citation as a list of references has it, in the style of the
// American Psychological Association (APA, 7th edition). Of data it wants the
// year alone, and it names no publisher who is the author.
func (c Citation) Text() string {
	text := sentence(c.Directory) + " (" + c.written("2006", "2006, January 2") + "). " + c.Title
	if c.IsData {
		text += " (" + c.edition() + ") [" + setOfData + "]"
	} else {
		text += " [" + c.edition() + "]"
	}
	return text + "." + c.at("")
}

// Chicago is the same in the author-date form of the Chicago Manual of Style.
func (c Citation) Chicago() string {
	text := sentence(c.Directory) + " " + c.written("2006", "2006") + ". “" + sentence(withinQuotes.Replace(c.Title)) + "” "
	if c.IsData {
		text += setOfData + ". "
	}
	text += c.edition() + "."
	if !c.IsData && !c.Date.IsZero() {
		text += c.Date.Format(" January 2, 2006.")
	}
	return text + c.at(".")
}

// setOfData says what a set of data is.
const setOfData = "Data set"

// withinQuotes writes the quotation marks of a text that stands in some.
var withinQuotes = strings.NewReplacer("“", "‘", "”", "’")

// sentence ends a text with a full stop, unless it ends like a sentence.
func sentence(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

// written is the date of data, or of a page, as a layout has it.
func (c Citation) written(ofData, ofPage string) string {
	switch {
	case c.Date.IsZero():
		return "n.d."
	case c.IsData:
		return c.Date.Format(ofData)
	}
	return c.Date.Format(ofPage)
}

// at is where it is found, if it is known, with what ends it.
func (c Citation) at(end string) string {
	if c.Address == "" {
		return ""
	}
	return " " + c.Address + end
}

// edition names the revision.
func (c Citation) edition() string {
	if c.Version != "" {
		return c.Version
	}
	return "Revision " + strconv.Itoa(c.Revision)
}

func titleOf(c *casestudy.Case) string {
	title := c.Name
	if c.City != "" {
		title += ", " + c.City
	}
	if country, ok := places.CountryByCode(c.Country); ok {
		title += ", " + country.Name
	}
	return title
}

// oneLine leaves one blank between the words of a text. The formats of
// references go by lines, and what begins one is a command.
func oneLine(s string) string {
	isBreak := func(r rune) bool { return r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r)) }
	if !strings.ContainsFunc(s, isBreak) && !strings.Contains(s, "  ") && strings.Trim(s, " ") == s {
		return s // as most are
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || isBreak(r) }), " ")
}
