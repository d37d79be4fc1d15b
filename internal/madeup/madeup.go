// Package madeup makes up cases for tests and measurements: plausible ones, as
// varied as real ones are and as long. The same number and seed always give the
// same cases, and every case is one that an editor could save.
package madeup

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// Cases makes up n cases with distinct slugs.
func Cases(n int, seed uint64) []casestudy.Case {
	return slices.AppendSeq(make([]casestudy.Case, 0, n), All(n, seed))
}

// All gives the same cases one by one, for more of them than fit in memory.
func All(n int, seed uint64) iter.Seq[casestudy.Case] {
	return func(yield func(casestudy.Case) bool) {
		m := maker{rand.New(rand.NewPCG(seed, uint64(n))), nil}
		m.cities = m.makeCities(min(max(n/20, 1), 2000))
		for i := range n {
			if !yield(m.makeCase(i)) {
				return
			}
		}
	}
}

// A maker rolls the dice.
type maker struct {
	*rand.Rand
	cities []city
}

// chance is true in so many of a hundred times.
func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

// between is a number from low to high.
func (m *maker) between(low, high int) int { return low + m.IntN(high-low+1) }

// one takes one of several texts. The first are the likeliest, as the first
// words of a language are.
func (m *maker) one(of []string) string {
	a, b := m.IntN(len(of)), m.IntN(len(of))
	return of[min(a, b)]
}

// code takes one code of a vocabulary.
func (m *maker) code(of []casestudy.Option) string { return of[m.IntN(len(of))].Code }

// some takes from low to high codes of a vocabulary, in its order.
func (m *maker) some(of []casestudy.Option, low, high int) []string {
	picks := m.Perm(len(of))[:m.between(low, high)]
	slices.Sort(picks)
	var codes []string
	for _, i := range picks {
		codes = append(codes, of[i].Code)
	}
	return codes
}

// sometimes gives a text in so many of a hundred times, and else none.
func (m *maker) sometimes(percent int, text func() string) string {
	if m.chance(percent) {
		return text()
	}
	return ""
}

func (m *maker) makeCase(i int) casestudy.Case {
	var c casestudy.Case
	m.place(&c)
	m.call(&c, i)
	m.date(&c)
	c.Kind = m.sometimes(95, func() string { return m.code(casestudy.Kinds) })
	c.Scale = m.sometimes(95, func() string { return m.code(casestudy.Scales) })
	c.Origin = m.code(casestudy.Origins)
	c.ResourceTypes = m.some(casestudy.ResourceTypes, 0, 3)
	c.Topics = m.some(casestudy.Topics, 0, 4)
	c.Partners = m.some(casestudy.Partners, 0, len(casestudy.Partners))
	m.describe(&c)
	m.furnish(&c)
	for p := range c.Scores {
		c.Scores[p] = m.score(&c)
	}
	if m.chance(20) {
		c.Readings = []casestudy.Reading{m.reading(&c, "First reading"), m.reading(&c, "Second reading")}
	}
	return c
}

// call names the case; its number keeps the slug its own.
func (m *maker) call(c *casestudy.Case, i int) {
	switch {
	case m.chance(3):
		c.Name = m.one(foreignNames)
		c.Aliases = []string{m.one(things) + " of " + c.City}
	case m.chance(50):
		c.Name = c.City + " " + m.one(things)
	default:
		c.Name = m.one(epithets) + " " + m.one(things) + " " + c.City
	}
	if m.chance(25) {
		c.Aliases = append(c.Aliases, m.one(foreignNames))
	}
	c.Slug = strings.Trim(places.Slug(c.Name)+"-"+strconv.Itoa(i+1), "-")
}

func (m *maker) date(c *casestudy.Case) {
	c.Status = m.code(casestudy.Statuses)
	if m.chance(40) {
		c.Status = casestudy.Ongoing
	}
	if m.chance(92) {
		c.StartYear = 2025 - min(m.IntN(60), m.IntN(60))
	}
	if c.Status != casestudy.Ongoing && m.chance(60) {
		c.EndYear = min(max(c.StartYear, 1990)+m.IntN(12), 2026)
	}
	c.Added = m.day(2015, 2026)
}

func (m *maker) day(from, to int) string {
	return fmt.Sprintf("%d-%02d-%02d", m.between(from, to), m.between(1, 12), m.between(1, 28))
}

// Publish gives the cases what the directory knows about published ones: IDs
// from 1, and hours apart in no order the days they were changed.
func Publish(cases []casestudy.Case) []casestudy.Published {
	published := make([]casestudy.Published, len(cases))
	begin := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, c := range cases {
		hours := time.Duration(i * 7919 % 1000)
		published[i] = casestudy.Published{ID: int64(i + 1), Revision: 1 + i%5, Changed: begin.Add(hours * time.Hour), Case: c}
	}
	return published
}
