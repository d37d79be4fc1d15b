package intake

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cogov/internal/casestudy"
	"cogov/internal/export"
	"cogov/internal/store"
)

// hostile are texts that spreadsheets, tables and pages stumble over.
var hostile = rapid.OneOf(
	rapid.SampledFrom([]string{
		"=1+1", "'=1+1", "''''@SUM(A1)", "+49 30", "-", "-5", "@home", "'", "'quoted'", `"`, `""`, `a"b`, ",", ";", "a,b;c\td", "\\.", `\`, "null", "[]", "{}", "[", "|", "a|b",
		"line\nbreak", "=cmd|' /C calc'!A0\nsecond", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "\u202eevil", "é", "e\u0301", "東京", "\u00a0=1", "#N/A", "0123", "1e5", "TRUE",
	}),
	rapid.StringOf(rapid.SampledFrom([]rune("'=+-@\t\n\",;|[]{}\\ aé東\u200b\u202e"))),
	rapid.String(),
)

// hostileCase answers every text of a case with such texts, as far as it takes
// them.
func hostileCase(t *rapid.T) casestudy.Answers {
	a := casestudy.Answers{"slug": {"hostile"}, "name": {"Name"}, "city": {"City"}, "country": {"NL"}, "summary": {"Summary"}}
	put := func(f casestudy.Field) {
		if f.Kind != casestudy.Text && f.Kind != casestudy.Paragraphs && f.Kind != casestudy.Lines || !rapid.Bool().Draw(t, "answers "+f.Name) {
			return
		}
		text := hostile.Draw(t, f.Name)
		if _, problems := (casestudy.Answers{"name": {"Name"}, f.Name: {text}}).Case(); len(problems) == 0 || f.Required && text != "" {
			a.Set(f.Name, text)
		}
	}
	for _, f := range casestudy.Fields() {
		put(f)
	}
	for _, l := range casestudy.Lists() {
		for i := range rapid.IntRange(0, 2).Draw(t, l.Name) {
			for _, f := range l.Named(i) {
				put(f)
			}
		}
	}
	return a
}

// hostileCases are those that can be published.
var hostileCases = rapid.Custom(hostileCase).Filter(func(a casestudy.Answers) bool {
	c, problems := a.Case()
	return len(problems) == 0 && len(c.ToPublish()) == 0
})

func TestHostileCellsGoOutHarmlessAndComeBackTheSame(t *testing.T) {
	db, other := openStore(t), openStore(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := hostileCases.Draw(t, "case")
		c, _ := answers.Case()
		var b bytes.Buffer
		one := func(yield func(casestudy.Published, error) bool) {
			c.Slug = "hostile"
			yield(casestudy.Published{Revision: 1, Case: c}, nil)
		}
		if err := export.WriteCSV(&b, one, func(string) string { return "/" }); err != nil {
			t.Fatal(err)
		}
		harmless(t, b.String())
		for e, err := range ReadTable("a.csv", bytes.NewReader(b.Bytes())) {
			if err != nil || len(e.Problems) > 0 || len(e.Notes) > 0 {
				t.Fatalf("%v, %v, %v in\n%s", err, e.Problems, e.Notes, b.String())
			}
			got, problems := e.Answers.Case()
			c.Contacts, got.Slug = nil, c.Slug // they are private
			if string(got.JSON()) != string(c.JSON()) || len(problems) > 0 {
				t.Fatalf("%v\n%s\ncomes back as\n%s", problems, c.JSON(), got.JSON())
			}
		}
	})
	// And through two databases, once.
	answers := rapid.Custom(hostileCase).Example(7)
	if err := save(db, true, Entry{File: "hostile", Answers: answers, Given: casestudy.Columns()}); err != nil {
		t.Fatal(err)
	}
	file := exported(t, db, ".csv")
	if i, _ := bring(t, db, "a.csv", string(file), false); i.Counts[store.Unchanged] != 1 {
		t.Errorf("into the same database: %v", i.Counts)
	}
	bring(t, other, "a.csv", string(file), true)
	if again := exported(t, other, ".csv"); !bytes.Equal(file, again) {
		t.Errorf("given out again it differs: %s", firstDifference(file, again))
	}
}

// harmless holds that no spreadsheet takes a cell of a table for a formula, but
// plain numbers.
func harmless(t *rapid.T, table string) {
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
		t.Fatalf("%d rows, %v:\n%s", len(rows), err, table)
	}
	for i, cell := range rows[1] {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			t.Fatalf("%s holds %q", rows[0][i], cell)
		}
	}
}

func TestGuardingIsTakenBackWhatever(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hostile.Draw(t, "text")
		if got := export.Unguard(export.Guard(text)); got != text {
			t.Fatalf("%q comes back as %q", text, got)
		}
	})
}
