package templates

import (
	"testing"

	"cogov/internal/casestudy"
)

func TestYearsInWords(t *testing.T) {
	for _, c := range []struct {
		start, end              int
		status, short, lifetime string
	}{
		{2010, 0, casestudy.Ongoing, "since 2010", "2010, ongoing"},
		{2010, 0, casestudy.Unknown, "from 2010", "from 2010, status not known"},
		{2010, 0, casestudy.Ended, "from 2010", "from 2010, ended in a year not known"},
		{2015, 2019, casestudy.Ended, "2015–2019", "2015–2019"},
		{2017, 2017, casestudy.Ended, "2017", "2017"},
		{0, 2019, casestudy.Ended, "until 2019", "until 2019"},
		{0, 0, casestudy.Ongoing, "", "Start not known, ongoing"},
	} {
		has := casestudy.Case{StartYear: c.start, EndYear: c.end, Status: c.status}
		if got := years(&has); got != c.short {
			t.Errorf("%d–%d %s: %q; want %q", c.start, c.end, c.status, got, c.short)
		}
		if got := lifetime(&has); got != c.lifetime {
			t.Errorf("%d–%d %s: %q; want %q", c.start, c.end, c.status, got, c.lifetime)
		}
	}
}

func TestNumbersAndPlacesInWords(t *testing.T) {
	for got, want := range map[string]string{
		count(1, "case", "cases"):       "1 case",
		count(0, "case", "cases"):       "0 cases",
		count(1234567, "case", "cases"): "1,234,567 cases",
		number(999):                     "999",
		coordinates(-34.6037, -58.3816): "34.60° S, 58.38° W",
		isoDay("2018-06-08"):            "8 June 2018",
		isoDay("soon"):                  "soon",
		partnershipType([]string{"knowledge", "civil_society", "public"}): "Public–civil society–knowledge",
		host("https://www.example.org/a"):                                 "example.org",
		shortened("one two three", 9):                                     "one two …",
		shortened("one", 9):                                               "one",
	} {
		if got != want {
			t.Errorf("%q; want %q", got, want)
		}
	}
}
