package intake

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/export"
)

// A heading is what a column of a table is for.
type heading struct {
	name  string
	field *casestudy.Column // nil for a slug, a revision and what is not taken
	taken bool
}

// A table is read row by row.
type table struct {
	name     string
	bounded  *bounded
	rows     *csv.Reader
	headings []heading
	given    []casestudy.Column
	row      int // as a spreadsheet counts: the headings are row 1
}

// readCSV reads a table: the names of fields in its first row, then a case a
// row. Cells may be parted by commas, semicolons or tabs.
func readCSV(name string, in io.Reader) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		t, notes, err := newTable(name, in)
		if err != nil {
			yield(Entry{}, err)
			return
		}
		if len(notes) > 0 && !yield(Entry{File: name, Notes: notes}, nil) {
			return
		}
		for {
			e, err := t.next()
			if err == io.EOF || !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func newTable(name string, in io.Reader) (*table, []string, error) {
	t := &table{name: name, bounded: &bounded{in: in, left: maxRow}}
	text := bufio.NewReaderSize(t.bounded, 64<<10)
	if isUTF16(text) {
		return nil, nil, errUTF16
	}
	skipMark(text)
	t.rows = csv.NewReader(text)
	t.rows.Comma = separator(text)
	t.rows.FieldsPerRecord = -1 // a row of another length is said by its number
	t.rows.ReuseRecord = true
	cells, err := t.read()
	if err == io.EOF {
		return nil, nil, errors.New("the file is empty: its first row names the fields")
	}
	if err != nil {
		return nil, nil, err
	}
	notes, err := t.readHeadings(cells)
	return t, notes, err
}

// separator finds out what parts the cells of the first row.
func separator(text *bufio.Reader) rune {
	first, _ := text.Peek(16 << 10)
	first, _, _ = bytes.Cut(first, []byte("\n"))
	most := ','
	for _, r := range ";\t" {
		if bytes.Count(first, []byte(string(r))) > bytes.Count(first, []byte(string(most))) {
			most = r
		}
	}
	return most
}

func (t *table) readHeadings(cells []string) (notes []string, err error) {
	columns := casestudy.Columns()
	seen := map[string]bool{}
	for i, cell := range cells {
		h := heading{name: strings.ToLower(strings.TrimSpace(export.Unguard(cell)))}
		if h.name != "" && seen[h.name] {
			return nil, fmt.Errorf("two columns are called %s", h.name)
		}
		seen[h.name] = true
		if k := slices.IndexFunc(columns, func(k casestudy.Column) bool { return k.Name == h.name && !k.IsPrivate() }); k >= 0 {
			h.field, h.taken = &columns[k], true
			t.given = append(t.given, columns[k])
		}
		if slices.Contains(ownKeys, h.name) {
			h.taken = true
		} else if !h.taken {
			notes = append(notes, t.unknown(i, h.name))
		}
		t.headings = append(t.headings, h)
	}
	if !seen["name"] && !seen["slug"] {
		return nil, errors.New("no column is called name or slug: the first row must have the names of the fields, as a CSV file of this directory has")
	}
	return notes, nil
}

func (t *table) unknown(i int, name string) string {
	switch {
	case name == "":
		return fmt.Sprintf("column %d has no name: nothing is taken from it", i+1)
	case name == "contacts" || name == casestudy.Readings.Name:
		return "the column " + name + " is not taken from a table: those that are here stay as they are"
	}
	return "the column “" + name + "” found no place: no field is called so"
}

// read gives the next row that is not empty, or io.EOF.
func (t *table) read() ([]string, error) {
	for {
		t.bounded.left = maxRow
		cells, err := t.rows.Read()
		if err == io.EOF {
			return nil, err
		}
		t.row++
		if err != nil && t.bounded.left <= 0 {
			return nil, fmt.Errorf("row %d: %w", t.row, errRowTooLong)
		}
		if wrong := new(csv.ParseError); errors.As(err, &wrong) {
			return nil, fmt.Errorf("row %d (line %d, character %d) cannot be read, nor can the rest: a quotation mark is missing or stands where none may", t.row, wrong.Line, wrong.Column)
		}
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", t.row, err)
		}
		if t.row > maxRows+1 {
			return nil, errTooManyRows
		}
		if slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			return cells, nil
		}
	}
}

func (t *table) next() (Entry, error) {
	cells, err := t.read()
	if err != nil {
		return Entry{}, err
	}
	e := Entry{File: t.name, Row: t.row, Answers: casestudy.Answers{}, Given: t.given}
	if len(cells) != len(t.headings) {
		at := t.headings[min(len(cells), len(t.headings)-1)].name
		e.Problems = append(e.Problems, casestudy.Problem{Name: at, Text: fmt.Sprintf("The row has %d cells, the first row names %d", len(cells), len(t.headings))})
	}
	for i, h := range t.headings[:min(len(cells), len(t.headings))] {
		if h.taken {
			if problem := h.read(e.Answers, cells[i]); problem != "" {
				e.Problems = append(e.Problems, casestudy.Problem{Name: h.name, Text: problem})
			}
		}
	}
	e.Notes = unplaced(e.Answers)
	return e, nil
}

// read takes a cell into answers, or says what is wrong with it.
func (h heading) read(a casestudy.Answers, cell string) string {
	if h.field == nil {
		a[h.name] = []string{strings.TrimSpace(export.Unguard(cell))}
		return ""
	}
	if longest := h.field.Longest(); len(cell) > longest {
		return fmt.Sprintf("%s has %d bytes; a cell of it holds %d", h.field.Label, len(cell), longest)
	}
	read, err := h.field.Read(export.Unguard(cell))
	if err != nil {
		return err.Error()
	}
	for name, values := range read {
		a[name] = values
	}
	return ""
}
