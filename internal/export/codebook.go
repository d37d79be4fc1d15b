package export

import (
	"encoding/csv"
	"io"
	"strconv"

	"cogov/internal/casestudy"
)

// WriteCodebookCSV writes the codebook as a table: a row for each variable, and
// one for each of its codes after it.
func WriteCodebookCSV(out io.Writer, variables []casestudy.Variable) error {
	w := csv.NewWriter(out)
	w.Write(headsOf(codebookColumns)) // Flush tells of an error
	for _, v := range variables {
		longest, required, cases := "", "", strconv.Itoa(v.Cases)
		if v.Max > 0 {
			longest = strconv.Itoa(v.Max)
		}
		if v.Required {
			required = "yes"
		}
		if v.Private {
			cases = ""
		}
		w.Write([]string{v.Name, "", v.Label, v.Definition, v.Section, v.Type, longest, required, v.Missing, v.Facet, cases})
		for _, c := range v.Codes {
			count := strconv.Itoa(c.Cases)
			if v.Private {
				count = ""
			}
			w.Write([]string{v.Name, c.Code, c.Label, c.Definition, v.Section, "code", "", "", "", v.Facet, count})
		}
	}
	w.Flush()
	return w.Error()
}

// codebookColumns are those of the codebook as a table.
var codebookColumns = []column{
	{name: "variable", label: "Name of the variable", kind: aText, required: true},
	{name: "code", label: "Code", about: "Empty in the row of the variable itself.", kind: aText},
	{name: "label", label: "What it is called", kind: aText, required: true},
	{name: "definition", label: "Definition", kind: aText},
	{name: "section", label: "Part of the form", kind: aText, required: true},
	{name: "type", label: "What it holds", kind: aText, required: true},
	{name: "longest", label: "Length of the longest text", kind: aCount},
	{name: "required", label: "Whether it is never empty", kind: datatype{Base: "string", Format: "yes"}},
	{name: "missing", label: "What it means that it is empty", kind: aText},
	{name: "filter", label: "Parameter of lists that picks cases by it", kind: aText},
	{name: "cases", label: "Cases that have it", about: "Empty of what is private.", kind: aCount},
}

// CodebookMetadata describe the codebook as a table.
func CodebookMetadata(d Document) Metadata {
	return metadataOf(d, codebookColumns, nil, "A row for each variable, and one for each of its codes after it.")
}

// A CodebookFile is the codebook as JSON.
type CodebookFile struct {
	Title      string             `json:"title"`
	URL        string             `json:"url"`
	Licence    string             `json:"licence"`
	Cases      int                `json:"cases"` // published ones
	Variables  []codebookVariable `json:"variables"`
	Amendments []codebookChange   `json:"amendments"`
}

type codebookVariable struct {
	Name       string         `json:"name"`
	Label      string         `json:"label"`
	Section    string         `json:"section"`
	Definition string         `json:"definition,omitempty"`
	Type       string         `json:"type"`
	Longest    int            `json:"longest,omitempty"`
	Required   bool           `json:"required"`
	Private    bool           `json:"private,omitempty"`
	Missing    string         `json:"missing,omitempty"`
	Filter     string         `json:"filter,omitempty"`
	Cases      *int           `json:"cases,omitempty"` // none of what is private
	Codes      []codebookCode `json:"codes,omitempty"`
}

type codebookCode struct {
	Code       string `json:"code"`
	Label      string `json:"label"`
	Definition string `json:"definition,omitempty"`
	Cases      int    `json:"cases"`
}

type codebookChange struct {
	Date string `json:"date"`
	Text string `json:"text"`
}

// Codebook is the codebook of so many cases as it is written as JSON.
func Codebook(title, url string, cases int, variables []casestudy.Variable) CodebookFile {
	f := CodebookFile{Title: title, URL: url, Licence: Licence, Cases: cases}
	for _, v := range variables {
		described := codebookVariable{
			Name: v.Name, Label: v.Label, Section: v.Section, Definition: v.Definition, Type: v.Type, Longest: v.Max,
			Required: v.Required, Private: v.Private, Missing: v.Missing, Filter: v.Facet,
		}
		if !v.Private {
			described.Cases = &v.Cases
		}
		for _, c := range v.Codes {
			described.Codes = append(described.Codes, codebookCode{c.Code, c.Label, c.Definition, c.Cases})
		}
		f.Variables = append(f.Variables, described)
	}
	for _, a := range casestudy.Amendments {
		f.Amendments = append(f.Amendments, codebookChange(a))
	}
	return f
}
