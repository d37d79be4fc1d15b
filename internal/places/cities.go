package places

import (
	"cmp"
	"compress/gzip"
	_ "embed"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// A City is a place of at least 15,000 inhabitants. Names and positions are
// those of GeoNames (data/cities.tsv.gz, CC BY 4.0).
type City struct {
	Name        string  // as the place calls itself or as English does
	Country     string  // its code, upper case
	Inhabitants int     // to the thousand
	Lat, Lon    float64 // degrees, to the hundredth: about a kilometre
}

// Cities finds the places that a name may mean, the largest first: by GeoNames'
// name or another one in use (Ghent, Lisboa), whatever case and accents. A
// country's code narrows them; "" is any country.
func Cities(name, country string) []City {
	key := Slug(name)
	if key == "" {
		return nil
	}
	names := append([]string{key}, otherCityNames()[key]...)
	var found []City
	for _, name := range names {
		found = append(found, gazetteer().find(name)...)
	}
	found = slices.DeleteFunc(found, func(c City) bool { return country != "" && !strings.EqualFold(c.Country, country) })
	slices.SortStableFunc(found, func(a, b City) int { return cmp.Compare(b.Inhabitants, a.Inhabitants) })
	return found
}

//go:embed data/cities.tsv.gz
var citiesTSV string

// A table of cities is kept as it is, sorted by slug, and read where somebody
// looks: few processes ever look.
type cityTable struct {
	text  string
	lines []int32 // where each begins
}

var gazetteer = sync.OnceValue(func() cityTable {
	r, err := gzip.NewReader(strings.NewReader(citiesTSV))
	if err != nil {
		panic(err) // the file is part of the program
	}
	text, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	t := cityTable{text: string(text)}
	for at := 0; at < len(text); {
		t.lines = append(t.lines, int32(at))
		at += strings.IndexByte(t.text[at:], '\n') + 1
	}
	return t
})

// find gives the cities of a slug.
func (t cityTable) find(slug string) (found []City) {
	first := sort.Search(len(t.lines), func(i int) bool { return Slug(t.city(i).Name) >= slug })
	for i := first; i < len(t.lines); i++ {
		c := t.city(i)
		if Slug(c.Name) != slug {
			break
		}
		found = append(found, c)
	}
	return found
}

func (t cityTable) city(i int) City {
	line, _, _ := strings.Cut(t.text[t.lines[i]:], "\n")
	parts := strings.Split(line, "\t")
	number := func(i int) float64 { n, _ := strconv.ParseFloat(parts[i], 64); return n }
	return City{parts[0], parts[1], int(number(2)) * 1000, number(3) / 100, number(4) / 100}
}
