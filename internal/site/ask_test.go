package site

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatStaysAsItIsIsNotHeldInMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "cogov.sqlite")
	for kind, held := range map[string]bool{"text/html; charset=utf-8": true, "application/vnd.sqlite3": false} {
		a := &answer{status: http.StatusOK, header: http.Header{"Content-Type": {kind}}, file: path}
		for range 3 {
			if _, err := a.Write([]byte("part ")); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.finish(); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(path)
		if held != (a.body.Len() > 0) || held != os.IsNotExist(err) || !held && string(file) != strings.Repeat("part ", 3) {
			t.Errorf("%s: %d bytes are held; the file has %q, %v", kind, a.body.Len(), file, err)
		}
		os.Remove(path)
	}
}

func TestAFileThatCannotBeWrittenIsAnError(t *testing.T) {
	a := &answer{status: http.StatusOK, header: http.Header{"Content-Type": {"text/csv"}}, file: t.TempDir()}
	_, err := a.Write([]byte("a,b\n"))
	if err == nil || a.finish() == nil {
		t.Error("a folder is in its place, and nobody says so")
	}
}
