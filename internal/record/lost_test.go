package record

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// hold checks what must hold of every text: nothing is lost, and what is said
// about the text is so.
func hold(t rapid.TB, text string) {
	t.Helper()
	r := Parse(text)
	for _, l := range splitLines(text) {
		placed := slices.ContainsFunc(r.Places, func(p Place) bool { return p.Start < l.end && l.start < p.End })
		listed := slices.ContainsFunc(r.Unplaced, func(u Line) bool { return u.Number == l.number })
		if l.text != "" && !placed && !listed {
			t.Fatalf("line %d is lost: %q", l.number, l.text)
		}
	}
	for _, p := range r.Places {
		if p.Start < 0 || p.Start >= p.End || p.End > len(text) || trim(text[p.Start:p.End]) != text[p.Start:p.End] {
			t.Fatalf("the place of %s is %d to %d of %d bytes", p.Field, p.Start, p.End, len(text))
		}
	}
	for name := range r.Answers {
		if !strings.HasSuffix(name, ".released") && !slices.ContainsFunc(r.Places, func(p Place) bool { return p.Field == name }) {
			t.Fatalf("%s is answered from nowhere", name)
		}
	}
	if unknown := r.Answers.Unknown(); unknown != nil {
		t.Fatalf("there are no fields %q", unknown)
	}
	for _, u := range r.Unplaced {
		if u.Text == "" || u.Why == "" {
			t.Fatalf("line %d is unplaced as %q because %q", u.Number, u.Text, u.Why)
		}
	}
	for _, q := range r.Questions {
		if !slices.Contains(q.Offered, q.Taken) || len(q.Offered) < 2 || q.Text == "" || r.Answers.Get(q.Field) != q.Taken && q.Taken != "not_assessed" {
			t.Fatalf("the question about %s (%q) offers %q and took %q, but the answer is %q", q.Field, q.Text, q.Offered, q.Taken, r.Answers.Get(q.Field))
		}
	}
	r.Answers.Case()
}

// samples are the made-up records and the published one.
func samples(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("testdata/*.txt")
	var texts []string
	for _, file := range append(files, "../../seeds/utrecht-human-rights-city.txt") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return texts
}

// wordsOfRecords are all labels, and words that go with them.
func wordsOfRecords() []string {
	words := []string{"Strong", "moderate", "2010", "12/17", "8.06.18", ":", "–", "-", "(", ")", "|", "* ", `\`, "## ", "https://a.example.org", "b@example.org",
		"www.c.example.org", "MA", "Delft", "Delft, NL", "\u00a0", "\ufeff", "\t", "\r", "\n", "\n\n", "32.623", "citizens", "and so on.", "\xff", "é"}
	for _, s := range slots {
		words = append(words, s.words...)
	}
	return words
}

func TestNothingOfATextIsLost(t *testing.T) {
	texts, words := samples(t), wordsOfRecords()
	for _, text := range texts {
		hold(t, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(t, "text")
		for range rapid.IntRange(0, 8).Draw(t, "changes") {
			text = change(t, text, words)
		}
		hold(t, text)
	})
	rapid.Check(t, func(t *rapid.T) {
		hold(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", "\n"}).Draw(t, "between")))
	})
	rapid.Check(t, func(t *rapid.T) { hold(t, rapid.String().Draw(t, "text")) })
}

// change spoils a text in one of the ways that pasting does.
func change(t *rapid.T, text string, words []string) string {
	at := rapid.IntRange(0, len(text)).Draw(t, "at")
	to := min(len(text), at+rapid.IntRange(0, 80).Draw(t, "length"))
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0: // something is cut out
		return text[:at] + text[to:]
	case 1: // something comes twice
		return text[:to] + text[at:]
	case 2: // a word comes in
		return text[:at] + " " + rapid.SampledFrom(words).Draw(t, "word") + " " + text[at:]
	case 3: // a line comes in
		return text[:at] + "\n" + rapid.SampledFrom(words).Draw(t, "word") + "\n" + text[at:]
	case 4: // line ends are lost
		return text[:at] + strings.ReplaceAll(text[at:], "\n", " ")
	}
	return strings.ReplaceAll(text, "\n", "\r\n")
}

func FuzzParse(f *testing.F) {
	for _, text := range samples(f) {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		hold(t, string(data[:min(len(data), 1<<16)]))
	})
}
