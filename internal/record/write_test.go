package record

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cogov/internal/casestudy"
)

// checkWritten writes a case, reads it back and compares. Readings and contacts
// that are not released are not in a record.
func checkWritten(t rapid.TB, c casestudy.Case) {
	t.Helper()
	text := Write(&c)
	r := Parse(text)
	back, problems := r.Answers.Case()
	if problems != nil {
		t.Fatalf("the record has problems: %v\n%s", problems, text)
	}
	want := c
	want.Slug, want.Readings, want.Contacts = "", nil, nil
	for _, contact := range c.Contacts {
		if contact.Released {
			want.Contacts = append(want.Contacts, contact)
		}
	}
	for _, d := range casestudy.Differences(want.Answers(), back.Answers()) {
		t.Errorf("%s was %q and came back as %q", d.Name, d.Before, d.After)
	}
	if string(want.JSON()) != string(back.JSON()) || r.Unplaced != nil || r.Questions != nil {
		t.Fatalf("unplaced %+v, asked %+v\n%s", r.Unplaced, r.Questions, text)
	}
}

// TestWrittenCaseIsReadBack writes cases whose texts are made of all that could
// be taken for something else: labels, levels, bullets, bars and backslashes.
func TestWrittenCaseIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkWritten(t, drawCase(t)) })
}

func TestUtrechtIsReadBack(t *testing.T) {
	c, problems := Parse(utrecht(t)).Merge(companion(t)).Case()
	if problems != nil {
		t.Fatal(problems)
	}
	checkWritten(t, c)
}

func TestPrivateContactsAreNotWritten(t *testing.T) {
	c := casestudy.Case{Name: "Shed", Contacts: []casestudy.Contact{{Name: "Ada", Email: "ada@example.org"}, {Name: "Bob", Released: true}}}
	if text := Write(&c); strings.Contains(text, "Ada") || strings.Contains(text, "ada@") || !strings.Contains(text, "Bob") {
		t.Errorf("the record is\n%s", text)
	}
}

// TestRecordReadsAsPublishedOnesDo: the labels of the rated layout come first,
// in their order, and the rest under Project Details.
func TestRecordReadsAsPublishedOnesDo(t *testing.T) {
	lat, lon := 52.01, 4.36
	c := casestudy.Case{
		Name: "Shed", City: "Delft", Country: "NL", Lat: &lat, Lon: &lon, StartYear: 2010, Status: "ongoing", Description: "Forty families share it.\n\n## Open day\n\nOnce a year.",
		Aliases: []string{"Schuur"}, Partners: []string{"public", "community"}, Website: "https://shed.example.org", Added: "2018-06-08",
		Organisations: []casestudy.Organisation{{Name: "City of Delft", Partner: "public", Role: "funder"}, {Name: "Shed | Barn"}},
		Sources:       []casestudy.Source{{Title: "The shed book", Year: 2012}}, Contacts: []casestudy.Contact{{Email: "ada@example.org", Released: true}},
	}
	c.Scores[0] = casestudy.Score{Level: casestudy.Strong, ScoredBy: "published"}
	c.Scores[2] = casestudy.Score{Level: casestudy.Weak, ScoredBy: "reading", Rationale: "One jar."}
	want := `Shed

Country: Netherlands
City: Delft
Name: Shed
Date: 2010 - ongoing
Description: Forty families share it.

## Open day

Once a year.

Urban Co-Governance: Strong
Enabling State: Not assessed
Pooling: Weak
Experimentalism: Not assessed
Tech Justice: Not assessed
Website: https://shed.example.org
References, sources, contact person(s):
* The shed book | | | 2012

Contact:
* | ada@example.org

Project Details

Added: 2018-06-08
Other names:
* Schuur
Latitude: 52.01
Longitude: 4.36
Partners: Public, Community
Urban Co-Governance: Scored by: Published record
Pooling: Reason: One jar.
Pooling: Scored by: Reading
Partner organisations:
* City of Delft | Public | Funder
* Shed \| Barn |
`
	if got := Write(&c); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// drawCase draws a case by the outline, so that a new field is in it too.
func drawCase(t *rapid.T) casestudy.Case {
	a := casestudy.Answers{}
	for _, f := range casestudy.Fields() {
		if f.Required || rapid.Bool().Draw(t, f.Name+" is answered") {
			a.Set(f.Name, drawAnswer(t, f))
		}
	}
	for _, l := range casestudy.Lists() {
		for i := range rapid.IntRange(0, 3).Draw(t, l.Name) {
			for _, f := range l.Parts {
				if f.Required || f.Name == "name" || rapid.Bool().Draw(t, f.Name+" is answered") {
					a.Set(l.PartName(i, f.Name), drawAnswer(t, f))
				}
			}
		}
	}
	for _, together := range [][2]string{{"lat", "lon"}, {"start_year", "end_year"}} {
		if a.Get(together[0]) == "" || a.Get(together[1]) == "" || together[1] == "end_year" && a.Get("end_year") < a.Get("start_year") {
			delete(a, together[1])
		}
		if together[0] == "lat" && a.Get("lon") == "" {
			delete(a, "lat")
		}
	}
	c, problems := a.Case()
	if problems != nil {
		t.Fatalf("the drawn case has problems: %v", problems)
	}
	return c
}

func drawAnswer(t *rapid.T, f casestudy.Field) string {
	pick := func(from ...string) string { return rapid.SampledFrom(from).Draw(t, f.Name) }
	switch f.Kind {
	case casestudy.Text:
		line := []rune(pick("", "Shed ", "Ten Ten ") + drawLine(t))
		return string(line[:min(len(line), cmp.Or(f.Max, len(line)))])
	case casestudy.Paragraphs:
		return drawLine(t) + pick("", "\n\n", "\n") + drawLine(t) + pick("", "\n\n", "\n") + pick("", "  ") + drawLine(t) + "\n\n" + drawLine(t)
	case casestudy.Lines:
		return "a" + drawLine(t) + "\n" + drawLine(t) + "b"
	case casestudy.Year:
		return strconv.Itoa(rapid.IntRange(casestudy.FirstYear, casestudy.LastYear).Draw(t, f.Name))
	case casestudy.Date:
		return fmt.Sprintf("%d-0%d-11", rapid.IntRange(1000, 2100).Draw(t, "year"), rapid.IntRange(1, 9).Draw(t, "month"))
	case casestudy.Degrees:
		return pick("0", "-12.5", "52.0907")
	case casestudy.Choice:
		return pick(codesOf(f.Options)...)
	case casestudy.Choices:
		return strings.Join(rapid.SliceOfDistinct(rapid.SampledFrom(codesOf(f.Options)), rapid.ID[string]).Draw(t, f.Name), "|")
	case casestudy.Country:
		return pick("NL", "US", "HK", "CI", "XK", "GE")
	case casestudy.URL:
		return pick("https://a.example.org", "http://b.example.org/x_(y)?z=1|2#.", "https://c.example.org/*")
	case casestudy.Email:
		return pick("ada@example.org", "a|b@example.org")
	}
	return pick("yes", "")
}

func codesOf(options []casestudy.Option) []string {
	var codes []string
	for _, o := range options {
		codes = append(codes, o.Code)
	}
	return codes
}

// drawLine draws a line of words that mean something in a record.
func drawLine(t *rapid.T) string {
	var words []string
	for _, w := range wordsOfRecords() {
		if w = strings.TrimFunc(w, isBlank); w != "" && w != "\xff" {
			words = append(words, w)
		}
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 6).Draw(t, "words"), " ")
}
