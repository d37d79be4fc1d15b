package casestudy_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
)

var update = flag.Bool("update", false, "write the files that tests compare with")

// parse reads a case from JSON that must be without problems.
func parse(t *testing.T, data []byte) casestudy.Case {
	t.Helper()
	a, err := casestudy.ParseJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, a)
}

// withoutReadings is a case as its revisions hold it: the readings stand
// beside it, and the slug is given by the store.
func withoutReadings(c casestudy.Case) casestudy.Case {
	c.Readings = nil
	return c
}

func TestASnapshotGivesTheCaseAgain(t *testing.T) {
	for what, a := range map[string]casestudy.Answers{
		"every field answered": fullAnswers(),
		"a name alone":         {"name": {"A “case” <b>&\\\u2028\U0001F3D8"}},
	} {
		c := read(t, a)
		data := c.JSON()
		if !json.Valid(data) {
			t.Fatalf("%s: not JSON: %s", what, data)
		}
		again := parse(t, data)
		if diff := cmp.Diff(withoutReadings(c), again); diff != "" {
			t.Errorf("%s: a case and the case of its snapshot differ:\n%s", what, diff)
		}
		if !bytes.Equal(data, again.JSON()) {
			t.Errorf("%s: the same case gives\n%s and\n%s", what, data, again.JSON())
		}
	}
}

func TestASnapshotHasEveryKeyInTheOrderOfTheOutline(t *testing.T) {
	var c casestudy.Case
	d := json.NewDecoder(bytes.NewReader(c.JSON()))
	var keys []string
	for depth := 0; ; {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		default:
			if key, ok := token.(string); ok && depth == 1 {
				keys = append(keys, key)
			}
		}
	}
	keys = slices.DeleteFunc(keys, func(s string) bool { return s == "" }) // the value of slug
	want := strings.Fields(`slug name aliases city country lat lon start_year end_year status kind scale origin
		summary description resource_types topics website partners partnership_note organisations
		initiatives milestones scores caveats added sources contacts`)
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
}

func TestASnapshotFromBeforeAFieldExistedOpens(t *testing.T) {
	c := parse(t, []byte(`{"slug": "old", "name": "An old case", "start_year": 1999, "scores": {"pooling": {"level": "weak"}},
		"sources": [{"title": "A book"}], "contacts": [{"name": "Ada", "released": false}]}`))
	want := read(t, casestudy.Answers{"name": {"An old case"}, "start_year": {"1999"}, "pooling": {"weak"},
		"sources[0].title": {"A book"}, "contacts[0].name": {"Ada"}})
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("an old snapshot (-want +got):\n%s", diff)
	}
}

func TestAFieldThatIsNoMoreIsUnknown(t *testing.T) {
	a, err := casestudy.ParseJSON([]byte(`{"name": "A case", "mood": "good", "scores": {"beauty": {"level": "strong"}},
		"sources": [{"title": "A book", "isbn": "1"}], "aliases": [["nested"]], "place": {"lat": 1}}`))
	if err != nil {
		t.Fatal(err)
	}
	read(t, a)
	want := []string{"aliases[0]", "beauty", "mood", "place.lat", "sources[0].isbn"}
	if diff := cmp.Diff(want, a.Unknown()); diff != "" {
		t.Errorf("unknown names (-want +got):\n%s", diff)
	}
}

func TestAScoreMayBeItsBareLevel(t *testing.T) {
	c := parse(t, []byte(`{"name": "A case", "scores": {"pooling": "strong", "tech_justice": null}}`))
	if got := c.Scores[2].Level; got != casestudy.Strong {
		t.Errorf("pooling is %q; want strong", got)
	}
	if got := c.Scores[4].Level; got != casestudy.NotAssessed {
		t.Errorf("tech_justice is %q; want not_assessed", got)
	}
}

func TestNumbersAreReadAsWritten(t *testing.T) {
	c := parse(t, []byte(`{"name": 20100000000000000001, "lat": 52.0900000000000034, "lon": 5e-1}`))
	if c.Name != "20100000000000000001" || *c.Lat != 52.09 || *c.Lon != 0.5 {
		t.Errorf("name %s, latitude %g, longitude %g", c.Name, *c.Lat, *c.Lon)
	}
}

