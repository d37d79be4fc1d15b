package casestudy_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cogov/internal/casestudy"
)

func TestAReadingIsWrittenAndReadByItself(t *testing.T) {
	a := casestudy.Answers{}
	for _, f := range casestudy.Readings.Parts {
		a[f.Name] = sample(f)
	}
	r, problems := a.Reading()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(a, r.Answers()); diff != "" {
		t.Errorf("it comes back different:\n%s", diff)
	}
	a.Set("pooling", "mighty")
	a.Set("reader", "")
	if _, problems := a.Reading(); problems.For("pooling") == "" || problems.For("reader") == "" {
		t.Errorf("what is wrong is not said: %v", problems)
	}
}

func TestALevelNeedsItsReasonToBeHandedIn(t *testing.T) {
	for _, c := range []struct {
		answers casestudy.Answers
		missing []string
	}{
		{casestudy.Answers{}, []string{"co_governance"}},
		{casestudy.Answers{"pooling": {"strong"}}, []string{"pooling_rationale"}},
		{casestudy.Answers{"pooling": {"strong"}, "pooling_rationale": {"A shared fund."}}, nil},
		{casestudy.Answers{"pooling": {"insufficient_information"}}, nil},
	} {
		c.answers.Set("reader", "Ada")
		r, _ := c.answers.Reading()
		var missing []string
		for _, p := range r.ToHandIn() {
			missing = append(missing, p.Name)
		}
		if !slices.Equal(missing, c.missing) {
			t.Errorf("%v: missing is %v; want %v", c.answers, missing, c.missing)
		}
	}
}

func TestReadersWhoDidNotLookDoNotDiffer(t *testing.T) {
	for _, c := range []struct {
		levels []casestudy.Level
		want   bool
	}{
		{nil, false},
		{[]casestudy.Level{"strong", "strong"}, false},
		{[]casestudy.Level{"strong", "not_assessed", ""}, false},
		{[]casestudy.Level{"not_assessed", "strong", "weak"}, true},
		{[]casestudy.Level{"strong", "not_applicable"}, true},
	} {
		readings := make([]casestudy.Reading, len(c.levels))
		for i, l := range c.levels {
			readings[i].Scores[2].Level = l
		}
		if got := casestudy.Differ(readings, 2); got != c.want {
			t.Errorf("%v differ: %v", c.levels, got)
		}
	}
}
