package catalog_test

import (
	"slices"
	"testing"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// TestDecades holds which decades are counted: from the first beginning to the
// last change, however far off the planned ends are, and eight at most.
func TestDecades(t *testing.T) {
	changed := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	made := func(lives ...[2]int) []catalog.Decade {
		var cases []casestudy.Published
		for i, l := range lives {
			cases = append(cases, casestudy.Published{ID: int64(i + 1), Changed: changed,
				Case: casestudy.Case{Slug: string(rune('a' + i)), Name: "Case", StartYear: l[0], EndYear: l[1]}})
		}
		return catalog.New(cases).Find(catalog.Query{From: 2015}, nil).Decades
	}
	for _, c := range []struct {
		got, want []catalog.Decade
	}{
		{made(), []catalog.Decade{}},
		{made([2]int{0, 2010}), []catalog.Decade{}},
		{made([2]int{2004, 2016}, [2]int{2020, 2090}), []catalog.Decade{{2000, 2009, 1}, {2010, 2019, 1}, {2020, 2029, 1}}},
		{made([2]int{1450, 1500}, [2]int{1970, 0}), []catalog.Decade{
			{0, 1959, 1}, {1960, 1969, 0}, {1970, 1979, 1}, {1980, 1989, 1}, {1990, 1999, 1}, {2000, 2009, 1}, {2010, 2019, 1}, {2020, 2029, 1},
		}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
}
