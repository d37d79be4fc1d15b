package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// takeOffer shows the form again with an answer that was offered.
func (s *Server) takeOffer(w http.ResponseWriter, r *http.Request, sent sentForm, offer string) error {
	values, err := url.ParseQuery(offer)
	taken := casestudy.Answers(values)
	if err != nil || len(taken) == 0 || len(taken.Unknown()) > 0 {
		return errBadRequest
	}
	var focus []string
	for field, values := range taken {
		field = roomFor(field, sent.page.Answers)
		sent.page.Answers.Set(field, values...)
		focus = append(focus, field)
	}
	sent.page.Focus = slices.Min(focus)
	return s.again(w, r, http.StatusOK, sent)
}

// roomFor is where an offered thing of a list goes: where it was offered, or
// after the others if something was typed there meanwhile.
func roomFor(field string, answers casestudy.Answers) string {
	item, part, _ := strings.Cut(field, ".")
	l, i, ok := itemOf(answers, item)
	if !ok || part != l.Parts[0].Name || !slices.ContainsFunc(l.Named(i), func(f casestudy.Field) bool { return answers.Get(f.Name) != "" }) {
		return field
	}
	return l.PartName(slices.Max(answers.Numbers(l))+1, part)
}

// askedOf is the field of a form that a question about a record is of by now: a
// thing read from it may stand elsewhere in its list, or be gone (""), and one
// more goes to the end.
func askedOf(field string, read, now casestudy.Answers) string {
	item, part, isPart := strings.Cut(field, ".")
	if !isPart {
		return field
	}
	l, i, ok := itemOf(read, item)
	if !ok {
		list, _, _ := strings.Cut(item, "[")
		return list
	}
	called := l.Parts[0].Name
	for _, n := range now.Numbers(l) {
		if now.Get(l.PartName(n, called)) == read.Get(l.PartName(i, called)) {
			return l.PartName(n, part)
		}
	}
	return ""
}
