package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"testing"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
)

func TestALevelThatTwoEditorsChangedIsNoPublishedOneAfterAMerge(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	record := orchard()
	record.Set("pooling", "weak")
	record.Set("pooling_scored_by", casestudy.ByPublication)
	s.draftCase(record)
	scored := func(level string) url.Values {
		form := url.Values(maps.Clone(record))
		form.Set("revision", "1")
		form.Set("pooling", level)
		return form
	}
	s.post("/admin/cases/1", scored("strong"))
	p := s.post("/admin/cases/1", scored("moderate"))
	if p.status != http.StatusConflict {
		t.Fatalf("the second saver got %d", p.status)
	}
	chosen := filled(p, "#merge")
	chosen.Set("merge", "save")
	if p := s.post("/admin/cases/1", chosen); p.status != http.StatusSeeOther {
		t.Fatalf("merging gave %d", p.status)
	}
	e, _ := s.db.Edition(ctx, 1)
	i := slices.IndexFunc(casestudy.Principles[:], func(p casestudy.Principle) bool { return p.Code == "pooling" })
	if score := e.Case().Scores[i]; score.Level != "moderate" || score.ScoredBy != casestudy.ByReading {
		t.Errorf("the score is %+v", score)
	}
}

func TestAnEditFromARevisionThatIsGoneIsAMerge(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	form := newGarden()
	form.Set("revision", "7") // an older backup was restored meanwhile
	form.Set("summary", "Typed before.")
	if p := s.post("/admin/cases/1", form); p.status != http.StatusConflict || !p.says("Typed before.") {
		t.Errorf("saving gave %d", p.status)
	}
}
