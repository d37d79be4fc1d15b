package record

import (
	"slices"
	"strings"
	"testing"
)

func TestWhenACaseBeganAndEnded(t *testing.T) {
	for text, want := range map[string]span{
		"":                         {},
		"2010":                     {start: "2010"},
		"2014 - ongoing":           {start: "2014", status: "ongoing"},
		"2014–present":             {start: "2014", status: "ongoing"},
		"2015 - 2019":              {start: "2015", end: "2019", status: "ended"},
		"2015-2019":                {start: "2015", end: "2019", status: "ended"},
		"from 2015 to 2019":        {start: "2015", end: "2019", status: "ended"},
		"2015 - 2100":              {start: "2015", end: "2100"},
		"Ongoing since 2009/01":    {start: "2009", status: "ongoing"},
		"November 2015":            {start: "2015"},
		"11/2015":                  {start: "2015"},
		"27/11/2017":               {start: "2017"},
		"8.06.18":                  {start: "2018"},
		"2018-06-08":               {start: "2018"},
		"2012/17":                  {start: "2012", endOr: "2017"},
		"2009/10":                  {start: "2009", endOr: "2010"},
		"12/17":                    {},
		"1999/01":                  {start: "1999"},
		"2014 (updated 04/12/2016": {start: "2014"},
		"(updated 04/12/2016":      {},
		"unknown":                  {doubt: "The record says more than a year."},
		"2017 (plan development)":  {start: "2017", doubt: "The record says more than a year."},
		"27/11/2017(?)":            {start: "2017", doubt: "The record says more than a year."},
		"2011, 2014":               {start: "2011", doubt: "The record names several years."},
		"2019 - 2015":              {start: "2019", doubt: "The record names several years."},
		"32.623":                   {},
		"0999":                     {},
		"20105":                    {},
	} {
		got := readSpan(text)
		got.years = nil
		if got.start != want.start || got.end != want.end || got.status != want.status || got.endOr != want.endOr || got.doubt != want.doubt {
			t.Errorf("%q is read as %+v; want %+v", text, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string][2]string{
		"8.06.18":        {"2018-06-08", "2018-08-06"},
		"08/06/2018":     {"2018-06-08", "2018-08-06"},
		"6.06.18":        {"2018-06-06", ""},
		"27.06.18":       {"2018-06-27", ""},
		"06/27/2018":     {"2018-06-27", ""},
		"8.06.84":        {"1984-06-08", "1984-08-06"},
		"2018-06-08":     {"2018-06-08", ""},
		"May 2, 2022":    {"2022-05-02", ""},
		"2 May 2022":     {"2022-05-02", ""},
		"2nd Sept. 2022": {"2022-09-02", ""},
		"29 Feb 2023":    {"", ""},
		"31.02.2018":     {"", ""},
		"June 2018":      {"", ""},
		"May the 2nd":    {"", ""},
		"2010":           {"", ""},
		"12/17":          {"", ""},
		"8.06.18 or so":  {"", ""},
		"":               {"", ""},
	} {
		if iso, other := readDate(text); iso != want[0] || other != want[1] {
			t.Errorf("%q is read as %q or %q; want %q", text, iso, other, want)
		}
	}
}

func TestLocations(t *testing.T) {
	for text, want := range map[string]location{
		"Utrecht":                {city: "Utrecht"},
		"Catalunia_Barcellona":   {city: "Barcellona", left: "Catalunia"},
		"Buenos Aires, RA":       {city: "Buenos Aires", country: "AR"},
		"Delft, NL":              {city: "Delft", country: "NL"},
		"Delft, the Netherlands": {city: "Delft", country: "NL"},
		"Boston, MA (the Dudley Street area of Boston)": {city: "Boston", country: "US", orElse: "MA", left: "(the Dudley Street area of Boston)"},
		"Portland, Oregon": {city: "Portland", country: "US"},
		"Washington, D.C.": {city: "Washington", country: "US"},
		"New York, NY":     {city: "New York", country: "US"},
		"Tbilisi, Georgia": {city: "Tbilisi", country: "US", orElse: "GE"},
		"Naples, Metropolitan City of Naples, Italy": {city: "Naples", country: "IT", left: "Metropolitan City of Naples"},
		"Delft, by the canal":                        {city: "Delft", left: "by the canal"},
		"":                                           {},
	} {
		got := readLocation(text)
		if doubtful := got.doubt != ""; doubtful != (want.orElse != "" || strings.HasSuffix(text, ", RA")) {
			t.Errorf("%q is asked about: %q", text, got.doubt)
		}
		got.doubt = ""
		if got != want {
			t.Errorf("%q is read as %+v; want %+v", text, got, want)
		}
	}
}

// TestTitles reads titles above records with these labels.
func TestTitles(t *testing.T) {
	const none = "Description A shed.\n"
	for _, test := range []struct{ title, labels, name, city, country, asks string }{
		{"Delft – Shed", "City Delft\n", "Shed", "Delft", "", ""},
		{"Shed – Delft", "City Delft\n", "Shed", "Delft", "", ""},
		{"Shed- Delft", "City Delft\n", "Shed- Delft", "Delft", "", ""},
		{"Delft– Co-Shed", "City DELFT\n", "Co-Shed", "DELFT", "", ""},
		{"Delft - Shed - The second", "Location Delft\n", "Shed - The second", "Delft", "", ""},
		{"Shed – The second – Delft", "Location Delft\n", "Shed – The second", "Delft", "", ""},
		{"Delft – Shed Delft – Shed", "City Delft\n", "Shed", "Delft", "", ""},
		{"Boston, MA- Dudley Street", none, "Dudley Street", "Boston", "US", "country"},
		{"Boston, MA- Dudley Street", "Date Initiated 1984\n", "Dudley Street", "Boston", "US", ""},
		{"Club Matienzo (Buenos Aires, RA)", none, "Club Matienzo", "Buenos Aires", "AR", "country"},
		{"Shed (Rabat, MA)", none, "Shed", "Rabat", "MA", "country"},
		{"Shed (Delft, NL)", "City The Hague\nCountry Belgium\n", "Shed", "The Hague", "BE", ""},
		{"Shed (the first, and best)", none, "Shed (the first, and best)", "", "", ""},
		{"Delft – Shed", none, "Delft – Shed", "", "", "name city"},
		{"Delft – Shed", "City The Hague\n", "Delft – Shed", "The Hague", "", "name"},
		{"Delft – Shed", "Name Shed\n", "Shed", "Delft", "", "city"},
		{"Shed – Delft", "Name Shed\n", "Shed", "Delft", "", "city"},
		{"Delft – Barn", "Name Shed\n", "Shed", "", "", "city"},
		{"Delft – Barn", "Name Shed\nCity\n", "Shed", "", "", ""},
		{"Co-Shed", "City Delft\n", "Co-Shed", "Delft", "", ""},
	} {
		r := Parse(test.title + "\n\n" + test.labels + none)
		var asks []string
		for _, q := range r.Questions {
			asks = append(asks, q.Field)
		}
		got := []string{r.Answers.Get("name"), r.Answers.Get("city"), r.Answers.Get("country"), strings.Join(asks, " ")}
		if want := []string{test.name, test.city, test.country, test.asks}; !slices.Equal(got, want) {
			t.Errorf("%q above %q gives %q; want %q", test.title, test.labels, got, want)
		}
	}
}

func TestPartnerGroups(t *testing.T) {
	for text, want := range map[string]string{
		"Public-private-commons":                      "public private community",
		"citizens, NGOs and university":               "community civil_society knowledge",
		"State / business & people":                   "public private community",
		"third sector; non-profits":                   "civil_society",
		"civic, social, science, academic, municipal": "public community civil_society knowledge",
		"Public–private–community–civil society":      "public private community civil_society",
		"citizens and their dogs":                     "",
		"The Public Library":                          "",
		"200 citizens":                                "",
		"":                                            "",
	} {
		if got := strings.Join(groupsIn(text), " "); got != want {
			t.Errorf("%q names %q; want %q", text, got, want)
		}
	}
}

func TestWhoStarted(t *testing.T) {
	for text, want := range map[string]string{
		"public administration":                  "city_led",
		"Association":                            "community_led",
		"citizens and NGOs":                      "community_led",
		"public administration and inhabitants":  "joint",
		"university":                             "",
		"public administration and a university": "",
		"Association, Shed Media Centre":         "",
	} {
		if got := originOf(groupsIn(text)); got != want {
			t.Errorf("%q makes the origin %q; want %q", text, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for text, want := range map[string][2]string{
		"https://a.example.org/x":                {"https://a.example.org/x", "https://a.example.org/x"},
		"see (http://a.example.org/x_(y)).":      {"http://a.example.org/x_(y)", "http://a.example.org/x_(y)"},
		"www.a.example.org,":                     {"https://www.a.example.org/", "www.a.example.org"},
		"Shed – net (shed-net.example)":          {"https://shed-net.example/", "shed-net.example"},
		"shed.example/about us":                  {"https://shed.example/about", "shed.example/about"},
		"köln.example":                           {"https://köln.example/", "köln.example"},
		"ada@example.org":                        {"", ""},
		"Facebook page":                          {"", ""},
		"32.623 and 2.0":                         {"", ""},
		"http://":                                {"", ""},
		"http://user@evil.example/ good.example": {"https://good.example/", "good.example"},
	} {
		if url, words := addressIn(text); url != want[0] || words != want[1] {
			t.Errorf("%q holds %q (%q); want %q", text, url, words, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	for text, want := range map[string]string{
		"\n\nOpen day\n\nOnce a year.":                                  "## Open day\n\nOnce a year.",
		"Open day\n\nOnce a year.":                                      "Open day\n\nOnce a year.",
		"It is open:\n\nOpen day\n\nOnce a year.":                       "It is open:\n\n## Open day\n\nOnce a year.",
		"It is.\n\nOpen day.\n\nOnce a year.":                           "It is.\n\nOpen day.\n\nOnce a year.",
		"It is.\n\nOpen day\nOnce a year.":                              "It is.\n\nOpen day\nOnce a year.",
		"It is.\nOpen day\n\nOnce a year.":                              "It is.\nOpen day\n\nOnce a year.",
		"It is.\n\nOpen day":                                            "It is.\n\nOpen day",
		"It is.\n\nA\n\nB\n\nOnce a year.":                              "It is.\n\nA\n\nB\n\nOnce a year.",
		"It is.\n\nand so on\n\nOnce a year.":                           "It is.\n\nand so on\n\nOnce a year.",
		"It is.\n\n## Open day\n\nOnce a year.":                         "It is.\n\n## Open day\n\nOnce a year.",
		"It is.\n\n* Open day\n\nOnce a year.":                          "It is.\n\n* Open day\n\nOnce a year.",
		"It is.\n\n1. Open day\n\nOnce a year.":                         "It is.\n\n1. Open day\n\nOnce a year.",
		"It is.\n\n\\Open day\n\nOnce a year.":                          "It is.\n\nOpen day\n\nOnce a year.",
		"It is.\n \u00a0\n  Open day \n\u00a0\nOnce a year.":            "It is.\n\n## Open day\n\nOnce a year.",
		"It is.\n\n" + strings.Repeat("Open ", 17) + "\n\nOnce a year.": "It is.\n\n" + strings.Repeat("Open ", 17) + "\n\nOnce a year.",
	} {
		if got := Parse("City Delft\nDescription " + text).Answers.Get("description"); got != want {
			t.Errorf("%q becomes %q; want %q", text, got, want)
		}
	}
}

func TestTheCreditOfAnImageIsNoNameEither(t *testing.T) {
	for _, first := range []string{
		"Source: https://img.example.org/x.jpg ", "Source: photo.jpg ", "Source: a neighbour ", "Source https://img.example.org/x.jpg ",
		"Source https://img.example.org/x.jpg\n", "Image source: www.example.org/x.jpg\n\n",
	} {
		r := Parse(first + "Country Netherlands City Utrecht Name Shed Date 2010 Description A shed. Pooling")
		if name, others := r.Answers.Get("name"), r.Answers.Get("aliases"); name != "Shed" || others != "" {
			t.Errorf("%q: the name is %q, the other names are %q", first, name, others)
		}
		if len(r.Unplaced) != 1 || r.Unplaced[0].Text != strings.TrimSpace(first) {
			t.Errorf("%q: %+v has no place", first, r.Unplaced)
		}
	}
}
