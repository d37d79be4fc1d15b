//go:build !race

package web

import (
	_ "embed"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"cogov/internal/casestudy"
)

//go:embed testdata/citation.min.js
var citationJS string

//go:embed testdata/chicago-author-date.csl
var chicagoStyle string

// A reference is what a reference manager makes of a citation.
type reference struct{ Type, Title, Author, Year, Month, URL, Revision string }

// readReferences has Citation.js read texts of a format. A name in braces is one
// name to BibTeX; RIS takes a comma in it for that of a person.
const readReferences = `(kind, text) => JSON.stringify(new (require("citation-js"))(text, {forceType: kind}).data.map(r => ({
	Type: r.type, Title: r.title, URL: r.URL, Author: r.author.map(a => a.literal || [a.family, a.given].filter(n => n).join(", ")).join("; "),
	Year: String(r.issued?.["date-parts"][0][0] ?? ""), Month: String(r.issued?.["date-parts"][0][1] ?? ""), Revision: r.version || r.edition || r.note,
})))`

// setReference has citeproc set CSL-JSON in a style.
const setReference = `(style, text) => new (require("citation-js"))(text).format("bibliography", {template: style, format: "text"}).trim()`

// referenceManager opens a tab that reads citations.
func (s *site) referenceManager() *tab {
	s.t.Helper()
	b := s.openTab()
	script[bool](b, citationJS+`; require("citation-js").plugins.config.get("@csl").templates.add("chicago", `+quoted(chicagoStyle)+`); true`)
	return b
}

func quoted(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // a text always encodes
	}
	return string(b)
}

func (b *tab) references(kind, text string) (list []reference) {
	b.Helper()
	answer := script[string](b, "("+readReferences+")("+quoted(kind)+", "+quoted(text)+")")
	if err := json.Unmarshal([]byte(answer), &list); err != nil {
		b.Fatal(err)
	}
	return list
}

// referenceKinds are the formats of references, as the reader calls them.
var referenceKinds = map[string]string{".bib": "@biblatex/text", ".ris": "@ris/file", ".csl.json": "@else/json"}

// TestReferenceManagersReadEveryCitation has one read cases of hostile names,
// alone and in lists.
func TestReferenceManagersReadEveryCitation(t *testing.T) {
	s := emptySite(t)
	s.web.SiteName = `Städte & “Gemeingüter” -- {alle} 100 %`
	want := map[string]reference{}
	for _, name := range append(hostile, "Who owns the city?", "1984", "Łódź, or: a -- b --- ''c'' <i>d</i>", strings.Repeat("Very long ", 19)+"name") {
		slug := s.publish(casestudy.Answers{"name": {name}, "city": {"Łódź"}, "country": {"PL"}, "summary": {name + "\n\n" + name}, "topics": {"food"}})
		p, _ := s.web.shown.Load().BySlug(slug)
		blank := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
		want[s.web.cited(slug, 1)] = reference{
			Title: strings.Join(strings.FieldsFunc(name, blank), " ") + ", Łódź, Poland", Author: s.web.SiteName, URL: s.web.cited(slug, 1),
			Year: strconv.Itoa(p.Changed.UTC().Year()), Month: strconv.Itoa(int(p.Changed.UTC().Month())),
		}
	}
	b := s.referenceManager()
	same := func(path string, got reference) {
		t.Helper()
		w := want[got.URL]
		if got.Type, got.Revision = "", strings.TrimPrefix(got.Revision, "Revision 1"); got.Revision != "" && !strings.HasPrefix(got.Revision, ", ") {
			t.Errorf("%s is of %q", path, got.Revision)
		}
		if got.Revision = ""; got != w {
			t.Errorf("%s is read as\n%+v\nwant\n%+v", path, got, w)
		}
	}
	for ending, kind := range referenceKinds {
		list := b.references(kind, s.get("/cases"+ending).body)
		if len(list) != len(want) {
			t.Errorf("%s has %d references to %d cases", ending, len(list), len(want))
		}
		for _, r := range list {
			same("/cases"+ending, r)
		}
		for _, slug := range s.slugs() {
			path := "/cases/" + slug + ending
			if one := b.references(kind, s.get(path).body); len(one) != 1 {
				t.Errorf("%s has %d references", path, len(one))
			} else {
				same(path, one[0])
			}
		}
	}
}

// TestCitationsAreAsACitationProcessorSetsThem compares what pages show with
// what citeproc makes of their CSL-JSON in the same style. It bends apostrophes,
// and for Chicago it writes names like headlines; ours stay as they are typed.
func TestCitationsAreAsACitationProcessorSetsThem(t *testing.T) {
	s := wholeSite(t)
	b := s.referenceManager()
	paths := []string{"/data", s.cite("pooling=strong&country=it"), s.cite(""), "/cases/utrecht-human-rights-city/revisions/1"}
	for _, slug := range s.slugs() {
		paths = append(paths, "/cases/"+slug)
	}
	version := regexp.MustCompile(` Revision \d+\.`)
	for _, path := range paths {
		p := s.get(path)
		forms := p.Find(".citeform pre")
		csl := forms.Eq(3).Text()
		for style, shown := range map[string]string{"apa": p.Find("p[data-copy]").First().Text(), "chicago": forms.Eq(0).Text()} {
			set := script[string](b, "("+setReference+")("+quoted(style)+", "+quoted(csl)+")")
			if path == "/data" && style == "chicago" { // which shows no version of data
				shown = version.ReplaceAllString(shown, "")
			}
			if bent := strings.ReplaceAll(shown, "'", "’"); set != bent && !(style == "chicago" && strings.EqualFold(set, bent)) {
				t.Errorf("%s in the style %s is\n%s\nciteproc sets\n%s", path, style, shown, set)
			}
		}
	}
}

// TestListsAndTheDataSetAreReadAsWhatTheyAre reads the files of a list, and the
// forms on the page of the data.
func TestListsAndTheDataSetAreReadAsWhatTheyAre(t *testing.T) {
	s := newSite(t)
	b := s.referenceManager()
	list := s.cite("pooling=moderate&country=nl")
	year := strconv.Itoa(time.Now().UTC().Year())
	for path, want := range map[string]reference{
		"/data": {Title: "Case studies of urban co-governance", Type: "dataset", Revision: "Revision"},
		list:    {Title: "Cases of urban co-governance (Country or territory: Netherlands; Pooling: Moderate)", Type: "webpage", Revision: "List of 1 case as of"},
	} {
		forms := s.get(path).Find(".citeform pre")
		for i, ending := range []string{".bib", ".ris", ".csl.json"} {
			kind, text := referenceKinds[ending], forms.Eq(i+1).Text()
			if path == list {
				text = s.get(path + ending).body
			}
			read := b.references(kind, text)
			if len(read) != 1 {
				t.Fatalf("%s has %d references in %s", path, len(read), kind)
			}
			got := read[0]
			if isOf := got.Type == want.Type || i == 0; !isOf || got.Title != want.Title || got.URL != s.server.URL+path || got.Author != "Cogov" || got.Year != year || !strings.HasPrefix(got.Revision, want.Revision) {
				t.Errorf("%s is read from %s as %+v, want %+v", path, kind, got, want)
			}
		}
	}
}
