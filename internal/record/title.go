package record

import (
	"regexp"
	"strings"
)

var (
	projectInCity = regexp.MustCompile(`^(.+?)\s*\(([^(),]+,\s*[^(),]+)\)$`)           // Project (City, CC)
	cityInState   = regexp.MustCompile(`^([^,()]+,\s*[A-Z]{2})\s*[-–—]\s*(.+)$`)       // City, ST- Project
	firstDash     = regexp.MustCompile(`^(.+?)\s*(?:\s[-–—]|[–—])\s*(.+)$`)            // City – Project
	lastDash      = regexp.MustCompile(`^(.*[^\s–—-])\s*(?:\s[-–—]|[–—])\s*([^–—]+)$`) // Project – City
)

// readTitle reads the line above the first label. It is the name where no label
// gives one, and another name where one does. What no label says about the
// place is taken from it.
func (p *parser) readTitle() {
	if p.title == nil || len(p.parts) == 0 && !p.standsAlone(p.title) {
		return
	}
	u := p.title
	title := unescape(u.text)
	if !same(title, p.Answers.Get("name")) {
		title = once(title)
	}
	part := part{lines: []line{u.line}, start: u.start, end: u.end, first: u.index(), last: u.index()}
	name, field := p.nameIn(part, title), "name"
	switch known := p.Answers.Get("name"); {
	case known == "":
		p.answer(part, "name", name)
	case same(title, known):
		p.place("name", part)
	}
	if !same(title, p.Answers.Get("name")) {
		field = "aliases"
		p.add(part, field, title)
	}
	p.placeRepeated(field, u.text)
}

// standsAlone reports whether a blank line or none comes after a unit, and it
// makes no sentence.
func (p *parser) standsAlone(u *unit) bool {
	return !endsSentence(u.text) && (u.index()+1 == len(p.lines) || p.lines[u.index()+1].text == "")
}

// once halves a title that is printed twice on one line.
func once(title string) string {
	half := len(title) / 2
	if a, b := trim(title[:half]), trim(title[half:]); a == b && b != title[half:] {
		return a
	}
	return title
}

// placeRepeated places the title where it is printed again.
func (p *parser) placeRepeated(field, title string) {
	for _, u := range p.units {
		if u.text != "" && !p.told[u.index()] && same(u.text, title) {
			p.place(field, part{start: u.start, end: u.end, first: u.index(), last: u.index()})
		}
	}
}

// nameIn finds the name in a title that names the city too.
func (p *parser) nameIn(part part, title string) string {
	if m := projectInCity.FindStringSubmatch(title); m != nil {
		if l := readLocation(m[2]); l.country != "" {
			if l.orElse != "" { // a country is likelier here than a state
				l.country, l.orElse = l.orElse, l.country
			}
			p.takeCity(part, m[2], l)
			return m[1]
		}
	}
	if m := cityInState.FindStringSubmatch(title); m != nil {
		if l := readLocation(m[1]); l.country != "" {
			p.takeCity(part, m[1], l)
			return m[2]
		}
	}
	if first, last := firstDash.FindStringSubmatch(title), lastDash.FindStringSubmatch(title); first != nil && last != nil {
		return p.nameBesideDash(part, title, sides{first[1], first[2], last[1], last[2]})
	}
	return title
}

// takeCity answers the city and the country from a title, unless labels do.
func (p *parser) takeCity(part part, words string, l location) {
	if !p.namesCity() {
		p.answer(part, "city", l.city)
		p.takeCountry(part, words, l)
	}
}

// namesCity reports whether the record has a label for the city.
func (p *parser) namesCity() bool { return p.has("City") || p.has("Location") }

// sides are the words before and after the first dash of a title and before and
// after the last.
type sides struct{ city, name, nameFirst, cityLast string }

// nameBesideDash finds the name on the side of a dash that is not the city. What
// it cannot tell it asks.
func (p *parser) nameBesideDash(part part, title string, s sides) string {
	city, name := p.Answers.Get("city"), p.Answers.Get("name")
	switch {
	case city != "" && same(s.city, city):
		return s.name
	case city != "" && same(s.cityLast, city):
		return s.nameFirst
	case name == "":
		p.ask(Question{Field: "name", Text: title, Offered: []string{title, s.name, s.nameFirst}, Taken: title,
			Ask: "The title may name the city before or after the dash. Which part is the name?"})
	}
	if p.namesCity() {
		return title
	}
	q := Question{Field: "city", Text: title, Offered: []string{"", s.city, s.cityLast},
		Ask: "The title may name the city before or after the dash. Which part is it?"}
	switch {
	case name != "" && same(s.name, name):
		q.Taken = s.city
	case name != "" && same(s.nameFirst, name):
		q.Taken = s.cityLast
	}
	if q.Taken != "" {
		p.answer(part, "city", q.Taken)
	}
	p.ask(q)
	return title
}

// unescape takes the backslash off a text that is to be taken as it stands.
func unescape(s string) string { return strings.TrimPrefix(s, `\`) }
