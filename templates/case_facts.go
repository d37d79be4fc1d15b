package templates

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// elsewhereOnPage are fields that stand elsewhere than among the facts; the scores have
// a section of their own. Any other field is a fact, so that a new one shows.
var elsewhereOnPage = []string{
	"name", "aliases", "city", "country", "lat", "lon", "start_year", "end_year", "status", "summary", "description",
	"partners", "partnership_note", "caveats", "added",
}

// factFields are all other fields.
var factFields = func() (facts []casestudy.Field) {
	for _, s := range casestudy.Sections {
		for _, f := range s.Fields {
			if s.Name != casestudy.ProfileSection && !slices.Contains(elsewhereOnPage, f.Name) {
				facts = append(facts, f)
			}
		}
	}
	return facts
}()

// caseFacts lists the fields that the case has something in and that no other
// place on the page shows. As templates, a component for each fact and code, they
// took a fiftieth of the page.
func caseFacts(c *casestudy.Case) templ.Component {
	return written(func(p *pen) {
		p.html(`<dl class="facts"><div><dt>Years</dt><dd><span class="num">`, lifetime(c), `</span></dd></div>`)
		for i := range factFields {
			if value := factFields[i].Value(c).String(); value != "" {
				p.html(`<div><dt>`, factFields[i].Label, `</dt><dd>`)
				writeFact(p, &factFields[i], value, c.Country)
				p.html(`</dd></div>`)
			}
		}
		p.html(`</dl>`)
	})
}

// writeFact shows a field by its kind.
func writeFact(p *pen, f *casestudy.Field, value, country string) {
	switch f.Kind {
	case casestudy.Choice, casestudy.Choices:
		writeOptions(p, f, value)
	case casestudy.Lines:
		p.within(names(strings.Split(value, "\n"), country))
	case casestudy.URL:
		p.within(outward(value, host(value)))
	default:
		p.html(`<bdi>`)
		p.text(value)
		p.html(`</bdi>`)
	}
}

// writeOptions lists codes, each leading to the cases that have it where visitors
// can filter by it.
func writeOptions(p *pen, f *casestudy.Field, codes string) {
	for n := 0; codes != ""; n++ {
		if n > 0 {
			p.html(", ")
		}
		var code string
		code, codes, _ = strings.Cut(codes, "|")
		if link, ok := optionLinks[f.Facet][code]; ok {
			p.html(link)
		} else {
			p.text(casestudy.Label(f.Options, code))
		}
	}
}

// optionLinks lead to the cases that have an option of a facet.
var optionLinks = func() map[string]map[string]string {
	links := map[string]map[string]string{}
	for _, f := range casestudy.Fields() {
		if f.Facet == "" || f.Options == nil {
			continue
		}
		links[f.Facet] = map[string]string{}
		for _, o := range f.Options {
			links[f.Facet][o.Code] = `<a href="` + templ.EscapeString(CasesByPath(f.Facet, o.Code)) + `">` + templ.EscapeString(o.Label) + `</a>`
		}
	}
	return links
}()
