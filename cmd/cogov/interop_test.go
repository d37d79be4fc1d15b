//go:build interop && !race

package main

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// inWords are the columns to compare of cases in words.
var inWords = []string{"slug", "name", "city", "lat", "lon", "start_year", "end_year", "summary", "description", "website", "url"}

// What `make interop` runs: the snippets of the page of the data and the other
// formats, each with the program that people load it with. Its dated results
// stand in the README.

// A tool is a program with what it needs; asked, it says its version.
type tool struct {
	name, from string // from is where Debian has it
	ask        []string
}

// python is the one with the packages: the first may be of another installation.
func python() string {
	if exec.Command("python3", "-c", "import pandas, feedparser").Run() == nil {
		return "python3"
	}
	return "/usr/bin/python3"
}

var tools = []tool{
	{"R with DBI, RSQLite and jsonlite", "apt-get install r-base-core r-cran-dbi r-cran-rsqlite r-cran-jsonlite",
		[]string{"Rscript", "-e", `cat(R.version.string); for (p in c("DBI", "RSQLite", "jsonlite")) cat(",", p, format(packageVersion(p)))`}},
	{"Python with pandas and feedparser", "apt-get install python3-pandas python3-feedparser",
		[]string{python(), "-c", `import sys, pandas, feedparser; print("Python", sys.version.split()[0] + ", pandas", pandas.__version__ + ", feedparser", feedparser.__version__)`}},
	{"Datasette", "pip install datasette", []string{"datasette", "--version"}},
	{"curl", "apt-get install curl", []string{"curl", "--version"}},
	{"the shell of SQLite", "apt-get install sqlite3", []string{"sqlite3", "--version"}},
	{"GDAL", "apt-get install gdal-bin", []string{"ogr2ogr", "--version"}},
	{"LibreOffice Calc", "apt-get install libreoffice-calc", []string{"soffice", "--version"}},
	{"Pandoc", "apt-get install pandoc", []string{"pandoc", "--version"}},
}

// need says all that is missing at once.
func need(t *testing.T) {
	missing := false
	for _, tool := range tools {
		out, err := exec.Command(tool.ask[0], tool.ask[1:]...).CombinedOutput()
		first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
		if err != nil {
			missing = true
			t.Errorf("%s is missing (%v). To install it: %s", tool.name, err, tool.from)
			continue
		}
		t.Logf("%s: %s", tool.name, first)
	}
	if missing {
		t.FailNow()
	}
}

func TestInterop(t *testing.T) {
	need(t)
	s := newDataSite(t)
	for name, try := range map[string]func(*dataSite){
		"R": tryR, "Pandas": tryPandas, "Datasette": tryDatasette, "SQL": trySQL,
		"Spreadsheet": trySpreadsheet, "Map": tryMap, "Feed": tryFeed, "References": tryReferences,
	} {
		t.Run(name, func(t *testing.T) {
			own := *s
			own.T, own.folder = t, t.TempDir()
			try(&own)
		})
	}
}

// inR keeps what the snippets read, reads the other tables in the same way, and
// holds each to its metadata.
const inR = `
keep <- function(rows, name) jsonlite::write_json(rows, paste0(name, ".json"), digits = NA)
names(scores)[1] <- "slug"
keep(cases_flat, "flat")
keep(scores, "scores")
keep(cases, "cases_csv")
keep(data.frame(total = jsonlite::fromJSON(paste0(address, "/cases.json"))$total), "total")
as_described <- function(table, name) {
  columns <- jsonlite::fromJSON(paste0(address, "/", name, ".csv-metadata.json"))$tableSchema$columns
  stopifnot(names(table) == columns$name)
  meant <- c(integer = "integer", double = "numeric")[columns$datatype$base]
  meant[is.na(meant)] <- "character"
  filled <- colSums(!is.na(table)) > 0
  stopifnot(sapply(table, class)[filled] == meant[filled])
}
as_described(cases, "cases")
for (name in c("scores", "calibration")) {
  table <- read.csv(paste0(address, "/", name, ".csv"), na.strings = "", encoding = "UTF-8")
  as_described(table, name)
  keep(table, paste0(name, "_csv"))
}
`

func tryR(s *dataSite) {
	both := s.snippet("r", 0) + "cases_flat <- cases\n" + s.snippet("r", 1)
	s.run("Rscript", "-e", both+"address <- "+strconv.Quote(s.address)+inR)
	s.agree("cases_flat", s.kept("flat"), s.cases, inWords...)
	s.agree("scores of the database", s.kept("scores"), s.scores, ofScores...)
	s.agree("cases.csv", s.kept("cases_csv"), guarded(s.cases), inCodes...)
	s.agree("scores.csv", standing(s.kept("scores_csv")), s.scores, ofScores...)
	s.agree("calibration.csv", s.kept("calibration_csv"), s.calibrated(), ofMembership...)
	s.agree("cases.json", s.kept("total"), []row{{"total": len(s.cases)}}, "total")
}

func tryPandas(s *dataSite) {
	said := s.run(python(), "-c", s.snippet("python", 1)+`
cases.to_json("cases_csv.json", orient="records", double_precision=15)
print(cases.dtypes["start_year"], cases.dtypes["lat"], cases.dtypes["city"])`)
	if said != "Int64 Float64 string\n" {
		s.Errorf("the columns were read as %s", said)
	}
	s.agree("cases.csv", s.kept("cases_csv"), guarded(s.cases), inCodes...)
}

func trySQL(s *dataSite) {
	s.put("cogov.sqlite", s.get("/data/cogov.sqlite"))
	s.run("sqlite3", "-json", "-cmd", ".output gardens.json", "cogov.sqlite", s.snippet("sql", 0))
	s.agree("the example", s.kept("gardens"), s.gardens(), ofGardens...)
	s.run("sqlite3", "-json", "-cmd", ".output cases.json", "cogov.sqlite", "SELECT * FROM cases")
	s.agree("cases", s.kept("cases"), s.cases, inCodes...)
}
