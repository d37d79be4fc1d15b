package catalog

import (
	"cmp"
	"math"
	"slices"

	"cogov/internal/casestudy"
)

// Orders that others ask for.
const (
	Relevance = "relevance" // only of a text to find
	Updated   = "updated"   // published last, first

	byName = "name"
)

// Sorts are the orders a list can have. Relevance needs a text to find.
var Sorts = sorts()

func sorts() []casestudy.Option {
	list := []casestudy.Option{
		{Code: Relevance, Label: "Relevance"},
		{Code: byName, Label: "Name"},
		{Code: "newest", Label: "Start year, newest first"},
		{Code: "oldest", Label: "Start year, oldest first"},
		{Code: Updated, Label: "Last updated"},
	}
	for _, p := range casestudy.Principles {
		list = append(list, casestudy.Option{Code: p.Code, Label: p.Name + ", strongest first"})
	}
	return list
}

func isSort(code string) bool {
	return slices.ContainsFunc(Sorts, func(o casestudy.Option) bool { return o.Code == code })
}

// makeOrders lists all rows in each order but relevance.
func (c *Catalog) makeOrders() map[string][]int32 {
	orders := map[string][]int32{
		byName:   slices.Collect(c.all.rows()),
		"newest": c.ordered(func(row int32) int64 { return unknownLast(-int64(c.lives[row].first)) }),
		"oldest": c.ordered(func(row int32) int64 { return unknownLast(int64(c.lives[row].first)) }),
		Updated:  c.ordered(func(row int32) int64 { return -c.entries[row].Changed.UnixMicro() }),
	}
	for i, f := range facets {
		if levels, ok := c.columns[i].(vocabulary); ok && f.isPrinciple() {
			orders[f.param] = c.strongestFirst(levels)
		}
	}
	return orders
}

// ordered lists the rows by ascending key; equal ones stay by name.
func (c *Catalog) ordered(key func(row int32) int64) []int32 {
	type keyed struct {
		key int64
		row int32
	}
	list := make([]keyed, 0, c.Len())
	for row := range c.all.rows() {
		list = append(list, keyed{key(row), row})
	}
	slices.SortFunc(list, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.row, b.row))
	})
	rows := make([]int32, len(list))
	for i, k := range list {
		rows[i] = k.row
	}
	return rows
}

// unknownLast is a key that puts the year 0 after all others.
func unknownLast(year int64) int64 {
	if year == 0 {
		return math.MaxInt64
	}
	return year
}

// strongestFirst lists the rows by their level on a principle. All missing
// states are equal.
func (c *Catalog) strongestFirst(levels vocabulary) []int32 {
	rows := make([]int32, 0, c.Len())
	rest := slices.Clone(c.all)
	for i, o := range levels.choices {
		if !isMissing(o.Code) {
			rows = slices.AppendSeq(rows, levels.sets[i].rows())
			rest.andNot(levels.sets[i])
		}
	}
	return slices.AppendSeq(rows, rest.rows())
}
