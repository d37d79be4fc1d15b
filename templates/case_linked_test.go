package templates

import (
	"encoding/json"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
)

// vocabulary is what schema.org says of types: what each is a kind of, and what
// its properties may hold.
type vocabulary struct {
	parents  map[string][]string
	expected map[string]map[string][]string
}

func readVocabulary(t *testing.T) vocabulary {
	t.Helper()
	table, err := os.ReadFile("testdata/schema.tsv")
	if err != nil {
		t.Fatal(err)
	}
	v := vocabulary{map[string][]string{}, map[string]map[string][]string{}}
	for line := range strings.Lines(string(table)) {
		part := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if part[1] == "" {
			v.parents[part[0]] = strings.Split(part[2], "|")
			v.expected[part[0]] = map[string][]string{}
		} else {
			v.expected[part[0]][part[1]] = strings.Split(part[2], "|")
		}
	}
	return v
}

// kinds are a type and all that it is a kind of.
func (v vocabulary) kinds(of string) []string {
	kinds := []string{of}
	for _, parent := range v.parents[of] {
		if parent != "" {
			kinds = append(kinds, v.kinds(parent)...)
		}
	}
	return kinds
}

// check says what is wrong with a node: its type, a property that the type has
// not, a value that the property may not hold.
func (v vocabulary) check(node map[string]any) (wrong []string) {
	kind, _ := node["@type"].(string)
	if _, known := v.parents[kind]; !known {
		return []string{"there is no type " + kind}
	}
	for property, value := range node {
		if property == "@type" || property == "@id" {
			continue
		}
		var expected []string
		for _, k := range v.kinds(kind) {
			expected = append(expected, v.expected[k][property]...)
		}
		if expected == nil {
			wrong = append(wrong, kind+" has no property "+property)
			continue
		}
		values, many := value.([]any)
		if !many {
			values = []any{value}
		}
		for _, value := range values {
			wrong = append(wrong, v.checkValue(kind+"."+property, value, expected)...)
		}
	}
	return wrong
}

func (v vocabulary) checkValue(where string, value any, expected []string) []string {
	may := func(kind string) bool { return slices.Contains(expected, kind) }
	switch value := value.(type) {
	case map[string]any:
		kind, _ := value["@type"].(string)
		if !slices.ContainsFunc(v.kinds(kind), may) {
			return []string{where + " may not be a " + kind}
		}
		return v.check(value)
	case float64:
		if !may("Number") && !(may("Integer") && value == float64(int(value))) {
			return []string{where + " may not be a number"}
		}
	case bool:
		if !may("Boolean") {
			return []string{where + " may not be true or false"}
		}
	case string:
		u, err := url.Parse(value)
		isURL := err == nil && u.IsAbs()
		_, dateErr := time.Parse(time.DateOnly, value)
		_, yearErr := time.Parse("2006", value)
		_, timeErr := time.Parse(time.RFC3339, value)
		isDate := dateErr == nil || yearErr == nil
		if value == "" || !may("Text") && !(may("URL") && isURL) && !(may("Date") && isDate) && !(may("DateTime") && (timeErr == nil || isDate)) {
			return []string{where + " may not be “" + value + "”"}
		}
	default:
		return []string{where + " is of no kind that JSON-LD has"}
	}
	return nil
}

// linkedNodes are the nodes of the data block of a page.
func linkedNodes(t *testing.T, p CasePage) []map[string]any {
	t.Helper()
	blocks := render(t, Case(p)).Find(`script[type="application/ld+json"]`)
	if blocks.Length() != 1 {
		t.Fatalf("%d data blocks", blocks.Length())
	}
	var data struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(blocks.Text()), &data); err != nil {
		t.Fatalf("%v\n%s", err, blocks.Text())
	}
	if data.Context != "https://schema.org" || len(data.Graph) != 2 {
		t.Fatalf("context %q, %d nodes", data.Context, len(data.Graph))
	}
	return data.Graph
}

// pageOf is the page of a case as the server makes it.
func pageOf(c casestudy.Published) CasePage {
	p := CasePage{Shell: shell, Case: c, Root: "https://cogov.example", Image: "https://cogov.example" + CaseImagePath(c.Slug)}
	p.Canonical = p.Root + CasePath(c.Slug)
	return p
}

func TestLinkedDataIsInTheWordsOfSchemaOrg(t *testing.T) {
	v := readVocabulary(t)
	cases := append(realCases(t), gardens()...)
	for _, c := range cases {
		for _, node := range linkedNodes(t, pageOf(c)) {
			for _, wrong := range v.check(node) {
				t.Errorf("%s: %s", c.Slug, wrong)
			}
		}
	}
	if len(cases) < 80 {
		t.Errorf("only %d cases were checked", len(cases))
	}
}

