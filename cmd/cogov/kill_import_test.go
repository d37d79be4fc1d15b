//go:build !race

package main

import (
	"context"
	"database/sql"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"cogov/internal/store"
)

// writeTable writes a table of n cases whose every part says what time it was
// written for, so that halves show. The last row is wrong if asked.
func writeTable(t *testing.T, n int, said string, wrong bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), said+".csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	w.Write([]string{"slug", "name", "city", "country", "summary", "description", "start_year", "pooling", "pooling_rationale", "sources", "milestones"})
	for i := range n {
		year := "2010"
		if wrong && i == n-1 {
			year = "soon"
		}
		number := strconv.Itoa(i)
		w.Write([]string{"case-" + number, "Case " + number, "Utrecht", "NL", said + " summary " + number, strings.Repeat(said+" text "+number+". ", 20), year, "strong",
			said + " reason " + number, `[{"title":"` + said + ` source ` + number + `"}]`, `[{"year":2012,"text":"` + said + ` happened ` + number + `"}]`})
	}
	if w.Flush(); w.Error() != nil {
		t.Fatal(w.Error())
	}
	return path
}

// importingProcess runs the command as a process of its own, publishing.
func importingProcess(t *testing.T, data, file string) *exec.Cmd {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(path, "import", file, "--publish", "--data", data)
}

// tally is how many cases there are, and how many are as a table said, whole.
func tally(t *testing.T, data, said string) (all, whole int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, "cogov.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var integrity string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&integrity); err != nil || integrity != "ok" {
		t.Fatalf("integrity: %s, %v", integrity, err)
	}
	var parts, searched, packed, dangling int
	err = db.QueryRow(`
		SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM cases WHERE summary LIKE $1),
			(SELECT count(*) FROM cases c WHERE summary LIKE $1 AND pooling_rationale LIKE $1 AND state = 'published' AND published_revision = revision
				AND EXISTS (SELECT 1 FROM sources WHERE case_id = c.id AND title LIKE $1) AND EXISTS (SELECT 1 FROM milestones WHERE case_id = c.id AND text LIKE $1)
				AND EXISTS (SELECT 1 FROM revisions r WHERE r.case_id = c.id AND r.revision = c.revision AND r.published IS NOT NULL AND r.snapshot LIKE '%' || c.summary || '%')
				AND EXISTS (SELECT 1 FROM packed p WHERE p.case_id = c.id AND p.text LIKE '%' || c.summary || '%')),
			(SELECT count(*) FROM search WHERE search MATCH $2), (SELECT count(*) FROM packed), (SELECT count(*) FROM pragma_foreign_key_check)`, said+" %", said).
		Scan(&all, &whole, &parts, &searched, &packed, &dangling)
	if err != nil || parts != whole || searched != whole || packed != all || dangling != 0 {
		t.Fatalf("of %d cases %d are as said, %d in every part, %d found by the search, %d packed, %d rows dangle, %v", all, whole, parts, searched, packed, dangling, err)
	}
	return all, whole
}

// killImports kills imports of n rows, half of them new, so many times, and gives
// how long a whole one takes.
func killImports(t *testing.T, n, kills int) time.Duration {
	first, second := writeTable(t, n/2, "first", false), writeTable(t, n, "second", false)
	fill := func() string {
		data := t.TempDir()
		if out, err := importingProcess(t, data, first).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return data
	}
	data := fill()
	begun := time.Now()
	if out, err := importingProcess(t, data, second).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took := time.Since(begun)
	if all, whole := tally(t, data, "second"); all != n || whole != n {
		t.Fatalf("an import that nobody killed left %d of %d cases", whole, all)
	}
	data = fill()
	nothing, everything := 0, 0
	for range kills {
		command := importingProcess(t, data, second)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(took))))
		command.Process.Kill()
		command.Wait()
		switch all, whole := tally(t, data, "second"); {
		case all == n/2 && whole == 0:
			nothing++
		case all == n && whole == n:
			everything++
			data = fill()
		default:
			t.Fatalf("killed, it left %d of %d cases", whole, all)
		}
	}
	t.Logf("%d rows, %d kills: nothing was saved %d times, everything %d times; none by half", n, kills, nothing, everything)
	if out, err := importingProcess(t, data, second).CombinedOutput(); err != nil {
		t.Fatalf("afterwards: %v: %s", err, out)
	}
	if all, whole := tally(t, data, "second"); all != n || whole != n {
		t.Fatalf("afterwards there are %d of %d cases", whole, all)
	}
	out, err := importingProcess(t, data, second).Output()
	if err != nil || strings.Count(string(out), "unchanged\t") != n {
		t.Fatalf("the same again: %v, %d lines unchanged", err, strings.Count(string(out), "unchanged\t"))
	}
	return took
}

func TestKilledWhileImportingItIsAllOrNothing(t *testing.T) { killImports(t, 2000, 5) }

// refuseLarge imports a table with a wrong row at its end.
func refuseLarge(t *testing.T, n int) {
	data := t.TempDir()
	db, err := store.OpenExclusive(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	file := writeTable(t, n, "wrong", true)
	out, messages, status := command(t, "", "import", file, "--publish", "--data", data)
	if want := fmt.Sprintf("wrong.csv row %d, start_year: Start year must be a year", n+1); status != 1 || out != "" || !strings.Contains(messages, want) {
		t.Errorf("a wrong row gave %d: %s%.500s", status, out, messages)
	}
	if all, _ := tally(t, data, "wrong"); all != 0 {
		t.Errorf("%d cases were saved", all)
	}
}

func TestAWrongRowAtTheEndOfALargeTableSavesNothing(t *testing.T) { refuseLarge(t, 2000) }
