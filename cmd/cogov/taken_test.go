//go:build !race

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
	"cogov/internal/export"
)

// These tests take the data of a running site with the programs of those who
// use them, as its own page says how.

// misread are cases of which one program or another makes something else: a
// formula, a missing value, a number, a yes or no, a row more.
var misread = []url.Values{
	{"name": {`=HYPERLINK("https://evil.example";"go") 'one', "two" <b>&amp; \N ` + "\u202eelbon\u202c \u2067x\u2069 🌱"}, "city": {"Windhoek"}, "country": {"NA"},
		"lat": {"-22.5597"}, "lon": {"17.0832"}, "summary": {"A <script>garden</script> zzyzx, \"shared\"; 'kept'\n=1+1\n\nNA\t|\\"}, "pooling": {"strong"}},
	{"name": {"NA"}, "city": {"NULL"}, "country": {"NA"}, "summary": {"N/A"}, "pooling": {"not_applicable"}, "start_year": {"1990"}},
	{"name": {"TRUE"}, "city": {"007"}, "country": {"NL"}, "summary": {"1e5"}, "description": {"First,\r\n\"second\"\r\n\r\n# third\r\n"}, "pooling": {"insufficient_information"}},
	{"name": {"'-1"}, "city": {"-"}, "country": {"DE"}, "summary": {"@SUM(A1:A9)"}},
}

// A row is what a program made of a case or a score: cells by column.
type row = map[string]any

// A dataSite is a running server on the seeds and the cases that are easily
// misread, with what it says of them all in its own JSON.
type dataSite struct {
	*testing.T
	data, address string // of the server
	folder        string // programs run in it
	cases, scores []row
}

func newDataSite(t *testing.T) *dataSite {
	data := t.TempDir()
	p := start(t, data)
	client := signedIn(t, p, data)
	for _, form := range misread {
		form.Set("action", "publish")
		if status, _, err := postForm(client, p.address, "/admin/cases", form); err != nil || status != http.StatusSeeOther {
			t.Fatalf("%q gave %d, %v", form.Get("name"), status, err)
		}
	}
	s := &dataSite{T: t, data: data, address: p.address, folder: t.TempDir()}
	var list struct{ Cases []struct{ Slug string } }
	s.read("/cases.json?per_page=100", &list)
	if len(list.Cases) != 83+len(misread) {
		t.Fatalf("the site has %d cases", len(list.Cases))
	}
	for _, c := range list.Cases {
		var whole row
		s.read("/cases/"+c.Slug+".json", &whole)
		s.add(whole)
	}
	return s
}

// add takes a case apart, as the tables do.
func (s *dataSite) add(whole row) {
	for _, p := range casestudy.Principles {
		score := row{"slug": whole["slug"], "principle": p.Code, "level": whole["scores"].(row)[p.Code].(row)["level"]}
		if n := casestudy.Level(score["level"].(string)).Ordinal(); n > 0 {
			score["ordinal"] = n
		}
		s.scores = append(s.scores, score)
		whole[p.Code] = score["level"]
	}
	s.cases = append(s.cases, whole)
}

func (s *dataSite) get(path string) string {
	s.Helper()
	address := path
	if strings.HasPrefix(path, "/") {
		address = s.address + path
	}
	response, err := http.Get(address)
	if err != nil {
		s.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		s.Fatalf("%s gave %d, %v: %.500s", path, response.StatusCode, err, body)
	}
	return string(body)
}

func (s *dataSite) read(path string, into any) {
	s.Helper()
	if err := json.Unmarshal([]byte(s.get(path)), into); err != nil {
		s.Fatalf("%s: %v", path, err)
	}
}

// snippet is what the page of the data shows under a heading.
func (s *dataSite) snippet(heading string, n int) string {
	s.Helper()
	page, err := goquery.NewDocumentFromReader(strings.NewReader(s.get("/data")))
	if err != nil {
		s.Fatal(err)
	}
	text := page.Find("#" + heading).NextUntil("h3").Filter("pre").Eq(n).Text()
	if text == "" {
		s.Fatalf("the page shows nothing to copy under %s, place %d", heading, n)
	}
	return text + "\n"
}

// surroundings of the programs: texts are UTF-8, and the site is on this machine.
var surroundings = append(os.Environ(), "LC_ALL=C.UTF-8", "no_proxy=localhost")

// run gives what a program prints.
func (s *dataSite) run(program string, arguments ...string) string {
	s.Helper()
	var messages strings.Builder
	c := exec.Command(program, arguments...)
	c.Dir, c.Env, c.Stderr = s.folder, surroundings, &messages
	out, err := c.Output()
	if err != nil {
		s.Fatalf("%s: %v\n%s%s", program, err, out, messages.String())
	}
	return string(out)
}

// put writes a file where programs run.
func (s *dataSite) put(name, text string) {
	s.Helper()
	if err := os.WriteFile(filepath.Join(s.folder, name), []byte(text), 0o600); err != nil {
		s.Fatal(err)
	}
}

