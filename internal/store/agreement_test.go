package store

import (
	"testing"

	"cogov/internal/casestudy"
)

// TestPublicLevelsAreThoseOfReadersWhoSawNoOthers: of each reader the first
// reading counts, of published cases only.
func TestPublicLevelsAreThoseOfReadersWhoSawNoOthers(t *testing.T) {
	s := openStore(t)
	reading := func(reader string, level casestudy.Level, sight string) (r casestudy.Reading) {
		r.Reader, r.Sight = reader, sight
		for i := range r.Scores {
			r.Scores[i].Level = level
		}
		return r
	}
	for _, publish := range []bool{true, false} {
		c := garden(t)
		c.Readings = []casestudy.Reading{
			reading("Ada", casestudy.Strong, casestudy.Blind), reading("Bo", casestudy.Weak, ""), reading("Ada", casestudy.Weak, casestudy.Blind),
			reading("Cy", casestudy.Weak, casestudy.NotBlind),
		}
		if _, err := bringIn(s, []brought{{Case: c}}, marta, publish); err != nil {
			t.Fatal(err)
		}
	}
	list, excluded, err := s.PublicLevels(ctx)
	if err != nil || len(list) != 2 || list[0].Name != "Ada" || list[0].Levels[0] != casestudy.Strong || list[1].Name != "Bo" || list[0].Case != list[1].Case {
		t.Errorf("%+v, %v", list, err)
	}
	if len(excluded) != 1 || excluded[list[0].Case] != 1 {
		t.Errorf("left out are %v", excluded)
	}
}
