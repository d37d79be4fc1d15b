package catalog

import (
	"iter"
	"math/bits"
)

// A set of rows, one bit a row.
type set []uint64

// newSet makes an empty set for n rows.
func newSet(n int) set { return make(set, (n+63)/64) }

// fullSet makes the set of all of n rows.
func fullSet(n int) set {
	s := newSet(n)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if n%64 != 0 {
		s[len(s)-1] = 1<<(n%64) - 1
	}
	return s
}

func (s set) add(row int32) { s[row/64] |= 1 << (row % 64) }

func (s set) addAll(rows []int32) {
	for _, row := range rows {
		s.add(row)
	}
}

func (s set) remove(row int32) { s[row/64] &^= 1 << (row % 64) }

func (s set) has(row int32) bool { return s[row/64]&(1<<(row%64)) != 0 }

func (s set) or(t set) {
	for i, word := range t[:len(s)] {
		s[i] |= word
	}
}

func (s set) and(t set) {
	for i, word := range t[:len(s)] {
		s[i] &= word
	}
}

func (s set) andNot(t set) {
	for i, word := range t[:len(s)] {
		s[i] &^= word
	}
}

// orBoth adds the rows that are in both of two sets.
func (s set) orBoth(t, u set) {
	for i, word := range t[:len(s)] {
		s[i] |= word & u[i]
	}
}

// count is the number of rows.
func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// countBoth is the number of rows in both sets.
func (s set) countBoth(t set) int {
	n := 0
	for i, word := range t[:len(s)] {
		n += bits.OnesCount64(s[i] & word)
	}
	return n
}

// countBelow is the number of rows before one.
func (s set) countBelow(row int32) int {
	return s[:row/64].count() + bits.OnesCount64(s[row/64]&(1<<(row%64)-1))
}

// before and after give the nearest row on a side of one, or -1.
func (s set) before(row int32) int32 {
	word := s[row/64] & (1<<(row%64) - 1)
	for i := row / 64; ; word = s[i] {
		if word != 0 {
			return i*64 + 63 - int32(bits.LeadingZeros64(word))
		}
		if i--; i < 0 {
			return -1
		}
	}
}

func (s set) after(row int32) int32 {
	word := s[row/64] &^ (2<<(row%64) - 1)
	for i := row / 64; ; word = s[i] {
		if word != 0 {
			return i*64 + int32(bits.TrailingZeros64(word))
		}
		if i++; int(i) == len(s) {
			return -1
		}
	}
}

// rows gives the rows in ascending order.
func (s set) rows() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i, word := range s {
			for ; word != 0; word &= word - 1 {
				if !yield(int32(i*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}
