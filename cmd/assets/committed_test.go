package main

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the repository, seen from here.
const root = "../.."

// recorded is the SHA-256 of every committed file, by its name.
func recorded() map[string]string {
	sums := map[string]string{}
	for _, s := range sources {
		for _, f := range s.Files {
			if f.To != "" {
				sums[f.To] = f.SHA256
			}
		}
	}
	for _, c := range conversions {
		sums[c.To] = c.SHA256
	}
	for _, f := range kept {
		sums[f.Name] = f.SHA256
	}
	return sums
}

func TestCommittedFilesAreThoseOfTheTable(t *testing.T) {
	for name, want := range recorded() {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Error(err)
			continue
		}
		if got := sumOf(data); got != want {
			t.Errorf("%s has the SHA-256 %s; the table has %s: it was changed by hand, or make assets was not run", name, got, want)
		}
	}
}

func TestNoOtherFontOrLibraryIsCommitted(t *testing.T) {
	sums := recorded()
	for _, pattern := range []string{"static/fonts/*", "static/js/*.min.js", "static/js/LICENSE*", "static/img/world*", "static/img/LICENSE*", "internal/places/data/*", "internal/conform/schemas/*", "internal/conform/LICENSE*", "internal/web/testdata/*"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(found) == 0 {
			t.Errorf("%s: %d files, %v", pattern, len(found), err)
		}
		for _, path := range found {
			name, _ := filepath.Rel(root, path)
			if _, ok := sums[filepath.ToSlash(name)]; !ok {
				t.Errorf("%s is not in the table of cmd/assets: where does it come from?", name)
			}
		}
	}
}

func TestEveryPackageBringsItsLicence(t *testing.T) {
	sums := recorded()
	for _, s := range sources {
		_, brings := sums["internal/conform/LICENSE-"+s.Name+".txt"] // one that its package forgot
		for _, f := range s.Files {
			brings = brings || strings.HasPrefix(f.From, "LICENSE") && f.To != ""
		}
		if s.Licence == "" || !brings {
			t.Errorf("%s comes without its licence", s.Name)
		}
	}
	for _, f := range kept {
		if f.From == "" || f.Licence == "" {
			t.Errorf("nobody knows whose %s is", f.Name)
		}
	}
}

func TestTheStyleSheetAsksForWhatTheFontsWereCutTo(t *testing.T) {
	sheet, err := os.ReadFile(filepath.Join(root, "static/css/fonts.css"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range conversions {
		name := filepath.Base(c.To)
		if !strings.HasSuffix(name, ".woff2") {
			continue
		}
		_, face, _ := strings.Cut(string(sheet), name)
		_, ranges, _ := strings.Cut(face, "unicode-range: ")
		ranges, _, _ = strings.Cut(ranges, ";")
		if got := charactersOf(t, ranges); got != latinExtended {
			t.Errorf("%s is asked for %q; it was cut to %q", name, got, latinExtended)
		}
	}
}

// charactersOf reads a unicode-range of CSS.
func charactersOf(t *testing.T, ranges string) string {
	t.Helper()
	var text string
	for part := range strings.SplitSeq(ranges, ", ") {
		first, last, isRange := strings.Cut(strings.TrimPrefix(part, "U+"), "-")
		if !isRange {
			last = first
		}
		from, err1 := strconv.ParseUint(first, 16, 32)
		to, err2 := strconv.ParseUint(last, 16, 32)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatalf("unicode-range %q: %v", ranges, err)
		}
		text += characters([2]rune{rune(from), rune(to)})
	}
	return text
}
