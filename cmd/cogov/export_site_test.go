package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cogov/internal/store"
)

func TestTheSiteIsWrittenAsAFolder(t *testing.T) {
	data, dir := t.TempDir(), filepath.Join(t.TempDir(), "site")
	if _, messages, status := command(t, "", "import", writeSmallTable(t), "--publish", "--data", data); status != 0 {
		t.Fatal(messages)
	}
	if _, messages, status := command(t, "", "export", "--format", "site", "-o", dir, "--data", data); status != 2 || !strings.Contains(messages, "--base-url") {
		t.Errorf("without an address it gave %d, %s", status, messages)
	}
	for _, again := range []bool{false, true} {
		_, messages, status := command(t, "", "export", "--format", "site", "-o", dir, "--data", data, "--base-url", "https://cogov.example")
		if again && (status != 1 || !strings.Contains(messages, "is there already")) || !again && status != 0 {
			t.Fatalf("again %v it gave %d, %s", again, status, messages)
		}
	}
	page, err := os.ReadFile(filepath.Join(dir, "cases", "garden-of-gent", "index.html"))
	if err != nil || !strings.Contains(string(page), "Garden of Gent") || !strings.Contains(string(page), `href="https://cogov.example/cases/garden-of-gent"`) {
		t.Errorf("the page of the case: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*")); len(left) != 0 {
		t.Errorf("there are left %q", left)
	}
}

func writeSmallTable(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cases.csv")
	if err := os.WriteFile(file, []byte("slug,name,city,country,summary\n,Garden of Gent,Ghent,BE,Neighbours share a garden.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestTheSiteIsWrittenBesideAServer has what a server keeps in the data folder,
// and what it is just reading, stay as they are.
func TestTheSiteIsWrittenBesideAServer(t *testing.T) {
	data := t.TempDir()
	if _, messages, status := command(t, "", "import", writeSmallTable(t), "--publish", "--data", data); status != 0 {
		t.Fatal(messages)
	}
	ctx := context.Background()
	db, err := store.OpenExclusive(ctx, data)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	id, err := db.BeginImport(ctx, "cases.csv", store.Author{Name: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	revision, err := db.Listed(ctx)
	if err != nil {
		t.Fatal(err)
	}
	given := filepath.Join(db.ExportsFolder(), fmt.Sprint(revision.Revision)+".sqlite")
	if err := errors.Join(os.Mkdir(db.ExportsFolder(), 0o700), os.WriteFile(given, []byte("what the server gives"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, messages, status := command(t, "", "export", "--format", "site", "-o", filepath.Join(t.TempDir(), "site"), "--data", data, "--base-url", "https://cogov.example"); status != 0 {
		t.Fatal(messages)
	}
	if kept, err := os.ReadFile(given); err != nil || string(kept) != "what the server gives" {
		t.Errorf("the file of the server is %d bytes, %v", len(kept), err)
	}
	if i, err := db.Import(ctx, id); err != nil || i.State != store.ImportReading {
		t.Errorf("the import is %s, %v", i.State, err)
	}
}

// A site may lie beneath a host, as those of projects do where many share one.
func TestTheSiteLiesBeneathAHost(t *testing.T) {
	data, dir := t.TempDir(), filepath.Join(t.TempDir(), "site")
	if _, messages, status := command(t, "", "import", writeSmallTable(t), "--publish", "--data", data); status != 0 {
		t.Fatal(messages)
	}
	if _, messages, status := command(t, "", "export", "--format", "site", "-o", dir, "--data", data, "--base-url", "https://example.github.io/cogov/"); status != 0 {
		t.Fatal(messages)
	}
	page, err := os.ReadFile(filepath.Join(dir, "cases", "garden-of-gent", "index.html"))
	if err != nil || !strings.Contains(string(page), `href="https://example.github.io/cogov/cases/garden-of-gent"`) {
		t.Errorf("the page of the case: %v", err)
	}
}

func TestTheSiteHasAnAddress(t *testing.T) {
	data := t.TempDir()
	if _, messages, status := command(t, "", "import", writeSmallTable(t), "--publish", "--data", data); status != 0 {
		t.Fatal(messages)
	}
	for _, address := range []string{"https://cogov.example/a/../b", "https://cogov.example//", "https://cogov.example/?a=b", "https://cogov.example/#a", "ftp://cogov.example", "cogov.example"} {
		dir := filepath.Join(t.TempDir(), "site")
		if _, messages, status := command(t, "", "export", "--format", "site", "-o", dir, "--data", data, "--base-url", address); status != 2 || !strings.Contains(messages, "--base-url") {
			t.Errorf("%s gave %d, %s", address, status, messages)
		}
	}
}
