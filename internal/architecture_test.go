// Package internal_test holds the shape of the program: which package may
// import which.
package internal_test

import (
	"errors"
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "cogov/"

// mayImport names, for every package but those in cmd, the packages of ours it
// may import. Test files are free.
var mayImport = map[string][]string{
	"internal/places":    nil,
	"internal/agreement": nil,
	"internal/auth":      nil,
	"internal/conform":   nil,
	"internal/casestudy": {"internal/places"},
	"internal/catalog":   {"internal/casestudy", "internal/places"},
	"internal/madeup":    {"internal/casestudy", "internal/places"},
	"internal/record":    {"internal/casestudy", "internal/places"},
	"internal/export":    {"internal/agreement", "internal/casestudy", "internal/catalog", "internal/places"},
	"internal/search":    {"internal/casestudy", "internal/places"},
	"internal/store":     {"internal/auth", "internal/casestudy", "internal/search", "migrations"},
	"internal/intake":    {"internal/casestudy", "internal/export", "internal/places", "internal/record", "internal/store"},
	"internal/web": {"internal/agreement", "internal/auth", "internal/casestudy", "internal/catalog", "internal/export", "internal/intake", "internal/places",
		"internal/record", "internal/search", "internal/store", "static", "templates"},
	"internal/site": {"internal/web", "static", "templates"},
	"templates":     {"internal/casestudy", "internal/catalog", "internal/places", "internal/search", "static"},
	"static":        nil,
	"migrations":    nil,
	"seeds":         nil,
}

// standardOnly are the packages that import nothing from other modules, but
// for what is named: the domain outlives every library.
var standardOnly = map[string][]string{
	"internal/agreement": nil,
	"internal/casestudy": nil,
	"internal/places":    {"golang.org/x/text/unicode/norm"},
}

func TestPackagesImportWhatTheyMay(t *testing.T) {
	packages := importsOf(t, "..")
	for _, required := range []string{"internal/casestudy", "templates", "cmd/cogov"} {
		if _, found := packages[required]; !found {
			t.Errorf("%s was not read: does this test look in the right folder?", required)
		}
	}
	for name, imports := range packages {
		for _, violation := range violations(name, imports) {
			t.Error(violation)
		}
	}
}

func TestViolationsAreNamed(t *testing.T) {
	for _, planted := range []struct {
		name    string
		imports []string
		want    []string
	}{
		{"templates", []string{"io", "cogov/internal/catalog", "cogov/internal/store"}, []string{"templates must not import internal/store"}},
		{"internal/casestudy", []string{"cogov/internal/places", "cogov/internal/catalog", "github.com/google/go-cmp/cmp"},
			[]string{"internal/casestudy must not import internal/catalog", "internal/casestudy must not import github.com/google/go-cmp/cmp"}},
		{"static", []string{"embed", "cogov/templates"}, []string{"static must not import templates"}},
		{"internal/store", []string{"cogov/internal/catalog", "modernc.org/sqlite"}, []string{"internal/store must not import internal/catalog"}},
		{"internal/utils", nil, []string{"internal/utils is not in the table of packages"}},
		{"cmd/cogov", []string{"cogov/internal/web", "cogov/seeds"}, nil},
		{"internal/web", []string{"cogov/cmd/cogov"}, []string{"internal/web must not import cmd/cogov"}},
		{"internal/places", []string{"strings", "golang.org/x/text/unicode/norm"}, nil},
	} {
		if diff := cmp.Diff(planted.want, violations(planted.name, planted.imports)); diff != "" {
			t.Errorf("%s importing %q (-want +got):\n%s", planted.name, planted.imports, diff)
		}
	}
}

// violations lists what a package imports against the table.
func violations(name string, imports []string) []string {
	allowed, known := mayImport[name]
	if strings.HasPrefix(name, "cmd/") {
		return nil
	}
	if !known {
		return []string{name + " is not in the table of packages"}
	}
	others, pure := standardOnly[name]
	var found []string
	for _, path := range imports {
		own, isOwn := strings.CutPrefix(path, module)
		foreign := !isOwn && strings.Contains(path, ".")
		if isOwn && !slices.Contains(allowed, own) || foreign && pure && !slices.Contains(others, path) {
			found = append(found, name+" must not import "+own)
		}
	}
	return found
}

// importsOf reads what every package of the module imports, by its folder.
// Folders of tests alone hold no package.
func importsOf(t *testing.T, root string) map[string][]string {
	t.Helper()
	packages := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if path != root && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if _, none := errors.AsType[*build.NoGoError](err); none || err == nil && len(p.GoFiles) == 0 {
			return nil
		}
		name, _ := filepath.Rel(root, path)
		packages[filepath.ToSlash(name)] = p.Imports
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}
