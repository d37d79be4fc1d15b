package search

import (
	"slices"
	"strings"
)

// How far a text is spelt otherwise: words of it that are, the spellings of each
// and the texts that come of them.
const (
	maxRespelt   = 4
	maxSpellings = 3
	maxTexts     = 6
)

// A word may be a mistake for one that is in many more cases if it is in no more
// than so many and no shorter than that: wifi is not wiki.
const (
	rare     = 2
	rareLong = 6
)

// Respell gives what somebody may have meant by a text, the likeliest first: the
// text with words of the directory for those that it does not have, or hardly,
// and with two words as one that are one there.
func (l *Lexicon) Respell(text string) []string {
	drafts := []spelling{{}}
	at, respelt := 0, 0
	for _, w := range appendWords(nil, text) {
		if w.from < at || respelt == maxRespelt {
			continue
		}
		spellings := l.spellings(w.text)
		if len(spellings) == 0 {
			continue
		}
		respelt++
		var next []spelling
		for _, d := range drafts {
			for _, s := range spellings {
				next = append(next, spelling{d.text + text[at:w.from] + s.text, d.cost + s.cost})
			}
		}
		slices.SortStableFunc(next, func(a, b spelling) int { return a.cost - b.cost })
		drafts, at = next[:min(len(next), maxTexts)], w.to
	}
	var texts []string
	for _, d := range drafts {
		if spelt := d.text + text[at:]; !strings.EqualFold(spelt, text) {
			texts = append(texts, spelt)
		}
	}
	return append(texts, l.together(text)...)
}

// together writes two words of a text as one, where there is such a word.
func (l *Lexicon) together(text string) []string {
	var texts []string
	words := appendWords(nil, text)
	for i := 1; i < len(words) && len(texts) < maxSpellings; i++ {
		a, b := words[i-1], words[i]
		if cases, _ := l.knows(a.text + b.text); cases > 0 && a.to < b.from && len(a.text)+len(b.text) > 4 {
			texts = append(texts, text[:a.from]+a.text+b.text+text[b.to:])
		}
	}
	return texts
}

// spellings are what may be meant by a word of a text: nothing else where it
// is in many cases, or begins a word while nobody wrote it.
func (l *Lexicon) spellings(word string) []spelling {
	cases, begins := l.knows(word)
	switch {
	case cases > rare, cases > 0 && len(word) < rareLong, cases == 0 && begins, common[word]:
		return nil
	case cases > 0: // it may be meant; so the other must be far commoner
		if list := l.near(word, 5*cases, maxSpellings); len(list) > 0 {
			return append(list, spelling{word, 0})
		}
		return nil
	}
	return l.near(word, 0, maxSpellings)
}
