package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
