package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cogov/internal/store"
)

// command runs the program in this process and gives what it prints and its
// exit status.
func command(t *testing.T, input string, args ...string) (out, messages string, status int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	err := run(context.Background(), args, func(string) string { return "" }, stdio{strings.NewReader(input), &stdout, &stderr})
	return stdout.String(), stderr.String() + errorText(err), exitStatus(err, &stderr)
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestWrongUsageIsTwoAndSaysWhatIsRight(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"nonsense"}, "nonsense"},
		{[]string{"serve", "--port", "1"}, "--port"},
		{[]string{"user", "add", "--email", "a@example.org"}, "--name"},
		{[]string{"user", "add", "--email", "a@example.org", "--name", "A", "--role", "king"}, "role"},
		{[]string{"user", "add", "--email", "no address", "--name", "A", "--role", "admin"}, "no e-mail address"},
		{[]string{"serve", "--base-url", "cogov.example", "--data", t.TempDir()}, "--base-url"},
		{[]string{"serve", "--base-url", "https://cogov.example/path", "--data", t.TempDir()}, "--base-url"},
		{[]string{"serve", "--proxies", "localhost", "--data", t.TempDir()}, "--proxies"},
		{[]string{"import"}, "file"},
	} {
		_, messages, status := command(t, "", c.args...)
		if status != 2 || !strings.Contains(messages, c.says) {
			t.Errorf("%v gave %d: %s", c.args, status, messages)
		}
	}
}

func TestHelpIsNoFailure(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {}, {"serve", "--help"}, {"user", "--help"}} {
		out, messages, status := command(t, "", args...)
		if status != 0 || !strings.Contains(out, "Usage: cogov") {
			t.Errorf("%v gave %d: %s%s", args, status, out, messages)
		}
	}
}

func TestVersionNamesSchemaAndGo(t *testing.T) {
	schema, err := store.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if out, _, status := command(t, "", "version"); status != 0 || !strings.Contains(out, fmt.Sprintf("schema %d\n", schema)) || !strings.Contains(out, "go1.") {
		t.Errorf("version gave %d: %s", status, out)
	}
}

