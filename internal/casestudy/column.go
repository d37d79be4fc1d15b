package casestudy

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Column is what stands in one cell of a table of cases: a field, or a whole
// list of things.
type Column struct {
	Name, Label string
	field       Field
	list        *List // nil for a field
}

// Columns lists the columns of a whole case, in the order of the outline.
func Columns() []Column { return allColumns }

var allColumns = func() (columns []Column) {
	for _, s := range Sections {
		for _, f := range s.Fields {
			columns = append(columns, Column{Name: f.Name, Label: f.Label, field: f})
		}
		for _, l := range s.Lists {
			columns = append(columns, Column{Name: l.Name, Label: l.Label, list: &l})
		}
	}
	return slices.Clip(columns)
}()

// IsPrivate reports whether a column is kept from the public.
func (k Column) IsPrivate() bool { return k.list != nil && k.list.IsPrivate() }

// Field is the field that the column holds; a whole list is none.
func (k Column) Field() (f Field, ok bool) { return k.field, k.list == nil }

// IsNumber reports whether the cells of a column are plain numbers.
func (k Column) IsNumber() bool {
	return k.list == nil && (k.field.Kind == Year || k.field.Kind == Degrees)
}

// Has reports whether a name of an answer belongs to the column.
func (k Column) Has(name string) bool {
	if k.list != nil {
		return k.list.Has(name)
	}
	return name == k.Name
}

// Longest is the greatest length of a cell, in bytes.
func (k Column) Longest() int {
	const least, perCharacter = 64 << 10, 4
	if k.list == nil {
		return max(least, perCharacter*k.field.Max)
	}
	longest := 0
	for _, p := range k.list.Parts {
		longest += len(p.Name) + 16 + perCharacter*max(p.Max, 16)
	}
	return max(least, k.list.Max*longest)
}

// Cell is the column of a case as a text: codes joined by "|", lists of texts or
// things as JSON in one line, and nothing where nothing is recorded.
func (k Column) Cell(c *Case) string {
	switch {
	case k.list != nil && k.list.Len(c) == 0:
		return ""
	case k.list != nil:
		var o object
		o.things(c, *k.list)
		return o.String()
	}
	s := k.field.Value(c).String()
	if k.field.Kind == Lines && s != "" {
		return array(split(s, "\n"))
	}
	return s
}

// Read takes what Cell gives apart into answers. A list of texts may also have
// one a line.
func (k Column) Read(cell string) (Answers, error) {
	cell = strings.TrimSpace(cell)
	a := Answers{}
	switch {
	case cell == "":
	case k.list != nil:
		return a, k.readThings(a, cell)
	case k.field.Kind == Lines && strings.HasPrefix(cell, "["):
		return a, k.readTexts(a, cell)
	default:
		a[k.Name] = []string{cell}
	}
	return a, nil
}

func (k Column) readTexts(a Answers, cell string) error {
	var texts []string
	if err := decode(cell, &texts); err != nil {
		return errors.New(k.Label + ` must be a list of texts as JSON, such as ["One", "Two"], or have one text a line`)
	}
	for _, text := range texts {
		if strings.ContainsAny(strings.TrimSpace(text), "\r\n") {
			return errors.New(k.Label + " has a text of several lines, which would be several texts")
		}
		a[k.Name] = append(a[k.Name], text)
	}
	return nil
}

func (k Column) readThings(a Answers, cell string) error {
	var things []map[string]any
	if err := decode(cell, &things); err != nil || slices.ContainsFunc(things, func(t map[string]any) bool { return t == nil }) {
		return errors.New(k.Label + ` must be a list of things as JSON, such as [{"` + k.list.Parts[0].Name + `": "…"}]`)
	}
	for i, thing := range things {
		a.readObject(k.list.ItemName(i)+".", thing)
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if _, _, known := k.list.parse(name); !known {
			return errors.New(k.Label + " has " + name + ", which found no place")
		}
	}
	return nil
}

// decode reads a text that is one JSON value. Numbers stay as they are written.
func decode(text string, into any) error {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("there is more than one value")
	}
	return nil
}

// Replace takes the answers of a column from others in place of its own.
func (a Answers) Replace(k Column, from Answers) {
	maps.DeleteFunc(a, func(name string, _ []string) bool { return k.Has(name) })
	for name, values := range from {
		if k.Has(name) {
			a[name] = values
		}
	}
}
