package casestudy

import "slices"

// A Section is a titled run of fields and lists.
type Section struct {
	Name   string // its anchor in pages
	Title  string
	Help   string
	Fields []Field
	Lists  []List
}

// ProfileSection is the name of the section that holds the five scores.
const ProfileSection = "profile"

// Sections is the outline of a case, in reading order. A new field costs a
// place in Case, a line here and a migration that adds its column.
var Sections = []Section{
	{Name: "about", Title: "Name and place", Fields: []Field{
		{Name: "name", Label: "Name", Kind: Text, Max: 200, Required: true,
			Help:  "What the case is called in English, or as it calls itself.",
			value: func(c *Case) Value { return (*text)(&c.Name) }},
		{Name: "aliases", Label: "Other names", Kind: Lines, Max: 2000,
			Help:  "Names in other languages, earlier names, short names. One a line.",
			value: func(c *Case) Value { return (*lines)(&c.Aliases) }},
		{Name: "city", Label: "City", Kind: Text, Max: 120, Aliases: []string{"Location"},
			Help:  "The city or town, in English where there is an English name.",
			value: func(c *Case) Value { return (*text)(&c.City) }},
		{Name: "country", Label: "Country or territory", Kind: Country, Facet: "country", Aliases: []string{"Country"},
			value: func(c *Case) Value { return (*country)(&c.Country) }},
		{Name: "lat", Label: "Latitude", Kind: Degrees,
			Help:  "Degrees north of the equator, such as 52.09; south is negative.",
			value: func(c *Case) Value { return degrees{&c.Lat, 90} }},
		{Name: "lon", Label: "Longitude", Kind: Degrees,
			Help:  "Degrees east of Greenwich, such as 5.12; west is negative.",
			value: func(c *Case) Value { return degrees{&c.Lon, 180} }},
	}},
	{Name: "time", Title: "Time and kind", Fields: []Field{
		{Name: "start_year", Label: "Start year", Kind: Year, Aliases: []string{"Date", "Year of beginning", "Date Initiated"},
			Help:  "The year it began, such as 2010.",
			value: func(c *Case) Value { return (*year)(&c.StartYear) }},
		{Name: "end_year", Label: "End year", Kind: Year,
			Help:  "The year it ended. Leave empty while it goes on.",
			value: func(c *Case) Value { return (*year)(&c.EndYear) }},
		{Name: "status", Label: "Status", Kind: Choice, Options: Statuses, Default: Unknown, Facet: "status",
			value: func(c *Case) Value { return (*text)(&c.Status) }},
		{Name: "kind", Label: "Kind", Kind: Choice, Options: Kinds, Facet: "kind",
			value: func(c *Case) Value { return (*text)(&c.Kind) }},
		{Name: "scale", Label: "Scale", Kind: Choice, Options: Scales, Facet: "scale", Aliases: []string{"Community Level"},
			Help:  "How large the place is that the case is about.",
			value: func(c *Case) Value { return (*text)(&c.Scale) }},
		{Name: "origin", Label: "Origin", Kind: Choice, Options: Origins, Default: Unknown, Facet: "origin",
			Aliases: []string{"Who started the initiative (NGO, public administration, association)"},
			Help:    "Who set it in motion.",
			value:   func(c *Case) Value { return (*text)(&c.Origin) }},
	}},
	{Name: "description", Title: "Description", Fields: []Field{
		{Name: "summary", Label: "Summary", Kind: Paragraphs, Max: 1000,
			Help:  "30 to 60 words, shown in lists. Say what is shared, by whom, and what came of it.",
			value: func(c *Case) Value { return (*text)(&c.Summary) }},
		{Name: "description", Label: "Description", Kind: Paragraphs, Max: 50000, Aliases: []string{"Description of the project", "Object"},
			Help:  "Several paragraphs. Markdown: an empty line begins a paragraph, ## a heading, * a list item.",
			value: func(c *Case) Value { return (*text)(&c.Description) }},
		{Name: "resource_types", Label: "What is shared", Kind: Choices, Options: ResourceTypes, Facet: "resource",
			value: func(c *Case) Value { return (*choices)(&c.ResourceTypes) }},
		{Name: "topics", Label: "Topics", Kind: Choices, Options: Topics, Facet: "topic", Aliases: []string{"Field", "Sector"},
			value: func(c *Case) Value { return (*choices)(&c.Topics) }},
		{Name: "website", Label: "Website", Kind: URL, Max: 2048, Aliases: []string{"Project Website"},
			Help:  "The case's own website, beginning with http:// or https://.",
			value: func(c *Case) Value { return (*link)(&c.Website) }},
	}},
	{Name: "partnership", Title: "Partnership", Fields: []Field{
		{Name: "partners", Label: "Partners", Kind: Choices, Options: Partners, Facet: "partner", Aliases: []string{"People involved"},
			Help:  "The actor groups that take part. Residents and informal groups count as community, organised associations as civil society.",
			value: func(c *Case) Value { return (*choices)(&c.Partners) }},
		{Name: "partnership_note", Label: "The partnership in a sentence", Kind: Paragraphs, Max: 1000,
			Help:  "Who works with whom, and who leads. Keep the words of the record where there is one.",
			value: func(c *Case) Value { return (*text)(&c.PartnershipNote) }},
	}, Lists: []List{organisations}},
	{Name: "activities", Title: "Initiatives and timeline", Lists: []List{initiatives, milestones}},
	{Name: ProfileSection, Title: "Profile", Fields: scoreFields(),
		Help: "Choose “Not assessed” if nobody has looked, “Insufficient information” if you looked and the sources do not say."},
	{Name: "sources", Title: "Sources and notes", Fields: []Field{
		{Name: "caveats", Label: "Open doubts", Kind: Lines, Max: 5000,
			Help:  "What is uncertain or contradictory in the sources. One a line.",
			value: func(c *Case) Value { return (*lines)(&c.Caveats) }},
		{Name: "added", Label: "Date added", Kind: Date, Aliases: []string{"Posted on"},
			Help:  "When the record was first published, such as 2018-06-08. Left empty, it is the day the case is first saved.",
			value: func(c *Case) Value { return (*date)(&c.Added) }},
	}, Lists: []List{sources, contacts}},
}

