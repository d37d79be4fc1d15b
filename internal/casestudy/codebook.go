package casestudy

// A Variable is one thing that the codebook describes: a field of a case, a list
// of things that belong to it, or a part of these things.
type Variable struct {
	Name       string // as in files, such as start_year or sources.url
	Label      string
	Section    string // the title of its section
	Definition string
	Type       string // in words
	Codes      []CountedCode
	Cases      int    // published ones that have it, or their things; once counted
	Max        int    // greatest length in characters, or greatest number of things; 0 for none
	Required   bool   // wherever there is a case, or such a thing
	Private    bool   // kept for editors, or released one by one
	Missing    string // what it means that nothing stands there
	Facet      string // the parameter of addresses that filters by it
	List       string // the list it is, or is a part of; empty for a field of the case
	Part       string // the name of a part within its list
}

// A CountedCode is a code with how many published cases have it, or how many of
// their things; once counted.
type CountedCode struct {
	Option
	Cases int
}

// Codebook describes everything that is recorded about a case, in the order of
// the outline. Readings come last.
func Codebook() []Variable {
	var list []Variable
	for _, s := range Sections {
		for _, f := range s.Fields {
			list = append(list, variable(f, s.Title))
		}
		for _, l := range s.Lists {
			list = append(list, variablesOf(l, s.Title)...)
		}
	}
	return append(list, variablesOf(Readings, Readings.Label)...)
}

func variable(f Field, section string) Variable {
	v := Variable{
		Name: f.Name, Label: f.Label, Section: section, Definition: f.Help, Type: f.Kind.words(),
		Max: f.Max, Required: f.Required, Missing: f.missingMeans(), Facet: f.Facet,
	}
	for _, o := range f.Options {
		v.Codes = append(v.Codes, CountedCode{Option: o})
	}
	return v
}

func variablesOf(l List, section string) []Variable {
	private := l.IsPrivate()
	list := []Variable{{
		Name: l.Name, Label: l.Label, Section: section, Definition: l.Help, Type: "list of things", Max: l.Max, Private: private,
		Missing: "Empty: none is recorded.", List: l.Name,
	}}
	for _, f := range l.Parts {
		v := variable(f, section)
		v.Name, v.List, v.Part, v.Private, v.Facet = l.Name+"."+f.Name, l.Name, f.Name, private, ""
		list = append(list, v)
	}
	return list
}

// words say what a kind of field holds.
func (k Kind) words() string {
	switch k {
	case Paragraphs:
		return "text of several lines"
	case Lines:
		return "list of texts"
	case Year:
		return "year"
	case Date:
		return "date (year-month-day)"
	case Degrees:
		return "decimal degrees (WGS 84)"
	case Choice:
		return "one code"
	case Choices:
		return "set of codes"
	case Country:
		return "country or territory (ISO 3166-1 alpha-2)"
	case URL:
		return "web address"
	case Email:
		return "e-mail address"
	case Flag:
		return "yes or nothing"
	}
	return "text"
}

// missingMeans says what it means that a field is empty.
func (f Field) missingMeans() string {
	switch {
	case f.Required:
		return ""
	case f.Default == string(NotAssessed):
		return "Never empty: one of three codes says why there is no level."
	case f.Default != "":
		return "Never empty: " + f.Default + " says that it is not known."
	case f.Kind == Lines || f.Kind == Choices:
		return "Empty: none is recorded."
	case f.Kind == Flag:
		return "Empty: no."
	}
	return "Empty: not recorded."
}

// An Amendment is a change of the codebook.
type Amendment struct{ Date, Text string }

// Amendments are what changed in the codebook, the newest first.
var Amendments = []Amendment{
	{"2026-11-23", "First version: the outline of a case, five principles with the reading guide, version 1, and their missing states."},
}
