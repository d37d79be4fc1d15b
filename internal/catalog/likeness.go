package catalog

import (
	"slices"

	"cogov/internal/casestudy"
)

// A Likeness is how two cases are alike, the first and the second. Principles
// stand by their number. What is not recorded is the same as nothing.
type Likeness struct {
	Same, Different     []int    // principles on which both have a level: the same one, or not
	Partners            []string // take part in both
	FirstOnly           []string // partners that take part in the first alone
	SecondOnly          []string // partners that take part in the second alone
	Kind, Scale, Origin string   // what both are
	Topics, Resources   []string // what both have
	Country, City       bool     // whether both are in the same one
}

// Compare says how two cases are alike.
func Compare(first, second *casestudy.Case) Likeness {
	l := Likeness{
		Partners:  having(first.Partners, second.Partners, true),
		Kind:      same(first.Kind, second.Kind),
		Scale:     same(first.Scale, second.Scale),
		Origin:    same(first.Origin, second.Origin),
		Topics:    having(first.Topics, second.Topics, true),
		Resources: having(first.ResourceTypes, second.ResourceTypes, true),
		Country:   first.Country != "" && first.Country == second.Country,
	}
	if len(first.Partners) > 0 && len(second.Partners) > 0 { // else nobody knows who takes no part
		l.FirstOnly = having(first.Partners, second.Partners, false)
		l.SecondOnly = having(second.Partners, first.Partners, false)
	}
	l.City = l.Country && first.City != "" && (first.City == second.City || CityCode(first) == CityCode(second))
	for i := range casestudy.Principles {
		a, b := first.Scores[i].Level, second.Scores[i].Level
		switch {
		case a.Ordinal() == 0 || b.Ordinal() == 0:
		case a == b:
			l.Same = append(l.Same, i)
		default:
			l.Different = append(l.Different, i)
		}
	}
	return l
}

// having gives the codes that others have too, or those that they have not.
func having(codes, others []string, have bool) []string {
	var list []string
	for _, code := range codes {
		if slices.Contains(others, code) == have {
			list = append(list, code)
		}
	}
	return list
}

// same is the code of both, or "" where they differ or it says nothing.
func same(a, b string) string {
	if a != b || a == casestudy.Unknown {
		return ""
	}
	return a
}
