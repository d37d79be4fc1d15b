package templates

import (
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// PrinciplesPage is the reading guide: the five principles, what earns each
// level, and how all cases stand. Its result is that of a query for all cases.
type PrinciplesPage struct {
	Shell
	Result catalog.Result
}

func (p PrinciplesPage) shell() Shell {
	p.title = "Principles"
	p.description = "The five design principles that every case is read against, and what earns Strong, Moderate and Weak: the reading guide of this directory."
	p.place = atPrinciples
	return p.Shell
}

// PrinciplePage explains one principle.
type PrinciplePage struct {
	Shell
	Index  int // of the principle
	Spread catalog.Spread
	Strong []casestudy.Published // the best first, whole; more than are shown
}

func (p PrinciplePage) principle() casestudy.Principle { return casestudy.Principles[p.Index] }

func (p PrinciplePage) shell() Shell {
	p.title = p.principle().Name
	p.description = p.principle().Question + " " + p.principle().Definition
	p.place = atPrinciples
	return p.Shell
}

// levels counts the cases of each level and each missing state.
func (p PrinciplePage) levels() []tally {
	list := make([]tally, len(casestudy.Levels))
	for i, o := range casestudy.Levels {
		list[i] = tally{o.Label, CasesByPath(p.principle().Code, o.Code), p.Spread[i], p.Spread.Total()}
	}
	return list
}

// before and after are the principles beside this one, if there are such.
func (p PrinciplePage) before() []casestudy.Principle {
	return casestudy.Principles[max(p.Index-1, 0):p.Index]
}
func (p PrinciplePage) after() []casestudy.Principle {
	return casestudy.Principles[p.Index+1 : min(p.Index+2, len(casestudy.Principles))]
}

// mostBest is how many strong cases are shown.
const mostBest = 6

// best are the first strong cases of which somebody says why they are strong.
func (p PrinciplePage) best() []*casestudy.Published {
	var list []*casestudy.Published
	for i := range p.Strong {
		if len(list) < mostBest && len(reasons(&p.Strong[i].Case, p.Index)) > 0 {
			list = append(list, &p.Strong[i])
		}
	}
	return list
}

// A because is why a case is strong: in whose words, and the words.
type because struct{ who, words string }

// reasons are those of the score that stands or, where a published record gives
// the word alone, those of the readings beside it that came to the same level.
func reasons(c *casestudy.Case, principle int) []because {
	s := &c.Scores[principle]
	if s.Rationale != "" {
		return []because{{"", s.Rationale}}
	}
	var list []because
	for i := range c.Readings {
		r := &c.Readings[i]
		if read := r.Scores[principle]; read.Level == s.Level && read.Rationale != "" {
			list = append(list, because{r.Reader, read.Rationale})
		}
	}
	return list
}

// sureness says who gave a score and how sure it is.
func sureness(s *casestudy.Score) string {
	if s.ScoredBy == casestudy.ByPublication && s.Rationale == "" {
		return "From the published record, which gives no reason."
	}
	text := scoredBy(s)
	if text == "" {
		return ""
	}
	if s.Confidence != "" {
		text += ", with " + strings.ToLower(casestudy.Label(casestudy.Confidences, s.Confidence)) + " confidence"
	}
	return text + "."
}
