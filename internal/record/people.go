package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// synonyms are the words records use for the five partner groups, folded.
var synonyms = map[string][]string{
	"public": {"public", "state", "municipal", "municipality", "municipalities", "city", "city government", "local government", "government",
		"public administration", "public administrations", "public authority", "public authorities", "public sector", "local authority", "local authorities"},
	"private": {"private", "business", "businesses", "company", "companies", "firm", "firms", "enterprise", "enterprises", "private sector"},
	"community": {"community", "communities", "local community", "civic", "commons", "commoner", "commoners", "people", "citizen", "citizens", "resident", "residents",
		"inhabitant", "inhabitants", "neighbour", "neighbours", "neighbor", "neighbors", "volunteer", "volunteers", "social innovators", "informal groups", "activists"},
	"civil_society": {"civil society", "social", "ngo", "ngos", "third sector", "association", "associations", "foundation", "foundations",
		"non-profit", "nonprofit", "non-profits", "nonprofits", "civil society organisations", "civil society organizations"},
	"knowledge": {"knowledge", "science", "scientific", "academic", "academics", "academia", "university", "universities", "school", "schools", "research", "researchers",
		"knowledge institutions", "research institutions"},
}

// groupOf finds the partner group that a word stands for.
func groupOf(word string) string {
	word = places.Fold(trim(word))
	for _, o := range casestudy.Partners {
		if slices.Contains(synonyms[o.Code], word) {
			return o.Code
		}
	}
	return ""
}

var (
	betweenWords = regexp.MustCompile(`[,;/&+|]|\band\b|\bwith\b`)
	hyphens      = regexp.MustCompile(`[-‐‑–—]`)
	thousands    = regexp.MustCompile(`\b(\d{1,3})\.(\d{3})\b`)
)

// groupsIn reads a text that consists of words for partner groups; it gives
// none if there are other words in it.
func groupsIn(s string) []string {
	var groups []string
	for _, words := range betweenWords.Split(s, -1) {
		words = strings.Trim(trim(words), ".")
		if words == "" {
			continue
		}
		parts := []string{words}
		if groupOf(words) == "" {
			parts = hyphens.Split(words, -1)
		}
		for _, word := range parts {
			group := groupOf(word)
			if group == "" {
				return nil
			}
			groups = append(groups, group)
		}
	}
	return inOptionOrder(groups)
}

// inOptionOrder puts partner codes in the order of the vocabulary, each once.
func inOptionOrder(codes []string) []string {
	var ordered []string
	for _, o := range casestudy.Partners {
		if slices.Contains(codes, o.Code) {
			ordered = append(ordered, o.Code)
		}
	}
	return ordered
}

// readPeople reads who takes part: partner groups where the whole value names
// them. The words of the record stay beside them.
func (p *parser) readPeople(part part) {
	if value := part.value(); value != "" {
		p.takePartners(part, groupsIn(value))
		p.note(part, "People involved: "+value)
	}
}

// askAboutThousands asks about figures such as 32.623 in the words kept about
// the partnership.
func (p *parser) askAboutThousands() {
	note := p.Answers.Get("partnership_note")
	figures := thousands.FindString(note)
	if figures == "" || p.has(field("partnership_note").Label) {
		return
	}
	p.ask(Question{Field: "partnership_note", Text: figures, Offered: []string{note, thousands.ReplaceAllString(note, "$1,$2")}, Taken: note,
		Ask: fmt.Sprintf("“%s” has a point between thousands. Should it be a comma?", figures)})
}

// takePartners adds partner groups, unless a label of their own names them.
func (p *parser) takePartners(part part, groups []string) {
	if len(groups) > 0 && !p.has(field("partners").Label) {
		groups = inOptionOrder(append(groups, p.Answers["partners"]...))
		p.Answers.Set("partners", groups...)
		p.place("partners", part)
	}
}

// note keeps words of the record about the partnership.
func (p *parser) note(part part, words string) {
	if p.has(field("partnership_note").Label) {
		p.leave(part, "The record has a sentence on the partnership beside it.")
		return
	}
	p.Answers.Set("partnership_note", trim(p.Answers.Get("partnership_note")+"\n\n"+words))
	p.place("partnership_note", part)
}

// readOrigin reads who started the case. The words stay in the note on the
// partnership; where they are words for partner groups, they say who led.
func (p *parser) readOrigin(part part) {
	value := part.value()
	if value == "" {
		return
	}
	if origin := originOf(groupsIn(value)); origin != "" {
		p.infer(part, "origin", origin)
	}
	p.note(part, "Started by: "+value)
}

func originOf(groups []string) string {
	led := func(g string) bool { return g == "community" || g == "civil_society" }
	switch {
	case len(groups) == 0:
		return ""
	case len(groups) == 1 && groups[0] == "public":
		return "city_led"
	case !slices.ContainsFunc(groups, func(g string) bool { return !led(g) }):
		return "community_led"
	case groups[0] == "public" && slices.ContainsFunc(groups, led):
		return "joint"
	}
	return ""
}
