package catalog

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// CityCode is how URLs name the city of a case: its country and city, such as
// "nl-utrecht". It is empty where the case has no city or no country.
func CityCode(c *casestudy.Case) string {
	slug := citySlug(c.City)
	if slug == "" || c.Country == "" {
		return ""
	}
	return strings.ToLower(c.Country) + "-" + slug
}

// citySlug falls back to the letters of the name's own script where Latin ones
// give nothing, so that 東京 has an address too. The slug of a slug is the same.
func citySlug(name string) string {
	name = strings.ToLower(norm.NFKC.String(name))
	if slug := places.Slug(name); slug != "" {
		return slug
	}
	isBetween := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }
	return strings.Join(strings.FieldsFunc(name, isBetween), "-")
}

// cityName names the country too: there is more than one Valencia.
func cityName(c *casestudy.Case) string { return c.City + ", " + countryName(c.Country) }

func countryName(code string) string {
	country, _ := places.CountryByCode(code)
	return country.Name
}

func readCountry(value string) (casestudy.Option, bool) {
	country, ok := places.CountryByCode(value)
	return casestudy.Option{Code: strings.ToLower(country.Code), Label: country.Name}, ok
}

// ReadCity is the code of a city as an address may name it, such as
// "NL-Utrecht", if its country exists.
func ReadCity(value string) (code string, ok bool) {
	o, ok := readCity(value)
	return o.Code, ok
}

// readCity takes a city apart, whose country must exist; the directory keeps no
// list of all cities.
func readCity(value string) (casestudy.Option, bool) {
	code, name, _ := strings.Cut(value, "-")
	country, ok := places.CountryByCode(code)
	slug := citySlug(name)
	if !ok || slug == "" || !utf8.ValidString(name) {
		return casestudy.Option{}, false
	}
	return casestudy.Option{
		Code:  strings.ToLower(country.Code) + "-" + slug,
		Label: strings.ReplaceAll(slug, "-", " ") + ", " + country.Name,
	}, true
}
