package madeup

import (
	"fmt"
	"strings"

	"cogov/internal/casestudy"
)

// furnish adds what a case has several of, and its addresses.
func (m *maker) furnish(c *casestudy.Case) {
	c.Website = m.sometimes(70, func() string { return "https://example.org/" + c.Slug })
	for range m.between(0, 6) {
		c.Organisations = append(c.Organisations, m.organisation(c))
	}
	for range m.between(0, 3) {
		c.Initiatives = append(c.Initiatives, casestudy.Initiative{Name: m.one(things) + " in " + m.one(spots), Description: m.sentence(c, patterns)})
	}
	for i := range m.between(0, 5) {
		c.Milestones = append(c.Milestones, casestudy.Milestone{Year: max(c.StartYear, 2000) + 2*i, Text: m.sentence(c, patterns)})
	}
	for i := range m.between(1, 6) {
		c.Sources = append(c.Sources, m.source(c, i))
	}
	if m.chance(40) {
		c.Contacts = append(c.Contacts, m.contact(c))
	}
}

func (m *maker) organisation(c *casestudy.Case) casestudy.Organisation {
	return casestudy.Organisation{
		Name:    m.one(things) + " " + m.one([]string{"Association", "Foundation", "Office", "Network", "Cooperative", "Institute"}) + " of " + c.City,
		Partner: m.code(casestudy.Partners),
		Role:    m.code(casestudy.Roles),
	}
}

func (m *maker) source(c *casestudy.Case, i int) casestudy.Source {
	s := casestudy.Source{Title: strings.TrimSuffix(m.sentence(c, patterns), ".")}
	if m.chance(80) {
		s.URL = fmt.Sprintf("https://source.example.org/%s/%d", c.Slug, i+1)
	}
	if m.chance(60) {
		s.Publisher = "City of " + c.City
	}
	if m.chance(60) {
		s.Year = m.between(2000, 2026)
	}
	return s
}

func (m *maker) contact(c *casestudy.Case) casestudy.Contact {
	return casestudy.Contact{Name: "Office of the " + m.one(things), Email: c.Slug + "@example.org", Released: m.chance(50)}
}

// score gives a level in three of four times, and else says why not.
func (m *maker) score(c *casestudy.Case) casestudy.Score {
	levels := []casestudy.Level{
		casestudy.Strong, casestudy.Strong, casestudy.Strong, casestudy.Moderate, casestudy.Moderate, casestudy.Moderate,
		casestudy.Moderate, casestudy.Weak, casestudy.Weak, casestudy.NotAssessed, casestudy.InsufficientInformation,
		casestudy.NotApplicable,
	}
	s := casestudy.Score{Level: levels[m.IntN(len(levels))]}
	if s.Level == casestudy.NotAssessed {
		return s
	}
	s.ScoredBy = casestudy.ByReading
	s.Date = m.day(2024, 2026)
	s.Rationale = m.sentence(c, patterns)
	s.Confidence = m.code(casestudy.Confidences)
	if m.chance(25) {
		s = casestudy.Score{Level: s.Level, ScoredBy: casestudy.ByPublication, Source: "https://records.example.org/" + c.Slug}
	}
	return s
}

func (m *maker) reading(c *casestudy.Case, reader string) casestudy.Reading {
	r := casestudy.Reading{Reader: reader, Date: m.day(2025, 2026), Basis: "The sources listed."}
	for i := range r.Scores {
		s := m.score(c)
		r.Scores[i] = casestudy.Score{Level: s.Level, Rationale: s.Rationale, Source: s.Source, Confidence: s.Confidence}
	}
	return r
}
