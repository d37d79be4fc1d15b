// Package search reads what a visitor wants to find, says where it stands in a
// case, and knows the words of the directory that come near. The index that finds
// it among many cases is the store's.
package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxTerms is how much of a text is looked for.
const maxTerms = 16

// A Term is one thing that a text asks for: a word, or several in a row.
type Term struct {
	Words  []string // folded
	Begins bool     // the last word may go on: it is the beginning of one
	Others []string // words that stand for the only one as well: it in its other number

	at     Span // where it stands in the text that asks
	quoted bool // it is to be found as it is
}

// Terms are what a text asks for; a case must have all of them.
type Terms struct {
	Text   string // that asks
	List   []Term
	Common []string // words left out because they are in nearly every text, as typed
}

// Read finds the terms of a text: its "phrases", and its words, each also as the
// beginning of one and in its other number. Words that a hyphen or an apostrophe
// joins are one. Very common words are left out where there are others.
func Read(text string) Terms {
	t := Terms{Text: text}
	for _, p := range parts(text) {
		words := wordsOf(text, p.Span)
		if p.quoted != nil {
			t.List = append(t.List, quoted(words, *p.quoted))
			continue
		}
		for len(words) > 0 {
			n := joined(text, words)
			t.List = append(t.List, plain(words[:n]))
			words = words[n:]
		}
	}
	t.leaveOutCommon()
	t.List = t.List[:min(len(t.List), maxTerms)]
	return t
}

// A part of a text stands between two quotation marks, or not.
type part struct {
	Span
	quoted *Span // with its quotation marks
}

// parts splits a text at its quotation marks, straight or curly. One that is
// never closed counts for nothing. Parts without a word are left out.
func parts(text string) []part {
	var list []part
	from, open := 0, -1
	add := func(to int, quoted *Span) {
		if p := (part{Span{from, to}, quoted}); len(wordsOf(text, p.Span)) > 0 {
			list = append(list, p)
		}
	}
	for at, r := range text {
		if !strings.ContainsRune(`"“”„`, r) {
			continue
		}
		after := at + utf8.RuneLen(r)
		if open < 0 {
			add(at, nil)
			open, from = at, after
			continue
		}
		add(at, &Span{open, after})
		open, from = -1, after
	}
	add(len(text), nil)
	return list
}

func wordsOf(text string, s Span) []word {
	words := appendWords(nil, text[s.From:s.To])
	for i := range words {
		words[i].from += s.From
		words[i].to += s.From
	}
	return words
}

// joined counts the words that are one with the first: nothing but a hyphen or
// an apostrophe is between them, or they are of one character (½).
func joined(text string, words []word) int {
	n := 1
	for n < len(words) {
		before, next := words[n-1].to, words[n].from
		if next >= before && !slices.Contains(joints, text[before:next]) {
			break
		}
		n++
	}
	return n
}

var joints = []string{"-", "‐", "‑", "'", "’", "‘", "ʼ"}

// inRow asks for words as they are, in a row.
func inRow(words []word) Term {
	t := Term{at: Span{words[0].from, words[len(words)-1].to}}
	for _, w := range words {
		t.Words = append(t.Words, w.text)
	}
	return t
}

// quoted asks for nothing but the words.
func quoted(words []word, at Span) Term {
	t := inRow(words)
	t.at, t.quoted = at, true
	return t
}

// plain asks for a word, whatever follows it, or for several that are one.
func plain(words []word) Term {
	t := inRow(words)
	if n := len(t.Words); n > 1 && t.Words[n-1] == "s" {
		t.Words = t.Words[:n-1] // Utrecht's
	}
	last := t.Words[len(t.Words)-1]
	t.Begins = utf8.RuneCountInString(last) > 1 || last[0] >= utf8.RuneSelf // half of all words begin with one letter of these
	if len(t.Words) == 1 {
		t.Others = otherNumber(last)
	}
	return t
}

// Without is the text without one of its terms, and without the common words.
func (t Terms) Without(i int) string {
	var rest []string
	for n, term := range t.List {
		if n != i {
			rest = append(rest, t.Text[term.at.From:term.at.To])
		}
	}
	return strings.Join(rest, " ")
}

// leaveOutCommon leaves out the very common words, unless there is nothing else.
func (t *Terms) leaveOutCommon() {
	var kept []Term
	var left []string
	for _, term := range t.List {
		typed := t.Text[term.at.From:term.at.To]
		switch {
		case term.quoted || !common[strings.ToLower(typed)]:
			kept = append(kept, term)
		case !slices.Contains(left, typed):
			left = append(left, typed)
		}
	}
	if len(kept) > 0 {
		t.List, t.Common = kept, left
	}
}
