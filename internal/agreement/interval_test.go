//go:build !race

package agreement

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTheIntervalIsThatOfDrawingUnits compares it with drawing the units one by
// one, as the bootstrap is defined.
func TestTheIntervalIsThatOfDrawingUnits(t *testing.T) {
	for _, times := range []int{1, 10, 400} { // few, some and many units of a kind
		units := slices.Repeat(publishedUnits(), times)
		got := Bootstrap(units, Ordinal)
		want := drawnOneByOne(units)
		width := want.High - want.Low
		if !got.Known || math.Abs(got.Low-want.Low) > .15*width || math.Abs(got.High-want.High) > .15*width {
			t.Errorf("%d units: %.3f to %.3f; one by one %.3f to %.3f", len(units), got.Low, got.High, want.Low, want.High)
		}
		if again := Bootstrap(units, Ordinal); again != got {
			t.Errorf("asked again it is %v, first %v", again, got)
		}
	}
}

func drawnOneByOne(units []Unit) Interval {
	units = slices.DeleteFunc(slices.Clone(units), func(u Unit) bool { return len(u) < 2 })
	r := rand.New(rand.NewPCG(5, 6))
	drawn := make([]Unit, len(units))
	var alphas []float64
	for range 1000 {
		for i := range drawn {
			drawn[i] = units[r.IntN(len(units))]
		}
		alphas = append(alphas, Alpha(drawn, Ordinal).Alpha)
	}
	slices.Sort(alphas)
	return Interval{alphas[25], alphas[974], true}
}

func TestWithoutVariationThereIsNoInterval(t *testing.T) {
	for name, units := range map[string][]Unit{"nothing": nil, "one unit": {{1, 2}}, "all the same": {{2, 2}, {2, 2}, {2, 2}}} {
		if got := Bootstrap(units, Ordinal); got.Known {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestDrawsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	times := []int{1, 0, 5000, 3, 120}
	sum := make([]float64, len(times))
	for range 2000 {
		drawn, total := make([]int, len(times)), 0
		draw(r, times, 5124, drawn)
		for i, n := range drawn {
			total += n
			sum[i] += float64(n) / 2000
		}
		if total != 5124 {
			t.Fatalf("%v are %d", drawn, total)
		}
	}
	for i, n := range times {
		if math.Abs(sum[i]-float64(n)) > 4*math.Sqrt(float64(n))/math.Sqrt(2000)+.001 {
			t.Errorf("of %d came %.2f in the mean", n, sum[i])
		}
	}
}
