package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Span is a part of a text, in bytes.
type Span struct{ From, To int }

// A hit is where something stands that a term asks for.
type hit struct {
	term int
	Span
}

// Marks are the parts of a text that the terms ask for, in order, none of them
// over another.
func (t Terms) Marks(text string) []Span {
	if !t.mayHave(text) {
		return nil
	}
	var marks []Span
	for _, h := range t.appendHits(nil, appendWords(nil, text)) {
		if n := len(marks); n > 0 && h.From < marks[n-1].To {
			marks[n-1].To = max(marks[n-1].To, h.To)
			continue
		}
		marks = append(marks, h.Span)
	}
	return marks
}

// appendHits finds the terms among the words of a text, the first first.
func (t Terms) appendHits(hits []hit, words []word) []hit {
	for at := range words {
		for i := range t.List {
			if n := t.List[i].begins(words[at:]); n > 0 {
				hits = append(hits, hit{i, Span{words[at].from, words[at+n-1].to}})
			}
		}
	}
	return hits
}

// begins says how many words from the first on are what the term asks for, or 0.
func (t *Term) begins(words []word) int {
	if len(t.Words) > len(words) {
		return 0
	}
	last := len(t.Words) - 1
	for i, want := range t.Words[:last] {
		if words[i].text != want {
			return 0
		}
	}
	has, want := words[last].text, t.Words[last]
	if has == want || t.Begins && strings.HasPrefix(has, want) || slices.Contains(t.Others, has) {
		return len(t.Words)
	}
	return 0
}

// mayHave is false for most texts without any of the terms, which is seen faster
// than their words are.
func (t Terms) mayHave(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return true // what folds to a term may look otherwise
		}
	}
	lower := strings.ToLower(text)
	contains := func(word string) bool { return strings.Contains(lower, word) }
	return slices.ContainsFunc(t.List, func(term Term) bool { return contains(term.Words[0]) || slices.ContainsFunc(term.Others, contains) })
}