func TestTheVocabularyIsHeldTo(t *testing.T) {
	v := readVocabulary(t)
	for _, planted := range []struct{ node, want string }{
		{`{"@type":"Artikel"}`, "there is no type Artikel"},
		{`{"@type":"Article","city":"Utrecht"}`, "Article has no property city"},
		{`{"@type":"Article","publisher":"Cogov"}`, "Article.publisher may not be “Cogov”"},
		{`{"@type":"Article","citation":{"@type":"Place"}}`, "Article.citation may not be a Place"},
		{`{"@type":"Article","dateModified":"yesterday"}`, "Article.dateModified may not be “yesterday”"},
		{`{"@type":"Article","url":"/cases"}`, "Article.url may not be “/cases”"},
		{`{"@type":"Article","name":true}`, "Article.name may not be true or false"},
		{`{"@type":"Dataset","sha256":"ab"}`, "Dataset has no property sha256"},
		{`{"@type":"Article","name":7}`, "Article.name may not be a number"},
		{`{"@type":"Article","isPartOf":{"@type":"Collection","geo":{"@type":"GeoCoordinates"}}}`, "Collection has no property geo"},
		{`{"@type":"Article","name":"Garden","version":3,"about":{"@type":"Place"},"isPartOf":{"@type":"Collection","name":"Cogov"}}`, ""},
	} {
		var node map[string]any
		if err := json.Unmarshal([]byte(planted.node), &node); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(v.check(node), "; "); got != planted.want {
			t.Errorf("%s: %q, want %q", planted.node, got, planted.want)
		}
	}
}

func TestLinkedDataSaysWhatThePageSays(t *testing.T) {
	nodes := linkedNodes(t, pageOf(garden()))
	got, err := json.Marshal(nodes)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"@type":"Article"`, `"@id":"https://cogov.example/cases/utrecht-garden"`, `"headline":"Garden of Utrecht"`, `"alternateName":["De Tuin","حديقة"]`,
		`"abstract":"Neighbours keep a garden with the city."`, `"identifier":"utrecht-garden"`, `"version":3`, `"dateCreated":"2018-06-08"`,
		`"dateModified":"2026-11-23T10:00:00Z"`, `"temporalCoverage":"2010/.."`, `"keywords":["Parks and gardens","Food"]`,
		`"about":{"@type":"Place","address":{"@type":"PostalAddress","addressCountry":"NL","addressLocality":"Utrecht"},"geo":{"@type":"GeoCoordinates","latitude":52.0907,"longitude":5.1214},"name":"Utrecht"}`,
		`{"@type":"CreativeWork","datePublished":"2018","name":"The record","publisher":{"@type":"Organization","name":"Co-Cities"},"url":"https://record.example/garden"}`,
		`{"@type":"ListItem","item":{"@id":"https://cogov.example/cases/utrecht-garden","@type":"WebPage"},"name":"Garden of Utrecht","position":4}`,
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
	for _, private := range []string{"Secret Gardener", "secret@garden.example", "office@garden.example"} {
		if strings.Contains(string(got), private) {
			t.Errorf("it names %s", private)
		}
	}
}

func TestNothingEndsTheDataBlock(t *testing.T) {
	for _, evil := range []string{`</script><script>alert(1)</script>`, `<!-- <script>`, "\u2028\u2029", `"}],"x":[{"`, `\`, "\x00\x1f", `]]>&lt;`} {
		c := garden()
		c.Name, c.Summary, c.City, c.Aliases, c.Sources[0].Title = evil, evil, evil, []string{evil}, evil
		article := linkedNodes(t, pageOf(c))[0]
		if article["name"] != evil || article["abstract"] != evil || article["alternateName"].([]any)[0] != evil {
			t.Errorf("%q comes back as %q", evil, article["name"])
		}
	}
}

func TestALifeIsAnInterval(t *testing.T) {
	for want, c := range map[string]casestudy.Case{
		"": {}, "2010/..": {StartYear: 2010, Status: "ongoing"}, "2010/2015": {StartYear: 2010, EndYear: 2015, Status: "ended"}, "2010": {StartYear: 2010, Status: "unknown"},
	} {
		if got := coverage(&c); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// realCases are those of the data set.
func realCases(t *testing.T) (cases []casestudy.Published) {
	t.Helper()
	file, err := os.ReadFile("../seeds/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var entries []json.RawMessage
	if err := json.Unmarshal(file, &entries); err != nil {
		t.Fatal(err)
	}
	for i, entry := range entries {
		answers, err := casestudy.ParseJSON(entry)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := answers.Case()
		c.Slug = answers.Get("slug")
		cases = append(cases, casestudy.Published{ID: int64(i + 1), Revision: 1, Changed: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), Case: c})
	}
	return cases
}
