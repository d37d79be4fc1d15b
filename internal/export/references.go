package export

import (
	"bufio"
	"io"
	"strings"
)

// Lists of references, a case each. What a directory is and under which licence
// its texts stand has a place in BibTeX only, which passes over what is no entry.

func writeBibTeX(out io.Writer, d Document, cases Cases) error {
	head := ""
	for _, line := range []string{d.Title, d.Address, rights} {
		head += "% " + strings.ReplaceAll(oneLine(line), "@", "(at)") + "\n" // an entry begins with @
	}
	return writeReferences(out, d, cases, references{before: head, first: "\n", between: "\n"}, Citation.BibTeX)
}

func writeRIS(out io.Writer, d Document, cases Cases) error {
	return writeReferences(out, d, cases, references{}, Citation.RIS)
}

func writeCSL(out io.Writer, d Document, cases Cases) error {
	return writeReferences(out, d, cases, references{before: "[", first: "\n", between: ",\n", after: "\n]\n"}, Citation.cslItem)
}

// references are what stands around the entries of a list of them.
type references struct{ before, first, between, after string }

func writeReferences(out io.Writer, d Document, cases Cases, around references, entry func(Citation) string) error {
	w := bufio.NewWriter(out)
	w.WriteString(around.before) // Flush tells of an error
	between := around.first
	for p, err := range cases {
		if err != nil {
			return err
		}
		w.WriteString(between)
		if _, err := w.WriteString(entry(Cite(&p, d.Site, d.Cited(p.Slug, p.Revision)))); err != nil {
			return err
		}
		between = around.between
	}
	w.WriteString(around.after)
	return w.Flush()
}
