package casestudy

import (
	"strings"

	"cogov/internal/places"
)

// maxSlug is the greatest length of a slug.
const maxSlug = 100

// IsSlug reports whether a text can be a case's name in URLs: small letters and
// digits, single hyphens between them, not too long.
func IsSlug(s string) bool { return s != "" && len(s) <= maxSlug && s == places.Slug(s) }

// SlugOf makes a slug of words, leaving room for a number behind it. Names that
// no ASCII letter is in give "case".
func SlugOf(words ...string) string {
	slug := places.Slug(strings.Join(words, " "))
	if room := maxSlug - 10; len(slug) > room {
		slug = strings.TrimRight(slug[:room], "-")
	}
	if slug == "" {
		return "case"
	}
	return slug
}