func TestTwoWordsForOneFieldAreAProblem(t *testing.T) {
	a, err := casestudy.ParseJSON([]byte(`{"name": "A case", "scores": {"pooling": "strong"}, "pooling": "weak"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := problemsOf(a).For("pooling"); got != "Pooling takes one answer only" {
		t.Errorf("two levels of pooling: %q", got)
	}
}

func TestTheSameTextAlwaysGivesTheSameCase(t *testing.T) {
	for range 50 { // keys of a map come in any order
		c := parse(t, []byte(`{"name": "A case", "scores": {"aliases": "b"}, "aliases": ["a"]}`))
		if got := strings.Join(c.Aliases, " "); got != "a b" {
			t.Fatalf("aliases are %q; want a b", got)
		}
	}
}

func TestWhatIsNoCaseIsRefused(t *testing.T) {
	for _, text := range []string{"", " ", "null", "7", `"a"`, "[]", `[{"name": "A case"}]`, "{", `{"name": "A case"`, `{"name": "A"}{"name": "B"}`, `{"name": "A"} x`, "{'name': 1}"} {
		if a, err := casestudy.ParseJSON([]byte(text)); err == nil {
			t.Errorf("%q is read as %v", text, a)
		}
	}
	if _, err := casestudy.ParseJSON([]byte(" {\"name\": \"A case\"} \n")); err != nil {
		t.Error(err)
	}
}

// A full case as the public gets it, in the committed shape that scripts rely
// on.
func TestThePublicCaseIsAsCommitted(t *testing.T) {
	a := fullAnswers()
	a.Set("contacts[0].name", "Private Ada")
	a.Set("contacts[1].name", "Private Bob")
	delete(a, "contacts[0].released")
	p := casestudy.Published{ID: 7, Revision: 3, Changed: time.Date(2026, 11, 23, 9, 30, 0, 0, time.FixedZone("", 3600)), Case: read(t, a)}
	p.Slug = "a-case"
	data := p.JSON("https://cogov.example/cases/a-case")
	if bytes.Contains(data, []byte("Private")) || bytes.Contains(data, []byte("contacts")) || bytes.Contains(data, []byte("@example.org")) {
		t.Errorf("contacts are public: %s", data)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, data, "", "  "); err != nil {
		t.Fatal(err)
	}
	indented.WriteByte('\n')
	if *update {
		if err := os.WriteFile("testdata/public.json", indented.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/public.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), indented.String()); diff != "" {
		t.Errorf("testdata/public.json (-want +got):\n%s", diff)
	}
}

func TestReadingsComeBackFromThePublicCase(t *testing.T) {
	p := casestudy.Published{Case: read(t, fullAnswers())}
	a, err := casestudy.ParseJSON(p.JSON("https://cogov.example/"))
	if err != nil {
		t.Fatal(err)
	}
	c := read(t, a)
	if diff := cmp.Diff(p.Readings, c.Readings); diff != "" {
		t.Errorf("readings (-want +got):\n%s", diff)
	}
	want := []string{"changed", "revision", "slug", "url"}
	if diff := cmp.Diff(want, a.Unknown()); diff != "" {
		t.Errorf("what the public case has beside the fields (-want +got):\n%s", diff)
	}
}

// FuzzJSON reads any JSON without panic, and what makes a case round-trips.
func FuzzJSON(f *testing.F) {
	full, _ := fullAnswers().Case()
	f.Add(full.JSON())
	f.Add([]byte(`{"name": "A case", "aliases": ["a", ["b"], {"c": 1}, null, true], "scores": {"pooling": "weak", "x": []}}`))
	f.Add([]byte(`{"name": ["A", null], "lat": -0.0, "lon": 1e-7, "scores": [], "sources": [null, {"title": "\u2028\\"}]}`))
	f.Add([]byte(`{"name": "\ud800", "sources[99999999999999999999].title": "a", "sources[-1].title": "b"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := casestudy.ParseJSON(data)
		if err != nil {
			return
		}
		c, problems := a.Case()
		if len(problems) > 0 {
			return
		}
		again := parse(t, c.JSON())
		if diff := cmp.Diff(withoutReadings(c), again); diff != "" {
			t.Errorf("a case and the case of its snapshot differ:\n%s", diff)
		}
		if diff := cmp.Diff(c, read(t, c.Answers())); diff != "" {
			t.Errorf("a case and the case of its answers differ:\n%s", diff)
		}
	})
}

// FuzzAnswers reads any answer to any name without panic, and what makes a
// case round-trips.
func FuzzAnswers(f *testing.F) {
	for name, values := range fullAnswers() {
		f.Add(name, strings.Join(values, "|"))
	}
	f.Add("sources[9999].title", "\xff\x00\u0085")
	f.Fuzz(func(t *testing.T, name, value string) {
		c, problems := casestudy.Answers{"name": {"A case"}, name: {value}}.Case()
		if len(problems) > 0 {
			return
		}
		if diff := cmp.Diff(c, read(t, c.Answers())); diff != "" {
			t.Errorf("a case and the case of its answers differ:\n%s", diff)
		}
	})
}

func TestBytesThatAreNoTextAreNotACase(t *testing.T) {
	if _, err := casestudy.ParseJSON([]byte("{\"name\": \"caf\xe9\"}")); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("reading them gave %v", err)
	}
}
