package export

import (
	"io"
	"iter"
	"strings"

	"cogov/internal/casestudy"
)

// Licence is the address of the licence of the cases.
const Licence = "https://creativecommons.org/licenses/by/4.0/"

// Columns of a table beside those of the outline: the name of the case in
// addresses, its page, the revision the row shows, and the licence.
const (
	SlugColumn     = "slug"
	AddressColumn  = "url"
	RevisionColumn = "revision"
	LicenceColumn  = "licence"
)

// public are the columns of the outline that everybody may have.
var public = func() (columns []casestudy.Column) {
	for _, k := range casestudy.Columns() {
		if !k.IsPrivate() {
			columns = append(columns, k)
		}
	}
	return columns
}()

func writeCSV(out io.Writer, d Document, cases Cases) error { return WriteCSV(out, cases, d.Case) }

// WriteCSV writes cases as a table, a row each. Address gives a case's page.
func WriteCSV(out io.Writer, cases iter.Seq2[casestudy.Published, error], address func(slug string) string) error {
	row := make([]string, 0, len(casesTable))
	return writeTable(out, casesTable, cases, address, func(p *casestudy.Published, write func(...string)) {
		row = append(row[:0], Guard(p.Slug))
		for _, k := range public {
			cell := k.Cell(&p.Case)
			if !k.IsNumber() {
				cell = Guard(cell)
			}
			row = append(row, cell)
		}
		write(row...)
	})
}

// Guard keeps a spreadsheet from taking a text for a formula: one that begins,
// after any number of apostrophes, as formulas do gets one more apostrophe.
func Guard(text string) string {
	if likeFormula(text) {
		return "'" + text
	}
	return text
}

// Unguard takes off what Guard put before a text.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && likeFormula(cell) {
		return cell[1:]
	}
	return cell
}

func likeFormula(text string) bool {
	rest := strings.TrimLeft(text, "'")
	return rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0]))
}
