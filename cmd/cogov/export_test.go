package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
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
