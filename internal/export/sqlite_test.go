package export

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
)

var ctx = context.Background()

// dataSet is of some cases, numbered in their order.
func dataSet(cases ...casestudy.Case) DataSet {
	return DataSet{
		Document: Document{
			Title: "All of it", Site: "Cogov", Address: "https://cogov.example/", Date: time.Date(2026, 11, 3, 12, 0, 0, 0, time.UTC),
			Case: func(slug string) string { return "https://cogov.example/cases/" + slug },
		},
		Revision: 7,
		Cases: func(yield func(casestudy.Published, error) bool) {
			for i, c := range cases {
				p := casestudy.Published{ID: int64(i + 40), Revision: 3, Changed: time.Date(2026, 11, 3, 0, 0, i, 0, time.UTC), Case: c}
				if !yield(p, nil) {
					return
				}
			}
		},
	}
}

// made is the file of a data set, opened to be read.
func made(t *testing.T, d DataSet) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cogov.sqlite")
	if err := MakeSQLite(ctx, path, 0o644, d); err != nil {
		t.Fatal(err)
	}
	return opened(t, path)
}

func opened(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&_pragma=foreign_keys(1)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// asked gives the rows of a query, their columns joined by "|".
func asked(t *testing.T, db *sql.DB, query string, args ...any) (list []string) {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	names, _ := rows.Columns()
	cells, into := make([]sql.NullString, len(names)), make([]any, len(names))
	for i := range cells {
		into[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var row []string
		for _, c := range cells {
			row = append(row, c.String)
		}
		list = append(list, strings.Join(row, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return list
}

func TestTheFileHasEveryFieldAndThingOfEveryCase(t *testing.T) {
	cases := madeup.Cases(60, 3)
	db := made(t, dataSet(cases...))
	for i := range cases {
		c := &cases[i]
		for _, k := range public {
			f := slices.IndexFunc(casestudy.Fields(), func(f casestudy.Field) bool { return f.Name == k.Name })
			if f < 0 {
				continue // a list, which has a table of its own
			}
			got := asked(t, db, "SELECT "+k.Name+" FROM cases WHERE slug = ?", c.Slug)
			if k.IsNumber() && got[0] != "" {
				n, err := strconv.ParseFloat(got[0], 64)
				want, _ := strconv.ParseFloat(k.Cell(c), 64)
				if err != nil || n != want {
					t.Errorf("%s: %s is %s, not %s", c.Slug, k.Name, got[0], k.Cell(c))
				}
			} else if got[0] != k.Cell(c) {
				t.Errorf("%s: %s is %q, not %q", c.Slug, k.Name, got[0], k.Cell(c))
			}
		}
		for _, f := range fieldsOf(casestudy.Choices) {
			got := asked(t, db, "SELECT code FROM "+setName(f)+" WHERE case_slug = ? ORDER BY position", c.Slug)
			if strings.Join(got, "|") != f.Value(c).String() {
				t.Errorf("%s: %s are %q", c.Slug, f.Name, got)
			}
		}
		for _, l := range append(publicLists(), casestudy.Readings) {
			if n := asked(t, db, "SELECT count(*) FROM "+l.Name+" WHERE case_slug = ?", c.Slug)[0]; n != strconv.Itoa(l.Len(c)) {
				t.Errorf("%s has %s %s, not %d", c.Slug, n, l.Name, l.Len(c))
			}
		}
		for k, p := range casestudy.Principles {
			s := c.Scores[k]
			want := strings.Join([]string{string(s.Level), s.Rationale, s.Source, s.Confidence, s.ScoredBy, s.Date, s.Note}, "|")
			if got := asked(t, db, "SELECT level, rationale, source, confidence, scored_by, date, note FROM scores WHERE case_slug = ? AND principle = ?", c.Slug, p.Code); len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s is %q, not %q", c.Slug, p.Code, got, want)
			}
			for i := range c.Readings {
				want := string(c.Readings[i].Scores[k].Level) + "|" + c.Readings[i].Scores[k].Rationale
				if got := asked(t, db, "SELECT level, rationale FROM reading_scores WHERE case_slug = ? AND principle = ? AND position = ?", c.Slug, p.Code, i+1); len(got) != 1 || got[0] != want {
					t.Errorf("%s: reading %d of %s is %q, not %q", c.Slug, i+1, p.Code, got, want)
				}
			}
		}
	}
}

func TestTheFileIsSoundAndExplainsItself(t *testing.T) {
	cases := madeup.Cases(40, 5)
	db := made(t, dataSet(cases...))
	if got := asked(t, db, "PRAGMA foreign_key_check"); len(got) != 0 {
		t.Errorf("rows belong to nothing: %q", got)
	}
	for query, want := range map[string]string{
		"PRAGMA integrity_check":                                                              "ok",
		"SELECT count(*) FROM cases":                                                          "40",
		"SELECT count(*) FROM scores":                                                         "200",
		"SELECT count(*) FROM cases_flat":                                                     "40",
		"SELECT sum(cases) FROM principle_counts":                                             "200",
		"SELECT count(*) FROM principle_counts":                                               "30",
		"SELECT value FROM about WHERE name = 'licence'":                                      Licence,
		"SELECT value FROM about WHERE name = 'data_revision'":                                "7",
		"SELECT value FROM about WHERE name = 'credit'":                                       "Cogov. (2026). Case studies of urban co-governance (Revision 7) [Data set]. https://cogov.example/",
		"SELECT ordinal FROM scores WHERE level = 'strong' LIMIT 1":                           "3",
		"SELECT count(ordinal) FROM scores WHERE level NOT IN ('strong', 'moderate', 'weak')": "0",
		"SELECT definition FROM codes WHERE variable = 'partners' AND number = 1":             casestudy.Partners[0].Definition,
		"SELECT count(*) FROM codebook":                                                       strconv.Itoa(len(casestudy.Codebook())),
		"SELECT url || ' ' || published FROM cases WHERE number = 1":                          "https://cogov.example/cases/" + cases[0].Slug + " 2026-11-03T00:00:00Z",
	} {
		if got := asked(t, db, query); len(got) != 1 || got[0] != want {
			t.Errorf("%s gives %q, not %q", query, got, want)
		}
	}
	for _, row := range asked(t, db, "SELECT in_table, in_column FROM codebook WHERE NOT private") {
		table, column, _ := strings.Cut(row, "|")
		if column == "" {
			column = "*"
		}
		asked(t, db, "SELECT "+column+" FROM "+table+" LIMIT 1") // which is there, or fails
	}
}

func TestTheFileIsSearchedWithoutAccents(t *testing.T) {
	garden := casestudy.Case{Slug: "garden", Name: "Ogród Łódź", City: "Łódź", Country: "PL", Summary: "A shared “garden” of the Żubardź quarter.", Aliases: []string{"Jardín común"}}
	other := casestudy.Case{Slug: "other", Name: "Something else"}
	db := made(t, dataSet(other, garden))
	for _, words := range []string{"ogrod", "JARDIN", `"jardin comun"`, "gard*", "zubardz"} {
		if got := asked(t, db, "SELECT slug FROM cases JOIN cases_fts ON cases_fts.rowid = cases.number WHERE cases_fts MATCH ?", words); len(got) != 1 || got[0] != "garden" {
			t.Errorf("%s finds %q", words, got)
		}
	}
	if got := asked(t, db, "SELECT name, country, region, aliases, kind FROM cases_flat WHERE slug = 'garden'"); got[0] != "Ogród Łódź|Poland|Europe|Jardín común|" {
		t.Errorf("in words it is %q", got)
	}
	if got := asked(t, db, "SELECT count(*) FROM cases WHERE city IS NULL AND lat IS NULL AND aliases IS NULL"); got[0] != "1" {
		t.Error("what is not recorded is not NULL")
	}
}

func TestHostileTextsAreOnlyTextsInTheFile(t *testing.T) {
	for _, text := range append(tricky, `'); DROP TABLE cases; --`, "=1+1", "\u202e]]>", "x\x1fy", "'", `"`, "[name]") {
		c := casestudy.Case{Slug: "case", Name: text, Summary: text, Aliases: []string{text}, Sources: []casestudy.Source{{Title: text}}}
		db := made(t, dataSet(c))
		for _, query := range []string{"SELECT name FROM cases", "SELECT summary FROM cases_flat", "SELECT title FROM sources"} {
			if got := asked(t, db, query); len(got) != 1 || strings.TrimSpace(got[0]) != strings.TrimSpace(text) {
				t.Errorf("%s gives %q, not %q", query, got, text)
			}
		}
		if got := asked(t, db, "SELECT a.value FROM cases, json_each(aliases) AS a"); strings.Join(got, " ") != strings.Join(asked(t, db, "SELECT text FROM aliases"), " ") {
			t.Errorf("the other names are %q", got)
		}
	}
}

func TestPrivateListsAreNotInTheFile(t *testing.T) {
	c := casestudy.Case{Slug: "case", Name: "A case", Contacts: []casestudy.Contact{{Name: "Zebra", Email: "zebra@example.org"}, {Name: "Quagga", Released: true}}}
	path := filepath.Join(t.TempDir(), "cogov.sqlite")
	if err := MakeSQLite(ctx, path, 0o600, dataSet(c)); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range []string{"Zebra", "zebra@", "Quagga", "CREATE TABLE contacts"} {
		if strings.Contains(string(file), mark) {
			t.Errorf("%s is in the file", mark)
		}
	}
}

func TestTheSameDataGiveTheSameFile(t *testing.T) {
	dir, files := t.TempDir(), []string{}
	for _, name := range []string{"one", "two"} {
		path := filepath.Join(dir, name)
		if err := MakeSQLite(ctx, path, 0o640, dataSet(madeup.Cases(30, 2)...)); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, string(file))
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
			t.Errorf("the file's mode is %v, %v", info.Mode(), err)
		}
	}
	if files[0] != files[1] {
		t.Error("two files of the same data differ")
	}
}

func TestWhatFailsLeavesNoFileAndTheOldOneInPlace(t *testing.T) {
	broken := errors.New("the database went away")
	stopped, stop := context.WithCancel(ctx)
	fails := func(end func(yield func(casestudy.Published, error) bool)) DataSet {
		d := dataSet(madeup.Cases(20, 2)...)
		all := d.Cases
		d.Cases = func(yield func(casestudy.Published, error) bool) {
			n := 0
			for p := range all {
				if n++; n == 11 {
					end(yield)
					return
				}
				if !yield(p, nil) {
					return
				}
			}
		}
		return d
	}
	for name, d := range map[string]DataSet{
		"a failing read": fails(func(yield func(casestudy.Published, error) bool) { yield(casestudy.Published{}, broken) }),
		"a stop": fails(func(yield func(casestudy.Published, error) bool) {
			stop()
			yield(casestudy.Published{Case: casestudy.Case{Slug: "late", Name: "Late"}}, nil)
		}),
		"a case twice": dataSet(casestudy.Case{Slug: "a", Name: "A"}, casestudy.Case{Slug: "a", Name: "A"}),
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "cogov.sqlite")
		if err := os.WriteFile(path, []byte("the old one"), 0o600); err != nil {
			t.Fatal(err)
		}
		within := ctx
		if name == "a stop" {
			within = stopped
		}
		err := MakeSQLite(within, path, 0o600, d)
		entries, _ := os.ReadDir(dir)
		if old, _ := os.ReadFile(path); err == nil || string(old) != "the old one" || len(entries) != 1 {
			t.Errorf("%s: %v; the file is %q among %d", name, err, old, len(entries))
		}
	}
}
