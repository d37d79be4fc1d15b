package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tarball packs files as npm does.
func tarball(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	archive := tar.NewWriter(z)
	for name, text := range files {
		if err := archive.WriteHeader(&tar.Header{Name: "package/" + name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := archive.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(archive.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fixture is a table of one package and one conversion, and a packer for it.
func fixture(t *testing.T) ([]source, []conversion, packer) {
	packed := tarball(t, map[string]string{"dist/a.js": "alert(1)", "LICENSE": "Do as you like.", "data/b.json": "b"})
	sum := sha512.Sum512(packed)
	sources := []source{{
		Name: "@scope/a", Version: "1.2.3", Integrity: "sha512-" + base64.StdEncoding.EncodeToString(sum[:]),
		Files: []file{
			{"dist/a.js", "static/js/a.js", sumOf([]byte("alert(1)"))},
			{From: "data/b.json"},
		},
	}}
	conversions := []conversion{{
		From: []string{"@scope/a/data/b.json"}, To: "data/b.txt", SHA256: sumOf([]byte("bb")),
		Make: func(_ context.Context, from [][]byte) ([]byte, error) { return bytes.Repeat(from[0], 2), nil },
	}}
	return sources, conversions, func(_ context.Context, name, version string) ([]byte, error) {
		if name != "@scope/a" || version != "1.2.3" {
			t.Errorf("%s %s is fetched", name, version)
		}
		return packed, nil
	}
}

func TestRefreshWritesWhatDiffers(t *testing.T) {
	dir := t.TempDir()
	sources, conversions, pack := fixture(t)
	for _, want := range [][]string{{"data/b.txt", "static/js/a.js"}, nil} {
		written, err := refresh(t.Context(), dir, sources, conversions, pack)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, written); diff != "" {
			t.Errorf("written (-want +got):\n%s", diff)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "static/js/a.js"), []byte("alert(2)"), 0o644); err != nil {
		t.Fatal(err)
	}
	written, err := refresh(t.Context(), dir, sources, conversions, pack)
	if err != nil || len(written) != 1 {
		t.Errorf("a file changed by hand: %q are written, %v", written, err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "static/js/a.js"))
	if err != nil || string(data) != "alert(1)" {
		t.Errorf("a file changed by hand stays %q, %v", data, err)
	}
}

func TestRefreshWritesNothingThatIsNotRecorded(t *testing.T) {
	for what, change := range map[string]func(*source, *conversion){
		"its integrity is sha512-":                                          func(s *source, _ *conversion) { s.Integrity = "sha512-x" },
		"there is no dist/z.js in it":                                       func(s *source, _ *conversion) { s.Files[0].From = "dist/z.js" },
		"static/js/a.js: its SHA-256 would be " + sumOf([]byte("alert(1)")): func(s *source, _ *conversion) { s.Files[0].SHA256 = "x" },
		"data/b.txt: its SHA-256 would be " + sumOf([]byte("bb")):           func(_ *source, c *conversion) { c.SHA256 = "x" },
		"no package of the table gives b/data/b.json":                       func(_ *source, c *conversion) { c.From[0] = "b/data/b.json" },
	} {
		dir := t.TempDir()
		sources, conversions, pack := fixture(t)
		change(&sources[0], &conversions[0])
		written, err := refresh(t.Context(), dir, sources, conversions, pack)
		if err == nil || !strings.Contains(err.Error(), what) || written != nil {
			t.Errorf("%q are written, %v; want the error %q", written, err, what)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: %v stay behind, %v", what, left, err)
		}
	}
}

func TestRefreshTellsWhyAPackageCannotBeHad(t *testing.T) {
	sources, conversions, _ := fixture(t)
	down := errors.New("the registry does not answer")
	_, err := refresh(t.Context(), t.TempDir(), sources, conversions, func(context.Context, string, string) ([]byte, error) { return nil, down })
	if !errors.Is(err, down) || !strings.Contains(err.Error(), "@scope/a 1.2.3") {
		t.Errorf("the error is %v", err)
	}
}

func TestACommandThatFailsIsQuoted(t *testing.T) {
	_, err := runIn(t.Context(), t.TempDir(), "go", "nonsense")
	if err == nil || !strings.Contains(err.Error(), "go nonsense") || !strings.Contains(err.Error(), "unknown command") {
		t.Errorf("the error is %v", err)
	}
}
