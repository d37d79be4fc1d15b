package record

import (
	"regexp"
	"strings"

	"cogov/internal/casestudy"
)

var (
	webAddress  = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"“”|]+`)
	wwwAddress  = regexp.MustCompile(`(?i)\bwww\.[^\s<>"“”|]+`)
	bareDomain  = regexp.MustCompile(`(?i)[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?\.[a-z]{2,24}(?:/[^\s<>"“”|]*)?`)
	mailAddress = regexp.MustCompile(`[^\s<>()@,;:"“”]+@[^\s<>()@,;:"“”]+\.[A-Za-z]{2,24}`)
)

// hasAddress reports whether words name a web or e-mail address.
func hasAddress(s string) bool {
	url, _ := addressIn(s)
	return url != "" || mailAddress.MatchString(s)
}

// addressIn finds the first web address in a text, and the words it was read
// from: they differ where http is left out.
func addressIn(s string) (url, words string) {
	if url, words = linkIn(s); url != "" {
		return url, words
	}
	return withScheme(bareDomain.FindAllString(mailAddress.ReplaceAllString(s, " "), -1))
}

// linkIn finds an address as addressIn does, but only one that begins with http
// or www: a dot in a title makes no address.
func linkIn(s string) (url, words string) {
	for _, found := range webAddress.FindAllString(s, -1) {
		if found = withoutTail(found); casestudy.IsWebAddress(found) {
			return found, found
		}
	}
	return withScheme(wwwAddress.FindAllString(s, -1))
}

// withScheme makes an address of the first of some texts that can be one.
func withScheme(found []string) (url, words string) {
	for _, words := range found {
		words = withoutTail(words)
		url = "https://" + words
		if !strings.Contains(words, "/") {
			url += "/"
		}
		if casestudy.IsWebAddress(url) {
			return url, words
		}
	}
	return "", ""
}

// withoutTail takes off the signs that end a sentence or close a bracket after
// an address.
func withoutTail(s string) string {
	for {
		cut := strings.TrimRight(s, ".,;:!?'’*")
		if strings.HasSuffix(cut, ")") && strings.Count(cut, "(") < strings.Count(cut, ")") {
			cut = cut[:len(cut)-1]
		}
		if cut == s {
			return s
		}
		s = cut
	}
}

// besides is what a text says besides some words: without the brackets and
// signs that are left over.
func besides(s, words string) string {
	s = strings.Replace(s, words, " ", 1)
	s = emptyBrackets.ReplaceAllString(s, " ")
	s = gapBeforeSign.ReplaceAllString(strings.Join(strings.Fields(s), " "), "$1")
	return strings.Trim(s, " ,;:-–—")
}

var (
	emptyBrackets = regexp.MustCompile(`[(\[<]\s*[)\]>]`)
	gapBeforeSign = regexp.MustCompile(` ([,;.])`)
)

// readWebsite reads an address, also one among other words.
func (p *parser) readWebsite(part part) {
	value := part.value()
	if value == "" {
		return
	}
	url, words := addressIn(value)
	if casestudy.IsWebAddress(value) {
		url, words = value, value
	}
	if url == "" {
		p.leave(part, "No web address can be read from it.")
		return
	}
	p.answer(part, "website", url)
	if url != value {
		p.ask(Question{Field: "website", Text: value, Offered: []string{url, ""}, Taken: url,
			Ask: "The address was read out of words. Is it right?"})
	}
	if more, _ := addressIn(besides(value, words)); more != "" {
		p.leaveWords(part, besides(value, words), "A case has one website.")
	}
}
