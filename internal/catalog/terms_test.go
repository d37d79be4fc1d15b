package catalog_test

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func TestAQueryIsSaidInWords(t *testing.T) {
	c := catalogue(casestudy.Case{Name: "a", City: "Reggio Emilia", Country: "IT"})
	for query, want := range map[string]string{
		"":                   "",
		"page=2&sort=newest": "",
		"pooling=moderate&pooling=strong&country=it": "Country or territory: Italy / Pooling: Strong, Moderate",
		"city=it-reggio-emilia&city=nl-den-haag":     "City: Reggio Emilia, Italy, den haag, Netherlands",
		"q=that+rule&from=2001&to=2010":              "Search: that rule / Years: 2001 to 2010",
		"from=2001":                                  "Years: from 2001",
		"to=2001&scored_by=published&region=europe":  "World region: Europe / Scored by: Published record / Years: to 2001",
	} {
		var said []string
		for _, term := range c.Terms(parse(query)) {
			said = append(said, term.Label+": "+strings.Join(term.Values, ", "))
		}
		if got := strings.Join(said, " / "); got != want {
			t.Errorf("%s: %s\n want %s", query, got, want)
		}
	}
}
