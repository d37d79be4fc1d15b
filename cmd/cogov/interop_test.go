//go:build interop && !race

package main

import (
	"bufio"
	"encoding/csv"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

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
		"R": tryR, "Pandas": tryPandas, "Datasette": tryDatasette, "SQL": trySQL, "GDAL": tryGDAL, "Feed": tryFeed,
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
	if err := os.WriteFile(filepath.Join(s.folder, "cogov.sqlite"), []byte(s.get("/data/cogov.sqlite")), 0o600); err != nil {
		s.Fatal(err)
	}
	s.run("sqlite3", "-json", "-cmd", ".output gardens.json", "cogov.sqlite", s.snippet("sql", 0))
	s.agree("the example", s.kept("gardens"), s.gardens(), ofGardens...)
	s.run("sqlite3", "-json", "-cmd", ".output cases.json", "cogov.sqlite", "SELECT * FROM cases")
	s.agree("cases", s.kept("cases"), s.cases, inCodes...)
}

var onTheMap = []string{"slug", "name", "city", "country", "start_year", "summary", "url"}

// tryGDAL reads the points, as programs for maps do.
func tryGDAL(s *dataSite) {
	if said := s.run("ogrinfo", "-ro", "-so", "-al", s.address+"/cases.geojson"); !strings.Contains(said, "Geometry: Point\nFeature Count: "+strconv.Itoa(len(s.cases))) {
		s.Errorf("ogrinfo says %s", said)
	}
	table := s.run("ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "-lco", "STRING_QUOTING=ALWAYS", "/vsistdout/", s.address+"/cases.geojson")
	lines, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		s.Fatal(err)
	}
	var got, want []row
	for _, line := range lines[1:] {
		r := row{}
		for i, name := range lines[0] {
			r[name] = line[i]
		}
		got = append(got, r)
	}
	for _, c := range s.cases {
		r := row{"X": c["lon"], "Y": c["lat"]}
		for _, name := range onTheMap {
			r[name] = c[name]
		}
		want = append(want, r)
	}
	s.agree("cases.geojson", got, want, append(onTheMap, "X", "Y")...)
}

func tryFeed(s *dataSite) {
	s.run(python(), "-c", "address = "+strconv.Quote(s.address)+`
import feedparser, json
feed = feedparser.parse(address + "/cases.atom")
assert not feed.bozo, feed.bozo_exception
assert "creativecommons.org/licenses/by/4.0" in feed.feed.rights
with open("feed.json", "w") as file:
    json.dump([{"url": e.id, "name": e.title.rsplit(", ", 2)[0], "link": e.link} for e in feed.entries], file)`)
	var want []row
	for _, c := range s.cases {
		want = append(want, row{"url": c["url"], "name": c["name"], "link": c["url"]})
	}
	s.agree("cases.atom", s.kept("feed"), want, "url", "name", "link")
}

var running = regexp.MustCompile(`running on (http://\S+)`)

// datasette runs the snippet on a free port and gives its address.
func (s *dataSite) datasette() string {
	c := exec.Command("sh", "-ec", strings.TrimSpace(s.snippet("datasette", 0))+" --port 0")
	c.Dir, c.SysProcAttr = s.folder, &syscall.SysProcAttr{Setpgid: true}
	messages, err := c.StderrPipe()
	if err != nil {
		s.Fatal(err)
	}
	if err := c.Start(); err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { // the shell and what it started
		syscall.Kill(-c.Process.Pid, syscall.SIGTERM)
		c.Wait()
	})
	var said []string
	for lines := bufio.NewScanner(messages); lines.Scan(); {
		said = append(said, lines.Text())
		if m := running.FindStringSubmatch(lines.Text()); m != nil {
			return m[1]
		}
	}
	s.Fatalf("Datasette did not start:\n%s", strings.Join(said, "\n"))
	return ""
}

func tryDatasette(s *dataSite) {
	at := s.datasette()
	rows := func(path string, query url.Values) (list []row) {
		query.Set("_shape", "array")
		query.Set("_size", "max")
		s.read(at+path+"?"+query.Encode(), &list)
		return list
	}
	s.agree("cases", rows("/cogov/cases.json", url.Values{}), s.cases, inCodes...)
	scores := rows("/cogov/scores.json", url.Values{})
	for _, score := range scores {
		score["slug"] = score["case_slug"]
	}
	s.agree("scores", scores, s.scores, ofScores...)
	s.agree("the example of SQL", rows("/cogov.json", url.Values{"sql": {s.snippet("sql", 0)}}), s.gardens(), ofGardens...)
	odd := misread[0].Get("name")
	s.agree("its search", rows("/cogov/cases.json", url.Values{"_search": {"zzyzx"}}), []row{{"name": odd}}, "name")
	about := map[any]any{}
	for _, line := range rows("/cogov/about.json", url.Values{}) {
		about[line["name"]] = line["value"]
	}
	if about["licence"] != "https://creativecommons.org/licenses/by/4.0/" || about["title"] == nil || about["cases"] != strconv.Itoa(len(s.cases)) {
		s.Errorf("about the file it says %v", about)
	}
	var file struct{ Tables, Views []struct{ Name string } }
	s.read(at+"/cogov.json", &file)
	if len(file.Tables) < 15 || len(file.Views) != 2 {
		s.Errorf("it shows the tables %v and the views %v", file.Tables, file.Views)
	}
	for _, table := range append(file.Tables, file.Views...) {
		s.get(at + "/cogov/" + table.Name)
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(s.get(at + "/cogov/cases?_search=zzyzx")))
	if err != nil {
		s.Fatal(err)
	}
	if name := page.Find("td.col-name").Text(); name != odd || page.Find("input[type=search]").Length() != 1 {
		s.Errorf("the page of the cases shows %q", name)
	}
}
