package main

import (
	"bytes"
	"context"
	"database/sql"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestTheDataSetIsWrittenAsOneFile(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "cogov.sqlite")
	if _, messages, status := command(t, "", "import", "../../seeds/utrecht-human-rights-city.txt", "--data", data, "--publish"); status != 0 {
		t.Fatal(messages)
	}
	if _, messages, status := command(t, "", "export", "--format", "sqlite", "--data", data); status != 2 || !strings.Contains(messages, "-o") {
		t.Errorf("without a file it gave %d: %s", status, messages)
	}
	out, messages, status := command(t, "", "export", "--format", "sqlite", "-o", file, "--data", data, "--base-url", "https://cogov.example/", "--site-name", "Commons")
	if status != 0 || out != "" {
		t.Fatalf("exporting gave %d: %s%s", status, out, messages)
	}
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var url, credit string
	err = db.QueryRow(`SELECT url, (SELECT value FROM about WHERE name = 'credit') FROM cases WHERE slug = 'utrecht-human-rights-city'`).Scan(&url, &credit)
	if err != nil || url != "https://cogov.example/cases/utrecht-human-rights-city" || !strings.HasPrefix(credit, "Commons. (") {
		t.Errorf("its address is %s, the credit %s, %v", url, credit, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(file)); err != nil || len(entries) != 1 {
		t.Errorf("beside the file lie %v, %v", entries, err)
	}
}

// An address without a host leads nowhere once the file is somewhere else.
func TestEveryAddressOfAnExportHasAHost(t *testing.T) {
	data, file := t.TempDir(), filepath.Join(t.TempDir(), "cogov.sqlite")
	if _, messages, status := command(t, "", "import", "../../seeds/utrecht-human-rights-city.txt", "--data", data, "--publish"); status != 0 {
		t.Fatal(messages)
	}
	export := func(environment string, args ...string) (out, messages string, status int) {
		var stdout, stderr bytes.Buffer
		getenv := func(name string) string {
			if name == "COGOV_BASE_URL" {
				return environment
			}
			return ""
		}
		err := run(context.Background(), append([]string{"export", "--data", data, "--format"}, args...), getenv, stdio{nil, &stdout, &stderr})
		status = exitStatus(err, &stderr)
		return stdout.String(), stderr.String(), status
	}
	for _, format := range []string{"csv", "json", "geojson", "bibtex", "ris", "csl", "scores", "calibration"} {
		out, messages, status := export("", format)
		if status != 0 || !strings.Contains(out, "http://localhost:8080/cases/utrecht-human-rights-city") || !strings.Contains(messages, "--base-url") {
			t.Errorf("%s without an address gave %d: %s%s", format, status, messages, out)
		}
		out, messages, status = export("https://cogov.example", format)
		if status != 0 || !strings.Contains(out, "https://cogov.example/cases/utrecht-human-rights-city") || messages != "" {
			t.Errorf("%s with that of the environment gave %d: %s%s", format, status, messages, out)
		}
		if out, messages, status := export("", format, "--base-url", "cogov.example"); status != 2 || out != "" || !strings.Contains(messages, "--base-url") {
			t.Errorf("%s with an address that is none gave %d: %s%s", format, status, messages, out)
		}
	}
	if _, messages, status := export("", "sqlite", "-o", file); status != 0 || !strings.Contains(messages, "--base-url") {
		t.Fatalf("the database without an address gave %d: %s", status, messages)
	}
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var url string
	if err := db.QueryRow(`SELECT url FROM cases`).Scan(&url); err != nil || url != "http://localhost:8080/cases/utrecht-human-rights-city" {
		t.Errorf("in the database it is %s, %v", url, err)
	}
}

// A file beside /dev/null would take its place, and that of a link, for whoever
// may write there.
func TestAnExportTakesThePlaceOfFilesOnly(t *testing.T) {
	data, dir := t.TempDir(), t.TempDir()
	if _, messages, status := command(t, "", "import", "../../seeds/utrecht-human-rights-city.txt", "--data", data, "--publish"); status != 0 {
		t.Fatal(messages)
	}
	pipe, file, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "scores.csv"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := os.OpenFile(pipe, os.O_RDWR, 0) // so that opening it for writing waits for nobody
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, messages, status := command(t, "", "export", "--format", "scores", "-o", pipe, "--data", data); status != 0 {
		t.Fatal(messages)
	}
	if info, err := os.Stat(pipe); err != nil || info.Mode().Type() != fs.ModeNamedPipe {
		t.Fatalf("the pipe is %v, %v", info.Mode(), err)
	}
	head := make([]byte, len("slug,principle,"))
	if _, err := io.ReadFull(p, head); err != nil || string(head) != "slug,principle," {
		t.Errorf("the pipe has %q, %v", head, err)
	}
	if _, messages, status := command(t, "", "export", "--format", "sqlite", "-o", pipe, "--data", data); status != 2 || !strings.Contains(messages, "-o") {
		t.Errorf("a database for a pipe gave %d: %s", status, messages)
	}
	if err := os.Symlink("scores.csv", link); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{file, link} {
		if err := os.WriteFile(f, []byte("older"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, messages, status := command(t, "", "export", "--format", "scores", "-o", f, "--data", data); status != 0 {
			t.Fatal(messages)
		}
		if text, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(text), "slug,principle,") {
			t.Errorf("by %s the file became %.20q, %v", filepath.Base(f), text, err)
		}
	}
	if to, err := os.Readlink(link); err != nil || to != "scores.csv" {
		t.Errorf("the link leads to %s, %v", to, err)
	}
	if _, messages, status := command(t, "", "export", "--format", "scores", "-o", dir, "--data", data); status != 2 || !strings.Contains(messages, "folder") {
		t.Errorf("a folder in place of a file gave %d: %s", status, messages)
	}
}
