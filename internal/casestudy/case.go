// Package casestudy defines what a case is: its fields, vocabularies, scores
// and rules. One outline (Sections) names everything recorded about a case
// once; forms, pages, columns, files and filters follow it. Answers is the one
// way in: raw text by field name that becomes a Case or Problems.
package casestudy

import "time"

// A Case is one case study in the directory. Empty texts and zero years mean
// that nothing is recorded.
type Case struct {
	Slug string // its name in URLs; given by the store, not by an editor

	Name    string
	Aliases []string
	City    string
	Country string   // ISO 3166-1 alpha-2, upper case
	Lat     *float64 // degrees north, -90 to 90; nil when unknown
	Lon     *float64 // degrees east, -180 to 180; nil when unknown

	StartYear int // 1000 to 2100; 0 when unknown
	EndYear   int
	Status    string
	Kind      string
	Scale     string
	Origin    string

	Summary       string
	Description   string // Markdown
	ResourceTypes []string
	Topics        []string
	Website       string

	Partners        []string
	PartnershipNote string
	Organisations   []Organisation

	Initiatives []Initiative
	Milestones  []Milestone

	Scores [5]Score // in the order of Principles

	Sources  []Source
	Contacts []Contact
	Caveats  []string
	Added    string // ISO date the case was first published or entered

	// Readings stand beside the case: they are not part of its revisions.
	Readings []Reading
}

// An Organisation takes part in a case.
type Organisation struct{ Name, Partner, Role string }

// An Initiative is a part of a case with a name of its own.
type Initiative struct{ Name, Description string }

// A Milestone is something that happened in a year.
type Milestone struct {
	Year int
	Text string
}

// A Source is where facts of a case come from.
type Source struct {
	Title, URL, Publisher string
	Year                  int
}

// A Contact is a person or address to ask. It is private unless Released.
type Contact struct {
	Name, Email, URL string
	Released         bool
}

// A Score says how a case stands on one principle.
type Score struct {
	Level      Level
	Rationale  string // why this level
	Source     string // where the evidence is: usually a URL
	ScoredBy   string // Published or ByReading; empty while nobody scored
	Date       string // ISO date
	Confidence string
	Note       string
}

// A Reading is one reader's five scores of a case.
type Reading struct {
	Reader     string
	Date       string // ISO date
	Basis      string // what was read
	Sight      string // Blind or NotBlind; empty where nobody knows
	Correction string // why it corrects the reader's earlier one; empty if it does not
	Scores     [5]Score
}

// A Published case is a case as the public sees it, with what the directory
// knows about it.
type Published struct {
	ID       int64
	Revision int
	Changed  time.Time // when this revision was published
	Case
}

// A Publication is a revision as the public came to see it.
type Publication struct {
	Revision int
	Date     time.Time
	Message  string   // why, in its author's words
	Changed  []string // names of the fields and lists that differ from the public revision before
}
