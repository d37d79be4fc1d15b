package catalog

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cogov/internal/casestudy"
)

// How the picked partners match the partnership of a case.
const (
	Any     = "any"     // one of them takes part
	All     = "all"     // all of them take part
	Exactly = "exactly" // they take part and nobody else
)

// Cases on a page. A URL cannot ask for more than MaxPerPage; a query made in Go
// can, as one that exports all cases does.
const (
	PerPage    = 24
	MaxPerPage = 100
)

// A Query says what narrows, orders and pages the list of cases. Its zero value
// asks for the first page of all cases by name.
type Query struct {
	Text          string // words to find
	PartnersMatch string // Any, All or Exactly
	Unscored      bool   // keep the cases whose score on a filtered principle is a missing state
	From, To      int    // years; 0 is none
	Sort          string // a code of Sorts
	Page, PerPage int

	picks map[string][]string // codes by facet, in canonical order
}

// ParseQuery reads a query from the parameters of a URL. Names and values that
// mean nothing are dropped, so that every wording of a query gives the same one.
func ParseQuery(v url.Values) Query {
	q := Query{
		Text:          Words(v.Get("q")),
		PartnersMatch: v.Get("partners_match"),
		Unscored:      slices.Contains(v["unscored"], "include"),
		From:          year(v.Get("from")),
		To:            year(v.Get("to")),
		Sort:          v.Get("sort"),
		Page:          number(v.Get("page")),
		PerPage:       min(number(v.Get("per_page")), MaxPerPage),
	}
	for _, f := range facets {
		if codes := f.canonical(v[f.param]); codes != nil {
			if q.picks == nil {
				q.picks = make(map[string][]string)
			}
			q.picks[f.param] = codes
		}
	}
	return q.settled()
}

// settled puts the default where nothing meaningful is asked.
func (q Query) settled() Query {
	if q.PartnersMatch != All && q.PartnersMatch != Exactly {
		q.PartnersMatch = Any
	}
	if !isSort(q.Sort) || q.Sort == Relevance && q.Text == "" {
		q.Sort = q.defaultSort()
	}
	if q.Page < 1 {
		q.Page = 1
	}
	if q.PerPage < 1 {
		q.PerPage = PerPage
	}
	return q
}

func (q Query) defaultSort() string {
	if q.Text != "" {
		return Relevance
	}
	return byName
}

// Values are the parameters that give the query again, without defaults.
func (q Query) Values() url.Values {
	q = q.settled()
	v := make(url.Values)
	set := func(asked bool, param, value string) {
		if asked {
			v.Set(param, value)
		}
	}
	set(q.Text != "", "q", q.Text)
	for param, codes := range q.picks {
		v[param] = slices.Clone(codes)
	}
	set(q.PartnersMatch != Any, "partners_match", q.PartnersMatch)
	set(q.Unscored, "unscored", "include")
	set(q.From != 0, "from", strconv.Itoa(q.From))
	set(q.To != 0, "to", strconv.Itoa(q.To))
	set(q.Sort != q.defaultSort(), "sort", q.Sort)
	set(q.Page != 1, "page", strconv.Itoa(q.Page))
	set(q.PerPage != PerPage, "per_page", strconv.Itoa(q.PerPage))
	return v
}

// Encode is the query as part of a URL, in canonical form: parameters by name.
func (q Query) Encode() string { return q.Values().Encode() }

// maxText is how many characters of a text are taken from an address.
const maxText = 200

// Words is a text of an address on one line, each word after one blank, without
// what is no text, not too long.
func Words(s string) string {
	isBlank := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, " "), isBlank), " ")
	if runes := []rune(s); len(runes) > maxText {
		s = strings.TrimSpace(string(runes[:maxText]))
	}
	return s
}

// number is 0 for what is no number. A number too large to hold is the largest
// one: page 10^30 is beyond the end, not nonsense.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0
	}
	return n
}

// year is 0 for what no case can name.
func year(s string) int {
	n := number(s)
	if n < casestudy.FirstYear || n > casestudy.LastYear {
		return 0
	}
	return n
}
