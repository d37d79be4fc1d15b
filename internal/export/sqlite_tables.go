package export

import (
	"strings"

	"cogov/internal/casestudy"
)

// A table is one of the file, with its columns as SQL has them.
type table struct {
	name    string
	columns []string // each a name and what it holds
	rules   []string // of the whole table
}

func (t table) create() string {
	return "CREATE TABLE " + t.name + " (\n\t" + strings.Join(append(t.columns[:len(t.columns):len(t.columns)], t.rules...), ",\n\t") + "\n)"
}

// tables are all of the file. What is recorded of cases follows the outline.
func tables() []table {
	list := append([]table{{name: "cases", columns: caseColumns()}}, setTables()...)
	list = append(list, textTables()...)
	list = append(list, listTables()...)
	return append(list, scoreTable(), readingTable(), readingScoreTable(), principleTable, countryTable, codeTable, codebookTable, aboutTable)
}

// caseColumns are a row's number, which the full-text index goes by, the fields,
// and where and since when the case stands as it does.
func caseColumns() []string {
	columns := []string{"slug TEXT PRIMARY KEY NOT NULL", "number INTEGER NOT NULL UNIQUE"}
	for _, f := range casestudy.Fields() {
		c := columnOf(f, f.Name)
		if f.Kind == casestudy.Country {
			c += " REFERENCES countries (code)"
		}
		columns = append(columns, c)
	}
	return append(columns, "url TEXT NOT NULL", "revision INTEGER NOT NULL", "published TEXT NOT NULL")
}

// columnOf is a field's column: numbers for years and degrees, NULL for what is
// not recorded. No rule of the outline is held here: a case from before the rule
// must not keep the others from being written.
func columnOf(f casestudy.Field, name string) string {
	switch f.Kind {
	case casestudy.Year:
		return name + " INTEGER"
	case casestudy.Degrees:
		return name + " REAL"
	}
	return name + " TEXT"
}

const (
	ofCase     = "case_slug TEXT NOT NULL REFERENCES cases (slug)"
	inPosition = "position INTEGER NOT NULL"
)

// fieldsOf are the fields of a kind.
func fieldsOf(kind casestudy.Kind) (fields []casestudy.Field) {
	for _, f := range casestudy.Fields() {
		if f.Kind == kind {
			fields = append(fields, f)
		}
	}
	return fields
}

// setTables have a row for each code of a set.
func setTables() (list []table) {
	for _, f := range fieldsOf(casestudy.Choices) {
		list = append(list, table{name: setName(f), columns: []string{ofCase, inPosition, "code TEXT NOT NULL"}})
	}
	return list
}

// setName is the table of a field's codes, such as case_partners.
func setName(f casestudy.Field) string {
	if f.Facet == "" {
		return "case_" + f.Name
	}
	return "case_" + f.Facet + "s"
}

// textTables have a row for each text of a list of texts.
func textTables() (list []table) {
	for _, f := range fieldsOf(casestudy.Lines) {
		list = append(list, table{name: f.Name, columns: []string{ofCase, inPosition, "text TEXT NOT NULL"}})
	}
	return list
}

// publicLists are the lists of things that everybody may have.
func publicLists() (lists []casestudy.List) {
	for _, l := range casestudy.Lists() {
		if !l.IsPrivate() {
			lists = append(lists, l)
		}
	}
	return lists
}

// listTables have a row for each thing of a list.
func listTables() (tables []table) {
	for _, l := range publicLists() {
		t := table{name: l.Name, columns: []string{ofCase, inPosition}}
		for _, f := range l.Parts {
			t.columns = append(t.columns, columnOf(f, f.Name))
		}
		tables = append(tables, t)
	}
	return tables
}

// scoreTable has a row for each score of each case.
func scoreTable() table {
	columns := append([]string{ofCase}, scoreColumns(casestudy.ScoreFields)...)
	return table{name: "scores", columns: columns}
}

// readingTable has a row for each reading, readingScoreTable one for each of its
// scores.
func readingTable() table {
	t := table{name: casestudy.Readings.Name, columns: []string{ofCase, inPosition}}
	for _, f := range casestudy.Readings.Parts {
		if principleOf(f.Name) < 0 {
			t.columns = append(t.columns, columnOf(f, f.Name))
		}
	}
	return t
}

func readingScoreTable() table {
	columns := append([]string{ofCase, inPosition}, scoreColumns(casestudy.ReadingFields)...)
	return table{name: "reading_scores", columns: columns, rules: []string{"FOREIGN KEY (case_slug, position) REFERENCES readings (case_slug, position)"}}
}

// scoreColumns are those of a score, whichever principle it is on: strong is 3
// in order, and what is no level has no place in it.
func scoreColumns(fields func(casestudy.Principle) []casestudy.Field) []string {
	columns := []string{"principle TEXT NOT NULL REFERENCES principles (code)"}
	for i, f := range fields(casestudy.Principles[0]) {
		columns = append(columns, columnOf(f, scorePart(f.Name, casestudy.Principles[0])))
		if i == 0 {
			columns = append(columns, "ordinal INTEGER")
		}
	}
	return columns
}

// scorePart is "level" for the field of a level and "source" for that of its
// source.
func scorePart(name string, p casestudy.Principle) string {
	if part, ok := strings.CutPrefix(name, p.Code+"_"); ok {
		return part
	}
	return "level"
}

// principleOf is the place of the principle that a part of a reading scores, or
// -1 if it scores none.
func principleOf(name string) int {
	for i, p := range casestudy.Principles {
		if name == p.Code || strings.HasPrefix(name, p.Code+"_") {
			return i
		}
	}
	return -1
}

// What explains the rest.
var (
	principleTable = table{name: "principles", columns: []string{
		"code TEXT PRIMARY KEY NOT NULL", "number INTEGER NOT NULL", "name TEXT NOT NULL", "question TEXT NOT NULL", "definition TEXT NOT NULL",
		"strong TEXT NOT NULL", "moderate TEXT NOT NULL", "weak TEXT NOT NULL"}}
	countryTable = table{name: "countries", columns: []string{"code TEXT PRIMARY KEY NOT NULL", "name TEXT NOT NULL", "region TEXT"}}
	codeTable    = table{name: "codes", columns: []string{
		"variable TEXT NOT NULL REFERENCES codebook (name)", "code TEXT NOT NULL", "number INTEGER NOT NULL", "label TEXT NOT NULL", "definition TEXT"},
		rules: []string{"PRIMARY KEY (variable, code)"}}
	codebookTable = table{name: "codebook", columns: []string{
		"name TEXT PRIMARY KEY NOT NULL", "number INTEGER NOT NULL", "label TEXT NOT NULL", "section TEXT NOT NULL", "definition TEXT", "type TEXT NOT NULL",
		"longest INTEGER", "required INTEGER NOT NULL", "private INTEGER NOT NULL", "missing TEXT", "in_table TEXT", "in_column TEXT"}}
	aboutTable = table{name: "about", columns: []string{"name TEXT PRIMARY KEY NOT NULL", "value TEXT NOT NULL"}}
)