func TestAccountsAreAddedListedChangedAndDisabled(t *testing.T) {
	data := t.TempDir()
	add := []string{"user", "add", "--data", data, "--email", "Ada@Example.org", "--name", "Ada", "--role", "admin"}
	if _, messages, status := command(t, "short\n", add...); status != 1 || !strings.Contains(messages, "at least 12 characters") {
		t.Errorf("a short password gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "", add...); status != 1 || !strings.Contains(messages, "first line of standard input") {
		t.Errorf("no password gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "correct horse battery\n", add...); status != 0 {
		t.Fatalf("adding gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "correct horse battery\n", add...); status != 1 || !strings.Contains(messages, "already") {
		t.Errorf("adding again gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "another horse battery\n", "user", "password", "--data", data, "--email", "ada@example.org"); status != 0 {
		t.Errorf("changing the password gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "", "user", "disable", "--data", data, "--email", "ada@example.org"); status != 0 {
		t.Errorf("disabling gave %d: %s", status, messages)
	}
	if out, _, _ := command(t, "", "user", "list", "--data", data); strings.Join(strings.Fields(out), " ")[:len("ada@example.org Ada admin disabled")] != "ada@example.org Ada admin disabled" {
		t.Errorf("the list is %s", out)
	}
	if _, messages, status := command(t, "", "user", "list", "--data", filepath.Join(data, "mistyped")); status != 1 || !strings.Contains(messages, "no database") {
		t.Errorf("listing a folder that is not there gave %d: %s", status, messages)
	}
	for _, args := range [][]string{{"user", "disable"}, {"user", "password"}} {
		if _, messages, status := command(t, "correct horse battery\n", append(args, "--data", data, "--email", "nobody@example.org")...); status != 1 || !strings.Contains(messages, "no account") {
			t.Errorf("%v of nobody gave %d: %s", args, status, messages)
		}
	}
}

func TestImportingRecords(t *testing.T) {
	data, files := t.TempDir(), t.TempDir()
	for _, name := range []string{"utrecht-human-rights-city.txt", "utrecht-human-rights-city.json"} {
		content, err := os.ReadFile(filepath.Join("../../seeds", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(files, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(files, "utrecht-human-rights-city.txt")
	for i, want := range []string{"new", "new", "unchanged"} {
		args := []string{"import", file, "--data", data, "--publish"}
		if i == 0 {
			args = append(args, "--dry-run")
		}
		out, messages, status := command(t, "", args...)
		if status != 0 || !strings.HasPrefix(out, want+"\tutrecht-human-rights-city\tHuman Rights City Utrecht\n") {
			t.Errorf("time %d gave %d: %s%s", i+1, status, out, messages)
		}
		if !strings.Contains(out, "line 3 found no place") || !strings.Contains(out, "why-utrecht") {
			t.Errorf("what found no place is not said: %s", out)
		}
	}
}

func TestAWrongRowImportsNothing(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "cases.json")
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`[{"name": "Good"}, {"name": "Bad", "start_year": 2010, "end_year": 2001, "gone": 1}]`)
	_, messages, status := command(t, "", "import", file, "--data", data)
	if status != 1 || !strings.Contains(messages, "cases.json row 2, end_year: End year must be 2010 or later") {
		t.Errorf("a wrong row gave %d: %s", status, messages)
	}
	write(`[{"name": "Good"}, {"name": "Better", "gone": 1}]`)
	out, messages, status := command(t, "", "import", file, "--data", data)
	if status != 0 || !strings.Contains(out, "new\tgood\tGood\nnew\tbetter\tBetter\n\tgone found no place") {
		t.Errorf("importing gave %d: %s%s", status, out, messages)
	}
	for content, says := range map[string]string{`{`: "JSON", `[1]`: "row 1", `"x"`: "JSON object"} {
		write(content)
		if _, messages, status := command(t, "", "import", file, "--data", data); status != 1 || !strings.Contains(messages, says) {
			t.Errorf("%s gave %d: %s", content, status, messages)
		}
	}
	if _, messages, status := command(t, "", "import", file+".xls", "--data", data); status != 1 || !strings.Contains(messages, ".txt, .csv and .json") {
		t.Errorf("another kind of file gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "", "import", filepath.Join(data, "nowhere.txt"), "--data", data); status != 1 || !strings.Contains(messages, "nowhere.txt") {
		t.Errorf("a missing file gave %d: %s", status, messages)
	}
}

// TestExportWritesEveryFormat as the site does, with its own addresses.
func TestExportWritesEveryFormat(t *testing.T) {
	data := t.TempDir()
	if _, messages, status := command(t, "", "import", "../../seeds/utrecht-human-rights-city.txt", "--data", data, "--publish"); status != 0 {
		t.Fatal(messages)
	}
	for format, begins := range map[string]string{
		"csv": "slug,name,", "json": "[\n{\"slug\":", "geojson": `{"type":"FeatureCollection","title":"Co-cities: cases",`, "atom": "<?xml", "bibtex": "% Co-cities: cases\n",
		"ris": "TY  - ELEC\r\nAU  - Co-cities\r\n", "csl": "[\n  {",
		"scores": "slug,principle,reader,", "calibration": "slug,name,",
	} {
		out, messages, status := command(t, "", "export", "--format", format, "--data", data, "--base-url", "https://co.example/", "--site-name", "Co-cities")
		if status != 0 || !strings.HasPrefix(out, begins) || !strings.Contains(out, "utrecht-human-rights-city") || strings.Count(out, "https://co.example/cases/utrecht-human-rights-city") == 0 && !strings.HasPrefix(out, "slug,") {
			t.Errorf("%s gave %d: %s%.200s", format, status, messages, out)
		}
	}
	if _, messages, status := command(t, "", "export", "--format", "atom", "--data", data); status != 2 || !strings.Contains(messages, "--base-url") {
		t.Errorf("a feed without addresses gave %d: %s", status, messages)
	}
	if _, messages, status := command(t, "", "export", "--format", "tea", "--data", data); status != 2 || !strings.Contains(messages, "geojson") {
		t.Errorf("a format that is none gave %d: %s", status, messages)
	}
}
