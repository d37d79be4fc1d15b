//go:build !race

package catalog_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// TestFindSaysWhatLookingAtEveryCaseSays asks thousands of random queries of
// catalogues whose cases come, change and go.
func TestFindSaysWhatLookingAtEveryCaseSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	asked, answered := 0, 0
	for _, size := range []int{0, 1, 2, 63, 64, 65, 128, 200} {
		spare := madeup.Publish(madeup.Cases(size+20, uint64(size)))
		c := catalog.New(slices.Clone(spare[:size]))
		var cases []subject
		for _, p := range spare[:size] {
			cases = append(cases, newSubject(p))
		}
		for range 30 {
			values := askable(cases)
			for range 10 {
				n := ask(r, cases, values)
				compare(t, c, n)
				if asked++; len(n.find()) > 0 {
					answered++
				}
			}
			if t.Failed() {
				t.FailNow()
			}
			c, cases = change(r, c, cases, spare)
		}
	}
	if answered < asked/3 {
		t.Errorf("only %d of %d queries had cases: they say too little", answered, asked)
	}
}
