package templates

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// CasePage shows everything that is recorded about a case, but for contacts
// that were not released.
type CasePage struct {
	Shell
	Case     casestudy.Published
	Raw      string // the text as published, of an imported record
	History  []casestudy.Publication
	Similar  []catalog.Similar
	Citation Citation
	View     View // the list one came from
	Way      Way
	Root     string             // absolute address of the site, without a path
	Image    string             // absolute address of the picture for previews
	Preview  bool               // it is typed and not saved
	Problems casestudy.Problems // of a preview
}

// A Citation is how to cite the case, in each form.
type Citation struct{ Text, Chicago, BibTeX, RIS, CSL string }

func (p CasePage) shell() Shell {
	p.title = p.Case.Name
	if p.Case.City != "" && !strings.Contains(p.Case.Name, p.Case.City) {
		p.title += ", " + p.Case.City
	}
	if p.Preview {
		p.title = "Preview: " + p.title
		p.NoIndex = true
		return p.Shell
	}
	p.description = shortened(p.Case.Summary, 300)
	p.place = atCases
	slug := p.Case.Slug
	p.of(p.View, func(v View) string { return v.CasePath(slug) })
	p.preview = preview{kind: "article", image: p.Image, words: profileWords(&p.Case.Scores)}
	return p.Shell
}

// path is the page's own, in another view.
func (p *CasePage) path(v View) string { return v.CasePath(p.Case.Slug) }

// A part is a section of the page with a heading of its own.
type part struct {
	id, title string
	is        bool // whether the case has anything to show in it
	body      templ.Component
}

// parts are the sections that the page has, in reading order.
func (p *CasePage) parts() []part {
	c := &p.Case.Case
	all := []part{
		{"about", "About", c.Description != "", caseDescription(c)},
		{"profile", "Profile", true, caseProfile(c)},
		{"partners", "Partnership", hasPartnership(c), casePartnership(c)},
		{"initiatives", "Initiatives", len(c.Initiatives) > 0, caseInitiatives(c.Initiatives)},
		{"timeline", "Timeline", len(c.Milestones) > 0, caseTimeline(c.Milestones)},
		{"doubts", "Open doubts", len(c.Caveats) > 0, caseDoubts(c.Caveats)},
		{"sources", "Sources", len(c.Sources) > 0, caseSources(c.Sources)},
		{"contacts", "Contacts", len(released(c.Contacts)) > 0, caseContacts(released(c.Contacts))},
		{"published", "As published", p.Raw != "", casePublished(p.Raw)},
		{"history", "History", len(p.History) > 0, caseHistory(p.Case.Slug, p.History)},
		{"cite", "Cite", true, caseCitation(p)},
		{"similar", "Similar cases", len(p.Similar) > 0, caseSimilar(p)},
	}
	return slices.DeleteFunc(all, func(x part) bool { return !x.is })
}

// trail are the places that the case is in. Those of a preview may have no page
// yet: it names them.
func (p *CasePage) trail() []crumb {
	trail := trailTo(&p.Case.Case)
	if p.Preview {
		for i := range trail[1:] {
			trail[i+1].path = ""
		}
	}
	return trail
}

// A crumb is a step on the way to a page, or only named.
type crumb struct{ label, path string }

// trailTo are the places that a case is in.
func trailTo(c *casestudy.Case) []crumb {
	trail := []crumb{{"Cases", CasesPath(catalog.Query{})}}
	if path := countryPath(c); path != "" {
		trail = append(trail, crumb{countryName(c.Country), path})
	}
	if path := cityPath(c); path != "" {
		trail = append(trail, crumb{c.City, path})
	}
	return trail
}

// correctionPath leads to whom a mistake is told, with the case's name and
// address where that is an e-mail address.
func (p *CasePage) correctionPath() string {
	switch {
	case p.Contact == "":
		return AboutPath + "#correct"
	case !isEmail(p.Contact):
		return p.Contact
	}
	letter := url.Values{"subject": {"Correction: " + p.Case.Name}, "body": {p.Canonical + "\n\n"}}
	return "mailto:" + p.Contact + "?" + strings.ReplaceAll(letter.Encode(), "+", "%20") // a plus is no blank in mail
}

// released keeps the contacts that the public may see.
func released(contacts []casestudy.Contact) []casestudy.Contact {
	var open []casestudy.Contact
	for _, c := range contacts {
		if c.Released {
			open = append(open, c)
		}
	}
	return open
}

// sourceNumber is the place, from 1, of the source at an address; 0 if none is.
func sourceNumber(sources []casestudy.Source, address string) int {
	if address == "" {
		return 0
	}
	return 1 + slices.IndexFunc(sources, func(s casestudy.Source) bool { return s.URL == address })
}

// reason says why a score stands, or why nothing is said about it.
func reason(s *casestudy.Score) string {
	switch {
	case s.Rationale != "":
		return s.Rationale
	case s.Note != "":
		return "" // the note stands in its place
	case s.ScoredBy == casestudy.ByPublication && s.Level.Ordinal() > 0:
		return "The published record gives no reason."
	case s.Level.Ordinal() > 0:
		return "No reason is recorded."
	}
	return casestudy.Levels[markOf(s.Level)].Definition
}

// hasPublishedScore reports whether any score of a case is a published record's.
func hasPublishedScore(c *casestudy.Case) bool {
	return slices.ContainsFunc(c.Scores[:], func(s casestudy.Score) bool { return s.ScoredBy == casestudy.ByPublication })
}

// imprintOf is the publisher and year of a source.
func imprintOf(s casestudy.Source) string {
	switch {
	case s.Publisher != "" && s.Year != 0:
		return s.Publisher + ", " + strconv.Itoa(s.Year) + "."
	case s.Publisher != "":
		return s.Publisher + "."
	case s.Year != 0:
		return strconv.Itoa(s.Year) + "."
	}
	return ""
}

// host is the name of the website at an address.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// shortened cuts a text after a word.
func shortened(s string, most int) string {
	if len(s) <= most {
		return s
	}
	end := strings.LastIndexByte(s[:most], ' ') + 1
	if end == 0 { // a script without blanks
		for end = most; !utf8.RuneStart(s[end]); end-- {
		}
	}
	return s[:end] + "…"
}
