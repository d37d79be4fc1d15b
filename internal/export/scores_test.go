package export

import (
	"errors"
	"iter"
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func TestAReaderIsNoFormula(t *testing.T) {
	p := garden()
	p.Readings = []casestudy.Reading{{Reader: "=1+1", Date: "2026-01-02"}, {Reader: "'@home, \"I\"\n"}}
	var b strings.Builder
	if err := Scores.Write(&b, Document{Case: func(string) string { return place }}, only(p)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\ngarden,pooling,'=1+1,not_assessed,,,,2026-01-02," + place + ",", "\ngarden,pooling,\"''@home, \"\"I\"\"\n\",not_assessed,,,,," + place + ","} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("there is no %q in\n%s", want, &b)
		}
	}
}

// TestEveryFormatTellsOfAnErrorOnTheWay of a case that cannot be read, and of a
// reader who has gone.
func TestEveryFormatTellsOfAnErrorOnTheWay(t *testing.T) {
	broken := errors.New("broken")
	d := Document{Case: func(string) string { return place }, Cited: func(string, int) string { return place }}
	for _, f := range Formats {
		var b strings.Builder
		if err := f.Write(&b, d, func(yield func(casestudy.Published, error) bool) { yield(casestudy.Published{}, broken) }); err != broken {
			t.Errorf("%s gives %v for a case that cannot be read", f.Name, err)
		}
		if err := f.Write(full{}, d, only(garden())); err != errFull {
			t.Errorf("%s gives %v where nothing can be written", f.Name, err)
		}
	}
}

func only(p *casestudy.Published) iter.Seq2[casestudy.Published, error] {
	return func(yield func(casestudy.Published, error) bool) { yield(*p, nil) }
}

// full takes nothing.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }
