package templates

import (
	"slices"

	"cogov/internal/casestudy"
)

// changedWords names fields and lists within a sentence: "summary, sources and
// the score on Pooling".
func changedWords(names []string) string {
	var words []string
	for _, name := range names {
		if w := fieldWords[name]; w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return listing(words)
}

// fieldWords are what fields and lists are called within a sentence. The parts
// of a score are one.
var fieldWords = func() map[string]string {
	words := map[string]string{}
	for _, f := range casestudy.Fields() {
		words[f.Name] = inSentence([]string{f.Label})
	}
	for _, l := range casestudy.Lists() {
		words[l.Name] = inSentence([]string{l.Label})
	}
	for _, p := range casestudy.Principles {
		for _, f := range casestudy.ScoreFields(p) {
			words[f.Name] = "the score on " + p.Name
		}
	}
	return words
}()
