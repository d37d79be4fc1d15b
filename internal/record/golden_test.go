package record

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the .want files anew")

// TestLayoutsAndOddities reads each made-up record of testdata and compares
// what came of it with the .want file beside it. After a change on purpose:
// go test ./internal/record -run Oddities -update, and read the difference.
func TestLayoutsAndOddities(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) < 15 {
		t.Fatalf("only %d records in testdata", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			got := show(string(read(t, file)))
			wanted := strings.TrimSuffix(file, ".txt") + ".want"
			if *update {
				if err := os.WriteFile(wanted, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(read(t, wanted)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// show writes what Parse makes of a text, for people to read and compare.
func show(text string) string {
	r := Parse(text)
	var b strings.Builder
	b.WriteString("ANSWERS\n")
	var names []string
	for name := range r.Answers {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(quoted(r.Answers[name]), " "))
	}
	b.WriteString("\nPLACES\n")
	for _, p := range r.Places {
		fmt.Fprintf(&b, "%s <- %q\n", p.Field, text[p.Start:p.End])
	}
	b.WriteString("\nUNPLACED\n")
	for _, l := range r.Unplaced {
		fmt.Fprintf(&b, "line %d: %q\n    %s\n", l.Number, l.Text, l.Why)
	}
	b.WriteString("\nQUESTIONS\n")
	for _, q := range r.Questions {
		fmt.Fprintf(&b, "%s: %q\n    %s\n    %s taken: %q\n", q.Field, q.Text, q.Ask, strings.Join(quoted(q.Offered), " "), q.Taken)
	}
	return b.String()
}

func quoted(values []string) []string {
	var list []string
	for _, v := range values {
		list = append(list, fmt.Sprintf("%q", v))
	}
	return list
}
