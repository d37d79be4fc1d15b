// Package agreement measures how far those who read the same things agree:
// Krippendorff's alpha for any number of readers, some of whom may have left out
// some things.
package agreement

import "slices"

// A Unit is one thing that was read: the values that its readers gave it, in any
// order. Whoever gave none is not in it.
type Unit []int

// A Distance says how far two values are apart, squared, where occurring counts
// how often each of the values, in their order, occurs in all units that two
// readers or more gave a value. a and b are places in that order.
type Distance func(occurring []Count, a, b int) float64

// A Count is a value with how often it occurs.
type Count struct{ Value, N int }

// Ordinal is the distance of values that have an order and nothing more: two of
// them are as far apart as there are values given between them.
func Ordinal(occurring []Count, a, b int) float64 {
	if a == b {
		return 0
	}
	between := -float64(occurring[a].N+occurring[b].N) / 2
	for _, c := range occurring[min(a, b) : max(a, b)+1] {
		between += float64(c.N)
	}
	return between * between
}

// A Measure says how far readers agree.
type Measure struct {
	Units int // that two readers or more gave a value: no others can be compared
	Pairs int // of two readers' values for the same unit
	Same  int // pairs of the same value
	Alpha float64
	Known bool // whether there is an alpha: chance has no measure where all values are the same
}

// Alpha measures the agreement on some units: 1 is perfect, 0 is that of chance,
// below it readers differ more than by chance.
func Alpha(units []Unit, distance Distance) Measure {
	kinds, times := alike(units)
	return measure(kinds, times, distance)
}

// alike gathers the units that can be compared: those of the same values are one
// kind, which occurs some times.
func alike(units []Unit) (kinds []Unit, times []int) {
	sorted := make([]Unit, 0, len(units))
	for _, u := range units {
		if len(u) > 1 {
			sorted = append(sorted, slices.Sorted(slices.Values(u)))
		}
	}
	slices.SortFunc(sorted, slices.Compare[Unit])
	for _, u := range sorted {
		if last := len(kinds) - 1; last >= 0 && slices.Equal(kinds[last], u) {
			times[last]++
		} else {
			kinds, times = append(kinds, u), append(times, 1)
		}
	}
	return kinds, times
}

// measure measures the agreement on kinds of units, each of which occurs some
// times.
func measure(kinds []Unit, times []int, distance Distance) Measure {
	var m Measure
	occurring := count(kinds, times)
	pairable := 0
	for _, c := range occurring {
		pairable += c.N
	}
	together := make([]float64, len(occurring)*len(occurring)) // the matrix of coincidences
	for k, u := range kinds {
		m.Units += times[k]
		for i, v := range u {
			a := place(occurring, v)
			for _, w := range u[i+1:] {
				b := place(occurring, w)
				m.Pairs += times[k]
				if a == b {
					m.Same += times[k]
				}
				together[a*len(occurring)+b] += float64(2*times[k]) / float64(len(u)-1)
			}
		}
	}
	var observed, expected float64
	for a := range occurring {
		for b := range occurring {
			d := distance(occurring, a, b)
			observed += together[a*len(occurring)+b] * d
			expected += float64(occurring[a].N) * float64(occurring[b].N) * d
		}
	}
	if m.Known = expected > 0; m.Known {
		m.Alpha = 1 - float64(pairable-1)*observed/expected
	}
	return m
}

// count counts the values of the units, in their order.
func count(kinds []Unit, times []int) []Count {
	var list []Count
	for k, u := range kinds {
		for _, v := range u {
			i, found := slices.BinarySearchFunc(list, v, func(c Count, v int) int { return c.Value - v })
			if !found {
				list = slices.Insert(list, i, Count{Value: v})
			}
			list[i].N += times[k]
		}
	}
	return list
}

func place(occurring []Count, value int) int {
	return slices.IndexFunc(occurring, func(c Count) bool { return c.Value == value })
}
