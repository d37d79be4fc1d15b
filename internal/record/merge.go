package record

import (
	"maps"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// Merge joins a record with a companion: the case as the data set has it. The
// record gives the description, the start year, the date added and the levels
// of the scores; all else comes from the companion, and from the record where
// the companion says nothing. Where both have the same level, the companion
// says why. The record's sources and contacts follow the companion's, and its
// names are other names.
func (r Record) Merge(companion casestudy.Answers) casestudy.Answers {
	a := casestudy.Answers{}
	maps.Copy(a, companion)
	for _, f := range casestudy.Fields() {
		if values := r.Answers[f.Name]; len(values) > 0 && (leads(f.Name) || a.Get(f.Name) == "") {
			a.Set(f.Name, values...)
		}
	}
	for _, p := range casestudy.Principles {
		r.mergeScore(a, companion, p)
	}
	for _, l := range casestudy.Lists() {
		r.mergeList(a, l)
	}
	r.mergeNames(a, companion)
	return a
}

// leads reports whether a record knows a field better than its companion does.
func leads(name string) bool {
	return slices.Contains([]string{"description", "start_year", "added"}, name)
}

// mergeScore takes the record's level. A reason and a source for another level
// than that would mislead: they go.
func (r Record) mergeScore(a, companion casestudy.Answers, p casestudy.Principle) {
	level := r.Answers.Get(p.Code)
	if level == "" || level == companion.Get(p.Code) {
		return
	}
	for _, f := range casestudy.ScoreFields(p) {
		delete(a, f.Name)
		if values := r.Answers[f.Name]; len(values) > 0 {
			a.Set(f.Name, values...)
		}
	}
}

// mergeList takes the record's things after the companion's if they are sources
// or contacts, and else only if the companion has none.
func (r Record) mergeList(a casestudy.Answers, l casestudy.List) {
	numbers := a.Numbers(l)
	if len(numbers) > 0 && l.Name != "sources" && l.Name != "contacts" {
		return
	}
	next := 0
	if len(numbers) > 0 {
		next = numbers[len(numbers)-1] + 1
	}
	for _, i := range r.Answers.Numbers(l) {
		if slices.ContainsFunc(numbers, func(n int) bool { return isSameThing(l, a, n, r.Answers, i) }) {
			continue
		}
		for _, part := range l.Parts {
			if values := r.Answers[l.PartName(i, part.Name)]; len(values) > 0 {
				a.Set(l.PartName(next, part.Name), values...)
			}
		}
		next++
	}
}

// isSameThing reports whether number n of one and number i of the other say
// nothing different in the parts that both have.
func isSameThing(l casestudy.List, a casestudy.Answers, n int, b casestudy.Answers, i int) bool {
	both := 0
	for _, part := range l.Parts {
		x, y := a.Get(l.PartName(n, part.Name)), b.Get(l.PartName(i, part.Name))
		if x != "" && y != "" && part.Kind != casestudy.Flag {
			if !same(x, y) {
				return false
			}
			both++
		}
	}
	return both > 0
}

// mergeNames lists the names that are not the case's own, each once.
func (r Record) mergeNames(a, companion casestudy.Answers) {
	seen := map[string]bool{places.Fold(a.Get("name")): true}
	var others []string
	names := slices.Concat(linesOf(companion["aliases"]), r.Answers["name"], linesOf(r.Answers["aliases"]))
	for _, name := range names {
		if folded := places.Fold(trim(name)); folded != "" && !seen[folded] {
			seen[folded] = true
			others = append(others, name)
		}
	}
	delete(a, "aliases")
	if len(others) > 0 {
		a.Set("aliases", others...)
	}
}

// linesOf splits answers that may hold several lines.
func linesOf(answers []string) []string { return strings.Split(strings.Join(answers, "\n"), "\n") }
