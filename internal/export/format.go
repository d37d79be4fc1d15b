package export

import (
	"cmp"
	"io"
	"iter"
	"slices"
	"time"

	"cogov/internal/casestudy"
)

// Cases are whole cases, read as they are written.
type Cases = iter.Seq2[casestudy.Published, error]

// A Document is what a file of cases says about itself, where its format has a
// place for it. The licence is the same for all.
type Document struct {
	Title   string                   // what is in it, in words
	Site    string                   // the directory, which gets the credit
	Address string                   // of the list with the same cases, in canonical form
	Self    string                   // of the file
	Date    time.Time                // when a case was last published; zero if none ever was
	Case    func(slug string) string // the address of a case

	Cited func(slug string, revision int) string // of a revision, which references name
}

// A Format is a kind of file that cases are written as.
type Format struct {
	Name   string // in commands
	Ending string // of addresses and files
	Kind   string // its media type
	Label  string

	stem    string   // how names of files begin; empty for cases
	holds   string   // what is in it, in words; empty for cases
	columns []column // of a table
	key     []string // the columns that tell its rows apart; nil if none do
	note    string   // what else is to be said of the table
	write   func(io.Writer, Document, Cases) error
	cite    func(Citation) string // one case; nil where the format is none of references
}

const csvKind = "text/csv; charset=utf-8; header=present"

// The formats of a list of cases.
var (
	CSV     = Format{Name: "csv", Ending: "csv", Kind: csvKind, Label: "CSV", columns: casesTable, key: []string{SlugColumn}, write: writeCSV}
	JSON    = Format{Name: "json", Ending: "json", Kind: "application/json", Label: "JSON", write: writeJSON}
	GeoJSON = Format{Name: "geojson", Ending: "geojson", Kind: "application/geo+json", Label: "GeoJSON", write: writeGeoJSON}
	Atom    = Format{Name: "atom", Ending: "atom", Kind: atomKind, Label: "Atom", write: writeAtom}
	BibTeX  = Format{Name: "bibtex", Ending: "bib", Kind: "application/x-bibtex; charset=utf-8", Label: "BibTeX", write: writeBibTeX, cite: Citation.BibTeX}
	RIS     = Format{Name: "ris", Ending: "ris", Kind: "application/x-research-info-systems; charset=utf-8", Label: "RIS", write: writeRIS, cite: Citation.RIS}
	CSL     = Format{Name: "csl", Ending: "csl.json", Kind: "application/vnd.citationstyles.csl+json", Label: "CSL-JSON", write: writeCSL, cite: Citation.CSL}
)

// Formats are all of them, the fullest first.
var Formats = []Format{CSV, JSON, GeoJSON, Atom, BibTeX, RIS, CSL, Scores, Calibration(UsualMembership)}

// FormatNamed finds a format by its name in commands.
func FormatNamed(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// File is what a file of the format is called.
func (f Format) File() string { return cmp.Or(f.stem, "cases") + "." + f.Ending }

// Holds is what is in a file of the format, in words.
func (f Format) Holds() string { return cmp.Or(f.holds, "cases") }

// Write writes cases, few of which are held at once.
func (f Format) Write(out io.Writer, d Document, cases Cases) error { return f.write(out, d, cases) }

// Cite writes the citation of one case; only formats of references can.
func (f Format) Cite(c Citation) string { return f.cite(c) }
