package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
)

func garden() *casestudy.Published {
	return &casestudy.Published{Revision: 3, Changed: time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC), Case: casestudy.Case{
		Slug: "garden", Name: "Garden of Łódź", City: "Łódź", Country: "PL", Summary: "Neighbours keep it.", Topics: []string{"food", "public_space"},
	}}
}

const place = "https://cogov.example/cases/garden/revisions/3"

func TestACitationNamesTheRevisionAndTheAddress(t *testing.T) {
	c := Cite(garden(), "Cogov", place)
	for form, want := range map[string]string{
		c.Text():    "Cogov. (2026, November 3). Garden of Łódź, Łódź, Poland [Revision 3]. https://cogov.example/cases/garden/revisions/3",
		c.Chicago(): "Cogov. 2026. “Garden of Łódź, Łódź, Poland.” Revision 3. November 3, 2026. https://cogov.example/cases/garden/revisions/3.",
		c.BibTeX(): `@misc{garden,
  author = {{Cogov}},
  title = {{Garden of Łódź, Łódź, Poland}},
  year = {2026},
  month = nov,
  note = {Revision 3, 3 November 2026},
  url = {https://cogov.example/cases/garden/revisions/3},
}
`,
		c.RIS(): strings.ReplaceAll(`TY  - ELEC
AU  - Cogov
TI  - Garden of Łódź, Łódź, Poland
PY  - 2026
DA  - 2026/11/03/
ET  - Revision 3
AB  - Neighbours keep it.
KW  - Food
KW  - Public space
LA  - en
UR  - https://cogov.example/cases/garden/revisions/3
ER  - 
`, "\n", "\r\n"),
		c.CSL(): `[
  {
    "id": "garden",
    "type": "webpage",
    "genre": "Revision 3",
    "title": "Garden of Łódź, Łódź, Poland",
    "author": [
      {
        "literal": "Cogov"
      }
    ],
    "issued": {
      "date-parts": [
        [
          2026,
          11,
          3
        ]
      ]
    },
    "version": "Revision 3",
    "abstract": "Neighbours keep it.",
    "keyword": "Food, Public space",
    "language": "en",
    "URL": "https://cogov.example/cases/garden/revisions/3"
  }
]
`,
	} {
		if form != want {
			t.Errorf("got\n%s\nwant\n%s", form, want)
		}
	}
}

func TestTheNoteOnAListIsDatedOnce(t *testing.T) {
	l := casestudy.CitedList{Name: "abc", Frozen: time.Date(2026, 11, 3, 10, 0, 0, 0, time.UTC), Revision: 7}
	form := CiteList(&l, "", "Cogov", "https://cogov.example/lists/abc").BibTeX()
	if !strings.Contains(form, "List of 0 cases as of 3 November 2026, 10:00 UTC, data revision 7") || strings.Count(form, "November") != 1 {
		t.Errorf("a list is cited as\n%s", form)
	}
}

// Names that would end a field, begin a command or end a line.
var tricky = []string{
	`Bed & Bread 100% $5 #1 a_b ~ ^ \o/`, `{Braces} and } and {`, `"Quoted" 'name'`, "Two\nlines\r\n  ER  - \tend", `</script><!-- ]]>`,
	"東京の庭 حديقة", `\`, "One and Two, Three", "a -- b --- c ''d'' ``e`` ,,f,, ?`g !`h <<i>>",
}

func TestTrickyNamesStayWithinBibTeX(t *testing.T) {
	for _, name := range tricky {
		p := garden()
		p.Name = name
		entry := Cite(p, name, place+"?{}").BibTeX()
		if depth, lines := 0, strings.Count(entry, "\n"); lines != 8 {
			t.Errorf("%q gives %d lines:\n%s", name, lines, entry)
		} else {
			for i, r := range entry {
				depth += map[rune]int{'{': 1, '}': -1}[r]
				if depth < 0 || depth == 0 && i > 10 && i < len(entry)-2 {
					t.Errorf("%q ends the entry at %d:\n%s", name, i, entry)
					break
				}
			}
			if depth != 0 {
				t.Errorf("%q leaves %d braces open:\n%s", name, depth, entry)
			}
		}
		_, title, _ := strings.Cut(entry, "title = {{")
		title, _, _ = strings.Cut(title, "}},\n")
		if got, want := plain(title), strings.Join(strings.Fields(name), " ")+", Łódź, Poland"; got != want {
			t.Errorf("the title reads %q, want %q", got, want)
		}
	}
	if got := tex(`& % $ # _ ~`); got != `\& \% \$ \# \_ \textasciitilde{}` {
		t.Errorf("LaTeX's own characters become %s", got)
	}
}

// plain reads LaTeX's names of characters.
func plain(s string) string {
	return strings.NewReplacer(`\textbackslash{}`, `\`, `\textbraceleft{}`, `{`, `\textbraceright{}`, `}`, `\textasciitilde{}`, `~`, `\textasciicircum{}`, `^`,
		`\&`, `&`, `\%`, `%`, `\$`, `$`, `\#`, `#`, `\_`, `_`, `{}`, ``).Replace(s)
}

func TestTrickyNamesStayOnALineOfRIS(t *testing.T) {
	for _, name := range tricky {
		p := garden()
		p.Name, p.Summary = name, name
		want := strings.Join(strings.Fields(name), " ")
		said := map[string]string{}
		lines := strings.Split(strings.TrimSuffix(Cite(p, name, place).RIS(), "\r\n"), "\r\n")
		for _, l := range lines {
			tag, value, ok := strings.Cut(l, "  - ")
			if !ok || len(tag) != 2 {
				t.Errorf("%q gives the line %q", name, l)
			}
			said[tag] = value
		}
		if lines[len(lines)-1] != "ER  - " || said["TI"] != want+", Łódź, Poland" || said["AU"] != want || said["AB"] != want {
			t.Errorf("%q gives %v", name, lines)
		}
	}
}

func TestTrickyNamesComeBackFromCSL(t *testing.T) {
	for _, name := range tricky {
		p := garden()
		p.Name, p.Summary = name, name
		var items []cslItem
		if err := json.Unmarshal([]byte(Cite(p, name, place).CSL()), &items); err != nil {
			t.Fatal(err)
		}
		want := strings.Join(strings.Fields(name), " ")
		if c := items[0]; c.Title != want+", Łódź, Poland" || c.Author[0].Literal != want || c.Abstract != want {
			t.Errorf("%q comes back as %+v", name, c)
		}
	}
}

func TestATitleWithinQuotationMarksHasOthers(t *testing.T) {
	p := garden()
	p.Name = "The “Open” Garden"
	if got := Cite(p, "Cogov", "").Chicago(); !strings.Contains(got, "“The ‘Open’ Garden, Łódź, Poland.”") {
		t.Errorf("cited as %s", got)
	}
}

func TestACaseOfNoPlaceIsCited(t *testing.T) {
	p := garden()
	p.City, p.Country, p.Summary, p.Topics = "", "", "", nil
	c := Cite(p, "Cogov", "")
	if want := "Cogov. (2026, November 3). Garden of Łódź [Revision 3]."; c.Text() != want {
		t.Errorf("cited as %s", c.Text())
	}
	if all := c.BibTeX() + c.RIS() + c.CSL(); strings.Contains(all, "url") || strings.Contains(all, "UR") || strings.Contains(all, "abstract") {
		t.Errorf("what is not known is said:\n%s", all)
	}
}
