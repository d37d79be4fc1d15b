// Package intake brings cases in from files: it reads them into answers and
// saves the cases, all or none.
package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/record"
)

// maxFile is the greatest size of a file, in bytes.
const maxFile = 200 << 20

// An Entry is a case as a file has it.
type Entry struct {
	File    string
	Row     int // in a JSON list, from 1; 0 where the file is one case
	Answers casestudy.Answers
	Record  string   // the text it was read from, if it was one
	Notes   []string // what found no place, and what can be read in two ways
}

// where names the entry in messages.
func (e Entry) where() string {
	if e.Row == 0 {
		return e.File
	}
	return fmt.Sprintf("%s row %d", e.File, e.Row)
}

// Read reads files by their ending: text records (.txt) and JSON, one case or a
// list of them. A JSON file of the same name beside a text record is its
// companion, whether or not it is named too.
func Read(files fs.FS, names ...string) ([]Entry, error) {
	var entries []Entry
	for _, name := range names {
		var read []Entry
		var err error
		switch ending := strings.ToLower(path.Ext(name)); {
		case ending == ".txt":
			read, err = readRecord(files, name)
		case ending == ".json" && slices.Contains(names, withEnding(name, ".txt")):
			continue // a companion
		case ending == ".json":
			read, err = readJSON(files, name)
		default:
			err = errors.New("cases come from .txt and .json files")
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		entries = append(entries, read...)
	}
	return entries, nil
}

func withEnding(name, ending string) string { return strings.TrimSuffix(name, path.Ext(name)) + ending }

func readRecord(files fs.FS, name string) ([]Entry, error) {
	text, err := readFile(files, name)
	if err != nil {
		return nil, err
	}
	r := record.Parse(string(text))
	e := Entry{File: name, Answers: r.Answers, Record: string(text)}
	companion, err := readFile(files, withEnding(name, ".json"))
	switch {
	case err == nil:
		answers, err := casestudy.ParseJSON(companion)
		if err != nil {
			return nil, fmt.Errorf("its companion %s: %w", withEnding(name, ".json"), err)
		}
		e.Answers = r.Merge(answers)
		e.Notes = unplaced(answers)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	for _, l := range r.Unplaced {
		e.Notes = append(e.Notes, fmt.Sprintf("line %d found no place: %s (%s)", l.Number, l.Text, strings.TrimSuffix(l.Why, ".")))
	}
	for _, q := range r.Questions {
		e.Notes = append(e.Notes, fmt.Sprintf("%s: %s Taken: %q.", q.Field, q.Ask, q.Taken))
	}
	return []Entry{e}, nil
}

func readJSON(files fs.FS, name string) ([]Entry, error) {
	data, err := readFile(files, name)
	if err != nil {
		return nil, err
	}
	if trimmed := strings.TrimLeft(string(data), " \t\r\n\ufeff"); !strings.HasPrefix(trimmed, "[") {
		return readEntries(name, 0, json.RawMessage(trimmed))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("this is no JSON list: %w", err)
	}
	return readEntries(name, 1, list...)
}

func readEntries(name string, firstRow int, list ...json.RawMessage) ([]Entry, error) {
	var entries []Entry
	for i, raw := range list {
		answers, err := casestudy.ParseJSON(raw)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
		e := Entry{File: name, Answers: answers, Notes: unplaced(answers)}
		if firstRow > 0 {
			e.Row = firstRow + i
		}
		entries = append(entries, e)
	}
	return entries, nil
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

// ownKeys stand in the JSON of a published case beside its fields.
var ownKeys = []string{"slug", "url", "revision", "changed"}

func readFile(files fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("the file has %d bytes; %d at most are read", info.Size(), maxFile)
	}
	return fs.ReadFile(files, name)
}
