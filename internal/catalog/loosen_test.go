package catalog_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

func TestLoosenTellsWhatEachChangeFinds(t *testing.T) {
	score := func(name string, level casestudy.Level, country string, start int, partners ...string) casestudy.Case {
		return casestudy.Case{Name: name, Country: country, StartYear: start, Kind: "project", Partners: partners, Scores: [5]casestudy.Score{4: {Level: level}}}
	}
	c := catalogue(
		score("a", casestudy.Strong, "NL", 2000, "public", "private", "community"),
		score("b", casestudy.Moderate, "NL", 2000, "public", "private"),
		score("c", casestudy.Moderate, "IT", 2010, "public"),
		score("d", casestudy.Weak, "IT", 2020, "community"),
		score("e", casestudy.NotAssessed, "IT", 2020, "community"),
	)
	for _, test := range []struct {
		query    string
		hits     []int64
		wordings []catalog.Wording
		want     string
	}{
		{"tech_justice=strong&country=it", nil, nil,
			"tech_justice: country=it&tech_justice=strong&tech_justice=moderate 1; tech_justice: country=it&tech_justice=strong&tech_justice=moderate&tech_justice=weak 2; " +
				"tech_justice: country=it 3; country: tech_justice=strong 1"},
		{"partner=public&partners_match=exactly&country=nl", nil, nil,
			"partners_match: country=nl&partner=public&partners_match=all 2; country: partner=public&partners_match=exactly 1"},
		{"partner=community&partner=public&partners_match=all&country=it", nil, nil,
			"partner: country=it&partner=community&partners_match=all 2; partner: country=it&partner=public&partners_match=all 1; " +
				"partners_match: country=it&partner=public&partner=community 3; country: partner=public&partner=community&partners_match=all 1"},
		{"from=2005&to=2009&country=it", nil, nil, "to: country=it&from=2005 3; country: from=2005&to=2009 2"},
		{"q=red+shed&country=nl", []int64{4}, []catalog.Wording{{Text: "red", Hits: []int64{1, 2, 4}}, {Text: "shed", Hits: []int64{4}}},
			"q: country=nl&q=red 2; country: q=red+shed 1"},
		{"q=red&country=nl&topic=food", []int64{4}, nil, "q,topic: country=nl 2; country,topic: q=red 1"},
		{"unrecorded=kind&unrecorded=scale", nil, nil, "unrecorded: unrecorded=scale 5"},
		{"without_partner=public&without_partner=community&country=nl", nil, nil, "without_partner: country=nl&without_partner=community 1; " +
			"without_partner: country=nl 2"},
		{"country=aq", nil, nil, ""},
		{"", nil, nil, ""},
	} {
		var got []string
		for _, l := range c.Loosen(parse(test.query), test.hits, test.wordings) {
			got = append(got, fmt.Sprintf("%s: %s %d", strings.Join(l.Params, ","), l.Query.Encode(), l.Total))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s\n gives %s\n want  %s", test.query, strings.Join(got, "; "), test.want)
		}
	}
}

// TestLoosenedQueriesFindWhatLookingAtEveryCaseFinds asks much at once, so that
// little is found.
func TestLoosenedQueriesFindWhatLookingAtEveryCaseFinds(t *testing.T) {
	for name, published := range map[string][]casestudy.Published{"made up": madeup.Publish(madeup.Cases(40, 9)), "real": realCases(t)} {
		r := rand.New(rand.NewPCG(3, 4))
		c := catalog.New(slices.Clone(published))
		var cases []subject
		for _, p := range published {
			cases = append(cases, newSubject(p))
		}
		values := askable(cases)
		single, pairs := 0, 0
		for range 600 {
			n := ask(r, cases, values)
			hits := map[string][]int64{"garden": n.hits}
			var wordings []catalog.Wording
			if n.first("q") != "" {
				hits["red"] = append(slices.Clone(n.hits), cases[r.IntN(len(cases))].ID, cases[r.IntN(len(cases))].ID)
				wordings = []catalog.Wording{{Text: "red", Hits: hits["red"]}}
			}
			q := catalog.ParseQuery(n.given)
			list := c.Loosen(q, n.hits, wordings)
			compareLoosenings(t, n, q, list, hits)
			for _, l := range list {
				if len(l.Params) == 2 && l.Params[0] != "from" {
					pairs++
				} else {
					single++
				}
			}
		}
		if single < 500 || pairs < 10 {
			t.Errorf("of the cases %s, only %d single changes and %d pairs were seen", name, single, pairs)
		}
	}
}

func compareLoosenings(t *testing.T, n naive, q catalog.Query, list []catalog.Loosening, hits map[string][]int64) {
	t.Helper()
	now := len(n.find())
	count := func(q catalog.Query) int { return len(newNaive(n.cases, q.Values(), hits[q.Text]).find()) }
	helps := map[string]int{}
	for _, l := range list {
		if want := count(l.Query); l.Total != want || want <= now || !l.Query.Narrows() || l.Query.Page != 1 {
			t.Errorf("%s: %s counts %d, want %d, which is to be more than %d", q.Encode(), l.Query.Encode(), l.Total, want, now)
		}
		if len(l.Params) == 1 {
			helps[l.Params[0]] = max(helps[l.Params[0]], l.Total)
		}
	}
	for i := range list[min(1, len(list)):] {
		if a, b := list[i], list[i+1]; !a.Widens && (b.Widens || b.Total > a.Total) {
			t.Errorf("%s: %s comes before %s", q.Encode(), a.Query.Encode(), b.Query.Encode())
		}
	}
	for param := range q.Values() { // each condition taken away is among them, or something nearer that finds as many
		if slices.Contains([]string{"sort", "page", "per_page", "unscored", "partners_match", "from", "to"}, param) {
			continue
		}
		without := q
		for _, value := range q.Values()[param] {
			without = without.Without(param, value)
		}
		related := max(helps[param], helps[map[string]string{"partner": "partners_match"}[param]])
		if want := count(without); want > now && without.Narrows() && related < want {
			t.Errorf("%s: without %s there are %d, which nothing says: %v", q.Encode(), param, want, list)
		}
	}
}

func BenchmarkLoosen(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		c := catalog.New(published(n))
		for _, query := range []string{
			"co_governance=strong&pooling=strong&country=is&topic=food&partner=public&partner=private&partners_match=exactly&from=2000&to=2001&kind=policy&scale=national",
			"city=nl-utrecht&country=it&kind=policy&scale=building&origin=joint&status=ended&resource=food&region=asia&from=2024&to=2024&pooling=weak&tech_justice=strong",
		} {
			q := parse(query)
			b.Run(fmt.Sprintf("%d,%d", n, len(query)), func(b *testing.B) {
				var found int
				for b.Loop() {
					found = len(c.Loosen(q, nil, nil))
				}
				b.ReportMetric(float64(found), "found")
			})
		}
	}
}
