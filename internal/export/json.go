package export

import (
	"bufio"
	"io"
	"iter"

	"cogov/internal/casestudy"
)

func writeJSON(out io.Writer, d Document, cases Cases) error { return WriteJSON(out, cases, d.Case) }

// WriteJSON writes cases as a JSON list, a case a line. Address gives a case's
// page.
func WriteJSON(out io.Writer, cases iter.Seq2[casestudy.Published, error], address func(slug string) string) error {
	w := bufio.NewWriter(out)
	before := "["
	for p, err := range cases {
		if err != nil {
			return err
		}
		w.WriteString(before + "\n") // Flush tells of an error
		if _, err := w.Write(p.JSON(address(p.Slug))); err != nil {
			return err
		}
		before = ","
	}
	if before == "[" {
		w.WriteString(before)
	}
	w.WriteString("\n]\n")
	return w.Flush()
}
