package casestudy

import (
	"cmp"
	"fmt"
	"slices"
)

// rules checks what no field can see alone. It asks whether a field was
// answered, not what was read: a wrong answer has its own problem.
func (a Answers) rules(c *Case) Problems {
	var p Problems
	if c.StartYear != 0 && c.EndYear != 0 && c.EndYear < c.StartYear {
		p.add("end_year", fmt.Sprintf("End year must be %d or later", c.StartYear))
	}
	if a.has("lon") && !a.has("lat") {
		p.add("lat", "Latitude is missing: give both degrees or neither")
	}
	if a.has("lat") && !a.has("lon") {
		p.add("lon", "Longitude is missing: give both degrees or neither")
	}
	for _, i := range a.given(contacts) {
		name := contacts.PartName(i, "name")
		if !a.has(name) && !a.has(contacts.PartName(i, "email")) && !a.has(contacts.PartName(i, "url")) {
			p.add(name, fmt.Sprintf("Contact %d: give a name, an e-mail or a web address", i+1))
		}
	}
	return p
}

// complete says who scored where an editor left it open: a level that came
// from no published record is a reading.
func (s *Score) complete() {
	if s.ScoredBy == "" && s.Level != NotAssessed && s.Level != "" {
		s.ScoredBy = ByReading
	}
}

// Rescored marks the scores whose published level an editor changed: they are
// readings from then on. before is the case as it was. It gives the names of
// the principles concerned.
func (c *Case) Rescored(before *Case) []string {
	var names []string
	for i := range c.Scores {
		was, is := before.Scores[i], &c.Scores[i]
		if was.ScoredBy == ByPublication && is.ScoredBy == ByPublication && was.Level != is.Level {
			is.ScoredBy = ByReading
			names = append(names, Principles[i].Name)
		}
	}
	return names
}

// ToPublish lists what is missing before the public may see the case.
func (c *Case) ToPublish() Problems {
	var p Problems
	for _, need := range []struct{ name, value, text string }{
		{"name", c.Name, "Enter a name"},
		{"city", c.City, "Enter a city, to publish the case"},
		{"country", c.Country, "Choose a country or territory, to publish the case"},
		{"summary", cmp.Or(c.Summary, c.Description), "Enter a summary or a description, to publish the case"},
	} {
		if need.value == "" {
			p = append(p, Problem{need.name, need.text})
		}
	}
	return p
}

// Advice lists what would make the case better. It never blocks.
func (c *Case) Advice() Problems {
	p, assessed := c.scoreAdvice()
	for _, weak := range []struct {
		is         bool
		name, text string
	}{
		{c.Summary == "", "summary", "Without a summary, lists show nothing but the name"},
		{c.StartYear == 0, "start_year", "Without a start year nobody finds the case by its time"},
		{c.EndYear != 0 && c.Status == Ongoing, "status", "The case has an end year, but its status is Ongoing"},
		{!assessed, Principles[0].Code, "No principle is assessed"},
		{len(c.Sources) == 0, "sources", "No source is named"},
		{c.Lat == nil || c.Lon == nil, "lat", "Without latitude and longitude the case is not on the map"},
		{len(c.Partners) < 2, "partners", "Fewer than two partners are chosen"},
	} {
		if weak.is {
			p = append(p, Problem{weak.name, weak.text})
		}
	}
	p.sort()
	return p
}

// scoreAdvice lists what is weak in the scores, and says whether there are any. A
// published level needs nothing more.
func (c *Case) scoreAdvice() (p Problems, assessed bool) {
	for i, s := range c.Scores {
		assessed = assessed || s.Level != NotAssessed && s.Level != ""
		if s.Level.Ordinal() == 0 || s.ScoredBy == ByPublication {
			continue
		}
		is := Principles[i].Name + " is " + s.Level.Label()
		if s.Rationale == "" {
			p = append(p, Problem{Principles[i].Code + "_rationale", is + " without a reason"})
		}
		if s.Source == "" {
			p = append(p, Problem{Principles[i].Code + "_source", is + " without evidence"})
		}
	}
	return p, assessed
}

// KeepOrder leaves a set of codes in the order it had before where it holds
// the same codes: a form gives them in the vocabulary's order, which is no
// change.
func (c *Case) KeepOrder(before *Case) {
	for _, f := range Fields() {
		if f.Kind != Choices {
			continue
		}
		is, was := f.Value(c), f.Value(before)
		if slices.Equal(sorted(is.String()), sorted(was.String())) {
			is.Set(was.String()) // a set takes any text
		}
	}
}

func sorted(codes string) []string { return slices.Sorted(slices.Values(split(codes, "|"))) }
