package export

import (
	"strings"

	"cogov/internal/casestudy"
)

// finish is what makes the rows easy to find: indexes, views and the full-text
// index. They come last, which is quicker than keeping them up to date.
func finish() []string {
	list := []string{
		"CREATE INDEX cases_country ON cases (country)",
		"CREATE UNIQUE INDEX scores_of_case ON scores (case_slug, principle)",
		"CREATE INDEX scores_level ON scores (principle, level)",
		"CREATE UNIQUE INDEX reading_scores_of_case ON reading_scores (case_slug, position, principle)",
	}
	inOrder := append(append(setTables(), textTables()...), listTables()...)
	for _, t := range append(inOrder, readingTable()) {
		list = append(list, "CREATE UNIQUE INDEX "+t.name+"_of_case ON "+t.name+" (case_slug, position)")
	}
	for _, t := range setTables() {
		list = append(list, "CREATE INDEX "+t.name+"_code ON "+t.name+" (code)")
	}
	return append(list, flatView(), countView, fullText(), "INSERT INTO cases_fts (cases_fts) VALUES ('rebuild')")
}

// flatView has a row for each case, in words: the labels of codes, sets and lists
// of texts in one cell, and of the scores the levels alone. It has no order but
// that of the cases: with one, SQLite writes all of it to count its rows.
func flatView() string {
	columns := []string{"cases.slug"}
	for _, s := range casestudy.Sections {
		for _, f := range s.Fields {
			if s.Name != casestudy.ProfileSection || f.Facet != "" {
				columns = append(columns, inWords(f)+" AS "+f.Name)
			}
			if f.Kind == casestudy.Country {
				columns = append(columns, "countries.region AS region")
			}
		}
	}
	return "CREATE VIEW cases_flat AS SELECT\n\t" + strings.Join(append(columns, "cases.url", "cases.revision"), ",\n\t") +
		"\nFROM cases LEFT JOIN countries ON countries.code = cases.country"
}

// inWords is a field of a case for people.
func inWords(f casestudy.Field) string {
	switch f.Kind {
	case casestudy.Country:
		return "countries.name"
	case casestudy.Choice:
		return "(SELECT label FROM codes WHERE variable = '" + f.Name + "' AND code = cases." + f.Name + ")"
	case casestudy.Choices:
		return "(SELECT group_concat(label, ', ') FROM (SELECT label FROM " + setName(f) + " AS s JOIN codes ON codes.variable = '" + f.Name +
			"' AND codes.code = s.code WHERE s.case_slug = cases.slug ORDER BY s.position))"
	case casestudy.Lines:
		return "(SELECT group_concat(text, '; ') FROM (SELECT text FROM " + f.Name + " WHERE case_slug = cases.slug ORDER BY position))"
	}
	return "cases." + f.Name
}

// countView says how many cases have each level on each principle. It counts what
// the index holds, so that no score has to be looked up.
const countView = `CREATE VIEW principle_counts AS
SELECT principles.code AS principle, principles.name, codes.code AS level, codes.label, count(scores.principle) AS cases
FROM principles
JOIN codes ON codes.variable = principles.code
LEFT JOIN scores ON scores.principle = principles.code AND scores.level = codes.code
GROUP BY principles.code, codes.code
ORDER BY principles.number, codes.number`

// fullText finds cases by their names and texts. It keeps no copy of them, and
// Datasette knows it by how its content is written.
func fullText() string {
	var columns []string
	for _, s := range casestudy.Sections {
		for _, f := range s.Fields {
			isText := f.Kind == casestudy.Text || f.Kind == casestudy.Paragraphs || f.Kind == casestudy.Lines
			if isText && s.Name != casestudy.ProfileSection {
				columns = append(columns, f.Name)
			}
		}
	}
	return `CREATE VIRTUAL TABLE cases_fts USING fts5 (` + strings.Join(columns, ", ") +
		`, content="cases", content_rowid="number", tokenize="unicode61 remove_diacritics 2")`
}
