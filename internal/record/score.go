package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// leftEmpty says of a score why it has no level.
const leftEmpty = "Left empty in the published record."

var levelWord = regexp.MustCompile(`(?i)\b(?:strong|moderate|weak)\b`)

// hasLevel reports whether a few words name a level among others.
func hasLevel(s string) bool {
	return len(s) <= 40 && len(strings.Fields(s)) <= 4 && levelWord.MatchString(s)
}

// readScore reads a level. It counts only when it is the whole rest of a line
// that starts with the label: never one out of prose.
func (p *parser) readScore(part part) {
	field, value := part.slot.field, part.value()
	level := levelOf(value)
	switch {
	case level != "" && (part.within || part.lines[0].text == ""):
		p.askAboutLevel(field, p.text[part.start:part.end], value)
		p.leave(part, "A level counts only as the whole rest of a line that starts with the label.")
	case level != "":
		p.answer(part, field, string(level))
		if level.Ordinal() > 0 { // published records have no words for a missing score
			p.infer(part, field+"_scored_by", casestudy.ByPublication)
		}
	case value == "":
		p.answer(part, field, string(casestudy.NotAssessed))
		p.infer(part, field+"_scored_by", casestudy.ByPublication)
		p.infer(part, field+"_note", leftEmpty)
	default:
		p.askAboutLevel(field, value, value)
		p.leave(part, fmt.Sprintf("“%s” is not one of Strong, Moderate and Weak.", value))
	}
}

// askAboutLevel asks about the levels that a value names, if any.
func (p *parser) askAboutLevel(field, text, value string) {
	offered := []string{string(casestudy.NotAssessed)}
	for _, word := range levelWord.FindAllString(value, -1) {
		if level := string(levelOf(word)); !slices.Contains(offered, level) {
			offered = append(offered, level)
		}
	}
	if len(offered) == 1 {
		return
	}
	p.ask(Question{Field: field, Text: text, Offered: offered, Taken: string(casestudy.NotAssessed),
		Ask: "A level is named, but not as the whole rest of a line that starts with the label. Is it the score?"})
}

// askAboutLevelsInProse asks about the first short line that begins with a
// principle and names a level among other words.
func (p *parser) askAboutLevelsInProse() {
	asked := map[string]bool{}
	for _, part := range p.parts {
		asked[part.slot.field] = true
	}
	for _, u := range p.units {
		if u.mark == nil || u.mark.slots[0].zone != scores || u.mark.form == alone {
			continue
		}
		field, rest := u.mark.slots[0].field, u.mark.rest
		if !asked[field] && levelOf(rest) == "" && hasLevel(rest) {
			p.askAboutLevel(field, u.text, rest)
			asked[field] = true
		}
	}
}
