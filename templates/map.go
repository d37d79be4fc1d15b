package templates

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// A MapView is how somebody looks at the map: whose cases, which part of the
// world, and which places are chosen.
type MapView struct {
	View
	Frame  Frame
	Chosen []string // codes of places, in order; Nowhere is a code too
}

// Nowhere stands for the cases that have no place on the map.
const Nowhere = "none"

// MaxChosen is how many places can be chosen together.
const MaxChosen = 100

// Path is the map as it is looked at.
func (v MapView) Path() string {
	values := v.View.mapValues()
	if frame := v.Frame.String(); frame != "" {
		values.Set("frame", frame)
	}
	if len(v.Chosen) > 0 {
		values["place"] = v.Chosen
	}
	return withValues(mapPath, values)
}

// Framed is the map of another part of the world, nothing chosen.
func (v MapView) Framed(f Frame) MapView {
	v.Frame, v.Chosen = f, nil
	return v
}

// Choosing is the map with other places chosen.
func (v MapView) Choosing(codes ...string) MapView {
	v.Chosen = slices.Compact(slices.Sorted(slices.Values(codes)))
	return v
}

// IsPlain reports whether it is the map that everybody sees first.
func (v MapView) IsPlain() bool { return v.Path() == mapPath }

// MapPage is the map of the cases that a query asks for. Its result is there
// for what it counts.
type MapPage struct {
	Shell
	MapView
	Result catalog.Result
	Survey catalog.Survey
	Found  *Found // what is searched for; nil without a search

	byRegion map[string][]catalog.Place // places by world region, once asked for

	beforeCity, afterCity string // around the city in the address of its list, once asked for
}

func (p MapPage) shell() Shell {
	p.title = "Map"
	if chosen := p.chosen(); len(chosen) > 0 {
		p.title += ": " + nameOf(chosen)
	}
	p.description = "Case studies of urban co-governance on a map of the world."
	p.place = atMap
	p.of(p.View, p.path)
	p.scripts = []string{"js/map.js"}
	return p.Shell
}

// path is the same part of the map in another view.
func (p *MapPage) path(v View) string { return MapView{View: v, Frame: p.Frame}.Path() }

// chosen are the places chosen that have matching cases.
func (p *MapPage) chosen() []catalog.Place {
	if len(p.Chosen) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.Survey.Places), func(place catalog.Place) bool {
		return !slices.Contains(p.Chosen, place.Code)
	})
}

// showsElsewhere reports whether the cases without a place are asked for, or
// there are no others.
func (p *MapPage) showsElsewhere() bool {
	return p.Survey.Unplaced > 0 && (slices.Contains(p.Chosen, Nowhere) || len(p.Survey.Places) == 0)
}

// in lists the places in a world region.
func (p *MapPage) in(region string) []catalog.Place {
	if p.byRegion == nil {
		p.byRegion = map[string][]catalog.Place{}
		for _, place := range p.Survey.Places {
			p.byRegion[place.Region] = append(p.byRegion[place.Region], place)
		}
	}
	return p.byRegion[region]
}

// casesAt counts the cases of places.
func casesAt(list []catalog.Place) int {
	n := 0
	for _, p := range list {
		n += p.Count
	}
	return n
}

// listOf is the list of the matching cases at some places; empty where a list
// cannot be narrowed to them.
func (p *MapPage) listOf(list []catalog.Place) string {
	values := p.Query.Values()
	values.Del("city")
	for _, place := range list {
		if !strings.Contains(place.Code, "-") {
			return ""
		}
		values.Add("city", place.Code)
	}
	values.Del("page")
	return p.With(catalog.ParseQuery(values)).CasesPath()
}

// standInCity holds the place of a city's code in an address. There is no such
// city.
const standInCity = "aq-standin"

// casesPath leads to the cases of one place. What the lists of cities have in
// common is worked out once: the index has hundreds.
func (p *MapPage) casesPath(place catalog.Place) string {
	if !strings.Contains(place.Code, "-") {
		return p.Choosing(place.Code).Path() + "#place"
	}
	if p.beforeCity == "" {
		path := p.listOf([]catalog.Place{{Code: standInCity}})
		p.beforeCity, p.afterCity, _ = strings.Cut(path, "city="+standInCity)
	}
	return p.beforeCity + "city=" + url.QueryEscape(place.Code) + p.afterCity
}

// mostListed is how many cases of a place the page lists.
const mostListed = 24

func (p *MapPage) casesOf(list []catalog.Place) []*casestudy.Published {
	var codes []string
	for _, place := range list {
		codes = append(codes, place.Code)
	}
	return p.Survey.At(mostListed, codes...)
}

// items are cases beside the map.
func (p *MapPage) items(cases []*casestudy.Published) []item {
	g := newGathering(p.View, func(v View) string { return MapView{v, p.Frame, p.Chosen}.Path() })
	list := make([]item, len(cases))
	for i, c := range cases {
		list[i] = item{c, p.CasePath(c.Slug), g.link(c.Slug, c.Name), p.Found}
	}
	return list
}

// allOf leads from the cases of a place to their list.
func allOf(n int) string {
	if n == 1 {
		return "This case"
	}
	return "These " + number(n) + " cases"
}

// A parameter is what a form carries on from its page's address.
type parameter struct{ name, value string }

func parameters(values url.Values) []parameter {
	var list []parameter
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for _, value := range values[name] {
			list = append(list, parameter{name, value})
		}
	}
	return list
}
