package casestudy

import (
	"slices"
	"strings"
	"testing"
)

func TestEveryFieldAndListIsInOnePart(t *testing.T) {
	seen := map[string]int{}
	for _, p := range Parts {
		for _, f := range p.fields {
			seen[f.Name]++
		}
		if p.list != nil {
			seen[p.list.Name]++
		}
	}
	for _, f := range Fields() {
		if seen[f.Name] != 1 {
			t.Errorf("%s is in %d parts", f.Name, seen[f.Name])
		}
	}
	for _, l := range Lists() {
		if seen[l.Name] != 1 {
			t.Errorf("%s is in %d parts", l.Name, seen[l.Name])
		}
	}
}

func TestTwoChangesOfOneTextDiverge(t *testing.T) {
	base := Answers{"name": {"Garden"}, "city": {"Utrecht"}, "summary": {"Old."}, "topics": {"food", "culture"}, "pooling": {"weak"},
		"sources[0].title": {"A"}, "sources[1].title": {"B"}}
	theirs := Answers{"name": {"Garden"}, "city": {"Utrecht"}, "summary": {"Theirs."}, "topics": {"food", "housing"}, "pooling": {"weak"}, "start_year": {"2010"},
		"sources[0].title": {"A"}, "sources[1].title": {"B"}, "sources[2].title": {"C"}}
	mine := Answers{"name": {"Garden of mine"}, "city": {"Utrecht"}, "summary": {"Mine."}, "topics": {"culture", "food", "mobility"}, "pooling": {"strong"}, "pooling_rationale": {"Tools."},
		"sources[1].title": {"B"}, "sources[7].title": {"D"}, "sources[7].year": {"2020"}}
	got := map[string]string{}
	for _, d := range Diverge(base, theirs, mine) {
		kind := "mine"
		switch {
		case d.IsMutual():
			kind = "mutual"
		case d.IsTheirs():
			kind = "theirs"
		}
		got[d.Name] = kind + " " + d.Shown(d.Both)
	}
	want := map[string]string{
		"name": "mine ", "summary": "mutual ", "start_year": "theirs ", "pooling": "mine Not assessed",
		"topics":  "mutual " + Parts[slices.IndexFunc(Parts, func(p Part) bool { return p.Name == "topics" })].Shown(Answers{"topics": {"food", "housing", "mobility"}}),
		"sources": "mutual B\nC\nD · 2020",
	}
	for name, w := range want {
		if strings.TrimSuffix(got[name], "Not assessed") != strings.TrimSuffix(w, "Not assessed") {
			t.Errorf("%s: %q; want %q", name, got[name], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("they diverge in %v", got)
	}
}

func TestAPartIsReplacedWhole(t *testing.T) {
	mine := Answers{"name": {"N"}, "pooling": {"strong"}, "pooling_note": {"Note"}, "sources[4].title": {"X"}}
	theirs := Answers{"name": {"M"}, "pooling": {"weak"}, "pooling_rationale": {"R"}, "sources[0].title": {"Y"}, "sources[1].url": {"http://z.example/"}}
	for _, p := range Parts {
		if p.Name == "pooling" || p.Name == "sources" {
			p.Replace(mine, theirs)
		}
	}
	if mine.Get("name") != "N" || mine.Get("pooling") != "weak" || mine.Get("pooling_rationale") != "R" || len(mine["pooling_note"])+len(mine["sources[4].title"]) != 0 || mine.Get("sources[1].url") == "" {
		t.Errorf("they say %v", mine)
	}
}
