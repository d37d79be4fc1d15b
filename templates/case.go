package templates

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// CasePage shows everything that is recorded about a case, but for contacts
// that were not released.
type CasePage struct {
	Shell
	Case casestudy.Published
	Raw  string // the text as published, of an imported record
}

func (p CasePage) shell() Shell {
	p.title = p.Case.Name
	if p.Case.City != "" && !strings.Contains(p.Case.Name, p.Case.City) {
		p.title += ", " + p.Case.City
	}
	p.description = shortened(p.Case.Summary, 300)
	p.place = atCases
	return p.Shell
}

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
		{"cite", "Cite", true, caseCitation(p)},
		{"published", "As published", p.Raw != "", casePublished(p.Raw)},
	}
	return slices.DeleteFunc(all, func(x part) bool { return !x.is })
}

// elsewhereOnPage are fields that stand elsewhere than among the facts; the scores have
// a section of their own. Any other field is a fact, so that a new one shows.
var elsewhereOnPage = []string{
	"name", "city", "country", "lat", "lon", "start_year", "end_year", "status", "summary", "description",
	"partners", "partnership_note", "caveats", "added",
}

// factsOf are the fields that the case has something in and that no other place
// on the page shows.
func factsOf(c *casestudy.Case) []casestudy.Field {
	var facts []casestudy.Field
	for _, s := range casestudy.Sections {
		if s.Name == casestudy.ProfileSection {
			continue
		}
		for _, f := range s.Fields {
			if !slices.Contains(elsewhereOnPage, f.Name) && f.Value(c).String() != "" {
				facts = append(facts, f)
			}
		}
	}
	return facts
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

// scoredBy says who gave a score.
func scoredBy(s *casestudy.Score) string {
	switch s.ScoredBy {
	case casestudy.ByPublication:
		return "From the published record"
	case casestudy.ByReading:
		return "This directory’s reading"
	}
	return ""
}

// scoredOn adds the date of a score to who gave it.
func scoredOn(s *casestudy.Score) string {
	by := scoredBy(s)
	switch {
	case s.Date == "":
		return by
	case by == "":
		return isoDay(s.Date)
	}
	return by + ", " + isoDay(s.Date)
}

// hasPublishedScore reports whether any score of a case is a published record's.
func hasPublishedScore(c *casestudy.Case) bool {
	return slices.ContainsFunc(c.Scores[:], func(s casestudy.Score) bool { return s.ScoredBy == casestudy.ByPublication })
}

// readingsSummary says what the readings of a principle came to: "Both
// readings: Moderate".
func readingsSummary(readings []casestudy.Reading, principle int) string {
	labels := make([]string, len(readings))
	for i := range readings {
		labels[i] = levelLabel(readings[i].Scores[principle].Level)
	}
	distinct := slices.Compact(slices.Clone(labels))
	switch {
	case len(readings) == 1:
		return readings[0].Reader + ": " + labels[0]
	case len(readings) == 2 && len(distinct) == 1:
		return "Both readings: " + labels[0]
	}
	return count(len(readings), "reading", "readings") + ": " + sentence(labels, ", ")
}

// citation is the text that names the case in a list of references.
func (p *CasePage) citation() string {
	c := &p.Case
	where := c.Name
	if c.City != "" {
		where += ", " + c.City
	}
	if c.Country != "" {
		where += ", " + countryName(c.Country)
	}
	text := p.SiteName + " (" + strconv.Itoa(c.Changed.UTC().Year()) + "). " + where +
		". Revision " + strconv.Itoa(c.Revision) + ", " + day(c.Changed) + "."
	if p.Canonical != "" {
		text += " " + p.Canonical
	}
	return text
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
