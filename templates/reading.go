package templates

import (
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// ReadingFormPage is the form of somebody's own reading of a case. It holds
// nothing of what others found: no score and no other reading is in it.
type ReadingFormPage struct {
	Shell
	Desk     Desk
	Answers  casestudy.Answers // by the short names of a reading's parts
	Problems casestudy.Problems
	Notice   string
	Failure  string             // why nothing was saved, where the answers are not to blame
	Saved    *casestudy.Reading // what is saved, where it is not what the form began from
	Number   int                // which of the reader's readings of the case it is
	Saves    int                // how often it had been saved when the form began
	Sight    string             // whether it would be blind
}

// A Desk is what a reader has before them: a case without its scores.
type Desk struct {
	ID   int64
	Case casestudy.Case
}

// NewDesk keeps of a case what its readers may see. Open doubts may speak of
// scores, and contacts are nobody's business.
func NewDesk(id int64, c casestudy.Case) Desk {
	c.Scores, c.Readings, c.Caveats, c.Contacts = [5]casestudy.Score{}, nil, nil, nil
	return Desk{id, c}
}

func (p ReadingFormPage) shell() Shell {
	p.title = p.heading() + ": " + p.Desk.Case.Name
	if len(p.Problems) > 0 || p.Failure != "" {
		p.title = "Error: " + p.title
	}
	p.NoIndex = true
	return p.Shell
}

func (p ReadingFormPage) heading() string {
	if p.Number > 1 {
		return "Correct your reading"
	}
	return "Read this case"
}

// form is what the inputs of the case form go by.
func (p ReadingFormPage) form() FormPage {
	return FormPage{Answers: p.Answers, Problems: p.Problems}
}

// part is the outline of a part of a reading, with a label of its own for the
// form of one.
func (p ReadingFormPage) part(name, label, help string) casestudy.Field {
	parts := casestudy.Readings.Parts
	f := parts[slices.IndexFunc(parts, func(f casestudy.Field) bool { return f.Name == name })]
	f.Label, f.Help = label, help
	return f
}

// texts are the parts of a case that a reader goes by.
func (d Desk) texts() []part {
	c := &d.Case
	all := []part{
		{"about", "About", c.Description != "", caseDescription(c)},
		{"partners", "Partnership", hasPartnership(c), casePartnership(c)},
		{"initiatives", "Initiatives", len(c.Initiatives) > 0, caseInitiatives(c.Initiatives)},
		{"timeline", "Timeline", len(c.Milestones) > 0, caseTimeline(c.Milestones)},
		{"sources", "Sources", len(c.Sources) > 0, caseSources(c.Sources)},
	}
	return slices.DeleteFunc(all, func(x part) bool { return !x.is })
}

// ReadingPage shows somebody's own reading after it was handed in, and what the
// others found.
type ReadingPage struct {
	Shell
	Desk   Desk
	Own    []HandedReading // the newest first
	Others []HandedReading
	Notice string
}

func (p ReadingPage) shell() Shell {
	p.title = "Your reading: " + p.Desk.Case.Name
	p.NoIndex = true
	return p.Shell
}

// A HandedReading is a reading that is in.
type HandedReading struct {
	casestudy.Reading
	Public bool
}

// sightWords says what it means that a reading is blind or not, as far as that is
// known.
func sightWords(sight string) string {
	for _, o := range casestudy.Sights {
		if o.Code == sight {
			return o.Label + ": " + strings.ToLower(o.Definition[:1]) + o.Definition[1:]
		}
	}
	return ""
}
