package templates

import (
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// alike says what two cases have in common: "same on 4 of 5 scores; both
// public–community; both on food".
func alike(l *catalog.Likeness) string {
	var said []string
	add := func(is bool, words string) {
		if is {
			said = append(said, words)
		}
	}
	add(len(l.Same) > 0, sameScores(len(l.Same), len(l.Same)+len(l.Different)))
	add(len(l.Partners) > 1, samePartners[partnersOf(l.Partners)])
	add(len(l.Topics) > 0, "both on "+inSentence(labels(casestudy.Topics, l.Topics)))
	add(len(l.Resources) > 0, "both share "+inSentence(labels(casestudy.ResourceTypes, l.Resources)))
	add(l.Kind != "" || l.Scale != "" || l.Origin != "", "same "+sameTraits(l))
	add(l.City, "same city")
	add(l.Country && !l.City, "same country")
	return opening(strings.Join(said, "; "))
}

func sameScores(same, both int) string {
	switch {
	case both < len(casestudy.Principles):
		return "same on " + strconv.Itoa(same) + " of the " + count(both, "score", "scores") + " that both have"
	case same == both:
		return "same on all five scores"
	}
	return "same on " + strconv.Itoa(same) + " of " + strconv.Itoa(both) + " scores"
}

// sameTraits names what is the same of kind, scale and origin.
func sameTraits(l *catalog.Likeness) string {
	var traits []string
	for _, t := range [][2]string{{"kind", l.Kind}, {"scale", l.Scale}, {"origin", l.Origin}} {
		if t[1] != "" {
			traits = append(traits, t[0])
		}
	}
	return listing(traits)
}

// samePartners names each set of partners of both: "both public–community".
var samePartners = everyPartnership(func(partners []string) string {
	if len(partners) == len(casestudy.Partners) {
		return "both with all five partners"
	}
	return "both " + strings.ToLower(partnershipType(partners))
})

// unlike says what tells the second of two cases from the first: "no private
// partner; also a knowledge partner; another score on Pooling".
func unlike(l *catalog.Likeness) string {
	var said []string
	if len(l.FirstOnly) > 0 {
		said = append(said, "no "+either(partnerLabels(l.FirstOnly))+" partner")
	}
	if len(l.SecondOnly) > 0 {
		said = append(said, "also "+plural(len(l.SecondOnly), "a ", "")+inSentence(partnerLabels(l.SecondOnly))+plural(len(l.SecondOnly), " partner", " partners"))
	}
	if len(l.Different) > 0 {
		var names []string
		for _, i := range l.Different {
			names = append(names, casestudy.Principles[i].Name)
		}
		said = append(said, plural(len(names), "another score on ", "other scores on ")+listing(names))
	}
	return strings.Join(said, "; ")
}

// inSentence lists labels within a sentence.
func inSentence(labels []string) string { return strings.ToLower(listing(labels)) }

// either lists labels of which none is there.
func either(labels []string) string {
	return strings.ToLower(strings.Join(labels, " or "))
}

// opening begins a sentence.
func opening(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// together is the view of the case beside those that are like it.
func (p *CasePage) together() View {
	v := View{Tray: []string{p.Case.Slug}}
	for _, s := range p.Similar {
		v = v.Gather(s.Case.Slug)
	}
	return v
}
