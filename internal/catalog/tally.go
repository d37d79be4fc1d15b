package catalog

import (
	"cmp"
	"slices"
)

// A tally counts for every row at once. Its sets are the binary digits of the
// counts, the ones first.
type tally []set

// A counting is the sets of rows to be counted, by the digit at which they
// count: those at digit 1 count two, and so on.
type counting [][]set

// add has every row of a set count some more.
func (c *counting) add(rows set, times int) {
	for digit := 0; times > 0; digit, times = digit+1, times>>1 {
		for len(*c) <= digit {
			*c = append(*c, nil)
		}
		if times&1 == 1 {
			(*c)[digit] = append((*c)[digit], rows)
		}
	}
}

// sum counts 64 rows at a time: at each digit every two words and the sum so
// far give a new sum and one word over for the next digit.
func (c counting) sum(words int) tally {
	var t tally
	var in, over []uint64
	for i := range words {
		over = over[:0]
		for digit := 0; digit < len(c) || len(over) > 0; digit++ {
			in, over = over, in[:0]
			if digit < len(c) {
				for _, rows := range c[digit] {
					in = append(in, rows[i])
				}
			}
			if digit == len(t) {
				t = append(t, make(set, words))
			}
			t[digit][i], over = addWords(in, over)
		}
	}
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

// most gives up to n of some rows that count most, those of a greater count
// first, then the first ones. It goes down the digits: rows with a digit count
// more than those without, so they are sure of a place if they are not too many.
func (t tally) most(n int, among set) []int32 {
	sure, open := make(set, len(among)), slices.Clone(among)
	for _, rows := range slices.Backward(t) {
		if sure.count()+open.countBoth(rows) > n {
			open.and(rows)
		} else {
			sure.orBoth(open, rows)
			open.andNot(rows)
		}
	}
	list := slices.Collect(sure.rows())
	for row := range open.rows() { // they all count the same
		if len(list) >= n {
			break
		}
		list = append(list, row)
	}
	slices.SortFunc(list, func(a, b int32) int { return cmp.Or(cmp.Compare(t.count(b), t.count(a)), cmp.Compare(a, b)) })
	return list
}
