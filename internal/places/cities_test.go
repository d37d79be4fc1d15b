package places

import (
	"slices"
	"strings"
	"testing"
)

func TestACityIsFoundByTheNamesPeopleUse(t *testing.T) {
	for name, want := range map[string]string{
		"Ghent": "Gent BE", "gand": "Gent BE", "GENT": "Gent BE", "Barcellona": "Barcelona ES", "Berlino": "Berlin DE", "sao paulo": "São Paulo BR", "Reggio Emilia": "Reggio nell'Emilia IT",
		"Den Haag": "The Hague NL", "Saint-Étienne": "Saint-Étienne FR", "Saint Etienne": "Saint-Étienne FR", "Lodz": "Łódź PL", "Athens": "Athens GR", "Washington DC": "Washington, D.C. US",
	} {
		if got := Cities(name, ""); len(got) == 0 || got[0].Name+" "+got[0].Country != want {
			t.Errorf("%q finds %v first; want %s", name, got, want)
		}
	}
	if got := Cities("Athens", "us"); len(got) < 2 || slices.ContainsFunc(got, func(c City) bool { return c.Country != "US" }) {
		t.Errorf("in the United States there are %v", got)
	}
	for _, name := range []string{"", "  ", "Nowhere at all", "東京", "\x00\xff", "zzzz", "'"} {
		if got := Cities(name, ""); len(got) > 0 {
			t.Errorf("%q finds %v", name, got)
		}
	}
	if got := Cities("Utrecht", ""); len(got) != 1 || got[0].Lat < 52 || got[0].Lat > 52.2 || got[0].Lon < 5 || got[0].Lon > 5.3 || got[0].Inhabitants < 200000 {
		t.Errorf("Utrecht is %v", got)
	}
}

// The search halves the table: a line out of order would hide others.
func TestEveryCityOfTheTableIsFound(t *testing.T) {
	table := gazetteer()
	if len(table.lines) < 20000 {
		t.Fatalf("it has %d lines", len(table.lines))
	}
	for i := range table.lines {
		c := table.city(i)
		if !slices.Contains(Cities(c.Name, c.Country), c) {
			t.Errorf("%v is not found", c)
		}
		if c.Inhabitants < 15000 || c.Lat < -90 || c.Lat > 90 || c.Lon < -180 || c.Lon > 180 {
			t.Errorf("%v cannot be", c)
		}
		if _, ok := CountryByCode(c.Country); !ok {
			t.Errorf("%v is in no country of the list", c)
		}
	}
}

func TestOtherNamesOfCitiesLeadSomewhere(t *testing.T) {
	n := 0
	for line := range strings.Lines(citiesAlsoCalled) {
		name, others, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if len(gazetteer().find(Slug(name))) == 0 {
			t.Errorf("%s is in no line of the table", name)
		}
		for other := range strings.SplitSeq(others, ", ") {
			n++
			if Slug(other) == "" || Slug(other) == Slug(name) {
				t.Errorf("%q is found without being called so", other)
			}
		}
	}
	if n < 200 {
		t.Errorf("there are %d other names", n)
	}
}

func TestACityHasItsOtherNames(t *testing.T) {
	for _, test := range []struct{ name, also string }{{"Ghent", "Gand"}, {"gand", "Gent"}, {"Firenze", "Florence"}, {"Florence", "Firenze"}} {
		if also := CityAlso(test.name); !slices.Contains(also, test.also) || slices.Contains(also, test.name) {
			t.Errorf("%s is also called %q; want %s among them", test.name, also, test.also)
		}
	}
	if also := CityAlso("Nowhere at all"); also != nil {
		t.Errorf("a place without other names is called %q", also)
	}
}
