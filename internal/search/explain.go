package search

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"cogov/internal/casestudy"
)

// snippetLength is how much of a text is shown around what was found, in bytes.
const snippetLength = 180

// A Snippet is the part of a passage that shows why a case was found.
type Snippet struct{ Label, Text string }

// A termSet has a bit for each term.
type termSet uint32

// Explain shows where a case says what the terms ask for beyond the texts that
// are shown anyway: in as few passages as it takes, names before keywords before
// texts. It reports whether that explains all of them; what only the database
// knows of a case does not explain anything while it is not read.
func (t Terms) Explain(c *casestudy.Case, shown ...string) (snippets []Snippet, all bool) {
	missing, look := termSet(1)<<len(t.List)-1, looker{Terms: t}
	for _, text := range shown {
		missing &^= look.in(text)
	}
	if missing == 0 {
		return nil, true
	}
	p := PassagesOf(c)
	passages := slices.Concat(p.Names, p.Keywords, p.Texts)
	has := make([]termSet, 0, len(passages))
	for i := range passages {
		has = append(has, look.inPassage(&passages[i]))
		if has[i]&missing == missing {
			break // nothing that follows says more
		}
	}
	for missing != 0 {
		best := 0
		for i := range has {
			if (has[i] & missing).len() > (has[best] & missing).len() {
				best = i
			}
		}
		if has[best]&missing == 0 {
			return snippets, false
		}
		text, said := look.snippet(&passages[best], has[best]&missing)
		snippets = append(snippets, Snippet{passages[best].Label, text})
		missing &^= said
	}
	return snippets, true
}

func (s termSet) len() int { return bits.OnesCount32(uint32(s)) }

// A looker looks for terms in one text after another.
type looker struct {
	Terms
	words []word // of the last text
	found []hit
}

func (l *looker) hitsIn(text string) []hit {
	if !l.mayHave(text) {
		return nil
	}
	l.words = appendWords(l.words[:0], text)
	l.found = l.appendHits(l.found[:0], l.words)
	return l.found
}

// in gives the terms that stand in a text.
func (l *looker) in(text string) (found termSet) {
	for _, h := range l.hitsIn(text) {
		found |= 1 << h.term
	}
	return found
}

func (l *looker) inPassage(p *Passage) termSet {
	found := l.in(p.Text)
	for _, also := range p.Also {
		found |= l.in(also)
	}
	return found
}

// otherWord shows a passage with the word for it that says any of the terms:
// “Italy (Italian)”.
func (l *looker) otherWord(p *Passage, wanted termSet) (string, termSet) {
	text := around(p.Text, Span{})
	for _, also := range p.Also {
		if said := l.in(also) & wanted; said != 0 {
			return text + " (" + also + ")", said
		}
	}
	return text, wanted
}

// snippet cuts out of a passage the place that says most of the wanted terms, and
// gives those it says. Another word for the passage is put after it.
func (l *looker) snippet(p *Passage, wanted termSet) (string, termSet) {
	var place Span
	var said termSet
	var hits []hit
	rest := wanted
	for _, h := range l.hitsIn(p.Text) {
		if wanted&(1<<h.term) != 0 {
			hits = append(hits, h)
			rest &^= 1 << h.term
		}
	}
	if rest != 0 {
		return l.otherWord(p, rest)
	}
	for i, first := range hits {
		span, terms := first.Span, termSet(1)<<first.term
		for _, h := range hits[i+1:] {
			if h.To-span.From > snippetLength {
				break
			}
			span.To = max(span.To, h.To)
			terms |= 1 << h.term
		}
		if terms.len() > said.len() {
			place, said = span, terms
		}
	}
	return around(p.Text, place), said
}

// around cuts a place out of a text with what stands around it, word by word, on
// one line.
func around(text string, place Span) string {
	room := max(snippetLength-(place.To-place.From), 0) / 2
	from, to := place.From-room, place.To+room
	if from < 0 { // what it does not take before, it takes behind
		from, to = 0, to-from
	}
	if over := to - len(text); over > 0 {
		from, to = max(from-over, 0), len(text)
	}
	from, to = wordStart(text, from, place.From), wordEnd(text, to, place.To)
	cut := onOneLine(text[from:to])
	if from > 0 {
		cut = "… " + cut
	}
	if to < len(text) {
		cut += " …"
	}
	return cut
}

// wordStart moves a place forward to where a word begins, but not beyond an end.
// Scripts without blanks are cut between two characters.
func wordStart(text string, at, end int) int {
	if at == 0 {
		return 0
	}
	if i := strings.IndexAny(text[at:end], " \n"); i >= 0 {
		return at + i + 1
	}
	for !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// wordEnd moves a place back to where a word ends, but not beyond a beginning.
func wordEnd(text string, at, begin int) int {
	if at == len(text) {
		return at
	}
	if i := strings.LastIndexAny(text[begin:at], " \n"); i >= 0 {
		return begin + i
	}
	for !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// onOneLine leaves out line ends and the signs that Markdown puts around words.
func onOneLine(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		for word := range strings.FieldsSeq(strings.TrimLeft(line, "#>*-+ ")) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.Trim(word, "*_`"))
		}
	}
	return b.String()
}