var organisations = list(
	List{Name: "organisations", Label: "Partner organisations", One: "organisation", Max: 100,
		Help: "Organisations that take part, with their group and what they do in the case."},
	func(c *Case) *[]Organisation { return &c.Organisations },
	part[Organisation]{Field{Name: "name", Label: "Name", Kind: Text, Max: 300, Required: true}, func(o *Organisation) Value { return (*text)(&o.Name) }},
	part[Organisation]{Field{Name: "partner", Label: "Group", Kind: Choice, Options: Partners}, func(o *Organisation) Value { return (*text)(&o.Partner) }},
	part[Organisation]{Field{Name: "role", Label: "Role", Kind: Choice, Options: Roles}, func(o *Organisation) Value { return (*text)(&o.Role) }},
)

var initiatives = list(
	List{Name: "initiatives", Label: "Initiatives", One: "initiative", Max: 50,
		Help: "Parts of the case with a name of their own."},
	func(c *Case) *[]Initiative { return &c.Initiatives },
	part[Initiative]{Field{Name: "name", Label: "Name", Kind: Text, Max: 300, Required: true}, func(i *Initiative) Value { return (*text)(&i.Name) }},
	part[Initiative]{Field{Name: "description", Label: "Description", Kind: Paragraphs, Max: 2000}, func(i *Initiative) Value { return (*text)(&i.Description) }},
)

var milestones = list(
	List{Name: "milestones", Label: "Timeline", One: "milestone", Max: 100,
		Help: "What happened when, earliest first."},
	func(c *Case) *[]Milestone { return &c.Milestones },
	part[Milestone]{Field{Name: "year", Label: "Year", Kind: Year}, func(m *Milestone) Value { return (*year)(&m.Year) }},
	part[Milestone]{Field{Name: "text", Label: "What happened", Kind: Text, Max: 500, Required: true}, func(m *Milestone) Value { return (*text)(&m.Text) }},
)

var sources = list(
	List{Name: "sources", Label: "Sources", One: "source", Max: 100,
		Help: "Where the facts come from: a title, and a web address where there is one."},
	func(c *Case) *[]Source { return &c.Sources },
	part[Source]{Field{Name: "title", Label: "Title", Kind: Text, Max: 1000, Required: true}, func(s *Source) Value { return (*text)(&s.Title) }},
	part[Source]{Field{Name: "url", Label: "Web address", Kind: URL, Max: 2048}, func(s *Source) Value { return (*link)(&s.URL) }},
	part[Source]{Field{Name: "publisher", Label: "Publisher", Kind: Text, Max: 300}, func(s *Source) Value { return (*text)(&s.Publisher) }},
	part[Source]{Field{Name: "year", Label: "Year", Kind: Year}, func(s *Source) Value { return (*year)(&s.Year) }},
)

var contacts = list(
	List{Name: "contacts", Label: "Contacts", One: "contact", Max: 20,
		Help: "Whom to ask. Private unless you release it; release a person only with their consent."},
	func(c *Case) *[]Contact { return &c.Contacts },
	part[Contact]{Field{Name: "name", Label: "Name", Kind: Text, Max: 200}, func(p *Contact) Value { return (*text)(&p.Name) }},
	part[Contact]{Field{Name: "email", Label: "E-mail", Kind: Email, Max: 254}, func(p *Contact) Value { return (*email)(&p.Email) }},
	part[Contact]{Field{Name: "url", Label: "Web address", Kind: URL, Max: 2048}, func(p *Contact) Value { return (*link)(&p.URL) }},
	part[Contact]{Field{Name: "released", Label: "Released to the public", Kind: Flag}, func(p *Contact) Value { return (*flag)(&p.Released) }},
)

