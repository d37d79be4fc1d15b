package export

import "strings"

// Metadata describe a table to programs, as CSV on the Web has it (the W3C's
// Metadata Vocabulary for Tabular Data).
type Metadata struct {
	Context     [2]any      `json:"@context"`
	URL         string      `json:"url"` // of the table
	Title       string      `json:"dc:title"`
	Description string      `json:"dc:description"`
	Publisher   string      `json:"dc:publisher"`
	Licence     reference   `json:"dc:license"`
	Source      reference   `json:"dc:source"` // the list of the same cases
	Modified    *string     `json:"dc:modified,omitempty"`
	Schema      tableSchema `json:"tableSchema"`
}

type reference struct {
	ID string `json:"@id"`
}

type tableSchema struct {
	Columns []columnMetadata `json:"columns"`
	Key     []string         `json:"primaryKey,omitempty"`
}

type columnMetadata struct {
	Name        string   `json:"name"`
	Titles      []string `json:"titles"` // the first as in the head of the table
	Description string   `json:"dc:description,omitempty"`
	Datatype    datatype `json:"datatype"`
	Separator   string   `json:"separator,omitempty"`
	Required    bool     `json:"required,omitempty"`
}

// IsTable reports whether the format is a table that Metadata describe.
func (f Format) IsTable() bool { return f.columns != nil }

// Metadata describe the file as a table; see IsTable.
func (f Format) Metadata(d Document) Metadata {
	note := strings.TrimSpace(f.note + " A text that a spreadsheet would take for a formula has one apostrophe before it.")
	return metadataOf(d, f.columns, f.key, note)
}

func metadataOf(d Document, columns []column, key []string, note string) Metadata {
	m := Metadata{
		Context: [2]any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		URL:     d.Self, Title: d.Title, Publisher: d.Site, Licence: reference{Licence}, Source: reference{d.Address}, Modified: d.date(),
		Description: note, Schema: tableSchema{Key: key},
	}
	for _, c := range columns {
		m.Schema.Columns = append(m.Schema.Columns, columnMetadata{c.name, []string{c.name, c.label}, c.about, c.kind, c.separator, c.required})
	}
	return m
}
