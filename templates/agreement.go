package templates

import (
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// AgreementPage says how far readers agree, principle by principle and reader by
// reader.
type AgreementPage struct {
	Shell
	Principles [5]Agreement
	Pairs      []PairAgreement
	Excluded   int // readings that are not blind
}

func (p AgreementPage) shell() Shell {
	p.title = "Agreement of readers"
	p.NoIndex = true
	return p.Shell
}

// An Agreement is how far readers agree on something.
type Agreement struct {
	Units, Pairs, Same int
	Alpha              float64
	Known              bool // whether there is an alpha
}

// A PairAgreement is that of two readers.
type PairAgreement struct {
	First, Second string
	Cases         int // both gave a level on some principle
	Principles    [5]Agreement
}

// together adds up the pairs of levels and those that are the same.
func (p PairAgreement) together() (pairs, same int) {
	for _, a := range p.Principles {
		pairs += a.Pairs
		same += a.Same
	}
	return pairs, same
}

// alpha writes the measure, or why there is none.
func (a Agreement) alpha() string {
	switch {
	case a.Known:
		return strings.ReplaceAll(strconv.FormatFloat(a.Alpha, 'f', 3, 64), "-", "−")
	case a.Pairs == 0:
		return "No pair"
	}
	return "No variation"
}

func shareOf(same, pairs int) string {
	if pairs == 0 {
		return "–"
	}
	return share(same, pairs)
}

func principleName(i int) string { return casestudy.Principles[i].Name }
