package main

import (
	"container/heap"
	"math"
)

// simplify leaves out the points of a line that matter least, by the method of
// Visvalingam and Whyatt: again and again the one that makes the smallest
// triangle with its neighbours, while that is smaller than an area in units of
// the plate. The ends stay, so that lines go on meeting.
func simplify(line []point, area float64) []point {
	if len(line) < 3 {
		return line
	}
	q := newCorners(line)
	for q.Len() > 0 && q.order[0].area < area {
		gone := heap.Pop(q).(*corner)
		gone.before.after, gone.after.before = gone.after, gone.before
		for _, next := range []*corner{gone.before, gone.after} {
			if next.index >= 0 {
				// Never smaller than what went before it: otherwise a fine
				// line would be eaten up from one end.
				next.area = max(next.triangle(), gone.area)
				heap.Fix(q, next.index)
			}
		}
	}
	var kept []point
	for c := q.first; c != nil; c = c.after {
		kept = append(kept, line[c.at])
	}
	return kept
}

// A corner is a point that is still on the line.
type corner struct {
	at            int // on the line
	x, y          float64
	before, after *corner
	area          float64
	index         int // in the queue; -1 for the ends
}

func (c *corner) triangle() float64 {
	a, b := c.before, c.after
	return math.Abs((a.x-c.x)*(b.y-c.y)-(b.x-c.x)*(a.y-c.y)) / 2
}

// corners are a queue in which the one of the smallest triangle is first.
type corners struct {
	first *corner
	order []*corner
}

func newCorners(line []point) *corners {
	all := make([]corner, len(line))
	q := &corners{first: &all[0]}
	for i, p := range line {
		c := &all[i]
		c.at, c.index = i, -1
		c.x, c.y = p.onPlate()
		if i > 0 {
			c.before, all[i-1].after = &all[i-1], c
		}
	}
	for i := 1; i < len(all)-1; i++ {
		all[i].area, all[i].index = all[i].triangle(), i-1
		q.order = append(q.order, &all[i])
	}
	heap.Init(q)
	return q
}

func (q *corners) Len() int { return len(q.order) }

// Less keeps the order of the line among equals, so that every run gives the
// same.
func (q *corners) Less(i, j int) bool {
	a, b := q.order[i], q.order[j]
	return a.area < b.area || a.area == b.area && a.at < b.at
}

func (q *corners) Swap(i, j int) {
	q.order[i], q.order[j] = q.order[j], q.order[i]
	q.order[i].index, q.order[j].index = i, j
}

func (q *corners) Push(any) { panic("nothing is added to the corners of a line") }

func (q *corners) Pop() any {
	last := q.order[len(q.order)-1]
	q.order = q.order[:len(q.order)-1]
	last.index = -1
	return last
}
