package export

import (
	"io"
	"math"
	"strconv"

	"cogov/internal/casestudy"
)

// A Membership says how far a case belongs to the set of those that show a
// principle, by its level: from 0, not at all, to 1, fully.
type Membership struct{ Strong, Moderate, Weak float64 }

// UsualMembership holds where nothing else is asked.
var UsualMembership = Membership{1, 0.67, 0.33}

// IsOrdered reports whether the numbers are memberships, and fall as the levels do.
func (m Membership) IsOrdered() bool {
	return 1 >= m.Strong && m.Strong > m.Moderate && m.Moderate > m.Weak && m.Weak >= 0
}

// Rounded is a number with as many decimals as a membership has: six, which is
// more than anybody knows.
func Rounded(n float64) float64 { return math.Round(n*1e6)/1e6 + 0 } // no -0

// of is the membership of a case by its level, and nothing where it has none.
func (m Membership) of(l casestudy.Level) string {
	switch l {
	case casestudy.Strong:
		return fraction(m.Strong)
	case casestudy.Moderate:
		return fraction(m.Moderate)
	case casestudy.Weak:
		return fraction(m.Weak)
	}
	return ""
}

// String says which numbers were taken.
func (m Membership) String() string {
	return "strong " + fraction(m.Strong) + ", moderate " + fraction(m.Moderate) + ", weak " + fraction(m.Weak)
}

func fraction(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// Calibration is a table for qualitative comparative analysis: a row for each
// case with its membership in the set of each principle.
func Calibration(m Membership) Format {
	columns := []column{slugColumn, {name: "name", label: "Name", kind: aText, required: true}}
	for _, p := range casestudy.Principles {
		columns = append(columns, column{name: p.Code, label: p.Name, about: "Membership in the set of cases that show it; empty where there is no level.", kind: aNumber})
	}
	columns = append(columns, column{name: "calibration", label: "Membership by level", kind: aText, required: true})
	columns = append(columns, sourceColumns...)
	write := func(out io.Writer, d Document, cases Cases) error {
		return writeTable(out, columns, cases, d.Case, func(p *casestudy.Published, write func(...string)) {
			row := []string{p.Slug, Guard(p.Name)}
			for _, s := range p.Scores {
				row = append(row, m.of(s.Level))
			}
			write(append(row, m.String())...)
		})
	}
	return Format{
		Name: "calibration", stem: "calibration", holds: "calibrated cases", Ending: "csv", Kind: csvKind, Label: "fuzzy sets as CSV", columns: columns, key: []string{SlugColumn},
		note: "Calibrated by level: " + m.String() + ".", write: write,
	}
}
