package record

import (
	"fmt"
	"slices"
	"strings"

	"cogov/internal/places"
)

// A location is what the words for a place say.
type location struct {
	city    string
	country string // code; empty if not said
	left    string // words that are neither
	doubt   string // why the country is asked about
	orElse  string // another country it may be
}

// readLocation reads the forms places come in: Utrecht, “Catalunia_Barcellona”,
// “Boston, MA (the … area …)”, “Naples, Metropolitan City of Naples, Italy”.
func readLocation(s string) location {
	var l location
	s = trim(s)
	if i := strings.IndexByte(s, '('); i > 0 {
		s, l.left = trim(s[:i]), s[i:]
	}
	if i := strings.LastIndexByte(s, '_'); i >= 0 {
		l.city, l.left = trim(s[i+1:]), join(s[:i], l.left)
		return l
	}
	words := strings.Split(s, ",")
	l.city = trim(words[0])
	if len(words) == 1 {
		return l
	}
	last := trim(words[len(words)-1])
	l.country, l.orElse, l.doubt = countryOf(last)
	if l.country != "" {
		words = words[:len(words)-1]
	}
	l.left = join(trim(strings.Join(words[1:], ",")), l.left)
	return l
}

func join(a, b string) string { return trim(a + " " + b) }

// countryOf reads the last words of a place: a country, a state of the United
// States, or a code of one. Some codes are both, and some are neither but stand
// on cars.
func countryOf(s string) (code, other, doubt string) {
	short := strings.ToUpper(strings.ReplaceAll(s, ".", ""))
	country, known := places.CountryByName(s)
	stateName, isState := states[short]
	isState = isState || stateNames[places.Fold(s)]
	switch {
	case isState && known:
		return "US", country.Code, fmt.Sprintf("“%s” may stand for a state of the United States or for %s. Which is it?", s, country.Name)
	case isState:
		return "US", "", ""
	case known:
		return country.Code, "", ""
	case stateName == "" && onCars[short] != "":
		named, _ := places.CountryByCode(onCars[short])
		return named.Code, "", fmt.Sprintf("“%s” is read as %s, as on cars. Is it?", s, named.Name)
	}
	return "", "", ""
}

var states = map[string]string{
	"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut",
	"DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
	"IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland",
	"MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska",
	"NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
	"ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
	"SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
	"WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}

// stateNames are the folded names of the states.
var stateNames = func() map[string]bool {
	names := map[string]bool{}
	for _, name := range states {
		names[places.Fold(name)] = true
	}
	return names
}()

// onCars are the signs of countries in road traffic that are no ISO code.
var onCars = map[string]string{
	"A": "AT", "AUS": "AU", "B": "BE", "BOL": "BO", "CDN": "CA", "D": "DE", "E": "ES", "EST": "EE", "F": "FR", "FIN": "FI", "H": "HU", "I": "IT",
	"IRL": "IE", "J": "JP", "L": "LU", "M": "MT", "MEX": "MX", "N": "NO", "P": "PT", "RA": "AR", "RCH": "CL", "ROK": "KR", "ROU": "UY", "S": "SE",
	"SLO": "SI", "T": "TH", "YV": "VE",
}

// readCountry reads a country by its name.
func (p *parser) readCountry(part part) {
	value := part.value()
	if value == "" {
		return
	}
	name, left := value, ""
	if i := strings.IndexAny(value, "(,/"); i > 0 {
		name, left = trim(value[:i]), value[i:]
	}
	for _, try := range []string{value, name} {
		if country, ok := places.CountryByName(try); ok {
			p.answer(part, "country", country.Code)
			if try != value && left != "" {
				p.leaveWords(part, left, "Only a country has a place here.")
			}
			return
		}
	}
	p.leave(part, fmt.Sprintf("“%s” is no country that is known here.", value))
}

// readCity reads City and Location. Where a record has both, City names the
// city.
func (p *parser) readCity(part part) {
	value := part.value()
	if part.isLiteral() {
		p.answer(part, "city", value)
		return
	}
	if part.slot.words[0] != "City" && p.has("City") {
		p.leave(part, "The record names the city beside it.")
		return
	}
	l := readLocation(value)
	p.answer(part, "city", l.city)
	p.takeCountry(part, value, l)
	if l.left != "" {
		p.ask(Question{Field: "city", Text: value, Offered: []string{l.city, value}, Taken: l.city,
			Ask: fmt.Sprintf("“%s” was left out of the city. Should it stand?", trim(l.left))})
	}
}

// isAmerican reports whether the record is in the US layout.
func (p *parser) isAmerican() bool {
	return slices.ContainsFunc(p.parts, func(part part) bool {
		return part.label == key("Date Initiated") || part.label == key("Shared or Co-Governance")
	})
}

// takeCountry answers the country from the words for a place, unless the record
// has a label for it.
func (p *parser) takeCountry(part part, words string, l location) {
	if l.country == "" || p.has("Country") {
		return
	}
	p.answer(part, "country", l.country)
	if l.doubt != "" && !(l.country == "US" && p.isAmerican()) {
		p.ask(Question{Field: "country", Text: words, Offered: []string{l.country, l.orElse}, Taken: l.country, Ask: l.doubt})
	}
}
