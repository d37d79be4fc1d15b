package web

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/casestudy"
)

// TestEveryNumberOfAFigureLeadsToThatManyCases follows the links of figures.
func TestEveryNumberOfAFigureLeadsToThatManyCases(t *testing.T) {
	s := wholeSite(t)
	for _, query := range []string{"", "?region=europe&partner=private", "?unscored=include&tech_justice=strong&q=city", "?started=2010s&partner=public&partner=community&partners_match=exactly"} {
		p := s.get("/insights" + query)
		if p.status != 200 || p.Find(".insights table").Length() != 18 {
			t.Fatalf("%s gave %d with %d figures", query, p.status, p.Find(".insights table").Length())
		}
		if dead := p.Find(".insights td span.num").FilterFunction(func(_ int, n *goquery.Selection) bool { return n.Text() != "0" }); dead.Length() > 0 {
			t.Errorf("%s: %d numbers lead nowhere: %s", query, dead.Length(), dead.Text())
		}
		links := p.Find(".insights td a.num")
		p.Find(".insights td svg rect:not(.k0)").Each(func(_ int, bar *goquery.Selection) {
			to := bar.ParentFiltered("a").AttrOr("href", "")
			if bar.AttrOr("width", "") != "0.0" && !strings.HasPrefix(to, "/cases?") {
				t.Errorf("%s: a bar leads to %q", query, to)
			}
		})
		if links.Length() < 30 {
			t.Errorf("%s has only %d numbers that lead somewhere", query, links.Length())
		}
		links.Each(func(i int, a *goquery.Selection) {
			if i%29 != 0 { // some of each figure
				return
			}
			to := a.AttrOr("href", "")
			if found := s.total(strings.Replace(to, "/cases", "/cases.json", 1)); fmt.Sprint(found) != a.Text() {
				t.Errorf("%s: %s leads to %s with %d", query, a.Text(), to, found)
			}
		})
	}
}

// total is how many cases a list has, as JSON says.
func (s *site) total(path string) int {
	var list caseList
	if err := json.Unmarshal([]byte(s.get(path).body), &list); err != nil {
		s.t.Fatal(err)
	}
	return list.Total
}

// TestFiguresAreTheSameAsJSONAndAsTables compares the files of all figures.
func TestFiguresAreTheSameAsJSONAndAsTables(t *testing.T) {
	s := wholeSite(t)
	page := s.get("/insights?kind=policy")
	var list struct {
		Query   string
		Total   int
		Figures map[string][]map[string]any
	}
	if err := json.Unmarshal([]byte(s.get("/insights.json?kind=policy&page=3").body), &list); err != nil {
		t.Fatal(err)
	}
	if list.Query != "kind=policy" || list.Total != s.total("/cases.json?kind=policy") || len(list.Figures) != 9 {
		t.Fatalf("?%s: %d cases, %d figures", list.Query, list.Total, len(list.Figures))
	}
	for name, rows := range list.Figures {
		link := page.Find(`a[href="/insights/` + name + `.csv?kind=policy"]`)
		if link.Length() != 1 {
			t.Errorf("the page does not lead to %s", name)
		}
		file := s.get(link.AttrOr("href", ""))
		table, err := csv.NewReader(strings.NewReader(file.body)).ReadAll()
		if err != nil || file.header.Get("Content-Type") != "text/csv; charset=utf-8; header=present" || len(table) != len(rows)+1 {
			t.Fatalf("%s has %d lines, %v", name, len(table), err)
		}
		for i, row := range table[1:] {
			for j, column := range table[0] {
				want := ""
				if rows[i][column] != nil {
					want = fmt.Sprint(rows[i][column])
				}
				if row[j] != want {
					t.Errorf("%s, row %d, %s: %q and %q", name, i+1, column, row[j], want)
				}
			}
		}
	}
	if p := s.do(s.request("GET", "/insights/nothing.csv", nil)); p.status != 404 {
		t.Errorf("a figure that is none gave %d", p.status)
	}
}

// What is not recorded has a code of its own: an empty cell says nothing.
func TestFiguresNameWhatIsNotRecorded(t *testing.T) {
	s := newSite(t)
	s.publish(casestudy.Answers{"name": {"Bare"}})
	for _, c := range []struct{ figure, column string }{
		{"by-partner", "partner"}, {"by-region", "region"}, {"by-kind", "kind"}, {"by-started", "started"}, {"partnerships", "partners"}, {"coverage", "region"}, {"coverage", "started"},
	} {
		unrecorded := 0
		for _, row := range s.get("/insights/" + c.figure + ".csv").table(t) {
			if row[c.column] == "" {
				t.Errorf("%s has an empty cell: %v", c.figure, row)
			}
			if row[c.column] == "unrecorded" && row["cases"] == "1" {
				unrecorded++
			}
		}
		if unrecorded == 0 {
			t.Errorf("%s counts no case without %s", c.figure, c.column)
		}
	}
}

func TestTheAgreementOfReadingsIsMeasured(t *testing.T) {
	s := wholeSite(t)
	rows := s.get("/insights").texts("#agreement tbody tr")
	if len(rows) != 5 || !strings.Contains(rows[0], "reliable") || !strings.Contains(rows[3], "too low") {
		t.Errorf("the agreement is %q", rows)
	}
	if !strings.Contains(rows[4], "high, but its interval is wide") { // which reaches below what anything may be concluded from
		t.Errorf("of few cases it is %q", rows[4])
	}
	one := s.get("/insights?city=nl-utrecht")
	if got := one.texts("#agreement tbody tr")[0]; !strings.Contains(got, "too few") {
		t.Errorf("of one case it is %q", got)
	}
	if p := s.get("/insights?q=nothinglikethis"); p.Find(".nothing a").First().AttrOr("href", "") != "/insights" || p.Find(".insights").Length() != 0 {
		t.Error("where nothing matches there are figures")
	}
}

func TestGapsAreThoseOfTheCasesAskedFor(t *testing.T) {
	s := wholeSite(t)
	gaps := s.get("/insights?region=europe").texts("#coverage li")
	if len(gaps) == 0 || gaps[0] != "None of these cases is from Africa." || gaps[1] != "None of these cases is from the Americas." {
		t.Errorf("what the cases of Europe cannot tell is %q", gaps)
	}
}
