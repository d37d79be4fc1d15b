package export

import (
	"cmp"
	"io"
	"strconv"

	"cogov/internal/casestudy"
)

// Scores is a table with a row for every score, as statistics programs have it:
// those that stand, and those of each public reading.
var Scores = Format{Name: "scores", stem: "scores", holds: "scores of cases", Ending: "csv", Kind: csvKind, Label: "scores as CSV", columns: scoresTable, write: writeScores}

// standing is the reader of the scores that stand.
const standing = "standing"

var scoresTable = append([]column{
	slugColumn,
	{name: "principle", label: "Principle", kind: oneOf(principles()), required: true},
	{name: "reader", label: "Who read it, or standing for the score that stands", kind: aText, required: true},
	{name: "level", label: "Level, or why there is none", kind: oneOf(casestudy.Levels), required: true},
	{name: "ordinal", label: "Strong as 3, moderate as 2, weak as 1", about: "Empty where there is no level: a missing state has no place in the order.", kind: between(1, 3)},
	{name: "scored_by", label: "Who gave it: a published record, or a reading of the sources", kind: oneOf(casestudy.ScoredBy)},
	{name: "confidence", label: "Confidence", kind: oneOf(casestudy.Confidences)},
	{name: "date", label: "Date", kind: aDate},
}, sourceColumns...)

func principles() []casestudy.Option {
	var list []casestudy.Option
	for _, p := range casestudy.Principles {
		list = append(list, casestudy.Option{Code: p.Code, Label: p.Name})
	}
	return list
}

func writeScores(out io.Writer, d Document, cases Cases) error {
	return writeTable(out, scoresTable, cases, d.Case, func(p *casestudy.Published, write func(...string)) {
		for i, s := range p.Scores {
			write(scoreRow(p.Slug, i, standing, s, s.ScoredBy, s.Date)...)
		}
		for _, r := range p.Readings {
			for i, s := range r.Scores {
				write(scoreRow(p.Slug, i, Guard(r.Reader), s, casestudy.ByReading, r.Date)...)
			}
		}
	})
}

func scoreRow(slug string, principle int, reader string, s casestudy.Score, by, date string) []string {
	level, ordinal := cmp.Or(s.Level, casestudy.NotAssessed), ""
	if n := level.Ordinal(); n > 0 {
		ordinal = strconv.Itoa(n)
	}
	if !s.IsGiven() {
		by = "" // nobody did
	}
	return []string{slug, casestudy.Principles[principle].Code, reader, string(level), ordinal, by, s.Confidence, date}
}
