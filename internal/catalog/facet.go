package catalog

import (
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// A facet is a parameter that picks cases by a coded value. Either its options
// are a vocabulary, or (options is nil) its values are what occurs in the cases.
type facet struct {
	param, label string
	options      []casestudy.Option
	codes        func(*casestudy.Case) string // of a case, joined by "|"
	every        bool                         // a case must have every picked value, not any
	ordered      bool                         // the order of its values says more than how many cases each has

	// Of a facet without a vocabulary: what a case calls its value, and the
	// value that a URL names, whether or not a case has it.
	name func(*casestudy.Case) string
	read func(value string) (casestudy.Option, bool)
}

// facets are those of the outline, in its order, and then the derived ones.
var facets = facetsOf(casestudy.Fields())

func facetsOf(fields []casestudy.Field) []facet {
	var list []facet
	for _, f := range fields {
		if f.Facet != "" {
			list = append(list, fieldFacet(f))
		}
	}
	list = append(list, cityFacet, regionFacet, scoredByFacet, withoutFacet, startedFacet)
	return append(list, unrecordedFacet(list))
}

func fieldFacet(f casestudy.Field) facet {
	codes := func(c *casestudy.Case) string { return f.Value(c).String() }
	if f.Kind != casestudy.Country {
		return facet{param: f.Facet, label: f.Label, options: f.Options, codes: codes}
	}
	return facet{
		param: f.Facet, label: f.Label,
		codes: func(c *casestudy.Case) string { return strings.ToLower(codes(c)) },
		name:  func(c *casestudy.Case) string { return countryName(codes(c)) },
		read:  readCountry,
	}
}

var cityFacet = facet{param: "city", label: "City", codes: CityCode, name: cityName, read: readCity}

var regionFacet = facet{
	param: "region", label: "World region", options: regions(),
	codes: func(c *casestudy.Case) string {
		country, _ := places.CountryByCode(c.Country)
		return country.Region
	},
}

// scoredByFacet finds the cases of which any score is of a kind.
var scoredByFacet = facet{
	param: "scored_by", label: "Scored by", options: casestudy.ScoredBy,
	codes: func(c *casestudy.Case) string {
		var kinds [len(c.Scores)]string
		for i, s := range c.Scores {
			kinds[i] = s.ScoredBy
		}
		return strings.Join(kinds[:], "|")
	},
}

// withoutFacet finds the cases in which a partner takes no part, as far as is
// recorded; of several picked none takes part.
var withoutFacet = facet{
	param: "without_partner", label: "Takes no part", options: casestudy.Partners, every: true,
	codes: func(c *casestudy.Case) string {
		var absent []string
		for _, o := range casestudy.Partners {
			if !slices.Contains(c.Partners, o.Code) {
				absent = append(absent, o.Code)
			}
		}
		return strings.Join(absent, "|")
	},
}

// unrecordedFacet finds the cases that say nothing of what other facets pick by;
// of several picked they say nothing of any. Scores always say something, and a
// case without a country is in no region.
func unrecordedFacet(others []facet) facet {
	others = slices.DeleteFunc(slices.Clone(others), func(f facet) bool {
		return f.isPrinciple() || slices.Contains([]string{scoredByFacet.param, withoutFacet.param, regionFacet.param}, f.param)
	})
	f := facet{param: "unrecorded", label: "Not recorded", every: true}
	for _, other := range others {
		f.options = append(f.options, casestudy.Option{Code: other.param, Label: other.label})
	}
	f.codes = func(c *casestudy.Case) string {
		var lacking []string
		for _, other := range others {
			if other.codes(c) == "" {
				lacking = append(lacking, other.param)
			}
		}
		return strings.Join(lacking, "|")
	}
	return f
}

func regions() []casestudy.Option {
	var options []casestudy.Option
	for _, r := range places.Regions {
		options = append(options, casestudy.Option{Code: r.Code, Label: r.Name})
	}
	return options
}

// facetIndex is the place of a facet in facets, or -1.
func facetIndex(param string) int {
	return slices.IndexFunc(facets, func(f facet) bool { return f.param == param })
}

// isPrinciple reports whether the facet picks by the score on a principle.
func (f facet) isPrinciple() bool { return casestudy.PrincipleIndex(f.param) >= 0 }

// canonical gives each acceptable value once: in the order of the vocabulary,
// or of the codes where there is none.
func (f facet) canonical(given []string) []string {
	var codes []string
	if f.options == nil {
		for _, value := range given {
			if o, ok := f.read(value); ok {
				codes = append(codes, o.Code)
			}
		}
		slices.Sort(codes)
		return slices.Compact(codes)
	}
	given = spellOut(given)
	for _, o := range f.options {
		if slices.Contains(given, o.Code) {
			codes = append(codes, o.Code)
		}
	}
	return codes
}

// atLeast are the shortcuts for several levels of a principle.
var atLeast = map[string][]string{
	"at_least_moderate": {string(casestudy.Strong), string(casestudy.Moderate)},
	"at_least_weak":     {string(casestudy.Strong), string(casestudy.Moderate), string(casestudy.Weak)},
}

// spellOut puts the levels that a shortcut stands for in its place.
func spellOut(given []string) []string {
	var codes []string
	for _, value := range given {
		if levels, ok := atLeast[value]; ok {
			codes = append(codes, levels...)
		} else {
			codes = append(codes, value)
		}
	}
	return codes
}

// missingStates are the codes of scores that are no level.
var missingStates = func() []string {
	var codes []string
	for _, o := range casestudy.Levels {
		if isMissing(o.Code) {
			codes = append(codes, o.Code)
		}
	}
	return codes
}()

func isMissing(level string) bool { return casestudy.Level(level).Ordinal() == 0 }
