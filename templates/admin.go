package templates

import "time"

// AdminCasesPage lists the cases for editors.
type AdminCasesPage struct {
	Shell
	Text   string // what the list is searched for
	State  string // which state it shows; empty for all
	States []StateCount
	Lines  []AdminCase
	More   bool // there are more than shown
	Notice string
	Copies []WorkingCopy // what the editor typed of new cases and did not save
}

func (p AdminCasesPage) shell() Shell {
	p.title = "Administration: cases"
	p.NoIndex = true
	return p.Shell
}

// A StateCount says how many cases are in a state.
type StateCount struct {
	Code, Label string
	Count       int
}

// An AdminCase is a line of the editors' list.
type AdminCase struct {
	ID                  int64
	Name, City, Country string
	State               string // in words
	Ahead               bool   // a draft is ahead of the public page
	Revision            int
	Author              string
	Saved               time.Time
}

func caseCount(n int, more bool) string {
	if more {
		return "The first " + count(n, "case", "cases")
	}
	return count(n, "case", "cases")
}

// SignedOutPage keeps a form that came in after its session was over.
type SignedOutPage struct {
	Shell
	Action string // where the form is to go
	Typed  map[string][]string
}

func (p SignedOutPage) shell() Shell {
	p.title = "You are signed out"
	p.NoIndex = true
	return p.Shell
}
