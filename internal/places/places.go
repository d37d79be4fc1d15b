// Package places knows countries, world regions and cities: codes, names, other
// names, positions and the adjectives people search by. Countries are those of
// Unicode CLDR (data/countries.tsv), cities those of GeoNames (data/cities.tsv.gz);
// the other tables are this directory's own.
package places

import (
	_ "embed"
	"maps"
	"slices"
	"sort"
	"strings"
)

// A Country is a country or territory with an ISO 3166-1 alpha-2 code
// (and Kosovo under its usual user-assigned code XK).
type Country struct {
	Code   string // upper case, such as "NL"
	Name   string // English, such as "Netherlands"
	Region string // code of a world region; empty for Antarctica
}

// A Region is one of the five world regions of the UN geoscheme.
type Region struct{ Code, Name string }

// Regions lists the world regions by name.
var Regions = []Region{
	{"africa", "Africa"},
	{"americas", "Americas"},
	{"asia", "Asia"},
	{"europe", "Europe"},
	{"oceania", "Oceania"},
}

//go:embed data/countries.tsv
var countriesTSV string

var (
	countries = readCountries(countriesTSV)
	byCode    = indexByCode(countries)
	byName    = indexByName(countries)
	synonyms  = gatherSynonyms()
)

// Countries lists every country and territory by name.
func Countries() []Country { return countries }

// CountryByCode finds a country by its ISO code in either case.
func CountryByCode(code string) (Country, bool) {
	c, ok := byCode[strings.ToUpper(code)]
	return c, ok
}

// CountryByName finds a country by its English name, another name in use
// ("Holland", "USA") or its code, whatever its case and accents.
func CountryByName(name string) (Country, bool) {
	folded := strings.TrimPrefix(Fold(strings.TrimSpace(name)), "the ")
	if c, ok := byName[folded]; ok {
		return c, true
	}
	if len(folded) == 2 {
		return CountryByCode(folded)
	}
	return Country{}, false
}

// Synonyms lists the words by which people search for a country beside its name:
// those for what comes from it ("Dutch") and its other names ("Holland").
func Synonyms(code string) []string { return synonyms[strings.ToUpper(code)] }

// RegionName is the English name of a world region, or its code if unknown.
func RegionName(code string) string {
	for _, r := range Regions {
		if r.Code == code {
			return r.Name
		}
	}
	return code
}

func readCountries(tsv string) []Country {
	var list []Country
	for line := range strings.Lines(tsv) {
		parts := strings.Split(strings.TrimRight(line, "\n"), "\t")
		list = append(list, Country{Code: parts[0], Name: parts[1], Region: parts[2]})
	}
	sort.Slice(list, func(i, j int) bool { return Fold(list[i].Name) < Fold(list[j].Name) })
	return list
}

func indexByCode(list []Country) map[string]Country {
	index := make(map[string]Country, len(list))
	for _, c := range list {
		index[c.Code] = c
	}
	return index
}

func indexByName(list []Country) map[string]Country {
	index := make(map[string]Country, len(list)+len(otherNames)+len(partNames))
	for _, c := range list {
		index[Fold(c.Name)] = c
	}
	for _, names := range []map[string]string{otherNames, partNames} {
		for name, code := range names {
			index[Fold(name)] = byCode[code]
		}
	}
	return index
}

func gatherSynonyms() map[string][]string {
	words := maps.Clone(adjectives)
	for _, name := range slices.Sorted(maps.Keys(otherNames)) {
		code := otherNames[name]
		words[code] = append(slices.Clip(words[code]), name)
	}
	return words
}
