package web

import (
	"cmp"
	"maps"
	"net/http"
	"slices"

	"cogov/internal/agreement"
	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

func (s *Server) showAgreement(w http.ResponseWriter, r *http.Request) error {
	levels, excluded, err := s.store.LevelsRead(r.Context())
	if err != nil {
		return err
	}
	page := templates.AgreementPage{Shell: s.shell(r), Excluded: excluded, Pairs: agreementOfPairs(levels)}
	for i, units := range unitsOf(levels) {
		page.Principles[i] = templates.Agreement(agreement.Alpha(units, agreement.Ordinal))
	}
	return s.render(w, r, http.StatusOK, templates.AgreementOfReaders(page))
}

// unitsOf are the levels that readers gave the cases, by principle. The levels
// are by case; one that is missing is no value.
func unitsOf(levels []store.LevelsRead) (units [5][]agreement.Unit) {
	for cases := range byCase(levels) {
		for i := range units {
			var u agreement.Unit
			for _, l := range cases {
				if n := l.Levels[i].Ordinal(); n > 0 {
					u = append(u, n)
				}
			}
			units[i] = append(units[i], u)
		}
	}
	return units
}

// byCase goes through the levels case by case.
func byCase(levels []store.LevelsRead) func(func([]store.LevelsRead) bool) {
	return func(yield func([]store.LevelsRead) bool) {
		for from := 0; from < len(levels); {
			to := from + 1
			for to < len(levels) && levels[to].Case == levels[from].Case {
				to++
			}
			if !yield(levels[from:to]) {
				return
			}
			from = to
		}
	}
}

// A reader is an account, or who a file names.
type reader struct {
	account int64
	name    string // of an account empty: it may be shown under several
}

func readerOf(l store.LevelsRead) reader {
	if l.Reader != 0 {
		return reader{account: l.Reader}
	}
	return reader{name: l.Name}
}

// agreementOfPairs measures every two readers who gave levels to the same cases.
func agreementOfPairs(levels []store.LevelsRead) []templates.PairAgreement {
	type both struct {
		units [5][]agreement.Unit
		cases int
	}
	pairs, names := map[[2]reader]*both{}, map[reader]string{}
	for cases := range byCase(levels) {
		slices.SortFunc(cases, func(a, b store.LevelsRead) int { return compareReaders(readerOf(a), readerOf(b)) })
		for i, a := range cases {
			names[readerOf(a)] = a.Name
			for _, b := range cases[i+1:] {
				key := [2]reader{readerOf(a), readerOf(b)}
				if pairs[key] == nil {
					pairs[key] = &both{}
				}
				if addPair(&pairs[key].units, &a.Levels, &b.Levels) {
					pairs[key].cases++
				}
			}
		}
	}
	var list []templates.PairAgreement
	for _, key := range slices.SortedFunc(maps.Keys(pairs), func(a, b [2]reader) int {
		return cmp.Or(compareReaders(a[0], b[0]), compareReaders(a[1], b[1]))
	}) {
		p := templates.PairAgreement{First: names[key[0]], Second: names[key[1]], Cases: pairs[key].cases}
		for i, units := range pairs[key].units {
			p.Principles[i] = templates.Agreement(agreement.Alpha(units, agreement.Ordinal))
		}
		if p.Cases > 0 {
			list = append(list, p)
		}
	}
	return list
}

func compareReaders(a, b reader) int {
	return cmp.Or(cmp.Compare(a.account, b.account), cmp.Compare(a.name, b.name))
}

// addPair adds the levels that two readers gave a case, and says whether both
// gave one on any principle.
func addPair(units *[5][]agreement.Unit, a, b *[5]casestudy.Level) (any bool) {
	for i := range units {
		if v, w := a[i].Ordinal(), b[i].Ordinal(); v > 0 && w > 0 {
			units[i] = append(units[i], agreement.Unit{v, w})
			any = true
		}
	}
	return any
}
