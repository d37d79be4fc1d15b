package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// readSector reads what the older layout calls Sector and Field: topics, or
// partner groups where the whole value names them.
func (p *parser) readSector(part part) {
	value := part.value()
	if groups := groupsIn(value); len(groups) > 0 {
		p.takePartners(part, groups)
		p.note(part, part.slot.words[0]+": "+value)
		return
	}
	topics, left := codesIn(value, casestudy.Topics)
	if len(topics) > 0 && !p.has(field("topics").Label) {
		p.add(part, "topics", topics...)
	} else {
		left = nil
	}
	switch {
	case len(topics) == 0 && value != "":
		p.leave(part, fmt.Sprintf("No topic of the directory is called “%s”.", value))
	case len(left) > 0:
		p.leaveWords(part, strings.Join(left, ", "), "No topic of the directory is called so.")
	}
}

// codesIn reads the options that the words of a list name, by label or code;
// left are the words that name none.
func codesIn(s string, options []casestudy.Option) (codes, left []string) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/|", r) }) {
		word = trim(word)
		code := codeOf(word, options)
		switch {
		case code == "" && word != "":
			left = append(left, word)
		case code != "" && !slices.Contains(codes, code):
			codes = append(codes, code)
		}
	}
	return codes, left
}

func codeOf(word string, options []casestudy.Option) string {
	for _, o := range options {
		if key(word) == key(o.Label) || key(word) == key(o.Code) {
			return o.Code
		}
	}
	return ""
}

var sizes = regexp.MustCompile(`\b(?:building|neighbou?rhoods?|districts?|city(?:[ -]?wide)?|municipal|metropolitan(?: area)?|national)\b`)

// scaleOf finds the scale a word of a record stands for.
func scaleOf(word string) string {
	switch word {
	case "neighborhood", "neighborhoods", "neighbourhoods":
		return "neighbourhood"
	case "districts":
		return "district"
	case "city wide", "city-wide", "citywide", "municipal":
		return "city"
	case "metropolitan area":
		return "metropolitan"
	}
	return word
}

// readScale reads the level of the community: a scale where the whole value
// names scales; of several it takes the first and asks.
func (p *parser) readScale(part part) {
	value := part.value()
	folded := places.Fold(value)
	found := sizes.FindAllString(folded, -1)
	rest := betweenWords.ReplaceAllString(sizes.ReplaceAllString(folded, ""), "")
	if value == "" || len(found) == 0 || trim(rest) != "" {
		if value != "" {
			p.leave(part, fmt.Sprintf("“%s” is none of the scales of a case.", value))
		}
		return
	}
	var scales []string
	for _, word := range found {
		if scale := scaleOf(word); !slices.Contains(scales, scale) {
			scales = append(scales, scale)
		}
	}
	p.infer(part, "scale", scales[0])
	if len(scales) > 1 {
		p.ask(Question{Field: "scale", Text: value, Offered: scales, Taken: scales[0], Ask: "The record names several scales. Which one fits best?"})
	}
}
