package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// regions are the codes of the world regions in CLDR, which are those of the
// UN geoscheme, by the directory's names for them.
var regions = map[string]string{"002": "africa", "019": "americas", "142": "asia", "150": "europe", "009": "oceania"}

// noCountries are two-letter codes of CLDR that stand for groups, for parts of
// countries that share another code, or for tests.
const noCountries = "AC CP CQ DG EA IC TA EU EZ UN QO ZZ XA XB"

// shortNames are the territories whose short name of CLDR reads better.
const shortNames = "HK MO PS"

// countries makes the table of countries, a line each by code: code, English
// name, region. It reads CLDR's names of territories and what contains what.
func countries(_ context.Context, from [][]byte) ([]byte, error) {
	var names struct {
		Main struct {
			En struct {
				LocaleDisplayNames struct{ Territories map[string]string }
			}
		}
	}
	var containment struct {
		Supplemental struct {
			TerritoryContainment map[string]struct {
				Contains []string `json:"_contains"`
			}
		}
	}
	if err := errors.Join(json.Unmarshal(from[0], &names), json.Unmarshal(from[1], &containment)); err != nil {
		return nil, err
	}
	contains := map[string][]string{}
	for code, group := range containment.Supplemental.TerritoryContainment {
		contains[code] = group.Contains
	}
	return countryTable(names.Main.En.LocaleDisplayNames.Territories, contains)
}

func countryTable(names map[string]string, contains map[string][]string) ([]byte, error) {
	regionOf := map[string]string{}
	for code, region := range regions {
		spread(code, region, contains, regionOf)
	}
	var table bytes.Buffer
	for _, code := range slices.Sorted(maps.Keys(names)) {
		if len(code) != 2 || strings.Contains(noCountries, code) {
			continue
		}
		name := names[code]
		if short, ok := names[code+"-alt-short"]; ok && strings.Contains(shortNames, code) {
			name = short
		}
		fmt.Fprintf(&table, "%s\t%s\t%s\n", code, name, regionOf[code])
	}
	if table.Len() == 0 {
		return nil, errors.New("CLDR names no country: has its shape changed?")
	}
	return table.Bytes(), nil
}

// spread notes a region for all that a code contains, at any depth. CLDR's own
// group QO, outlying Oceania, is passed over: it would put Antarctica there.
func spread(code, region string, contains map[string][]string, regionOf map[string]string) {
	for _, part := range contains[code] {
		if part != "QO" {
			regionOf[part] = region
			spread(part, region, contains, regionOf)
		}
	}
}
