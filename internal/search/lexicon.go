package search

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Lexicon is the words that occur in the directory, each with the number of
// cases that have it.
type Lexicon struct {
	words   []string // in order
	cases   []uint32 // that have the word
	letters []letters
}

// NewLexicon reads words in their order, each on a line with its number of cases.
func NewLexicon(lines string) (*Lexicon, error) {
	n := strings.Count(lines, "\n") + 1
	l := &Lexicon{make([]string, 0, n), make([]uint32, 0, n), make([]letters, 0, n)}
	for line := range strings.Lines(lines) {
		word, count, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		cases, err := strconv.ParseUint(count, 10, 32)
		if err != nil || len(l.words) > 0 && word <= l.words[len(l.words)-1] {
			return nil, fmt.Errorf("a lexicon cannot have the line %q", line)
		}
		if !strings.ContainsFunc(word, unicode.IsLetter) {
			continue // a number has no near ones that mean the same
		}
		l.words = append(l.words, word)
		l.cases = append(l.cases, uint32(cases))
		l.letters = append(l.letters, lettersOf(word))
	}
	return l, nil
}

// Len is the number of words.
func (l *Lexicon) Len() int { return len(l.words) }

// knows gives the number of cases that have a word, and whether there is one that
// begins with it.
func (l *Lexicon) knows(word string) (cases int, begins bool) {
	at, found := slices.BinarySearch(l.words, word)
	if found {
		cases = int(l.cases[at])
	}
	return cases, at < len(l.words) && strings.HasPrefix(l.words[at], word)
}

// A spelling is what somebody may have meant by a word. The least cost is the
// likeliest.
type spelling struct {
	text string
	cost int
}

// How much a mistake makes a spelling less likely. One that doubles the number
// of cases makes up for one point.
const (
	costOfMistake     = 6
	costOfFirstLetter = 2
)

// near gives the likeliest spellings of a word: words of which more cases than
// given have one, or two that were written as one.
func (l *Lexicon) near(word string, than, n int) []spelling {
	runes, has := []rune(word), lettersOf(word)
	most := mistakes(len(runes))
	var list []spelling
	var other []rune
	for i, set := range l.letters {
		if !has.near(set, most) || int(l.cases[i]) <= than || abs(len(l.words[i])-len(word)) > most*utf8.UTFMax {
			continue
		}
		other = appendRunes(other[:0], l.words[i])
		if len(other) < shortest || len(other) == shortest && len(runes) == shortest && set != has {
			continue // another letter in a short word makes another word
		}
		d := distance(runes, other, most)
		if d == 0 || d > most {
			continue
		}
		cost := costOfMistake*d - bits.Len32(l.cases[i])
		if other[0] != runes[0] {
			cost += costOfFirstLetter
		}
		list = append(list, spelling{l.words[i], cost})
	}
	list = append(list, l.apart(word, than)...)
	slices.SortFunc(list, func(a, b spelling) int { return cmp.Or(a.cost-b.cost, cmp.Compare(a.text, b.text)) })
	return list[:min(n, len(list))]
}

// apart gives the pairs of words that a word may be made of.
func (l *Lexicon) apart(word string, than int) []spelling {
	var list []spelling
	for at := range word {
		if at < 2 || len(word)-at < 3 {
			continue
		}
		left, _ := l.knows(word[:at])
		right, _ := l.knows(word[at:])
		if both := min(left, right); both > max(than, 1) {
			list = append(list, spelling{word[:at] + " " + word[at:], costOfMistake + costOfFirstLetter - bits.Len(uint(both))})
		}
	}
	return list
}

// shortest is the length of the shortest words that are spelt otherwise.
const shortest = 4

// mistakes is how many a word of some length may have.
func mistakes(length int) int {
	switch {
	case length < shortest:
		return 0
	case length < 7:
		return 1
	}
	return 2
}

// letters has a bit for each letter of a word: two words that differ in many
// letters are far apart, which is seen at once.
type letters uint32

func lettersOf(word string) letters {
	var set letters
	for _, r := range word {
		if 'a' <= r && r <= 'z' {
			set |= 1 << (r - 'a')
		} else {
			set |= 1 << (26 + r%6)
		}
	}
	return set
}

// near reports whether words with these letters may be so few mistakes apart.
func (l letters) near(other letters, mistakes int) bool {
	return bits.OnesCount32(uint32(l&^other)) <= mistakes && bits.OnesCount32(uint32(other&^l)) <= mistakes
}

// distance is the number of mistakes between two words: letters added, missing,
// wrong, or two that changed places. Beyond most, any number above it is given.
func distance(a, b []rune, most int) int {
	if abs(len(a)-len(b)) > most {
		return most + 1
	}
	var before, last, next [longest + 1]int
	if len(b) > longest {
		return most + 1
	}
	for j := range b {
		last[j+1] = j + 1
	}
	for i := range a {
		next[0] = i + 1
		least := next[0]
		for j := range b {
			d := last[j]
			if a[i] != b[j] {
				d++
			}
			d = min(d, last[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			next[j+1] = d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
		before, last = last, next
	}
	return last[len(b)]
}

func appendRunes(list []rune, s string) []rune {
	for _, r := range s {
		list = append(list, r)
	}
	return list
}

// longest is the length of the words whose spelling is looked at.
const longest = 40

func abs(n int) int { return max(n, -n) }