// Readings is the outline of the readings that stand beside a case. They are
// no section of it: an editor of the case does not write them, and its
// revisions do not hold them.
var Readings = list(
	List{Name: "readings", Label: "Readings", One: "reading", Max: 20},
	func(c *Case) *[]Reading { return &c.Readings },
	readingParts()...,
)

func readingParts() []part[Reading] {
	parts := []part[Reading]{
		{Field{Name: "reader", Label: "Reader", Kind: Text, Max: 200, Required: true}, func(r *Reading) Value { return (*text)(&r.Reader) }},
		{Field{Name: "date", Label: "Date", Kind: Date}, func(r *Reading) Value { return (*date)(&r.Date) }},
		{Field{Name: "basis", Label: "What was read", Kind: Text, Max: 1000, Help: "Such as “The sources listed and the case's own website”."}, func(r *Reading) Value { return (*text)(&r.Basis) }},
		{Field{Name: "sight", Label: "Sight of other scores", Kind: Choice, Options: Sights}, func(r *Reading) Value { return (*text)(&r.Sight) }},
		{Field{Name: "correction", Label: "What is corrected, and why", Kind: Text, Max: 500}, func(r *Reading) Value { return (*text)(&r.Correction) }},
	}
	for i, p := range Principles {
		for _, s := range scoreParts(p)[:4] { // level, rationale, source, confidence
			parts = append(parts, part[Reading]{s.Field, func(r *Reading) Value { return s.in(&r.Scores[i]) }})
		}
	}
	return parts
}

// scoreFields gives the seven fields of each of the five scores.
func scoreFields() []Field {
	var fields []Field
	for i, p := range Principles {
		for _, s := range scoreParts(p) {
			f := s.Field
			f.value = func(c *Case) Value { return s.in(&c.Scores[i]) }
			fields = append(fields, f)
		}
	}
	return fields
}

// scoreParts is the outline of one score; the level carries the principle's own
// name.
func scoreParts(p Principle) []part[Score] {
	parts := []part[Score]{
		{Field{Name: p.Code, Label: p.Name, Help: p.Question, Kind: Choice, Options: Levels, Default: string(NotAssessed), Facet: p.Code},
			func(s *Score) Value { return (*text)(&s.Level) }},
		{Field{Name: p.Code + "_rationale", Label: "Reason", Kind: Paragraphs, Max: 3000, Help: "One or two sentences that name the facts."},
			func(s *Score) Value { return (*text)(&s.Rationale) }},
		{Field{Name: p.Code + "_source", Label: "Evidence", Kind: Text, Max: 2048, Help: "Where the evidence is: a web address of one of the sources, or words."},
			func(s *Score) Value { return (*text)(&s.Source) }},
		{Field{Name: p.Code + "_confidence", Label: "Confidence", Kind: Choice, Options: Confidences},
			func(s *Score) Value { return (*text)(&s.Confidence) }},
		{Field{Name: p.Code + "_scored_by", Label: "Scored by", Kind: Choice, Options: ScoredBy},
			func(s *Score) Value { return (*text)(&s.ScoredBy) }},
		{Field{Name: p.Code + "_date", Label: "Date of the score", Kind: Date, Help: "Such as 2026-11-23."},
			func(s *Score) Value { return (*date)(&s.Date) }},
		{Field{Name: p.Code + "_note", Label: "Note on the score", Kind: Paragraphs, Max: 2000, Help: "Anything a reader of the score should know, such as why readings differed."},
			func(s *Score) Value { return (*text)(&s.Note) }},
	}
	for i := range parts[1:] {
		parts[i+1].Label = p.Name + ": " + parts[i+1].Label
	}
	return parts
}

// ScoreFields gives the fields of the score on a principle: level, reason,
// evidence, confidence, scored by, date, note.
func ScoreFields(p Principle) []Field {
	i := PrincipleIndex(p.Code) * 7
	return scored[i : i+7]
}

var scored = scoreFields()

// Fields lists the fields of every section, in reading order.
func Fields() []Field { return allFields }

// Lists lists the lists of every section, in reading order.
func Lists() []List { return allLists }

var allFields, allLists = flatten(Sections)

func flatten(sections []Section) (fields []Field, lists []List) {
	for _, s := range sections {
		fields = append(fields, s.Fields...)
		lists = append(lists, s.Lists...)
	}
	// Clipped, so that whoever appends to them gets a copy.
	return slices.Clip(fields), slices.Clip(lists)
}
