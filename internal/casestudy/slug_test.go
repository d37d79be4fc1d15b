package casestudy_test

import (
	"strings"
	"testing"

	"cogov/internal/casestudy"
)

func TestASlugThatIsMadeIsOneThatIsTaken(t *testing.T) {
	for _, words := range [][]string{
		{"Garden of Łódź"}, {"東京のまち"}, {""}, {strings.Repeat("b", 89) + " " + strings.Repeat("c", 50)}, {strings.Repeat("x ", 200)}, {"A", "São Paulo"}, {"--"},
	} {
		if slug := casestudy.SlugOf(words...); !casestudy.IsSlug(slug) || !casestudy.IsSlug(slug+"-123456789") {
			t.Errorf("%q gives the slug %q", words, slug)
		}
	}
	for slug, is := range map[string]bool{"utrecht-human-rights-city": true, "a": true, "": false, "A": false, "a--b": false, "-a": false, "a-": false, "a/b": false, strings.Repeat("a", 100): true, strings.Repeat("a", 101): false} {
		if casestudy.IsSlug(slug) != is {
			t.Errorf("IsSlug(%q) is %v", slug, !is)
		}
	}
}
