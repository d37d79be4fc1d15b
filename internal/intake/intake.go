// Package intake brings cases in from files: it reads them into answers and
// saves the cases, all or none.
package intake

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/record"
	"cogov/internal/store"
)

// MaxFile is the greatest size of a file, in bytes.
const MaxFile = 200 << 20

// An Entry is a case as a file has it. One without answers only has notes, about
// the whole file.
type Entry struct {
	File     string
	Row      int // in a table or a JSON list; 0 where the file is one case
	Answers  casestudy.Answers
	Given    []casestudy.Column // what the file says; the rest of a case that is here stays
	Record   string             // the text it was read from, if it was one
	Notes    []string           // what found no place, and what can be read in two ways
	Problems casestudy.Problems // what could not be read
}

// incoming is an entry for the store. A slug and a revision are no answers.
func (e Entry) incoming() store.Incoming {
	in := store.Incoming{File: e.File, Number: e.Row, Slug: e.Answers.Get("slug"), Answers: e.Answers, Given: e.Given, Record: e.Record, Notes: e.Notes, Problems: e.Problems}
	if base := e.Answers.Get("revision"); base != "" && e.Record == "" {
		var err error
		if in.Base, err = strconv.Atoi(base); err != nil || in.Base < 1 {
			in.Base = 0
			in.Problems = append(in.Problems, casestudy.Problem{Name: "revision", Text: "Revision must be a number, as the export has it, or be left empty"})
		}
	}
	for _, own := range ownKeys {
		delete(in.Answers, own)
	}
	return in
}

// Read reads files by their ending: text records (.txt), tables (.csv) and JSON,
// one case or a list of them. A JSON file of the same name beside a text record
// is its companion, whether or not it is named too. An error ends it.
func Read(files fs.FS, names ...string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, name := range names {
			if ending(name) == ".json" && slices.Contains(names, withEnding(name, ".txt")) {
				continue // a companion
			}
			for e, err := range readFile(files, name) {
				if err != nil {
					yield(Entry{}, fmt.Errorf("%s: %w", name, err))
					return
				}
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// IsTable reports whether a file is one of those that ReadTable reads, by its
// ending.
func IsTable(name string) bool { return ending(name) == ".csv" || ending(name) == ".json" }

// ReadTable reads a file of many cases, .csv or .json by the ending of its name.
func ReadTable(name string, in io.Reader) iter.Seq2[Entry, error] {
	if ending(name) == ".csv" {
		return readCSV(name, in)
	}
	return readJSON(name, in)
}

func readFile(files fs.FS, name string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		switch {
		case ending(name) == ".txt":
			yield(readRecord(files, name))
			return
		case !IsTable(name):
			yield(Entry{}, errors.New("cases come from .txt, .csv and .json files"))
			return
		}
		f, err := open(files, name)
		if err != nil {
			yield(Entry{}, err)
			return
		}
		defer f.Close()
		ReadTable(name, f)(yield)
	}
}

func open(files fs.FS, name string) (fs.File, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.Size() > MaxFile {
		err = fmt.Errorf("the file has %d bytes; %d at most are read", info.Size(), MaxFile)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func withEnding(name, ending string) string { return strings.TrimSuffix(name, path.Ext(name)) + ending }

func readRecord(files fs.FS, name string) (Entry, error) {
	file, err := readAll(files, name)
	if err != nil {
		return Entry{}, err
	}
	text := record.Decode(file)
	r := record.Parse(text)
	e := Entry{File: name, Answers: r.Answers, Record: text}
	companion, err := readAll(files, withEnding(name, ".json"))
	switch {
	case err == nil:
		answers, err := casestudy.ParseJSON(companion)
		if err != nil {
			return e, fmt.Errorf("its companion %s: %w", withEnding(name, ".json"), err)
		}
		e.Answers = r.Merge(answers)
		e.Notes = unplaced(answers)
	case !errors.Is(err, fs.ErrNotExist):
		return e, err
	}
	for _, l := range r.Unplaced {
		e.Notes = append(e.Notes, fmt.Sprintf("line %d found no place: %s (%s)", l.Number, l.Text, strings.TrimSuffix(l.Why, ".")))
	}
	for _, q := range r.Questions {
		e.Notes = append(e.Notes, fmt.Sprintf("%s: %s Taken: %q.", q.Field, q.Ask, q.Taken))
	}
	e.Given = wholeCase(e.Answers)
	return e, nil
}

func readAll(files fs.FS, name string) ([]byte, error) {
	f, err := open(files, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// wholeCase are the columns that a file gives which holds all of a case. Public
// files do not have contacts, which does not mean that there are none.
func wholeCase(a casestudy.Answers) []casestudy.Column {
	return slices.DeleteFunc(slices.Clone(casestudy.Columns()), func(k casestudy.Column) bool {
		return k.IsPrivate() && !slices.ContainsFunc(slices.Collect(maps.Keys(a)), k.Has)
	})
}

// unplaced says which answers no field takes.
func unplaced(answers casestudy.Answers) (notes []string) {
	for _, unknown := range answers.Unknown() {
		if !slices.Contains(ownKeys, unknown) {
			notes = append(notes, unknown+" found no place: no field is called so")
		}
	}
	return notes
}

// ownKeys stand beside the fields of a case in what the directory gives out.
var ownKeys = []string{"slug", "url", "revision", "changed", "licence"}
