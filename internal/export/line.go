package export

import "cogov/internal/casestudy"

// A Line is a case as lists have it in JSON. Scores are their codes, and null
// stands for what is not recorded.
type Line struct {
	Slug      string            `json:"slug"`
	Name      string            `json:"name"`
	City      *string           `json:"city"`
	Country   *string           `json:"country"`
	StartYear *int              `json:"start_year"`
	EndYear   *int              `json:"end_year"`
	Status    *string           `json:"status"`
	Kind      *string           `json:"kind"`
	Scale     *string           `json:"scale"`
	Lat       *float64          `json:"lat"`
	Lon       *float64          `json:"lon"`
	Summary   *string           `json:"summary"`
	Partners  []string          `json:"partners"`
	Scores    map[string]string `json:"scores"`
	Revision  int               `json:"revision"`
	URL       string            `json:"url"`
}

// LineOf is a case as a line, with the address of its page.
func LineOf(p *casestudy.Published, address string) Line {
	line := Line{
		Slug: p.Slug, Name: p.Name, City: orNil(p.City), Country: orNil(p.Country),
		StartYear: orNil(p.StartYear), EndYear: orNil(p.EndYear), Status: orNil(p.Status), Kind: orNil(p.Kind), Scale: orNil(p.Scale),
		Lat: p.Lat, Lon: p.Lon, Summary: orNil(p.Summary), Partners: append([]string{}, p.Partners...), Scores: map[string]string{},
		Revision: p.Revision, URL: address,
	}
	for i, principle := range casestudy.Principles {
		line.Scores[principle.Code] = string(p.Scores[i].Level)
	}
	return line
}

// orNil is nil, which JSON has as null, for what is not recorded.
func orNil[T comparable](value T) *T {
	var nothing T
	if value == nothing {
		return nil
	}
	return &value
}
