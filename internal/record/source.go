package record

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// readImage leaves the credit of an image.
func (p *parser) readImage(part part) {
	if part.value() == "" {
		p.place("", part)
		return
	}
	p.leave(part, "At the top of a record this is the credit of an image, which a case does not hold.")
}

// askAboutCredit asks about a bare “Source” at the top: it can also be a source
// of the case.
func (p *parser) askAboutCredit() {
	for _, part := range p.parts {
		if value := part.value(); part.slot.zone == head && part.label == key("Source") && value != "" {
			p.ask(Question{Field: fmt.Sprintf("sources[%d].title", p.items["sources"]), Text: value, Offered: []string{"", value}, Taken: "",
				Ask: "At the top of a record “Source” is the credit of an image. Is it a source of the case?"})
		}
	}
}

// readSources reads references, one a line. A line with an e-mail address is
// whom to ask.
func (p *parser) readSources(part part) {
	for i, l := range part.lines {
		line := part.stretch(i, i+1)
		switch item := unbullet(unescape(l.text)); {
		case item == "" && i == 0:
			p.place("sources", line)
		case item == "":
		case isItem(l.text):
			p.addItem(line, list("sources"), item)
		case mailAddress.MatchString(item):
			p.addContact(part, i, i+1)
		case lostLink.MatchString(item):
			p.leave(line, "It was a link, whose address is lost.")
		default:
			p.addSource(line, item)
		}
	}
}

// lostLink tells words that only make sense as a link on a page.
var lostLink = regexp.MustCompile(`(?i)^(?:web ?site|web|link|here|source|video|pdf|facebook(?: page)?)\.?$`)

// addSource takes a reference as it is written; an address in it becomes the
// source's.
func (p *parser) addSource(part part, item string) {
	name := p.nextItem("sources")
	url, words := linkIn(item)
	title := besides(item, words)
	if more, _ := linkIn(title); url == "" || title == "" || more != "" {
		title = item
	}
	p.answer(part, name+".title", title)
	if url != "" {
		p.answer(part, name+".url", url)
	}
	if url != words {
		p.ask(Question{Field: name + ".url", Text: item, Offered: []string{url, ""}, Taken: url, Ask: "The address was read out of words. Is it right?"})
	}
}

// nextItem names the next thing in a list, such as "sources[2]".
func (p *parser) nextItem(list string) string {
	i := p.items[list]
	p.items[list]++
	return fmt.Sprintf("%s[%d]", list, i)
}

// readContacts reads whom to ask: all lines are about one contact, until a
// second address of a kind begins the next.
func (p *parser) readContacts(part part) {
	p.place("contacts", part.stretch(0, 1))
	from, mails, urls := 0, 0, 0
	for i, l := range part.lines {
		mail, url := len(mailAddress.FindAllString(l.text, -1)), len(webAddress.FindAllString(l.text, -1))
		if isItem(l.text) || mail > 0 && mails > 0 || url > 0 && urls > 0 {
			p.addContact(part, from, i)
			from, mails, urls = i, 0, 0
		}
		if isItem(l.text) {
			p.addItem(part.stretch(i, i+1), list("contacts"), unbullet(l.text))
			from = i + 1
		}
		mails, urls = mails+mail, urls+url
	}
	p.addContact(part, from, len(part.lines))
}

const longestContact = 200

// addContact takes the lines about one contact. What a record publishes is
// released.
func (p *parser) addContact(part part, from, to int) {
	if from == to {
		return
	}
	part = part.stretch(from, to)
	var words []string
	for _, l := range part.lines {
		words = append(words, strings.Fields(unbullet(unescape(l.text)))...)
	}
	text := strings.Join(words, " ")
	if text == "" {
		return
	}
	email := mailAddress.FindString(text)
	url, written := linkIn(text)
	name := besides(besides(text, email), written)
	if utf8.RuneCountInString(name) > longestContact {
		p.leave(part, "It is too long for the name of a contact.")
		name = ""
	}
	contact := p.nextItem("contacts")
	for _, answer := range []struct{ part, value string }{{".name", name}, {".email", email}, {".url", url}} {
		if answer.value != "" {
			p.answer(part, contact+answer.part, answer.value)
		}
	}
	p.Answers.Set(contact+".released", "yes")
}
