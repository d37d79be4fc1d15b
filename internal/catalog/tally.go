package catalog

import (
	"cmp"
	"slices"
	"sync"
)

// A counting counts for every row at once in how many sets it is. The sets stand
// by the binary digit at which they count: those at digit 1 count two, and so on.
type counting struct {
	words    int // of a set
	terms    [][]set
	in, over []uint64
	spare    []uint64 // room for sets, which the next counting takes over
}

var countings = sync.Pool{New: func() any { return new(counting) }}

// newCounting begins a counting; end gives its room back. Nothing of it may be
// used after that.
func newCounting(rows set) *counting {
	c := countings.Get().(*counting)
	c.words, c.spare = len(rows), c.spare[:0]
	for digit := range c.terms {
		c.terms[digit] = c.terms[digit][:0]
	}
	return c
}

func (c *counting) end() {
	for _, sets := range c.terms {
		clear(sets) // they are the catalogue's, which may be replaced
	}
	countings.Put(c)
}

// set makes an empty set.
func (c *counting) set() set {
	used := len(c.spare)
	if used+c.words > cap(c.spare) {
		used, c.spare = 0, make([]uint64, 0, 32*c.words)
	}
	c.spare = c.spare[:used+c.words]
	s := set(c.spare[used : used+c.words : used+c.words])
	clear(s)
	return s
}

// add has every row of a set count some more.
func (c *counting) add(rows set, times int) {
	for digit := 0; times > 0; digit, times = digit+1, times>>1 {
		for len(c.terms) <= digit {
			c.terms = append(c.terms, nil)
		}
		if times&1 == 1 {
			c.terms[digit] = append(c.terms[digit], rows)
		}
	}
}

// A tally is what a counting comes to. Its sets are the binary digits of the
// counts, the ones first.
type tally []set

// sum counts 64 rows at a time: at each digit every two words and the sum so
// far give a new sum and one word over for the next digit.
func (c *counting) sum() tally {
	var t tally
	in, over := c.in, c.over
	for i := range c.words {
		over = over[:0]
		for digit := 0; digit < len(c.terms) || len(over) > 0; digit++ {
			in, over = over, in[:0]
			if digit < len(c.terms) {
				for _, rows := range c.terms[digit] {
					in = append(in, rows[i])
				}
			}
			if digit == len(t) {
				t = append(t, c.set())
			}
			t[digit][i], over = addWords(in, over)
		}
	}
	c.in, c.over = in, over
	return t
}

// addWords adds words bit by bit: their sums, and what is over.
func addWords(in, over []uint64) (sum uint64, _ []uint64) {
	if len(in) == 0 {
		return 0, over
	}
	sum, in = in[0], in[1:]
	for ; len(in) > 1; in = in[2:] {
		either := in[0] ^ in[1]
		over = append(over, in[0]&in[1]|either&sum)
		sum ^= either
	}
	if len(in) == 1 {
		over = append(over, sum&in[0])
		sum ^= in[0]
	}
	return sum, over
}

// count is the count of a row.
func (t tally) count(row int32) int {
	n := 0
	for digit, rows := range t {
		if rows.has(row) {
			n |= 1 << digit
		}
	}
	return n
}

// most gives up to n of the open rows that count most, those of a greater count
// first, then the first ones. Sure is empty; both are used up. It goes down the digits: rows with a digit count
// more than those without, so they are sure of a place if they are not too many.
func (t tally) most(n int, sure, open set) []int32 {
	for _, rows := range slices.Backward(t) {
		if sure.count()+open.countBoth(rows) > n {
			open.and(rows)
		} else {
			sure.orBoth(open, rows)
			open.andNot(rows)
		}
	}
	list := make([]int32, 0, n)
	for row := range sure.rows() {
		list = append(list, row)
	}
	for row := range open.rows() { // they all count the same
		if len(list) >= n {
			break
		}
		list = append(list, row)
	}
	slices.SortFunc(list, func(a, b int32) int { return cmp.Or(cmp.Compare(t.count(b), t.count(a)), cmp.Compare(a, b)) })
	return list
}
