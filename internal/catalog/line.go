package catalog

import (
	"slices"
	"time"

	"cogov/internal/casestudy"
)

// A line is what the catalogue keeps of a case: what lists, maps and figures
// show. It takes a fifth of the memory of a Published, because codes are shared
// with their vocabularies and texts that lists do not show are left out.
type line struct {
	ID                  int64
	Revision            int
	Changed             time.Time
	Slug, Name, Summary string
	City, Country       string
	Lat, Lon            *float64
	StartYear, EndYear  int

	Status, Kind, Scale, Origin     string
	Partners, ResourceTypes, Topics []string

	scores [5]mark
}

// A mark is a score's level, who gave it and how sure it is, each as its place
// in the vocabulary, from 1.
type mark struct{ level, scoredBy, confidence uint8 }

func newLine(p *casestudy.Published) line {
	l := line{
		ID: p.ID, Revision: p.Revision, Changed: p.Changed,
		Slug: p.Slug, Name: p.Name, Summary: p.Summary, City: p.City, Country: p.Country, Lat: p.Lat, Lon: p.Lon,
		StartYear: p.StartYear, EndYear: p.EndYear,
		Status: shared(casestudy.Statuses, p.Status), Kind: shared(casestudy.Kinds, p.Kind),
		Scale: shared(casestudy.Scales, p.Scale), Origin: shared(casestudy.Origins, p.Origin),
		Partners: allShared(casestudy.Partners, p.Partners), ResourceTypes: allShared(casestudy.ResourceTypes, p.ResourceTypes),
		Topics: allShared(casestudy.Topics, p.Topics),
	}
	for i, s := range p.Scores {
		l.scores[i] = mark{place(casestudy.Levels, string(s.Level)), place(casestudy.ScoredBy, s.ScoredBy), place(casestudy.Confidences, s.Confidence)}
	}
	return l
}

// published is the line as a case. Nobody may change its sets.
func (l *line) published() *casestudy.Published {
	p := &casestudy.Published{ID: l.ID, Revision: l.Revision, Changed: l.Changed, Case: casestudy.Case{
		Slug: l.Slug, Name: l.Name, Summary: l.Summary, City: l.City, Country: l.Country, Lat: l.Lat, Lon: l.Lon,
		StartYear: l.StartYear, EndYear: l.EndYear, Status: l.Status, Kind: l.Kind, Scale: l.Scale, Origin: l.Origin,
		Partners: l.Partners, ResourceTypes: l.ResourceTypes, Topics: l.Topics,
	}}
	for i := range l.scores {
		p.Scores[i].Level, p.Scores[i].ScoredBy = l.level(i), at(casestudy.ScoredBy, l.scores[i].scoredBy)
	}
	return p
}

// level is that of a principle, by its place.
func (l *line) level(principle int) casestudy.Level {
	return casestudy.Level(at(casestudy.Levels, l.scores[principle].level))
}

// place is where a code stands in a vocabulary, from 1; 0 if nowhere.
func place(options []casestudy.Option, code string) uint8 {
	return uint8(1 + slices.IndexFunc(options, func(o casestudy.Option) bool { return o.Code == code }))
}

// at is the code at a place.
func at(options []casestudy.Option, place uint8) string {
	if place == 0 {
		return ""
	}
	return options[place-1].Code
}

// shared is the vocabulary's own copy of a code it has.
func shared(options []casestudy.Option, code string) string {
	if n := place(options, code); n > 0 {
		return at(options, n)
	}
	return code
}

func allShared(options []casestudy.Option, codes []string) []string {
	if len(codes) == 0 {
		return nil
	}
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = shared(options, code)
	}
	return list
}
