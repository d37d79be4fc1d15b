package casestudy_test

import (
	"fmt"
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

const (
	badYear    = "must be a year from 1000 to 2100, such as 2010"
	badAddress = "must be a web address that begins with http:// or https://"
	badDate    = "must be a date written year-month-day, such as 2018-06-08"
	badEmail   = "must be an e-mail address, such as name@example.org"
	badLat     = "must be a number of degrees from -90 to 90, such as 52.09"
	badLon     = "must be a number of degrees from -180 to 180, such as 52.09"
	badCountry = "must be the two-letter code of a country or territory, such as NL"
)

func TestWrongAnswersAreExplained(t *testing.T) {
	for _, wrong := range []struct{ name, answer, problem string }{
		{"name", "", "Enter a name"},
		{"name", " \u00a0\r\n\t", "Enter a name"},

		{"start_year", "999", "Start year " + badYear},
		{"start_year", "2101", "Start year " + badYear},
		{"start_year", "20x0", "Start year " + badYear},
		{"start_year", "-2010", "Start year " + badYear},
		{"start_year", "2010.0", "Start year " + badYear},
		{"start_year", "99999999999999999999", "Start year " + badYear},
		{"end_year", "0", "End year " + badYear},
		{"milestones[0].year", "2010/11", "Milestone 1: Year " + badYear},

		{"website", "javascript:alert(1)", "Website " + badAddress},
		{"website", "JavaScript://example.org/%0aalert(1)", "Website " + badAddress},
		{"website", "example.org", "Website " + badAddress},
		{"website", "//example.org/", "Website " + badAddress},
		{"website", "ftp://example.org/", "Website " + badAddress},
		{"website", "http:example.org", "Website " + badAddress},
		{"website", "http://", "Website " + badAddress},
		{"website", "https:///path", "Website " + badAddress},
		{"website", "https://:443/", "Website " + badAddress},
		{"website", "https://example.org:port/", "Website " + badAddress},
		{"website", "https://ada@example.org/", "Website " + badAddress},
		{"website", "https://ada:secret@example.org/", "Website " + badAddress},
		{"website", "https://example.org/a b", "Website " + badAddress},
		{"website", "https://example.org/a\u00a0b", "Website " + badAddress},
		{"website", "https://example.org/a\u3000b", "Website " + badAddress},
		{"website", `https://example.org\@evil.example/`, "Website " + badAddress},
		{"website", `https://example.org/\..\admin`, "Website " + badAddress},
		{"website", "https://example.org/\nhttps://example.com/", "Website " + badAddress},
		{"sources[0].url", "mailto:ada@example.org", "Source 1: Web address " + badAddress},
		{"contacts[0].url", "data:text/html,x", "Contact 1: Web address " + badAddress},

		{"country", "Netherlands", "Country or territory " + badCountry},
		{"country", "ZZ", "Country or territory " + badCountry},
		{"country", "EU", "Country or territory " + badCountry},

		{"lat", "90.0001", "Latitude " + badLat},
		{"lat", "-91", "Latitude " + badLat},
		{"lat", "NaN", "Latitude " + badLat},
		{"lat", "Inf", "Latitude " + badLat},
		{"lat", "-Infinity", "Latitude " + badLat},
		{"lat", "1e400", "Latitude " + badLat},
		{"lat", "52,09", "Latitude " + badLat},
		{"lat", "52° N", "Latitude " + badLat},
		{"lat", "0x1p4", "Latitude " + badLat},
		{"lon", "180.5", "Longitude " + badLon},
		{"lon", "-inf", "Longitude " + badLon},

		{"added", "8.06.18", "Date added " + badDate},
		{"added", "2018-02-30", "Date added " + badDate},
		{"added", "2018-6-8", "Date added " + badDate},
		{"added", "0018-06-08", "Date added " + badDate},
		{"added", "2018-06-08T00:00:00Z", "Date added " + badDate},
		{"pooling_date", "June 2018", "Pooling: Date of the score " + badDate},

		{"contacts[0].email", "ada", "Contact 1: E-mail " + badEmail},
		{"contacts[0].email", "Ada <ada@example.org>", "Contact 1: E-mail " + badEmail},
		{"contacts[0].email", "ada@example.org, bob@example.org", "Contact 1: E-mail " + badEmail},
		{"contacts[0].email", "ada@example.org\nBcc: bob@example.org", "Contact 1: E-mail " + badEmail},

		{"contacts[0].released", "perhaps", "Contact 1: Released to the public must be yes or no"},

		{"status", "Ongoing", "Status cannot be “Ongoing”; choose one of: ongoing, ended, unknown"},
		{"status", "ongoing|ended", "Status takes one answer only"},
		{"partners", "public|martians", "Partners cannot be “martians”; choose one of: public, private, community, civil_society, knowledge"},
		{"pooling", "absent", "Pooling cannot be “absent”; choose one of: strong, moderate, weak, not_assessed, insufficient_information, not_applicable"},
		{"pooling_scored_by", "me", "Pooling: Scored by cannot be “me”; choose one of: published, reading"},
		{"organisations[0].partner", "firm", "Organisation 1: Group cannot be “firm”; choose one of: public, private, community, civil_society, knowledge"},

		{"city", "Ut\x00recht", "City has a control character (U+0000) that cannot be kept; delete it"},
		{"summary", "Ut\u0085recht", "Summary has a control character (U+0085) that cannot be kept; delete it"},
		{"aliases", "Utrecht\x1b[31m", "Other names has a control character (U+001B) that cannot be kept; delete it"},
		{"name", "Utrecht\uffff", "Name has a control character (U+FFFF) that cannot be kept; delete it"},
		{"description", "Utrecht\x7f.", "Description has a control character (U+007F) that cannot be kept; delete it"},
		{"city", "Utr\xe9cht", "City has bytes that are not text (UTF-8)"},
		{"initiatives[0].name", "\xff", "Initiative 1: Name has bytes that are not text (UTF-8)"},
	} {
		if got := problemsOf(casestudy.Answers{wrong.name: {wrong.answer}}).For(wrong.name); got != wrong.problem {
			t.Errorf("%s %q: %q; want %q", wrong.name, wrong.answer, got, wrong.problem)
		}
	}
}

func TestRightAnswersAreKept(t *testing.T) {
	for _, right := range []struct{ name, answer, kept string }{
		{"name", " L’Asilo \u00a0", "L’Asilo"},
		{"name", "Two\r\nlines\tone", "Two lines one"},
		{"start_year", "1000", "1000"},
		{"start_year", "2100", "2100"},
		{"end_year", " 2010 ", "2010"},
		{"country", "nl", "NL"},
		{"country", "XK", "XK"},
		{"website", "http://example.org", "http://example.org"},
		{"website", "HTTPS://example.org:8443/a?b=c#d", "HTTPS://example.org:8443/a?b=c#d"},
		{"website", "https://[::1]/", "https://[::1]/"},
		{"website", "https://münchen.example/straße", "https://münchen.example/straße"},
		{"added", "2024-02-29", "2024-02-29"},
		{"status", "ended|ended", "ended"},
		{"partners", "community|public|community", "community|public"},
		{"topics", "", ""},
		{"topics", "|", ""},
		{"status", " | ", "unknown"},
		{"aliases", " one \r\n\r\n\u00a0\rtwo ", "one\ntwo"},
		{"description", "a\r\nb\rc\td\n", "a\nb\nc\td"},
		{"summary", "<script>alert(1)</script> & 'x' \u2028", "<script>alert(1)</script> & 'x'"},
	} {
		a := casestudy.Answers{"name": {"A case"}}
		a.Set(right.name, right.answer)
		c := read(t, a)
		if got := strings.Join(c.Answers()[right.name], "|"); got != right.kept {
			t.Errorf("%s %q is kept as %q; want %q", right.name, right.answer, got, right.kept)
		}
	}
	c := read(t, casestudy.Answers{"name": {"A case"}, "lat": {"-90"}, "lon": {"180.0"}})
	if *c.Lat != -90 || *c.Lon != 180 {
		t.Errorf("the ends of the earth are kept as %g, %g", *c.Lat, *c.Lon)
	}
}

func TestAFieldTakesOneAnswerUnlessItIsASet(t *testing.T) {
	for _, name := range []string{"name", "description", "start_year", "status", "added", "website", "pooling"} {
		first := "2010"
		switch name {
		case "status":
			first = casestudy.Ongoing
		case "pooling":
			first = string(casestudy.Weak)
		}
		got := problemsOf(casestudy.Answers{name: {first, "", first}}).For(name)
		if !strings.HasSuffix(got, " takes one answer only") {
			t.Errorf("two answers to %s: %q", name, got)
		}
	}
	if got := problemsOf(casestudy.Answers{"start_year": {"20", "10"}}).For("start_year"); got != "Start year takes one answer only" {
		t.Errorf("20 and 10 as a start year: %q", got)
	}
	c := read(t, casestudy.Answers{"name": {"", "A case"}, "aliases": {"one", "two"}, "partners": {"knowledge", "public"}})
	if got := fmt.Sprint(c.Name, c.Aliases, c.Partners); got != "A case[one two] [knowledge public]" {
		t.Errorf("name, lines and set are read as %s", got)
	}
}

func TestTextsAreAsLongAsTheirFieldSays(t *testing.T) {
	fields := casestudy.Fields()
	for _, l := range everyList() {
		fields = append(fields, l.At(0)...)
	}
	for _, f := range fields {
		if f.Max == 0 {
			continue
		}
		longest := filled(f)
		if got := problemsOf(casestudy.Answers{f.Name: {longest}}).For(f.Name); got != "" {
			t.Errorf("%s of %d characters: %q", f.Name, f.Max, got)
		}
		got := problemsOf(casestudy.Answers{f.Name: {longest + "é"}}).For(f.Name)
		if want := fmt.Sprintf(" must be %d characters or fewer; it has %d", f.Max, f.Max+1); !strings.HasSuffix(got, want) {
			t.Errorf("%s of %d characters: %q; want …%q", f.Name, f.Max+1, got, want)
		}
	}
}

// filled is an answer of the greatest length a field takes. Characters count,
// not bytes.
func filled(f casestudy.Field) string {
	switch f.Kind {
	case casestudy.URL:
		return "https://example.org/" + strings.Repeat("é", f.Max-len("https://example.org/"))
	case casestudy.Email:
		return "ada@" + strings.Repeat("é", f.Max-len("ada@"))
	}
	return strings.Repeat("é", f.Max)
}

func TestProblemsSayWhichFieldTheyAreAbout(t *testing.T) {
	fields := casestudy.Fields()
	for _, l := range everyList() {
		fields = append(fields, l.At(0)...)
	}
	about := map[string]string{}
	for _, f := range fields {
		text := problemsOf(casestudy.Answers{f.Name: {"a\x07b"}}).For(f.Name)
		if other, said := about[text]; said && other != f.Name || text == "" {
			t.Errorf("%s and %s have the same problem %q", other, f.Name, text)
		}
		about[text] = f.Name
	}
}
