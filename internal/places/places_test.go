package places

import (
	"slices"
	"strings"
	"testing"
)

func TestCountriesAreFoundByNameCodeAndOtherNames(t *testing.T) {
	for name, want := range map[string]string{
		"Netherlands": "NL", "the netherlands": "NL", "Holland": "NL", "NL": "NL", "nl": "NL",
		"Türkiye": "TR", "turkiye": "TR", "Turkey": "TR", "North Macedonia": "MK", "USA": "US",
		"Côte d'Ivoire": "CI", "Bosnia & Herzegovina": "BA", "Hong Kong": "HK",
	} {
		if c, ok := CountryByName(name); !ok || c.Code != want {
			t.Errorf("CountryByName(%q) = %q, %v; want %q", name, c.Code, ok, want)
		}
	}
	for _, name := range []string{"", "Atlantis", "ZZ", "EU"} {
		if c, ok := CountryByName(name); ok {
			t.Errorf("CountryByName(%q) = %q; want none", name, c.Code)
		}
	}
}

func TestEveryCountryHasARegion(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Regions {
		known[r.Code] = true
	}
	for _, c := range Countries() {
		if c.Code != "AQ" && !known[c.Region] {
			t.Errorf("%s (%s) has region %q", c.Name, c.Code, c.Region)
		}
	}
	if n := len(Countries()); n < 249 {
		t.Errorf("only %d countries; ISO 3166-1 has 249", n)
	}
}

func TestTablesNameRealCountries(t *testing.T) {
	for name, code := range otherNames {
		if _, ok := CountryByCode(code); !ok {
			t.Errorf("other name %q stands for %q, which is no country", name, code)
		}
	}
	for name, code := range partNames {
		if c, ok := CountryByName(name); !ok || c.Code != code {
			t.Errorf("%q is not read as %q", name, code)
		}
	}
	for code := range adjectives {
		if _, ok := CountryByCode(code); !ok {
			t.Errorf("adjectives of %q, which is no country", code)
		}
	}
}

func TestPeopleSearchForACountryByItsOtherWords(t *testing.T) {
	if got := strings.Join(Synonyms("nl"), ", "); got != "Dutch, Holland, Nederland" {
		t.Errorf("the Netherlands are searched by %s", got)
	}
	if slices.Contains(Synonyms("GB"), "Scotland") {
		t.Error("whoever searches for Scotland finds England too")
	}
}

func TestFoldingAgainChangesNothing(t *testing.T) {
	for r := rune(1); r < 0x20000; r++ {
		if once := Fold(string(r)); Fold(once) != once || strings.ToLower(once) != once {
			t.Errorf("%c (%U) becomes %q and then %q", r, r, once, Fold(once))
		}
	}
}

func TestFoldAndSlug(t *testing.T) {
	for name, want := range map[string]string{
		"São Paulo": "sao-paulo", "Łódź": "lodz", "Gdańsk": "gdansk", "İstanbul": "istanbul", "København": "kobenhavn",
		"L’Asilo (ex Asilo Filangieri)": "lasilo-ex-asilo-filangieri", "  Straße 12/a ": "strasse-12-a", "東京": "", "ﬁne": "fine",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q; want %q", name, got, want)
		}
	}
}
