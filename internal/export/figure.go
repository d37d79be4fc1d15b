package export

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"

	"cogov/internal/agreement"
	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// A Figure is what a figure shows, as rows of a table. Cells are texts, codes,
// numbers, or nil where nothing is known.
type Figure struct {
	Name    string // in addresses
	Columns []string
	Rows    [][]any
}

// A Reliability is how far readers agree on a principle, and where that would
// lie for other such cases.
type Reliability struct {
	agreement.Measure
	Within agreement.Interval
}

// Figures are all the figures about the cases of a query.
func Figures(in *catalog.Insights, agreed *[5]Reliability) []Figure {
	list := []Figure{spreads(in), pairs(in)}
	for i := range in.Groups {
		list = append(list, group(&in.Groups[i]))
	}
	return append(list, partnerships(in), began(in), agreements(agreed))
}

func spreads(in *catalog.Insights) Figure {
	f := Figure{Name: "principles", Columns: []string{"principle", "score", "cases"}}
	for i, p := range casestudy.Principles {
		for j, o := range casestudy.Levels {
			f.add(p.Code, o.Code, in.Spreads[i][j])
		}
	}
	return f
}

func pairs(in *catalog.Insights) Figure {
	f := Figure{Name: "pairs", Columns: []string{"principle", "level", "other_principle", "other_level", "cases"}}
	for _, p := range in.Pairs {
		p.Each(func(row, column catalog.Bin, n int) {
			f.add(row.Param, level(row), column.Param, level(column), n)
		})
	}
	return f
}

func group(g *catalog.Group) Figure {
	f := Figure{Name: "by-" + g.Param, Columns: []string{g.Param, "principle", "level", "cases"}}
	for i := range g.ByPrinciple {
		g.ByPrinciple[i].Each(func(row, column catalog.Bin, n int) {
			f.add(key(row), column.Param, level(column), n)
		})
	}
	return f
}

func partnerships(in *catalog.Insights) Figure {
	f := Figure{Name: "partnerships", Columns: []string{"partners", "cases"}}
	for _, p := range in.Partnerships {
		f.add(key(p.Bin), p.Count)
	}
	return f
}

func began(in *catalog.Insights) Figure {
	f := Figure{Name: "coverage", Columns: []string{"region", "started", "cases"}}
	in.Began.Each(func(row, column catalog.Bin, n int) { f.add(key(row), key(column), n) })
	return f
}

func agreements(agreed *[5]Reliability) Figure {
	f := Figure{Name: "agreement", Columns: []string{"principle", "units", "pairs", "same", "alpha", "low", "high"}}
	for i, a := range agreed {
		f.add(casestudy.Principles[i].Code, a.Units, a.Pairs, a.Same, known(a.Alpha, a.Known), known(a.Within.Low, a.Within.Known), known(a.Within.High, a.Within.Known))
	}
	return f
}

// known rounds a measure to the digits that mean something.
func known(value float64, ok bool) any {
	if !ok {
		return nil
	}
	return math.Round(value*1000) / 1000
}

// unrecorded is the code of cases that say nothing of what a figure counts by.
const unrecorded = "unrecorded"

func key(b catalog.Bin) string { return cmp.Or(b.Key(), unrecorded) }

// noLevel is the code of all missing states together.
const noLevel = "no_level"

// level names a bin of levels.
func level(b catalog.Bin) string {
	if len(b.Codes) > 1 {
		return noLevel
	}
	return b.Key()
}

func (f *Figure) add(cells ...any) { f.Rows = append(f.Rows, cells) }

// WriteCSV writes the figure as a table.
func (f Figure) WriteCSV(out io.Writer) error {
	w := csv.NewWriter(out)
	w.Write(f.Columns) // Flush tells of an error
	row := make([]string, len(f.Columns))
	for _, cells := range f.Rows {
		for i, cell := range cells {
			row[i] = ""
			if cell != nil {
				row[i] = fmt.Sprint(cell)
			}
		}
		w.Write(row)
	}
	w.Flush()
	return w.Error()
}

// JSON is the figure as a list of objects, with the names of its columns.
func (f Figure) JSON() []map[string]any {
	list := make([]map[string]any, len(f.Rows))
	for i, cells := range f.Rows {
		list[i] = map[string]any{}
		for j, column := range f.Columns {
			list[i][column] = cells[j]
		}
	}
	return list
}
