package templates

import (
	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// HomePage is the front page. Its result is that of a query for all cases by
// last change: the first few are shown, and the counts of all. The survey says
// where all are.
type HomePage struct {
	Shell
	Result catalog.Result
	Survey catalog.Survey
}

func (p HomePage) shell() Shell {
	p.description = "An open directory of case studies of urban co-governance: how cities and the people who live in them run things together, read against five principles, with reasons and sources."
	return p.Shell
}

// mostCountries is how many countries the front page names.
const mostCountries = 12

// countriesOfMost are those with most cases.
func (p *HomePage) countriesOfMost() []tally {
	var list []tally
	options := p.Result.Facet("country").Options
	for _, o := range options[:min(len(options), mostCountries)] {
		list = append(list, tally{o.Label, CountryPath(o.Code), o.Count, p.Result.Total})
	}
	return list
}

// regionsHere are the world regions that have cases.
func (p *HomePage) regionsHere() []tally {
	var list []tally
	for _, r := range regions(&p.Result) {
		list = append(list, tally{r.name, RegionPath(r.code), r.cases, p.Result.Total})
	}
	return list
}

// example is a profile that has one of each kind of column.
var example = [5]casestudy.Score{
	{Level: casestudy.Strong}, {Level: casestudy.Strong}, {Level: casestudy.Moderate}, {Level: casestudy.Weak},
	{Level: casestudy.InsufficientInformation},
}
