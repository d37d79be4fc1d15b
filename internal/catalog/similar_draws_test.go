//go:build !race

package catalog_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

func TestSimilarCasesAreThoseThatLookingAtEveryCaseFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	found := 0
	for _, size := range []int{1, 2, 63, 64, 65, 300} {
		cases := madeup.Publish(madeup.Cases(size, uint64(size)))
		for i := range cases { // what few have, to be met with at this size
			if r.IntN(4) == 0 {
				cases[i].Partners = nil
			}
			if i > 0 && r.IntN(5) == 0 {
				cases[i].Scores, cases[i].Topics = cases[i-1].Scores, cases[i-1].Topics
			}
		}
		c, all := catalog.New(cases), subjects(cases)
		for _, of := range all {
			for _, n := range []int{1, 3, 10, 1000} {
				got, want := similarTo(c, of.Slug, n), mostLike(all, of, n)
				if !slices.Equal(got, want) {
					t.Fatalf("%d of %d like %s: %v, want %v", n, size, of.Slug, got, want)
				}
				found += len(got)
			}
		}
	}
	if found < 10_000 {
		t.Errorf("only %d similar cases: they say too little", found)
	}
}