// kept are the rows that a program left in a file.
func (s *dataSite) kept(name string) (rows []row) {
	s.Helper()
	text, err := os.ReadFile(filepath.Join(s.folder, name+".json"))
	if err != nil {
		s.Fatal(err)
	}
	if err := json.Unmarshal(text, &rows); err != nil {
		s.Fatalf("%s: %v", name, err)
	}
	return rows
}

// agree compares rows that a program read with what the site says, whatever
// their order.
func (s *dataSite) agree(what string, got, want []row, columns ...string) {
	s.Helper()
	if difference := cmp.Diff(cells(want, columns), cells(got, columns)); difference != "" {
		s.Errorf("%s: what the site says (-) was read as (+):\n%s", what, difference)
	}
}

// cells are rows as texts. A missing value is empty; a number is no text with a
// nought before it, and a yes no word.
func cells(rows []row, columns []string) (texts [][]string) {
	for _, r := range rows {
		var line []string
		for _, name := range columns {
			switch v := r[name].(type) {
			case nil:
				line = append(line, "")
			case float64:
				line = append(line, strconv.FormatFloat(v, 'f', -1, 64))
			default:
				line = append(line, fmt.Sprint(v))
			}
		}
		texts = append(texts, line)
	}
	slices.SortFunc(texts, slices.Compare)
	return texts
}

// Columns to compare: of cases as codes, of scores and of cases calibrated.
var (
	inCodes      = []string{"slug", "name", "city", "country", "lat", "lon", "start_year", "end_year", "summary", "description", "website", "url", "pooling", "tech_justice"}
	ofScores     = []string{"slug", "principle", "level", "ordinal"}
	ofMembership = []string{"slug", "name", "co_governance", "enabling_state", "pooling", "experimentalism", "tech_justice"}
)

// guarded are rows as a table has them, where no text is a formula.
func guarded(rows []row) (list []row) {
	for _, r := range rows {
		r = maps.Clone(r)
		for name, v := range r {
			if text, ok := v.(string); ok {
				r[name] = export.Guard(text)
			}
		}
		list = append(list, r)
	}
	return list
}

// calibrated are the cases with numbers in place of levels.
func (s *dataSite) calibrated() (list []row) {
	numbers := map[any]any{"strong": 1.0, "moderate": 0.67, "weak": 0.33}
	for _, r := range guarded(s.cases) {
		for _, p := range casestudy.Principles {
			r[p.Code] = numbers[r[p.Code]]
		}
		list = append(list, r)
	}
	return list
}

// standing are the scores of a table that stand, without those of its readings.
func standing(rows []row) []row {
	return slices.DeleteFunc(rows, func(r row) bool { return r["reader"] != "standing" })
}

var garden = regexp.MustCompile(`(?i)\bgarden`)

// gardens are the cases that the example of SQL finds, found in another way.
func (s *dataSite) gardens() (list []row) {
	for _, c := range s.cases {
		texts := fmt.Sprintln(c["name"], c["aliases"], c["city"], c["summary"], c["description"], c["partnership_note"], c["caveats"])
		if level := c["pooling"]; garden.MatchString(texts) && (level == "strong" || level == "moderate") {
			list = append(list, row{"name": c["name"], "city": c["city"], "level": level})
		}
	}
	return list
}

var ofGardens = []string{"name", "city", "level"}

const inPython = `
import csv, json

def keep(name, rows):
    with open(name + ".json", "w") as file:
        json.dump([dict(row) for row in rows], file)

db.row_factory = sqlite3.Row
keep("cases", db.execute("SELECT * FROM cases"))
keep("scores", db.execute("SELECT *, case_slug AS slug FROM scores"))
with open("example.sql", encoding="utf-8") as file:
    keep("gardens", db.execute(file.read()))
for name in "cases", "scores", "calibration":
    path, _ = urlretrieve(address + "/" + name + ".csv")
    with open(path, newline="", encoding="utf-8") as file:
        keep(name + "_csv", csv.DictReader(file))
`

func TestPythonReadsTheDatabaseAndTheTables(t *testing.T) {
	s := newDataSite(t)
	s.put("example.sql", s.snippet("sql", 0))
	said := s.run("python3", "-c", s.snippet("python", 0)+"address = "+strconv.Quote(s.address)+inPython)
	for _, p := range casestudy.Principles {
		for _, level := range casestudy.Levels {
			n := 0
			for _, score := range s.scores {
				if score["principle"] == p.Code && score["level"] == level.Code {
					n++
				}
			}
			if line := fmt.Sprintf("%s\t%s\t%d\n", p.Name, level.Label, n); !strings.Contains(said, line) {
				t.Errorf("it does not say %q, but\n%s", line, said)
			}
		}
	}
	s.agree("cases of the database", s.kept("cases"), s.cases, inCodes...)
	s.agree("scores of the database", s.kept("scores"), s.scores, ofScores...)
	s.agree("the example of SQL", s.kept("gardens"), s.gardens(), ofGardens...)
	s.agree("cases.csv", s.kept("cases_csv"), guarded(s.cases), inCodes...)
	s.agree("scores.csv", standing(s.kept("scores_csv")), s.scores, ofScores...)
	s.agree("calibration.csv", s.kept("calibration_csv"), s.calibrated(), ofMembership...)
}
