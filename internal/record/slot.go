package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cogov/internal/casestudy"
)

// A zone is a stretch of a record. Zones follow one another: a label of the
// head that turns up further down begins a sentence, not a value.
type zone int

const (
	head    zone = iota // place, name, dates: one line each
	body                // the description
	scores              // the five principles
	tail                // website, references, contact
	details             // Project Details and what follows
)

// A slot is one part of the layouts: the labels that begin it, where it stands
// and how it is read. The layouts have different labels for the same slot.
type slot struct {
	field string // of the outline; empty if it answers none
	words []string
	zone  zone
	block bool                   // may hold several lines
	fits  func(rest string) bool // may follow a label that has no colon; nil if nothing may
	read  func(*parser, part)
}

// slots lists the parts of all layouts. Their order is that of the rated, the
// older and the US layout at once.
var slots = slices.Concat([]*slot{
	{words: []string{"Image source", "Source image", "Source"}, zone: head, fits: isCredit, read: (*parser).readImage},
	{field: "country", words: names("country"), zone: head, fits: isShortValue, read: (*parser).readCountry},
	{field: "city", words: []string{"City"}, zone: head, fits: isShortValue, read: (*parser).readCity},
	{field: "city", words: aliases("city"), zone: head, fits: isValue, read: (*parser).readCity},
	{field: "name", words: []string{"Name"}, zone: head, fits: isValue, read: (*parser).readName},
	{field: "scale", words: aliases("scale"), zone: head, fits: isShortValue, read: (*parser).readScale},
	{field: "topics", words: []string{"Sector"}, zone: head, fits: isValue, read: (*parser).readSector},
	{field: "start_year", words: names("start_year"), zone: head, fits: beginsWithTime, read: (*parser).readTime},
	{field: "partners", words: append(aliases("partners"), "N° people involved", "Nº people involved"), zone: head, fits: isValue, read: (*parser).readPeople},
	{field: "origin", words: append(aliases("origin"), "Who started the initiative"), zone: head, fits: isAnything, read: (*parser).readOrigin},
	{field: "description", words: append(names("description"), "Shared or Co-Governance"), zone: body, block: true, fits: isAnything, read: (*parser).readDescription},
	{field: "topics", words: []string{"Field"}, zone: tail, fits: isShortWords, read: (*parser).readSector},
}, scoreSlots(), []*slot{
	{field: "website", words: names("website"), zone: tail, fits: hasAddress, read: (*parser).readWebsite},
	{field: "sources", words: []string{referencesLabel, "References, sources, contact persons", "References, sources"}, zone: tail, block: true, fits: isAnything, read: (*parser).readSources},
	{field: "contacts", words: []string{"Contact person(s)", "Contacts", "Contact"}, zone: tail, block: true, fits: hasAddress, read: (*parser).readContacts},
	{field: "sources", words: []string{"References", "Sources", "Source"}, zone: tail, block: true, fits: isShortWords, read: (*parser).readSources},
	{words: []string{detailsLabel}, zone: details, read: func(p *parser, part part) { p.place("", part) }},
	{field: "added", words: append(names("added"), "Added", detailsLabel+" Added"), zone: details, fits: isDate, read: (*parser).readAdded},
}, detailSlots())

const (
	referencesLabel = "References, sources, contact person(s)"
	detailsLabel    = "Project Details"
)

// scoreSlots are the five principles.
func scoreSlots() []*slot {
	var five []*slot
	for _, p := range casestudy.Principles {
		words := []string{p.Name}
		if p.Code == casestudy.Principles[0].Code {
			words = append(words, "Co-Governance")
		}
		five = append(five, &slot{field: p.Code, words: words, zone: scores, fits: isLevel, read: (*parser).readScore})
	}
	return five
}

// detailSlots are the fields and lists that published layouts have no label
// for. A written record names them under Project Details.
func detailSlots() []*slot {
	var more []*slot
	for _, f := range detailFields() {
		multi := f.Kind == casestudy.Paragraphs || f.Kind == casestudy.Lines
		more = append(more, &slot{field: f.Name, words: []string{f.Label}, zone: details, block: multi,
			read: func(p *parser, part part) { p.readField(f, part) }})
	}
	for _, l := range casestudy.Lists() {
		if l.Name != "sources" && l.Name != "contacts" {
			more = append(more, &slot{field: l.Name, words: []string{l.Label}, zone: details, block: true,
				read: func(p *parser, part part) { p.readList(l, part) }})
		}
	}
	return more
}

// detailFields are the fields that no slot of the published layouts fills as
// they are.
func detailFields() []casestudy.Field {
	published := []string{"name", "city", "country", "start_year", "description", "website", "added"}
	for _, p := range casestudy.Principles {
		published = append(published, p.Code)
	}
	return slices.DeleteFunc(slices.Clone(casestudy.Fields()), func(f casestudy.Field) bool {
		return slices.Contains(published, f.Name)
	})
}

// field is a field of the outline by its name.
func field(name string) casestudy.Field {
	fields := casestudy.Fields()
	return fields[slices.IndexFunc(fields, func(f casestudy.Field) bool { return f.Name == name })]
}

// aliases are the labels that published records use for a field.
func aliases(name string) []string { return slices.Clone(field(name).Aliases) }

// names are the labels of a field: those of published records and its own.
func names(name string) []string { return append(aliases(name), field(name).Label) }

// list is a list of the outline by its name.
func list(name string) casestudy.List {
	lists := casestudy.Lists()
	return lists[slices.IndexFunc(lists, func(l casestudy.List) bool { return l.Name == name })]
}

// What may follow a label that has no colon. Label words such as Name, Date and
// Source begin sentences too; these tell a value from the rest of a sentence.

func isAnything(string) bool { return true }

// isValue: a value begins with a capital, a figure or a sign and is not long.
func isValue(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && !unicode.IsLower(r) && utf8.RuneCountInString(rest) <= 300
}

// isCredit: the credit of an image is often its address.
func isCredit(rest string) bool {
	_, address := linkIn(rest)
	return isValue(rest) || address != "" && strings.HasPrefix(rest, address)
}

func isShortValue(rest string) bool { return isValue(rest) && utf8.RuneCountInString(rest) <= 80 }

// isShortWords: a few words that make no sentence.
func isShortWords(rest string) bool {
	return rest != "" && utf8.RuneCountInString(rest) <= 150 && !endsSentence(rest)
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '?' || r == ':' || r == ';' || r == ',' || r == '…'
}
