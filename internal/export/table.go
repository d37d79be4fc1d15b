package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// A column of a table, as its metadata describe it.
type column struct {
	name, label, about string
	kind               datatype
	separator          string // between several values of a cell
	required           bool
}

// A datatype is one of CSV on the Web. A text may have a pattern, a number bounds.
type datatype struct {
	Base    string `json:"base"`
	Format  string `json:"format,omitempty"`
	Minimum *int   `json:"minimum,omitempty"`
	Maximum *int   `json:"maximum,omitempty"`
}

var (
	aText    = datatype{Base: "string"}
	aDate    = datatype{Base: "date"}
	aNumber  = datatype{Base: "double"}
	anURL    = datatype{Base: "anyURI"}
	asJSON   = datatype{Base: "json"}
	aCount   = datatype{Base: "nonNegativeInteger"}
	aYear    = between(casestudy.FirstYear, casestudy.LastYear)
	aCountry = datatype{Base: "string", Format: "[A-Z]{2}"}
)

func between(least, most int) datatype {
	return datatype{Base: "integer", Minimum: &least, Maximum: &most}
}

func oneOf(options []casestudy.Option) datatype {
	codes := make([]string, len(options))
	for i, o := range options {
		codes[i] = o.Code
	}
	return datatype{Base: "string", Format: strings.Join(codes, "|")}
}

// outlined describes a column of the outline.
func outlined(k casestudy.Column) column {
	f, ok := k.Field()
	if !ok {
		return column{name: k.Name, label: k.Label, kind: asJSON}
	}
	c := column{name: f.Name, label: f.Label, about: f.Help, kind: aText, required: f.Required || f.Default != ""}
	switch f.Kind {
	case casestudy.Lines:
		c.kind = asJSON
	case casestudy.Year:
		c.kind = aYear
	case casestudy.Date:
		c.kind = aDate
	case casestudy.Degrees:
		c.kind = aNumber
	case casestudy.Choice:
		c.kind = oneOf(f.Options)
	case casestudy.Choices:
		c.kind, c.separator = oneOf(f.Options), "|"
	case casestudy.Country:
		c.kind = aCountry
	case casestudy.URL:
		c.kind = anURL
	}
	return c
}

// casesTable are those of the table of cases.
var casesTable = func() []column {
	list := []column{slugColumn}
	for _, k := range public {
		list = append(list, outlined(k))
	}
	return append(list, sourceColumns...)
}()

var slugColumn = column{name: SlugColumn, label: "Name of the case in addresses", kind: aText, required: true}

// sourceColumns are the last of every table: where a row is from.
var sourceColumns = []column{
	{name: AddressColumn, label: "Page of the case", kind: anURL, required: true},
	{name: RevisionColumn, label: "Revision that the row shows", kind: datatype{Base: "integer"}, required: true},
	{name: LicenceColumn, label: "Licence", kind: anURL, required: true},
}

func headsOf(columns []column) []string {
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.name
	}
	return heads
}

// writeTable writes a table of some columns; rows gives those of a case, without
// the sourceColumns. Address gives a case's page.
func writeTable(out io.Writer, columns []column, cases Cases, address func(slug string) string, rows func(*casestudy.Published, func(cells ...string))) error {
	w := csv.NewWriter(out)
	w.Write(headsOf(columns)) // Flush tells of an error
	for p, err := range cases {
		if err != nil {
			return err
		}
		page, revision := Guard(address(p.Slug)), strconv.Itoa(p.Revision)
		rows(&p, func(cells ...string) { w.Write(append(cells, page, revision, Licence)) })
		if err := w.Error(); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
