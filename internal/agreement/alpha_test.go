package agreement

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The reliability data of Klaus Krippendorff, "Computing Krippendorff's
// Alpha-Reliability" (2011): twelve units, four observers, 0 where one gave no
// value.
var published = [4][12]int{
	{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
	{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
	{0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
	{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
}

func publishedUnits() []Unit {
	units := make([]Unit, 12)
	for _, observer := range published {
		for i, v := range observer {
			if v != 0 {
				units[i] = append(units[i], v)
			}
		}
	}
	return units
}

// The other distances of the paper hold the sums against three more figures.
func nominal(_ []Count, a, b int) float64 {
	if a == b {
		return 0
	}
	return 1
}

func interval(o []Count, a, b int) float64 { return math.Pow(float64(o[a].Value-o[b].Value), 2) }

func ratio(o []Count, a, b int) float64 {
	return interval(o, a, b) / math.Pow(float64(o[a].Value+o[b].Value), 2)
}

func TestThePublishedExampleComesOutAsPublished(t *testing.T) {
	for _, metric := range []struct {
		name     string
		distance Distance
		want     float64
	}{{"nominal", nominal, .743}, {"ordinal", Ordinal, .815}, {"interval", interval, .849}, {"ratio", ratio, .797}} {
		m := Alpha(publishedUnits(), metric.distance)
		if math.Round(m.Alpha*1000)/1000 != metric.want || !m.Known {
			t.Errorf("%s alpha is %.4f; published is %.3f", metric.name, m.Alpha, metric.want)
		}
		// Eight units have four values, two have three and one has two; the
		// twelfth has one, which is compared with nothing.
		if m.Units != 11 || m.Pairs != 8*6+2*3+1 || m.Same != 43 {
			t.Errorf("%s counts %d units and %d pairs, %d of them the same", metric.name, m.Units, m.Pairs, m.Same)
		}
	}
}

func TestWhereNothingCanBeMeasuredNothingIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		units []Unit
		want  Measure
	}{
		"no unit":                 {nil, Measure{}},
		"no pair":                 {[]Unit{{1}, {}, {3}}, Measure{}},
		"no variation":            {[]Unit{{2, 2}, {2, 2, 2}}, Measure{Units: 2, Pairs: 4, Same: 4}},
		"variation without pairs": {[]Unit{{2, 2}, {1}, {3}}, Measure{Units: 1, Pairs: 1, Same: 1}},
		"all agree":               {[]Unit{{1, 1}, {3, 3}}, Measure{Units: 2, Pairs: 2, Same: 2, Alpha: 1, Known: true}},
	} {
		if got := Alpha(c.units, Ordinal); got != c.want {
			t.Errorf("%s: %+v; want %+v", name, got, c.want)
		}
	}
}

func TestDifferingAlwaysIsWorseThanChance(t *testing.T) {
	if m := Alpha([]Unit{{1, 3}, {3, 1}, {1, 3}}, Ordinal); !m.Known || m.Alpha >= 0 {
		t.Errorf("alpha is %v", m.Alpha)
	}
}

// naive follows the definition, value by value and pair by pair: the mean
// distance within units against that of all values to each other.
func naive(units []Unit) (alpha float64, known bool) {
	var all []int
	units = slices.DeleteFunc(slices.Clone(units), func(u Unit) bool { return len(u) < 2 })
	for _, u := range units {
		all = append(all, u...)
	}
	between := func(v, w int) float64 {
		sum := 0.0
		for _, x := range all {
			switch {
			case v == w:
			case x == v, x == w:
				sum += .5
			case x > min(v, w) && x < max(v, w):
				sum++
			}
		}
		return sum * sum
	}
	var within, any float64
	for _, u := range units {
		for i := range u {
			for j := range u {
				if i != j {
					within += between(u[i], u[j]) / float64(len(u)-1)
				}
			}
		}
	}
	for i := range all {
		for j := range all {
			if i != j {
				any += between(all[i], all[j])
			}
		}
	}
	n := float64(len(all))
	if any == 0 {
		return 0, false
	}
	return 1 - (within/n)/(any/(n*(n-1))), true
}

func TestAlphaIsWhatItsDefinitionSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(1, 4), 0, 5)
		var units []Unit
		for _, u := range rapid.SliceOfN(values, 0, 12).Draw(t, "units") {
			units = append(units, u)
		}
		want, known := naive(units)
		got := Alpha(units, Ordinal)
		if got.Known != known || math.Abs(got.Alpha-want) > 1e-9 {
			t.Fatalf("alpha is %v, %v; by its definition %v, %v", got.Alpha, got.Known, want, known)
		}
	})
}
