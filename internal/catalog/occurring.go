package catalog

import (
	"cmp"
	"math"
	"slices"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// An occurring is the column of a facet whose values are what occurs in the
// cases, at most one a case.
type occurring struct {
	values []casestudy.Option // by name
	index  map[string]int32   // of values, by code
	of     []int32            // index of a row's value; len(values) where it has none
	rows   []int32            // by value, then ascending
	begin  []int32            // of values: where its rows begin in rows
	read   func(value string) (casestudy.Option, bool)

	ordered bool
}

func newOccurring(facet int, entries []entry) occurring {
	counts := map[value]int{}
	for i := range entries {
		counts[entries[i].value(facet)]++
	}
	delete(counts, none)
	o := occurring{values: commonest(counts), of: make([]int32, len(entries)), read: facets[facet].read, ordered: facets[facet].ordered}
	o.index = make(map[string]int32, len(o.values))
	for i, v := range o.values {
		o.index[v.Code] = int32(i)
	}
	indexes := map[value]int32{none: int32(len(o.values))}
	for v := range counts {
		indexes[v] = o.index[v.Value().Code]
	}
	for row := range entries {
		o.of[row] = indexes[entries[row].value(facet)]
	}
	o.gather()
	return o
}

// gather puts the rows of each value together.
func (o *occurring) gather() {
	o.begin = make([]int32, len(o.values)+2)
	for _, value := range o.of {
		o.begin[value+1]++
	}
	for i := range o.begin[1:] {
		o.begin[i+1] += o.begin[i]
	}
	o.rows = make([]int32, len(o.of))
	next := slices.Clone(o.begin)
	for row, value := range o.of {
		o.rows[next[value]] = int32(row)
		next[value]++
	}
}

// with gives the rows of a value.
func (o *occurring) with(value int32) []int32 { return o.rows[o.begin[value]:o.begin[value+1]] }

// commonest names each code as most cases do, and lists them by name.
func commonest(counts map[value]int) []casestudy.Option {
	best := map[string]value{}
	for v, n := range counts {
		o := v.Value()
		other, ok := best[o.Code]
		if m := counts[other]; !ok || n > m || n == m && o.Label < other.Value().Label {
			best[o.Code] = v
		}
	}
	folded := make(map[string]string, len(best))
	values := make([]casestudy.Option, 0, len(best))
	for code, v := range best {
		values = append(values, v.Value())
		folded[code] = places.Fold(v.Value().Label)
	}
	slices.SortFunc(values, func(a, b casestudy.Option) int {
		return cmp.Or(cmp.Compare(folded[a.Code], folded[b.Code]), cmp.Compare(a.Code, b.Code))
	})
	return values
}

func (o occurring) having(codes []string, into set) {
	for _, code := range codes {
		if i, ok := o.index[code]; ok {
			into.addAll(o.with(i))
		}
	}
}

// wanted marks the values of some codes, and gives the codes that no case has.
func (o occurring) wanted(codes []string) (values []bool, unknown []string) {
	values = make([]bool, len(o.values)+1)
	for _, code := range codes {
		if i, ok := o.index[code]; ok {
			values[i] = true
		} else {
			unknown = append(unknown, code)
		}
	}
	return values, unknown
}

// options lists what has a count or is picked: most cases first, then by name, or
// in their own order where they have one.
func (o occurring) options(among set, picked []string) []FacetOption {
	counts := make([]uint32, len(o.values)+1)
	for row := range among.rows() {
		counts[o.of[row]]++
	}
	wanted, unknown := o.wanted(picked)
	shown := commonestFirst(counts[:len(o.values)], wanted)
	list := make([]FacetOption, 0, len(shown)+len(unknown))
	for _, i := range shown {
		list = append(list, FacetOption{o.values[i].Code, o.values[i].Label, int(counts[i]), wanted[i]})
	}
	for _, code := range unknown {
		read, _ := o.read(code)
		list = append(list, FacetOption{Code: code, Label: read.Label, Picked: true})
	}
	if o.ordered {
		slices.SortFunc(list, func(a, b FacetOption) int { return cmp.Compare(a.Code, b.Code) })
	}
	return list
}

// commonestFirst lists the values that are counted or wanted. Each is sorted as
// one number made of its count and place, because numbers sort fast.
func commonestFirst(counts []uint32, wanted []bool) []uint32 {
	keys := make([]uint64, 0, len(counts))
	for i, n := range counts {
		if n > 0 || wanted[i] {
			keys = append(keys, uint64(math.MaxUint32-n)<<32|uint64(i))
		}
	}
	slices.Sort(keys)
	values := make([]uint32, len(keys))
	for i, key := range keys {
		values[i] = uint32(key)
	}
	return values
}
