package templates

import "cogov/internal/casestudy"

// CodebookPage describes what is recorded of each case.
type CodebookPage struct {
	Shell
	Variables []casestudy.Variable
	Cases     int
}

func (p CodebookPage) shell() Shell {
	p.title = "Codebook"
	p.description = "What this directory records of each case: every field with its definition, its codes, what it means when it is empty, and how often it occurs."
	p.place = atAbout
	return p.Shell
}

// A chapter is the variables of one section of a case.
type chapter struct {
	title     string
	variables []casestudy.Variable
}

func (p *CodebookPage) chapters() []chapter {
	var list []chapter
	for _, v := range p.Variables {
		if last := len(list) - 1; last >= 0 && list[last].title == v.Section {
			list[last].variables = append(list[last].variables, v)
		} else {
			list = append(list, chapter{v.Section, []casestudy.Variable{v}})
		}
	}
	return list
}

// extent says how many there may be, or how long it may be.
func extent(v casestudy.Variable) string {
	switch {
	case v.Max == 0:
		return ""
	case v.List != "" && v.Part == "":
		return ", " + number(v.Max) + " at most"
	}
	return ", at most " + number(v.Max) + " characters"
}

// recorded says how many cases have a variable.
func recorded(v casestudy.Variable, cases int) string {
	switch {
	case v.Private:
		return "Kept for editors; a contact is shown only where it was released."
	case v.Part != "":
		return "Recorded " + count(v.Cases, "time", "times") + "."
	}
	return "Recorded of " + number(v.Cases) + " of " + count(cases, "case", "cases") + "."
}

func codesCount(v casestudy.Variable) string {
	if v.Part != "" {
		return "Times"
	}
	return "Cases"
}
