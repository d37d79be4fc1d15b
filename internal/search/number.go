package search

import "strings"

// otherNumber gives the plural of a word that does not begin with it, or the
// singular of a plural: "cities" for "city" and "city" for "cities". It knows
// English only, and not its exceptions; what it gives is one more word to find.
func otherNumber(w string) []string {
	if len(w) < 4 || notPlural[w] || !isLatin(w) {
		return nil
	}
	switch {
	case strings.HasSuffix(w, "ies"):
		return []string{w[:len(w)-3] + "y", w[:len(w)-1]}
	case hasSuffix(w, "ches", "shes", "sses", "xes", "zes"):
		return []string{w[:len(w)-2], w[:len(w)-1]}
	case hasSuffix(w, "ss", "us", "is"):
		return nil
	case strings.HasSuffix(w, "s"):
		return []string{w[:len(w)-1]}
	case strings.HasSuffix(w, "y") && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return []string{w[:len(w)-1] + "ies"}
	}
	return nil // any other plural begins with the word
}

// notPlural are words that mean something else without their last letter.
var notPlural = map[string]bool{"commons": true, "goods": true, "arts": true, "news": true, "series": true, "species": true, "means": true, "works": true}

func hasSuffix(w string, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

func isLatin(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}
