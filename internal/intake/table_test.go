package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/store"
	"cogov/seeds"
)

// exported is what a database gives out as a file.
func exported(t *testing.T, db *store.Store, ending string) []byte {
	t.Helper()
	listed, err := db.Listed(ctx)
	if err != nil {
		t.Fatal(err)
	}
	write := export.WriteCSV
	if ending == ".json" {
		write = export.WriteJSON
	}
	var b bytes.Buffer
	cases := db.Whole(ctx, catalog.New(listed.Shown).Matching(catalog.Query{}, nil))
	if err := write(&b, cases, func(slug string) string { return "https://cogov.example/cases/" + slug }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bring imports a file and gives the import and its rows.
func bring(t *testing.T, db *store.Store, name, content string, publish bool) (store.Import, []store.ImportRow) {
	t.Helper()
	id := read(t, db, name, content)
	if stale, err := db.ApplyImport(ctx, id, store.Author{Name: "Test"}, publish, func(int) error { return nil }); err != nil || stale > 0 {
		t.Fatalf("applying %s gave %d, %v", name, stale, err)
	}
	return imported(t, db, id)
}

// read reads a file into an import.
func read(t *testing.T, db *store.Store, name, content string) (id int64) {
	t.Helper()
	id, err := db.BeginImport(ctx, name, store.Author{Name: "Test"})
	if err == nil {
		err = Stage(ctx, db, id, ReadTable(name, strings.NewReader(content)), func(int) error { return nil })
	}
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func imported(t *testing.T, db *store.Store, id int64) (store.Import, []store.ImportRow) {
	t.Helper()
	i, err := db.Import(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.ImportRows(ctx, id, store.ImportFilter{}, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return i, rows
}

func seeded(t *testing.T) *store.Store {
	t.Helper()
	db := openStore(t)
	if err := Seed(ctx, db, seeds.Files); err != nil {
		t.Fatal(err)
	}
	return db
}

var whenChanged = regexp.MustCompile(`"changed":"[^"]*"`)

func firstDifference(a, b []byte) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q and %q", a[max(0, i-40):min(len(a), i+40)], b[max(0, i-40):min(len(b), i+40)])
		}
	}
	return fmt.Sprintf("%d and %d bytes", len(a), len(b))
}

func TestATableHoldsNoContactsAndNoReadings(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(exported(t, seeded(t), ".csv"))).ReadAll()
	if err != nil || len(rows) != 84 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	head := strings.Join(rows[0], ",")
	for _, name := range []string{"contacts", "readings"} {
		if strings.Contains(head, name) {
			t.Errorf("the table has the column %s", name)
		}
	}
	if !strings.HasPrefix(head, "slug,name,aliases,city,country,lat,lon,start_year,") || !strings.HasSuffix(head, ",sources,url,revision,licence") {
		t.Errorf("the columns are %s", head)
	}
	for _, row := range rows[1:] {
		if row[0] == "utrecht-human-rights-city" && !strings.Contains(strings.Join(row, "\n"), `[{"name":"`) {
			t.Error("the lists of Utrecht are not in the table")
		}
	}
}

// garden is a case that may be published, with a contact and a reading.
func garden() casestudy.Answers {
	return casestudy.Answers{
		"slug": {"garden"}, "name": {"Garden"}, "city": {"Łódź"}, "country": {"PL"}, "summary": {"Neighbours keep it."}, "start_year": {"2015"},
		"topics": {"food", "public_space"}, "pooling": {"strong"}, "pooling_scored_by": {"published"}, "aliases": {"Ogród\nJardín"},
		"sources[0].title": {"Its page"}, "contacts[0].name": {"Ada"}, "readings[0].reader": {"Marta"}, "readings[0].pooling": {"weak"},
	}
}

func gardenIn(t *testing.T) *store.Store {
	t.Helper()
	db := openStore(t)
	if err := save(db, true, Entry{File: "garden", Answers: garden(), Given: casestudy.Columns()}); err != nil {
		t.Fatal(err)
	}
	return db
}

func TestAColumnThatIsMissingStaysAndAnEmptyCellClears(t *testing.T) {
	db := gardenIn(t)
	_, rows := bring(t, db, "a.csv", "slug,summary,topics,aliases,start_year,sources\ngarden,,public_space|food,\"Ogród\nJardín\",2016,\n", false)
	if rows[0].Outcome != store.Changed || rows[0].Number != 2 {
		t.Fatalf("the row is %+v", rows[0])
	}
	e, _ := db.Edition(ctx, 1)
	c := e.Case()
	if c.Summary != "" || c.StartYear != 2016 || len(c.Sources) != 0 {
		t.Errorf("summary %q, start year %d, sources %v", c.Summary, c.StartYear, c.Sources)
	}
	if c.Name != "Garden" || c.City != "Łódź" || len(c.Contacts) != 1 || c.Added == "" || strings.Join(c.Topics, " ") != "food public_space" || len(c.Aliases) != 2 {
		t.Errorf("what the table does not have, or has in another order, became %+v", c)
	}
	if p, _ := db.Published(ctx, "garden"); p.Revision != 1 || p.Summary == "" || len(p.Readings) != 1 {
		t.Errorf("visitors see revision %d with %d readings", p.Revision, len(p.Readings))
	}
	if _, rows := bring(t, db, "a.csv", "slug,summary,start_year\ngarden,,2016\n", false); rows[0].Outcome != store.Unchanged {
		t.Errorf("the same again is %s", rows[0].Outcome)
	}
}

func TestANewRowIsADraftUnlessPublished(t *testing.T) {
	db := openStore(t)
	table := "name,city,country,summary\nGarden,Łódź,pl,Kept by neighbours\n"
	_, rows := bring(t, db, "a.csv", table, false)
	if e, _ := db.Edition(ctx, rows[0].CaseID); e.State != store.Draft || rows[0].Slug != "garden" {
		t.Errorf("it is %s under %q", e.State, rows[0].Slug)
	}
	_, rows = bring(t, db, "a.csv", "slug,"+table[:strings.Index(table, "\n")]+"\ngarden,"+table[strings.Index(table, "\n")+1:], true)
	if e, _ := db.Edition(ctx, rows[0].CaseID); e.State != store.Published || rows[0].Outcome != store.Unchanged || e.Revision != 1 {
		t.Errorf("published by the same row it is %s, %s, revision %d", e.State, rows[0].Outcome, e.Revision)
	}
}

func TestTablesComeInManyShapes(t *testing.T) {
	for name, table := range map[string]string{
		"a mark first and CRLF":          "\ufeffslug,Name ,start_year\r\n,Garden,2015\r\n",
		"semicolons":                     "slug;name;start_year\n;Garden;2015\n",
		"tabs":                           "slug\tname\tstart_year\n\tGarden\t2015\n",
		"empty rows":                     "slug,name,start_year\n\n,,\n,Garden,2015\n,,\n",
		"a cell with lines and quotes":   "name,start_year,description\nGarden,2015,\"One \"\"quoted\"\"\r\n\r\nTwo\"\n",
		"columns that are not taken":     "name,start_year,url,licence,revision\nGarden,2015,https://x.example,CC,7\n",
		"texts a line, and blanks round": "name,start_year,aliases\n  Garden , 2015,\"One\nTwo\"\n",
	} {
		_, rows := bring(t, openStore(t), "a.csv", table, false)
		if len(rows) != 1 || rows[0].Outcome != store.New || rows[0].Name != "Garden" {
			t.Errorf("%s: %+v", name, rows)
		}
	}
}

func TestWhatIsWrongInATableIsSaidByRowAndColumn(t *testing.T) {
	db := gardenIn(t)
	id := read(t, db, "a.csv", strings.Join([]string{
		"slug,name,start_year,end_year,country,sources,aliases,colour,contacts,revision",
		",Good,2010,,NL,,,blue,,",
		",Early,2010,2009,XX,,,,,",
		",Short,2010",
		",Long,2010,,,,,,,,,",
		`,Lists,,,,"[{""titel"": ""x""}, 3]",[3],,,`,
		`,No title,,,,"[{""url"": ""https://a.example""}]",,,,`,
		"garden,,,,,,,,,",
		"new-one,One,,,,,,,,",
		"new-one,Two,,,,,,,,",
		"No Slug,Three,,,,,,,,",
		",Four,,,,,,,,newest",
		`,Five,,,,"[{""title"": ""x"", ""titel"": ""y""}]",,,,`,
	}, "\n"))
	i, _ := imported(t, db, id)
	if i.State != store.ImportRead || i.Counts[store.New] != 2 || i.Counts[store.Wrong] != 10 {
		t.Errorf("%s, %v", i.State, i.Counts)
	}
	wrong, err := Problems(ctx, db, id, false)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, line := range wrong {
		where, _, _ := strings.Cut(line, ": ")
		said = append(said, where)
	}
	want := "a.csv row 3, country|a.csv row 3, end_year|a.csv row 4, end_year|a.csv row 5, revision|a.csv row 6, sources|a.csv row 6, aliases|" +
		"a.csv row 7, sources[0].title|a.csv row 8, name|a.csv row 10, slug|a.csv row 11, slug|a.csv row 12, revision|a.csv row 13, sources"
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("wrong are\n%s\nwant\n%s", strings.Join(wrong, "\n"), want)
	}
	if notes := strings.Join(i.Notes, "; "); len(i.Notes) != 2 || !strings.Contains(notes, `“colour” found no place`) || !strings.Contains(notes, "contacts") {
		t.Errorf("notes are %q", notes)
	}
	if _, err := db.ApplyImport(ctx, id, store.Author{Name: "Test"}, false, func(int) error { return nil }); !errors.Is(err, store.ErrWrongRows) {
		t.Errorf("applying an import with wrong rows gave %v", err)
	}
	if lines, _ := db.Editions(ctx, "", "", 10); len(lines) != 1 {
		t.Errorf("there are %d cases", len(lines))
	}
}

// What went wrong here is for the log, not for whoever brought the file.
func TestReadingThatWasStoppedSaysSo(t *testing.T) {
	stopped, stop := context.WithCancel(ctx)
	defer stop()
	for want, c := range map[string]struct {
		ctx  context.Context
		stop error
	}{"the program was stopped": {stopped, context.Canceled}, "the log says more": {ctx, errors.New("disk I/O error")}} {
		db := openStore(t)
		id, err := db.BeginImport(ctx, "a.csv", tester)
		if err != nil {
			t.Fatal(err)
		}
		err = Stage(c.ctx, db, id, ReadTable("a.csv", strings.NewReader("name\nGarden\n")), func(int) error { stop(); return c.stop })
		if i, rows := imported(t, db, id); !errors.Is(err, c.stop) || i.State != store.ImportAborted || !strings.Contains(i.Failure, want) || strings.Contains(i.Failure, "error") || len(rows) != 0 {
			t.Errorf("%v; it is %s with %d rows: %s", err, i.State, len(rows), i.Failure)
		}
	}
}
