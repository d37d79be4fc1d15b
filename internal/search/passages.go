package search

import (
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// A Passage is one of the texts that a case is found by.
type Passage struct {
	Label string   // what it is, such as "Description"
	Text  string   // as people read it
	Also  []string // other words for the same: what comes from Italy is Italian
}

// Passages are the texts of a case, by how much a match in them says: the names,
// then the place and the coded words, then the rest. Contacts are not in them:
// they may be private.
type Passages struct{ Names, Keywords, Texts []Passage }

// PassagesOf gathers the texts of a case.
func PassagesOf(c *casestudy.Case) Passages { return Passages{names(c), keywords(c), texts(c)} }

func names(c *casestudy.Case) []Passage {
	list := []Passage{{Label: "Name", Text: c.Name}}
	for _, alias := range c.Aliases {
		list = append(list, Passage{Label: "Other name", Text: alias})
	}
	return list
}

func keywords(c *casestudy.Case) []Passage {
	list := []Passage{{Label: "City", Text: c.City, Also: places.CityAlso(c.City)}}
	if country, ok := places.CountryByCode(c.Country); ok {
		list = append(list,
			Passage{"Country", country.Name, places.Synonyms(c.Country)},
			Passage{Label: "World region", Text: places.RegionName(country.Region)})
	}
	for _, o := range c.Organisations {
		list = append(list, Passage{Label: "Organisation", Text: o.Name})
	}
	for _, code := range c.Topics {
		list = append(list, Passage{Label: "Topic", Text: casestudy.Label(casestudy.Topics, code)})
	}
	for _, code := range c.ResourceTypes {
		list = append(list, Passage{Label: "What is shared", Text: casestudy.Label(casestudy.ResourceTypes, code)})
	}
	return list
}

// Fields and Lists are what PassagesOf reads of a case.
var (
	Fields = slices.DeleteFunc(slices.Clone(casestudy.Fields()), func(f casestudy.Field) bool {
		return !isProse(f) && !slices.Contains([]string{"country", "topics", "resource_types"}, f.Name)
	})
	Lists = slices.DeleteFunc(slices.Clone(casestudy.Lists()), func(l casestudy.List) bool { return l.Name == "contacts" })
)

func isProse(f casestudy.Field) bool {
	isText := f.Kind == casestudy.Text || f.Kind == casestudy.Lines || f.Kind == casestudy.Paragraphs
	return isText && !strings.HasSuffix(f.Name, "_source")
}

// rest are the fields and lists that neither names nor keywords are made of.
var (
	restFields = slices.DeleteFunc(slices.Clone(Fields), func(f casestudy.Field) bool {
		return !isProse(f) || slices.Contains([]string{"name", "aliases", "city"}, f.Name)
	})
	restLists = slices.DeleteFunc(slices.Clone(Lists), func(l casestudy.List) bool { return l.Name == "organisations" })
)

// texts are what else is written about a case, field by field of the outline.
func texts(c *casestudy.Case) []Passage {
	var list []Passage
	for _, f := range restFields {
		text, label := f.Value(c).String(), f.Label
		if of, what, ok := strings.Cut(label, ": "); ok { // of a score
			label = of + ", " + strings.ToLower(what)
		}
		switch {
		case f.Kind == casestudy.Lines:
			for line := range strings.SplitSeq(text, "\n") {
				list = append(list, Passage{Label: label, Text: line})
			}
		case text != "":
			list = append(list, Passage{Label: label, Text: text})
		}
	}
	for _, l := range restLists {
		for i := range l.Len(c) {
			for n, f := range l.Parts {
				if isProse(f) {
					list = append(list, Passage{Label: l.Label, Text: l.Part(c, i, n).String()})
				}
			}
		}
	}
	return list
}

// Index is all that a case is found by, as the index has it.
func (p Passages) Index() string {
	return " " + strings.Join([]string{Index(p.Names), Index(p.Keywords), Index(p.Texts)}, " "+between+" ") + " "
}

// Index writes passages for the index: their words, folded, with a sign between
// two passages, so that no phrase is found across them.
func Index(passages []Passage) string {
	var b strings.Builder
	var words []word
	write := func(text string) {
		if words = appendWords(words[:0], text); len(words) == 0 {
			return
		}
		if b.Len() > 0 {
			b.WriteString(" " + between)
		}
		for _, w := range words {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.text)
		}
	}
	for _, p := range passages {
		write(p.Text)
		for _, also := range p.Also {
			write(also)
		}
	}
	return b.String()
}

// between stands between two passages in the index: a character of no script,
// which nobody types.
const between = "\uE000"
