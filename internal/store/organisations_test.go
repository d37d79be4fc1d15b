package store

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
)

// published stores made-up cases and gives them by their IDs.
func published(t *testing.T, s *Store, cases []casestudy.Case) map[int64]casestudy.Case {
	t.Helper()
	byID := map[int64]casestudy.Case{}
	for _, c := range cases {
		byID[create(t, s, c, true)] = c
	}
	return byID
}

// TestOrganisationsAreCountedByPartner holds the query against plain counting.
func TestOrganisationsAreCountedByPartner(t *testing.T) {
	s := openStore(t)
	cases := madeup.Cases(40, 7)
	twice := casestudy.Organisation{Name: "City of Łódź", Partner: "public", Role: "lead"}
	for i := range cases[:12] {
		cases[i].Organisations = append(cases[i].Organisations, twice, casestudy.Organisation{Name: "Friends", Partner: "community"})
	}
	cases[3].Organisations = append(cases[3].Organisations, twice, casestudy.Organisation{Name: "Nobody's"},
		casestudy.Organisation{Name: "aLAB", Partner: "knowledge"}, casestudy.Organisation{Name: "AZ", Partner: "knowledge"})
	byID := published(t, s, cases)
	var some []int64
	for id := range byID {
		if id%3 != 0 {
			some = append(some, id)
		}
	}
	for _, few := range []int{1, 4, 1000} {
		got, err := s.Organisations(ctx, some, few)
		if err != nil {
			t.Fatal(err)
		}
		if want := naiveOrganisations(byID, some, few); !slices.Equal(got, want) {
			t.Errorf("the first %d are\n%v\nwant\n%v", few, got, want)
		}
	}
	if got, err := s.Organisations(ctx, nil, 5); err != nil || len(got) > 0 {
		t.Errorf("in no case are %v, %v", got, err)
	}
}

func naiveOrganisations(byID map[int64]casestudy.Case, ids []int64, few int) []Involved {
	cases := map[casestudy.Organisation]map[int64]bool{}
	byPartner := map[string][]Involved{}
	for _, id := range ids {
		for _, o := range byID[id].Organisations {
			o.Role = ""
			if cases[o] == nil {
				cases[o] = map[int64]bool{}
			}
			cases[o][id] = true
		}
	}
	for o, in := range cases {
		byPartner[o.Partner] = append(byPartner[o.Partner], Involved{Partner: o.Partner, Name: o.Name, Cases: len(in)})
	}
	var list []Involved
	for _, partner := range []string{"", "civil_society", "community", "knowledge", "private", "public"} {
		of := byPartner[partner]
		slices.SortFunc(of, func(a, b Involved) int {
			return cmp.Or(b.Cases-a.Cases, cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Name, b.Name))
		})
		for i := range of {
			of[i].Of = len(of)
		}
		list = append(list, of[:min(few, len(of))]...)
	}
	return list
}

func TestAgreementComparesTheFirstTwoReadings(t *testing.T) {
	s := openStore(t)
	if a, err := s.Agreement(ctx); err != nil || a != (Agreement{}) {
		t.Errorf("without cases: %+v, %v", a, err)
	}
	reading := func(levels ...casestudy.Level) (r casestudy.Reading) {
		r.Reader = "Ada"
		for i := range r.Scores {
			r.Scores[i].Level = levels[min(i, len(levels)-1)]
		}
		return r
	}
	strong, mixed := reading(casestudy.Strong), reading(casestudy.Strong, casestudy.Weak, casestudy.NotApplicable)
	read := func(publish bool, readings ...casestudy.Reading) {
		c := garden(t)
		c.Readings = readings
		if _, err := bringIn(s, []brought{{Case: c}}, marta, publish); err != nil {
			t.Fatal(err)
		}
	}
	read(true)
	read(true, strong)
	read(true, strong, strong)
	read(true, strong, mixed, strong)
	read(false, strong, strong)
	if a, err := s.Agreement(ctx); err != nil || a != (Agreement{Scores: 10, Same: 6}) {
		t.Errorf("%+v, %v; want 6 of 10", a, err)
	}
}
