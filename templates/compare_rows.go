package templates

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

func (p *ComparePage) scoreRows() []comparedRow {
	var rows []comparedRow
	for i, principle := range casestudy.Principles {
		level := func(c *casestudy.Case) string { return levelLabel(c.Scores[i].Level) }
		rows = append(rows, p.row(principle.Name, level, func(c *casestudy.Case) templ.Component { return comparedScore(&c.Scores[i]) })...)
	}
	return rows
}

// partnerRows ask of each partner whether it takes part. Which organisations it
// has differs from case to case and counts for nothing.
func (p *ComparePage) partnerRows() []comparedRow {
	rows := p.texts("Type", func(c *casestudy.Case) string { return partnershipType(c.Partners) })
	for _, o := range casestudy.Partners {
		part := func(c *casestudy.Case) string { return strconv.FormatBool(slices.Contains(c.Partners, o.Code)) }
		rows = append(rows, p.row(o.Label, part, func(c *casestudy.Case) templ.Component {
			return comparedPartner(slices.Contains(c.Partners, o.Code), organisationsOf(c, o.Code))
		})...)
	}
	rows = append(rows, p.lists("Other organisations", func(c *casestudy.Case) []string { return organisationNames(organisationsOf(c, "")) })...)
	return append(rows, p.texts("How they work together", func(c *casestudy.Case) string { return c.PartnershipNote })...)
}

func organisationNames(list []casestudy.Organisation) []string {
	names := make([]string, len(list))
	for i, o := range list {
		names[i] = o.Name
	}
	return names
}

// comparedElsewhere are fields with rows of their own, or that say nothing
// beside those of another case. Any other field is a fact.
var comparedElsewhere = []string{
	"name", "city", "country", "lat", "lon", "start_year", "end_year", "status",
	"summary", "description", "partners", "partnership_note", "caveats", "added",
}

func (p *ComparePage) factRows() []comparedRow {
	rows := p.texts("Country or territory", func(c *casestudy.Case) string { return countryName(c.Country) })
	rows = append(rows, p.texts("City", func(c *casestudy.Case) string { return c.City })...)
	rows = append(rows, p.texts("Years", lifetime)...)
	for _, s := range casestudy.Sections {
		if s.Name == casestudy.ProfileSection {
			continue
		}
		for _, f := range s.Fields {
			if !slices.Contains(comparedElsewhere, f.Name) {
				rows = append(rows, p.fieldRows(f)...)
			}
		}
	}
	return rows
}

// fieldRows compares a field by its kind.
func (p *ComparePage) fieldRows(f casestudy.Field) []comparedRow {
	value := func(c *casestudy.Case) string { return f.Value(c).String() }
	switch f.Kind {
	case casestudy.Choice, casestudy.Choices:
		return p.sets(f.Label, func(c *casestudy.Case) []string { return labelsOf(f, value(c)) })
	case casestudy.Lines:
		return p.lists(f.Label, func(c *casestudy.Case) []string { return split(value(c), "\n") })
	case casestudy.URL:
		return p.row(f.Label, value, func(c *casestudy.Case) templ.Component { return comparedAddress(value(c)) })
	}
	return p.texts(f.Label, value)
}

func labelsOf(f casestudy.Field, codes string) []string {
	labels := split(codes, "|")
	for i, code := range labels {
		labels[i] = casestudy.Label(f.Options, code)
	}
	return labels
}

// split gives no text at all for an empty one.
func split(s, separator string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, separator)
}

func (p *ComparePage) wordRows() []comparedRow {
	rows := p.texts("In short", func(c *casestudy.Case) string { return c.Summary })
	rows = append(rows, p.lists("Initiatives", func(c *casestudy.Case) (names []string) {
		for _, i := range c.Initiatives {
			names = append(names, i.Name)
		}
		return names
	})...)
	rows = append(rows, p.lists("Timeline", func(c *casestudy.Case) (lines []string) {
		for _, m := range c.Milestones {
			lines = append(lines, strings.TrimSpace(yearText(m.Year)+" "+m.Text))
		}
		return lines
	})...)
	rows = append(rows, p.lists("Open doubts", func(c *casestudy.Case) []string { return c.Caveats })...)
	return append(rows, p.texts("Number of sources", func(c *casestudy.Case) string { return number(len(c.Sources)) })...)
}
