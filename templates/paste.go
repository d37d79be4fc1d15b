package templates

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// ImportPage is where a record is pasted or a file is given.
type ImportPage struct {
	Shell
	Text    string // as pasted, where it could not be taken
	Failure string
	Notice  string
	Waiting []WaitingRecord
	Tables  bool // the visitor may bring in tables
}

func (p ImportPage) shell() Shell {
	p.title = "Import"
	if p.Failure != "" {
		p.title = "Error: " + p.title
	}
	p.NoIndex = true
	return p.Shell
}

// A WaitingRecord is one of several that were pasted at once.
type WaitingRecord struct {
	ID     int64
	Title  string
	CaseID int64 // what became of it; 0 while it waits
	Pasted time.Time
}

// Pasted is the text that a form was filled in from, and what is to be asked.
type Pasted struct {
	Record    string // the text, which the form brings along
	Waiting   int64  // its number among those that wait; 0 if it came alone
	Lines     []PastedLine
	Unplaced  []Unplaced
	Questions []Question
	Alike     []AlikeCase
	Others    []WaitingRecord // of the same text
}

// A PastedLine is a line of a pasted text.
type PastedLine struct {
	Number   int // within its record, from 1
	Text     string
	Fields   []string // whose answers begin here
	Placed   bool     // it gave some answer
	Unplaced bool     // all of it or a part
	Cut      bool     // a record begins here
	Other    bool     // it belongs to another record
}

// Unplaced words of a text found no place in the case.
type Unplaced struct {
	Line      int
	Text, Why string
}

// A Question is about words that can be read in two ways.
type Question struct {
	Field, Text, Ask string
	Offers           []Offer
}

// An Offer is an answer that can be taken.
type Offer struct {
	Label  string
	Values url.Values // by field
	Stands bool       // it is what the form says
}

// An AlikeCase may be the same as the one in a form.
type AlikeCase struct {
	ID              int64
	Name, City, Why string
	State           string
}

// field is what a line's answers belong to: a field, or the list of a thing.
func (l PastedLine) field(name string) (anchor, label string) {
	for _, list := range append(casestudy.Lists(), casestudy.Readings) {
		if name == list.Name || list.Has(name) {
			return list.Name, list.Label
		}
	}
	for _, f := range casestudy.Fields() {
		if f.Name == name {
			return f.Name, f.Label
		}
	}
	return name, name
}

// lineOf is the first line that gave the answer to a field, or 0.
func (p *Pasted) lineOf(field string) int {
	if p == nil {
		return 0
	}
	for _, l := range p.Lines {
		if !l.Other && slices.Contains(l.Fields, field) {
			return l.Number
		}
	}
	return 0
}

func lineID(n int) string { return "line-" + strconv.Itoa(n) }

// offerLabel is an answer in words.
func offerLabel(field, answer string) string {
	if answer == "" {
		return "Leave it empty"
	}
	for _, f := range casestudy.Fields() {
		switch {
		case f.Name != field:
		case f.Kind == casestudy.Country:
			return countryName(answer)
		case f.Options != nil:
			return casestudy.Label(f.Options, answer)
		}
	}
	return answer
}

// NewQuestion asks about a field, or about a list. Offers are the answers that
// words may mean; the one that the form says stands.
func NewQuestion(field, text, ask string, offered []string, answers casestudy.Answers) Question {
	q := Question{Field: field, Text: text, Ask: ask}
	for _, answer := range offered {
		o := Offer{offerLabel(field, answer), url.Values{field: {answer}}, cmp.Or(answers.Get(field), defaultOf(field)) == answer}
		if slices.ContainsFunc(casestudy.Principles[:], func(p casestudy.Principle) bool { return p.Code == field }) {
			o.Values.Set(field+"_scored_by", byRecord(casestudy.Level(answer)))
		}
		if i := slices.IndexFunc(casestudy.Lists(), func(l casestudy.List) bool { return l.Name == field }); i >= 0 {
			o.Values, o.Stands = oneMore(casestudy.Lists()[i], answer, answers)
		}
		q.Offers = append(q.Offers, o)
	}
	if !slices.ContainsFunc(q.Offers, func(o Offer) bool { return o.Stands }) { // nothing more stands
		for i := range q.Offers {
			q.Offers[i].Stands = len(q.Offers[i].Values) == 0
		}
	}
	q.Offers = slices.DeleteFunc(q.Offers, func(o Offer) bool { return len(o.Values) == 0 && !o.Stands })
	return q
}

// byRecord is who gave a level that is taken from a published record.
func byRecord(level casestudy.Level) string {
	if level.Ordinal() > 0 {
		return casestudy.ByPublication
	}
	return ""
}

// defaultOf is what stands in a form where nothing answers a field.
func defaultOf(field string) string {
	for _, f := range casestudy.Fields() {
		if f.Name == field {
			return f.Default
		}
	}
	return ""
}

// oneMore is what a form says with one more thing in a list, unless it has it.
func oneMore(l casestudy.List, answer string, answers casestudy.Answers) (values url.Values, stands bool) {
	if answer == "" {
		return nil, false
	}
	next := 0
	for _, i := range answers.Numbers(l) {
		next = i + 1
		stands = stands || answers.Get(l.PartName(i, l.Parts[0].Name)) == answer
	}
	return url.Values{l.PartName(next, l.Parts[0].Name): {answer}}, stands
}

// WhereQuestion asks which of some cities a case is in. Without any it asks for
// the position.
func WhereQuestion(city string, found []places.City, answers casestudy.Answers) Question {
	q := Question{Field: "lat", Text: city}
	if len(found) == 0 {
		q.Ask = "No place of 15,000 people or more is called “" + city + "” there. Give its latitude and longitude, if you know them."
		return q
	}
	q.Ask = "The position of the city, from GeoNames. Is it this one?"
	if len(found) > 1 {
		q.Ask = "Several places are called “" + city + "”. Which is it?"
	}
	for _, c := range found {
		lat, lon := strconv.FormatFloat(c.Lat, 'f', -1, 64), strconv.FormatFloat(c.Lon, 'f', -1, 64)
		q.Offers = append(q.Offers, Offer{
			Label:  c.Name + ", " + countryName(c.Country) + " (" + lat + ", " + lon + "), " + number(c.Inhabitants) + " people",
			Values: url.Values{"lat": {lat}, "lon": {lon}, "country": {c.Country}},
			Stands: answers.Get("lat") == lat && answers.Get("lon") == lon && strings.EqualFold(answers.Get("country"), c.Country),
		})
	}
	return q
}

// asked counts the questions and lines that need a look.
func (p *Pasted) asked() int { return len(p.Questions) + len(p.Unplaced) + len(p.Alike) }

func (p *Pasted) waiting() (n int) {
	for _, o := range p.Others {
		if o.CaseID == 0 && o.ID != p.Waiting {
			n++
		}
	}
	return n
}
