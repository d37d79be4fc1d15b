package export

import (
	"cmp"
	"database/sql"
	"maps"
	"slices"
	"strconv"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/places"
)

// describe writes what explains the cases: principles, countries, the codebook
// and its codes, and what the file is.
func describe(tx *sql.Tx, d DataSet, countries map[string]bool, n int) error {
	principles, places := newRows(tx, principleTable), newRows(tx, countryTable)
	codes, codebook, about := newRows(tx, codeTable), newRows(tx, codebookTable), newRows(tx, aboutTable)
	for _, fill := range []func() error{
		func() error { return addPrinciples(principles) },
		func() error { return addCountries(places, countries) },
		func() error { return addCodebook(codebook, codes) },
		func() error { return addAbout(about, d, n) },
		principles.flush, places.flush, codebook.flush, codes.flush, about.flush,
	} {
		if err := fill(); err != nil {
			return err
		}
	}
	return nil
}

func addPrinciples(into *rows) error {
	for i, p := range casestudy.Principles {
		if err := into.add(p.Code, i+1, p.Name, p.Question, p.Definition, p.Strong, p.Moderate, p.Weak); err != nil {
			return err
		}
	}
	return nil
}

func addCountries(into *rows, codes map[string]bool) error {
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		c, _ := places.CountryByCode(code)
		region := ""
		if c.Region != "" {
			region = places.RegionName(c.Region)
		}
		if err := into.add(code, cmp.Or(c.Name, code), orNull(region)); err != nil {
			return err
		}
	}
	return nil
}

func addCodebook(codebook, codes *rows) error {
	for i, v := range casestudy.Codebook() {
		table, column := placeOf(v)
		var longest any
		if v.Max > 0 {
			longest = v.Max
		}
		if err := codebook.add(v.Name, i+1, v.Label, v.Section, orNull(v.Definition), v.Type, longest, v.Required, v.Private, orNull(v.Missing), orNull(table), orNull(column)); err != nil {
			return err
		}
		for k, c := range v.Codes {
			if err := codes.add(v.Name, c.Code, k+1, c.Label, orNull(c.Definition)); err != nil {
				return err
			}
		}
	}
	return nil
}

// placeOf says where in the file a variable stands; what is private does not.
func placeOf(v casestudy.Variable) (table, column string) {
	switch n := principleOf(v.Part); {
	case v.Private:
		return "", ""
	case v.List == "":
		return "cases", v.Name
	case v.List == casestudy.Readings.Name && n >= 0:
		return "reading_scores", scorePart(v.Part, casestudy.Principles[n])
	}
	return v.List, v.Part
}

func addAbout(into *rows, d DataSet, n int) error {
	date := ""
	if !d.Date.IsZero() { // of no case
		date = d.Date.UTC().Format(time.RFC3339)
	}
	for _, line := range [][2]string{
		{"title", d.Title},
		{"address", d.Address},
		{"licence", Licence},
		{"licence_name", "Creative Commons Attribution 4.0 International (CC BY 4.0)"},
		{"credit", d.Citation().Text()},
		{"date", date},
		{"data_revision", strconv.FormatInt(d.Revision, 10)},
		{"cases", strconv.Itoa(n)},
		{"scores", "Strong, moderate and weak are an order (ordinal 3, 2, 1), not numbers. The missing states have no place in it: leave them out, and say how many they are."},
	} {
		if line[1] == "" {
			continue
		}
		if err := into.add(line[0], line[1]); err != nil {
			return err
		}
	}
	return nil
}
