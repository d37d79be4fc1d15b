package templates

import (
	"slices"
	"strings"
	"time"

	"cogov/internal/casestudy"
)

// ImportsPage lists the files that cases were brought in from.
type ImportsPage struct {
	Shell
	Imports []ImportLine
}

func (p ImportsPage) shell() Shell {
	p.title = "Imports"
	p.NoIndex = true
	return p.Shell
}

// An ImportLine says where an import stands, and how many cases it has of each
// kind.
type ImportLine struct {
	ID                        int64
	File, Author              string
	State                     string // reading, read, applied, undone or aborted
	Begun, Changed            time.Time
	Published                 bool // its cases were let before visitors
	New, Altered, Same, Wrong int
	Missing                   int // cannot be published as they are
	Kept                      int // were not undone
}

// state is where it stands, in words.
func (l ImportLine) state() string {
	switch l.State {
	case "reading":
		return "Being read"
	case "read":
		return "Not applied yet"
	case "applied":
		return "Applied"
	case "undone":
		return "Undone"
	}
	return "Given up"
}

// The kinds of rows that an import shows, beside the outcomes.
const (
	ShowMissing = "missing"
	ShowKept    = "kept"
)

// An importKind is a kind of rows, with how many there are.
type importKind struct {
	code, label string
	count       int
}

// kinds are those that there are rows of.
func (l ImportLine) kinds() []importKind {
	all := []importKind{
		{"wrong", "Wrong", l.Wrong}, {ShowKept, "Left as they are", l.Kept}, {"changed", "Changed", l.Altered}, {"new", "New", l.New},
		{ShowMissing, "Not ready to publish", l.Missing}, {"unchanged", "Unchanged", l.Same},
	}
	return slices.DeleteFunc(all, func(k importKind) bool { return k.count == 0 || k.code == ShowMissing && l.State != "read" })
}

// ImportShow is the kind of rows that a page of an import shows: the one asked
// for, or the first that there is.
func ImportShow(l ImportLine, asked string) string {
	kinds := l.kinds()
	if slices.ContainsFunc(kinds, func(k importKind) bool { return k.code == asked }) {
		return asked
	}
	if len(kinds) == 0 {
		return "new"
	}
	return kinds[0].code
}

// ImportedPage shows an import: what it would change, or what it did.
type ImportedPage struct {
	Shell
	ImportLine
	Notes   []string    // what of the file found no place
	Reason  string      // why it was given up
	Failure string      // why nothing was done now
	Stale   int         // cases that were saved since they were compared, and are compared anew
	Work    *ImportWork // what is being done; nil if nothing
	Show    string      // the kind of rows shown
	Rows    []ImportRow
	Next    int // the position after which more follow; 0 if none do
}

// ImportWork is what is being done with an import, and how far it is.
type ImportWork struct {
	Doing     string
	Done, All int
}

func (w ImportWork) percent() int {
	if w.All <= 0 {
		return 0
	}
	return min(100, 100*w.Done/w.All)
}

// An ImportRow is a case of an import.
type ImportRow struct {
	File              string
	Number            int // of the row in its file; 0 where the file is one case
	Name              string
	CaseID            int64 // 0 until there is one
	Problems, Missing casestudy.Problems
	Notes             []string
	Changes           []casestudy.Change
}

func (p ImportedPage) shell() Shell {
	p.title = "Import of " + p.File
	if p.Failure != "" || p.Stale > 0 || p.Reason != "" {
		p.title = "Error: " + p.title
	}
	p.NoIndex = true
	return p.Shell
}

// canApply reports whether there is something to apply, and nothing against it.
func (p ImportedPage) canApply() bool {
	return p.State == "read" && p.Wrong == 0 && p.New+p.Altered > 0
}

// counted says how many cases there are of each kind.
func (l ImportLine) counted() string {
	var parts []string
	for _, k := range []importKind{{"", "new", l.New}, {"", "changed", l.Altered}, {"", "unchanged", l.Same}, {"", "wrong", l.Wrong}} {
		if k.count > 0 {
			parts = append(parts, number(k.count)+" "+k.label)
		}
	}
	if len(parts) == 0 {
		return "No cases"
	}
	return strings.Join(parts, ", ")
}

// where names a row: by its number alone, where there is one file.
func (p ImportedPage) where(r ImportRow) string {
	switch {
	case r.Number == 0:
		return r.File
	case r.File == p.File:
		return "Row " + number(r.Number)
	}
	return r.File + " row " + number(r.Number)
}
