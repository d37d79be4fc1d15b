package templates

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/places"
)

// PlacePage shows what the directory has of a country or of a city.
type PlacePage struct {
	Shell
	Country       places.Country
	City          string            // its name with its country's; empty on the page of a country
	Query         catalog.Query     // asks for its cases
	Result        catalog.Result    // the first of them, and the counts of all
	Whole         [5]catalog.Spread // of the whole directory, by principle
	Lat, Lon      *float64          // the middle of its cases; nil is unknown
	First, Last   int               // years in which its first and last case began; 0 is unknown
	Dated         int               // its cases of which the start is known
	Organisations []Involved        // by partner, most named first
	Near          []catalog.Near    // places elsewhere, nearest first
}

// Involved is an organisation that takes part in cases of a place.
type Involved struct {
	Partner, Name string
	Cases         int
	Of            int // how many organisations its partner has
}

func (p PlacePage) shell() Shell {
	p.title = p.fullName()
	p.description = p.fullName() + ": " + p.summary() + " Urban co-governance there, by five principles, who takes part, and what is near."
	p.place = atPlaces
	return p.Shell
}

func (p *PlacePage) isCountry() bool { return p.City == "" }

// mapPath shows the cases of a country in their part of the world, and a city
// there among the others.
func (p *PlacePage) mapPath() string {
	v := MapView{Frame: Frame{Region: p.Country.Region}}
	if p.isCountry() || p.Lat == nil {
		v.Query = p.Query
		return v.Path()
	}
	return v.Choosing(p.Query.Values()["city"]...).Path()
}

// kind is what the place is called where its name would not fit a sentence:
// some names of countries need an article, and some do not.
func (p *PlacePage) kind() string {
	if p.isCountry() {
		return "this country or territory"
	}
	return "this city"
}

// name is what the place is called where its country is clear.
func (p *PlacePage) name() string {
	if p.isCountry() {
		return p.Country.Name
	}
	return p.cityName()
}

// cityName is empty on the page of a country.
func (p *PlacePage) cityName() string { return strings.TrimSuffix(p.City, ", "+p.Country.Name) }

func (p *PlacePage) fullName() string {
	if p.isCountry() {
		return p.Country.Name
	}
	return p.City
}

// summary says how many cases there are, and since when.
func (p *PlacePage) summary() string {
	text := count(p.Result.Total, "case", "cases")
	if n := len(p.Result.Facet("city").Options); p.isCountry() && n > 0 {
		text += " in " + count(n, "city", "cities")
	}
	switch first, last := strconv.Itoa(p.First), strconv.Itoa(p.Last); {
	case p.First == 0:
	case p.First == p.Last:
		text += ", begun in " + first
	default:
		text += ", begun between " + first + " and " + last
	}
	if p.Dated > 0 && p.Dated < p.Result.Total {
		text += " as far as known"
	}
	return text + "."
}

// fewCases are so few that shares of them say little.
const fewCases = 5

// A versus is how the cases of a place stand on a principle, beside those
// of the whole directory.
type versus struct {
	casestudy.Principle
	here, whole []stretch // pieces
}

func (p *PlacePage) comparisons() []versus {
	list := make([]versus, len(casestudy.Principles))
	for i, principle := range casestudy.Principles {
		list[i] = versus{principle, pieces(p.Result.Spread(i), i, p.Query), pieces(p.Whole[i], i, catalog.Query{})}
	}
	return list
}

// partnersHere are the partners with their organisations.
func (p *PlacePage) partnersHere() []partnerHere {
	var list []partnerHere
	for _, t := range append(slices.Clone(casestudy.Partners), casestudy.Option{Label: "Group not named"}) {
		here := partnerHere{label: t.Label}
		for _, o := range p.Organisations {
			if o.Partner == t.Code {
				here.organisations = append(here.organisations, o)
				here.more = o.Of - len(here.organisations)
			}
		}
		if len(here.organisations) > 0 {
			list = append(list, here)
		}
	}
	return list
}

// A partnerHere has organisations in a place, some of which are named.
type partnerHere struct {
	label         string
	organisations []Involved
	more          int
}

// mostTopics is how many topics of a place are shown.
const mostTopics = 8

// topics are those of most cases.
func (p *PlacePage) topics() []tally {
	f := p.Result.Facet("topic")
	f.Options = slices.DeleteFunc(slices.Clone(f.Options), func(o catalog.FacetOption) bool { return o.Count == 0 })
	slices.SortStableFunc(f.Options, func(a, b catalog.FacetOption) int { return b.Count - a.Count })
	f.Options = f.Options[:min(len(f.Options), mostTopics)]
	return tallies(f, p.Query, p.Result.Total)
}

// decades are those in which cases of the place were under way.
func (p *PlacePage) decades() []tally {
	var list []tally
	for _, d := range p.Result.Decades {
		q, label := p.Query.With("to", strconv.Itoa(d.To)), "Until "+strconv.Itoa(d.To)
		if d.From != 0 {
			q, label = q.With("from", strconv.Itoa(d.From)), strconv.Itoa(d.From)+"s"
		}
		if d.Count > 0 || len(list) > 0 {
			list = append(list, tally{label, CasesPath(q), d.Count, p.Result.Total})
		}
	}
	return list
}

// cities are those of the country, most cases first.
func (p *PlacePage) cities() []tally {
	var list []tally
	for _, o := range p.Result.Facet("city").Options {
		list = append(list, tally{strings.TrimSuffix(o.Label, ", "+p.Country.Name), CityPath(o.Code), o.Count, p.Result.Total})
	}
	return list
}

// cityPath is the page of the city of a case, or "" where it names none.
func cityPath(c *casestudy.Case) string {
	if code := catalog.CityCode(c); code != "" {
		return CityPath(code)
	}
	return ""
}

// countryPath is the page of the country of a case, or "".
func countryPath(c *casestudy.Case) string {
	if c.Country == "" {
		return ""
	}
	return CountryPath(strings.ToLower(c.Country))
}

// nearPath is the page of a place that is near.
func nearPath(n catalog.Near) string {
	if n.Param == "city" {
		return CityPath(n.Code)
	}
	return CountryPath(n.Code)
}

// distance says how far something is, in whole kilometres.
func distance(kilometres float64) string {
	if kilometres < 1 {
		return "less than 1 km"
	}
	return number(int(math.Round(kilometres))) + " km"
}

// NoPlacePage says that the directory has no case of a country or a city.
type NoPlacePage struct {
	Shell
	Country places.Country
	IsCity  bool
	Others  int // cases elsewhere in the country of a city
}

func (p NoPlacePage) heading() string {
	if p.IsCity {
		return "No case from this city yet"
	}
	return p.Country.Name + ": no case yet"
}

func (p NoPlacePage) shell() Shell {
	p.title = p.heading()
	p.NoIndex = true
	p.place = atPlaces
	return p.Shell
}

// regionName is a world region by its code; "" is what is in none, as Antarctica.
func regionName(code string) string { return cmp.Or(places.RegionName(code), "Elsewhere") }
