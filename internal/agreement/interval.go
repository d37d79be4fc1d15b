package agreement

import (
	"math"
	"math/rand/v2"
	"slices"
)

// resamples is how often the units are drawn anew for an interval.
const resamples = 1000

// An Interval is where the alpha of other such units would lie, in 95 of 100
// draws.
type Interval struct {
	Low, High float64
	Known     bool // whether enough draws have an alpha
}

// Bootstrap estimates the interval of Alpha: it draws as many units as there are
// from the units, again and again, and leaves out the outer 2.5 percent of their
// alphas on either side. The same units give the same interval.
func Bootstrap(units []Unit, distance Distance) Interval {
	kinds, times := alike(units)
	total := 0
	for _, n := range times {
		total += n
	}
	r := rand.New(rand.NewPCG(uint64(total), uint64(len(kinds))))
	var alphas []float64
	drawn := make([]int, len(kinds))
	for range resamples {
		draw(r, times, total, drawn)
		if m := measure(kinds, drawn, distance); m.Known {
			alphas = append(alphas, m.Alpha)
		}
	}
	if len(alphas) < resamples/2 || total < 2 {
		return Interval{}
	}
	slices.Sort(alphas)
	last := float64(len(alphas) - 1)
	return Interval{alphas[int(math.Round(.025*last))], alphas[int(math.Round(.975*last))], true}
}

// draw draws a total of units and counts how many of each kind came.
func draw(r *rand.Rand, times []int, total int, drawn []int) {
	left := total // of the units that the kinds from here on have
	open := total // draws still to make
	for i, n := range times {
		drawn[i] = binomial(r, open, float64(n)/float64(left))
		open -= drawn[i]
		left -= n
	}
}

// binomial draws how often something of a chance happens in n tries.
func binomial(r *rand.Rand, n int, chance float64) int {
	switch {
	case n == 0 || chance <= 0:
		return 0
	case chance > .5:
		return n - binomial(r, n, 1-chance)
	case float64(n)*chance > 100: // so many that they are spread as a normal distribution is
		mean := float64(n) * chance
		x := math.Round(mean + r.NormFloat64()*math.Sqrt(mean*(1-chance)))
		return min(max(int(x), 0), n)
	}
	happened := 0
	for try := 0.0; ; happened++ { // from one time it happens to the next
		try += 1 + math.Floor(math.Log(1-r.Float64())/math.Log1p(-chance))
		if try > float64(n) {
			return happened
		}
	}
}
