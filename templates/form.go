package templates

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// FormPage is the form of a case: a new one, or a new revision of one.
type FormPage struct {
	Shell
	Status     FormStatus
	Answers    casestudy.Answers
	Problems   casestudy.Problems // keep it from being saved or published
	Advice     casestudy.Problems // would make it better
	Notice     string             // what was just done
	Failure    string             // why nothing was saved, where the answers are not to blame
	Pasted     *Pasted            // the text it was filled in from
	Waiting    int                // pasted records that the editor may go on with
	Next       WaitingRecord      // the first of them
	Message    string             // why it changes, as typed
	Form       string             // identifies this form, so that it is saved once
	Slug       string             // the address as typed, if it could not be taken
	Focus      string             // the input to begin at, such as "sources[2].title" of a new source
	MayPublish bool
	Discussion Discussion
	Copies     []WorkingCopy // what the editor typed before and did not save
	TakenUp    time.Time     // when what the form holds was kept; zero if it was not
	SavedSince int           // the revision that was saved after it was
	Unsaved    bool          // it holds what is not saved
}

// Up and Down are where a button moves a thing of a list.
const (
	Up   = "up"
	Down = "down"
)

// MoveValue is what the button sends that moves a thing of a list, such as
// "sources[1] up".
func MoveValue(item, way string) string { return item + " " + way }

// A FormStatus says where the case in a form stands. A new case has no ID.
type FormStatus struct {
	ID                int64
	Slug, Name, State string // state in words
	StateCode         string
	Revision          int // the one this form began from
	PublishedRevision int // 0 if the public sees nothing
	SavedBy           string
	Saved             time.Time
}

func (p FormPage) action() string {
	if p.Status.ID == 0 {
		return AdminCasesPath
	}
	return AdminCasePath(p.Status.ID)
}

func (p FormPage) shell() Shell {
	p.title = p.heading()
	if p.Status.ID != 0 {
		p.title += " " + p.Status.Name
	}
	if len(p.Problems) > 0 || p.Failure != "" {
		p.title = "Error: " + p.title
	}
	p.NoIndex = true
	p.scripts = []string{"js/form.js"}
	return p.Shell
}

func (p FormPage) heading() string {
	if p.Status.ID == 0 {
		return "New case"
	}
	return "Edit case"
}

// shortRuns groups neighbouring fields that need little room, up to three in a
// row. Degrees stand by themselves, latitude beside longitude.
func shortRuns(fields []casestudy.Field) [][]casestudy.Field {
	var runs [][]casestudy.Field
	for i, f := range fields {
		if i > 0 && goTogether(fields[i-1], f) && len(runs[len(runs)-1]) < 3 {
			runs[len(runs)-1] = append(runs[len(runs)-1], f)
		} else {
			runs = append(runs, []casestudy.Field{f})
		}
	}
	return runs
}

func goTogether(a, b casestudy.Field) bool {
	return isShort(a) && isShort(b) && (a.Kind == casestudy.Degrees) == (b.Kind == casestudy.Degrees)
}

// helpOf is the help of a field, with the greatest length of long texts.
func helpOf(f casestudy.Field) string {
	if f.Kind != casestudy.Paragraphs && f.Kind != casestudy.Lines {
		return f.Help
	}
	return strings.TrimSpace(f.Help + " At most " + number(f.Max) + " characters.")
}

func isShort(f casestudy.Field) bool {
	switch f.Kind {
	case casestudy.Year, casestudy.Date, casestudy.Degrees, casestudy.Choice, casestudy.Country:
		return true
	}
	return f.Kind == casestudy.Text && f.Max <= 120
}

func sourcesOf(a casestudy.Answers) []casestudy.Source {
	c, _ := a.Case()
	return c.Sources
}

func countProblems(problems casestudy.Problems, s casestudy.Section) (n int) {
	for _, f := range s.Fields {
		if problems.For(f.Name) != "" {
			n++
		}
	}
	for _, l := range s.Lists {
		for _, p := range problems {
			if l.Has(p.Name) {
				n++
			}
		}
	}
	return n
}

func countAnswered(a casestudy.Answers, s casestudy.Section) (n int) {
	for _, f := range s.Fields {
		if v := a.Get(f.Name); v != "" && v != f.Default {
			n++
		}
	}
	for _, l := range s.Lists {
		n += len(a.Numbers(l))
	}
	return n
}

func orNothing(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}

// described names the texts that belong to an input.
func described(p FormPage, f casestudy.Field) templ.Attributes {
	var ids []string
	attributes := templ.Attributes{}
	if p.Problems.For(f.Name) != "" {
		ids = append(ids, f.Name+"-error")
		attributes["aria-invalid"] = "true"
	}
	if helpOf(f) != "" {
		ids = append(ids, f.Name+"-hint")
	}
	if f.Name == p.Focus {
		attributes["autofocus"] = true
	}
	if len(ids) > 0 {
		attributes["aria-describedby"] = strings.Join(ids, " ")
	}
	return attributes
}

func rows(f casestudy.Field) string {
	switch {
	case f.Max > 10000:
		return "16"
	case f.Kind == casestudy.Lines:
		return "3"
	}
	return "4"
}

func isOption(f casestudy.Field, value string) bool {
	for _, o := range f.Options {
		if o.Code == value {
			return true
		}
	}
	return false
}

func isCountry(code string) bool {
	_, ok := places.CountryByCode(code)
	return ok
}

// choiceID lets the error summary lead to the first choice.
func choiceID(f casestudy.Field, i int) string {
	if i == 0 {
		return f.Name
	}
	return f.Name + "-" + f.Options[i].Code
}

func contains(values []string, code string) bool {
	for _, v := range values {
		for part := range strings.SplitSeq(v, "|") {
			if strings.TrimSpace(part) == code {
				return true
			}
		}
	}
	return false
}

func chosen(answer, code, otherwise string) bool {
	return answer == code || answer == "" && code == otherwise
}
