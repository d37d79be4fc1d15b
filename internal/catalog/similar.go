package catalog

import "cogov/internal/casestudy"

// A Similar is a case that is like another, which is the first of its likeness.
type Similar struct {
	Case *casestudy.Published
	Likeness
}

// How alike two cases are is a number of points, the same from either side:
//
//	2  for each principle on which both have the same level
//	2  for each topic of both
//	1  for each kind of resource of both
//	1  for each of the five partners that takes part in both or in neither,
//	   where both have any
//	1  for each that is the same: kind, scale, origin
//	1  for the same country, and 1 more for the same city
//
// What is not recorded earns nothing: no missing state, no unknown origin.
var points = map[string]int{"topic": 2, "resource": 1, "partner": 1, "kind": 1, "scale": 1, "origin": 1}

const pointsOfLevel = 2

// fewestPoints make a case similar: about half of what two cases can have in
// common without a topic.
const fewestPoints = 8

// Similar gives up to n cases that are most like the one of a slug, those of
// equal points by name.
func (c *Catalog) Similar(slug string, n int) []Similar {
	row, ok := c.bySlug[slug]
	if !ok {
		return nil
	}
	counted := newCounting(c.all)
	defer counted.end()
	c.countChoices(row, counted)
	c.countPartners(row, counted)
	c.countPlace(row, counted)
	points := counted.sum()
	others := counted.set()
	copy(others, c.all)
	others.remove(row)
	of := c.entries[row].published()
	list := make([]Similar, 0, n)
	for _, other := range points.most(n, counted.set(), others) {
		if points.count(other) >= fewestPoints {
			p := c.entries[other].published()
			list = append(list, Similar{p, Compare(&of.Case, &p.Case)})
		}
	}
	return list
}

// countChoices counts what is said by options of vocabularies.
func (c *Catalog) countChoices(row int32, counted *counting) {
	for _, choice := range c.entries[row].choices {
		f, column := &facets[choice.facet], c.columns[choice.facet].(vocabulary)
		code := f.options[choice.option].Code
		switch {
		case f.isPrinciple() && !isMissing(code):
			counted.add(column.sets[choice.option], pointsOfLevel)
		case code != casestudy.Unknown:
			counted.add(column.sets[choice.option], points[f.param])
		}
	}
}

// countPartners counts those that take part in neither.
func (c *Catalog) countPartners(row int32, counted *counting) {
	partners := c.columns[facetIndex("partner")].(vocabulary)
	some := counted.set() // of which any is recorded
	for _, rows := range partners.sets {
		some.or(rows)
	}
	if !some.has(row) {
		return
	}
	for _, rows := range partners.sets {
		if !rows.has(row) {
			neither := counted.set()
			copy(neither, some)
			neither.andNot(rows)
			counted.add(neither, points["partner"])
		}
	}
}

// countPlace counts the same country and the same city.
func (c *Catalog) countPlace(row int32, counted *counting) {
	for _, param := range []string{"country", "city"} {
		places := c.columns[facetIndex(param)].(occurring)
		value := places.of[row]
		if int(value) == len(places.values) {
			continue // it has none
		}
		rows := counted.set()
		rows.addAll(places.with(value))
		counted.add(rows, 1)
	}
}
