package templates

import (
	"strconv"
	"time"

	"cogov/internal/catalog"
)

// DataPage says how to take the data.
type DataPage struct {
	Shell
	Root     string // the site's own address
	Revision int64  // of the data
	Date     time.Time
	Citation Citation
	Weights  map[string]Weight // by address, of the files of which it is known
}

// A Weight is how large a file is, and its checksum in hexadecimal.
type Weight struct {
	Bytes  int64
	SHA256 string
}

func (p DataPage) shell() Shell {
	p.title = "Use the data"
	p.description = "Every case of the directory of urban co-governance as a database, tables and JSON, free to use under CC BY 4.0, without an account."
	p.place = atAbout
	return p.Shell
}

// A dataFormat is one way to take data.
type dataFormat struct {
	label, path, kind string // kind is its media type
	says              string
	served            string // what only a server does
}

func dataFormats() []dataFormat {
	all := catalog.Query{}
	return []dataFormat{
		{label: "SQLite database", path: DataFilePath, kind: "application/vnd.sqlite3",
			says: "All of it in one file: cases, scores, readings, sources and the rest as tables that refer to each other, with the codebook, this licence and a full-text index."},
		{label: "Cases as CSV", path: CasesCSVPath(all), kind: "text/csv",
			says: "One row a case, with every field. Codes of a set are joined by a bar, lists of things are JSON within a cell. A text that a spreadsheet would take for a formula has one apostrophe before it. Each table has metadata (CSV on the Web) at its address with “-metadata.json” added."},
		{label: "Scores as CSV", path: FilePath("scores.csv", all), kind: "text/csv",
			says: "One row a score, of each reader and as it stands, as statistics programs like it."},
		{label: "Calibration for QCA", path: CalibrationPath(all, nil), kind: "text/csv",
			says:   "Memberships in fuzzy sets: strong 1, moderate 0.67, weak 0.33. What is missing stays empty.",
			served: "Other numbers go into the address as strong, moderate and weak."},
		{label: "Cases as JSON", path: CasesJSONPath(all), kind: "application/json",
			says:   "The list with its counts. A case has all of itself at its own address with .json at the end.",
			served: "Up to 100 cases a page (per_page=100); each page names the next one."},
		{label: "Cases as GeoJSON", path: CasesFilePath("geojson", all), kind: "application/geo+json", says: "A point for each case, for maps. Where nobody knows the place there is no point."},
		{label: "Cases as a feed", path: CasesFilePath("atom", all), kind: "application/atom+xml", says: "Atom, for programs that tell what is new."},
		{label: "References in BibTeX", path: CasesFilePath("bib", all), kind: "application/x-bibtex", says: "Each case as a reference; also as RIS and CSL-JSON, with .ris and .csl.json at the end."},
		{label: "Figures as JSON", path: InsightsJSONPath(all), kind: "application/json",
			says: "The numbers of the page of insights, and how far readers agree."},
		{label: "Codebook as CSV", path: CodebookPath + ".csv", kind: "text/csv",
			says: "Every variable and code with its definition, what it means that it is empty, and how often it occurs."},
		{label: "Codebook as JSON", path: CodebookPath + ".json", kind: "application/json", says: "The same for programs, with what changed in it."},
	}
}

// weight is a size in words.
func weight(bytes int64) string {
	if bytes < 1e6 {
		return number(int((bytes+999)/1000)) + " kB"
	}
	return strconv.FormatFloat(float64(bytes)/1e6, 'f', 1, 64) + " MB"
}

// sqlFile is where the one file is, for programs.
func (p *DataPage) sqlFile() string { return p.Root + DataFilePath }

func (p *DataPage) inR() string {
	return `download.file("` + p.sqlFile() + `", "cogov.sqlite", mode = "wb")
db <- DBI::dbConnect(RSQLite::SQLite(), "cogov.sqlite")
cases <- DBI::dbReadTable(db, "cases_flat")
scores <- DBI::dbReadTable(db, "scores")
table(scores$principle, scores$level)
DBI::dbDisconnect(db)`
}

func (p *DataPage) inPython() string {
	return `import sqlite3
from urllib.request import urlretrieve

urlretrieve("` + p.sqlFile() + `", "cogov.sqlite")
db = sqlite3.connect("cogov.sqlite")
for name, level, cases in db.execute("SELECT name, label, cases FROM principle_counts"):
    print(name, level, cases, sep="\t")`
}

func (p *DataPage) inDatasette() string {
	return `curl -f -o cogov.sqlite ` + p.sqlFile() + `
datasette -i cogov.sqlite`
}

// tableInR and tableInPython read what looks like a missing value, but is none,
// as it stands.
func (p *DataPage) tableInR() string {
	return `cases <- read.csv("` + p.Root + CasesCSVPath(catalog.Query{}) + `",
  na.strings = "", encoding = "UTF-8")`
}

func (p *DataPage) tableInPython() string {
	return `import pandas

cases = pandas.read_csv("` + p.Root + CasesCSVPath(catalog.Query{}) + `",
    keep_default_na=False, na_values=[""]).convert_dtypes()`
}

// inSQL finds cases by words and by a score.
const inSQL = `SELECT cases.name, cases.city, scores.level
FROM cases JOIN scores ON scores.case_slug = cases.slug
WHERE scores.principle = 'pooling' AND scores.ordinal >= 2
  AND cases.number IN (SELECT rowid FROM cases_fts WHERE cases_fts MATCH 'garden*')
ORDER BY scores.ordinal DESC, cases.name`
