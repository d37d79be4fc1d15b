package templates

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// linkedData says in the words of schema.org what the page says, for search
// engines and collectors. It is data, not code: no browser runs it.
func linkedData(p *CasePage, trail []crumb) templ.Component {
	return written(func(pen *pen) {
		l := &linked{pen}
		l.raw(`<script type="application/ld+json">{"@context":"https://schema.org","@graph":[`)
		l.article(p)
		l.raw(",")
		l.trail(p, trail)
		l.raw("]}</script>")
	})
}

// article describes the case.
func (l *linked) article(p *CasePage) {
	c := &p.Case
	l.open("Article")
	l.text("@id", p.Canonical)
	l.text("name", c.Name)
	l.text("headline", c.Name)
	l.texts("alternateName", c.Aliases)
	l.text("abstract", c.Summary)
	l.text("url", p.Canonical)
	l.text("image", p.Image)
	l.text("identifier", c.Slug)
	l.number("version", float64(c.Revision))
	l.text("dateCreated", c.Added)
	l.text("dateModified", c.Changed.UTC().Format(time.RFC3339))
	l.text("inLanguage", "en")
	l.text("license", "https://creativecommons.org/licenses/by/4.0/")
	l.text("temporalCoverage", coverage(&c.Case))
	l.texts("keywords", keywords(&c.Case))
	l.place(&c.Case)
	l.sources(c.Sources)
	l.name("isPartOf")
	l.open("Collection")
	l.text("name", p.SiteName)
	l.text("url", p.Root+HomePath)
	l.close()
	l.name("publisher")
	l.open("Organization")
	l.text("name", p.SiteName)
	l.text("url", p.Root+HomePath)
	l.close()
	l.close()
}

// place describes where the case is.
func (l *linked) place(c *casestudy.Case) {
	if c.City == "" && c.Country == "" {
		return
	}
	l.name("about")
	l.open("Place")
	l.text("name", cmp.Or(c.City, countryName(c.Country)))
	l.name("address")
	l.open("PostalAddress")
	l.text("addressLocality", c.City)
	l.text("addressCountry", c.Country)
	l.close()
	if c.Lat != nil && c.Lon != nil {
		l.name("geo")
		l.open("GeoCoordinates")
		l.number("latitude", *c.Lat)
		l.number("longitude", *c.Lon)
		l.close()
	}
	l.close()
}

func (l *linked) sources(list []casestudy.Source) {
	if len(list) == 0 {
		return
	}
	l.name("citation")
	l.raw("[")
	for i, s := range list {
		if i > 0 {
			l.raw(",")
		}
		l.open("CreativeWork")
		l.text("name", s.Title)
		l.text("url", s.URL)
		if s.Year != 0 {
			l.text("datePublished", strconv.Itoa(s.Year))
		}
		if s.Publisher != "" {
			l.name("publisher")
			l.open("Organization")
			l.text("name", s.Publisher)
			l.close()
		}
		l.close()
	}
	l.raw("]")
}

// trail describes the way to the page.
func (l *linked) trail(p *CasePage, trail []crumb) {
	l.open("BreadcrumbList")
	l.name("itemListElement")
	l.raw("[")
	for i, c := range append(trail, crumb{p.Case.Name, CasePath(p.Case.Slug)}) {
		if i > 0 {
			l.raw(",")
		}
		l.open("ListItem")
		l.number("position", float64(i+1))
		l.text("name", c.label)
		l.name("item")
		l.open("WebPage")
		l.text("@id", p.Root+c.path)
		l.close()
		l.close()
	}
	l.raw("]")
	l.close()
}

// keywords are what the case is about, each once: a topic and a resource may be
// called the same.
func keywords(c *casestudy.Case) []string {
	words := labels(casestudy.Topics, c.Topics)
	for _, resource := range labels(casestudy.ResourceTypes, c.ResourceTypes) {
		if !slices.Contains(words, resource) {
			words = append(words, resource)
		}
	}
	return words
}

// coverage is the life of a case as ISO 8601 writes an interval. Two dots are an
// open end.
func coverage(c *casestudy.Case) string {
	start := strconv.Itoa(c.StartYear)
	switch {
	case c.StartYear == 0:
		return ""
	case c.EndYear != 0:
		return start + "/" + strconv.Itoa(c.EndYear)
	case c.Status == casestudy.Ongoing:
		return start + "/.."
	}
	return start
}

// linked writes JSON objects in the order it is told. What is not recorded is
// left out.
type linked struct{ *pen }

func (l *linked) raw(s string) { l.b = append(l.b, s...) }

func (l *linked) open(kind string) { l.raw(`{"@type":"` + kind + `"`) }

func (l *linked) close() { l.raw("}") }

func (l *linked) name(name string) { l.raw(`,"` + name + `":`) }

func (l *linked) text(name, value string) {
	if value != "" {
		l.name(name)
		l.quote(value)
	}
}

func (l *linked) texts(name string, values []string) {
	for i, value := range values {
		if i == 0 {
			l.name(name)
			l.raw("[")
		} else {
			l.raw(",")
		}
		l.quote(value)
	}
	if len(values) > 0 {
		l.raw("]")
	}
}

func (l *linked) number(name string, value float64) {
	l.name(name)
	l.b = strconv.AppendFloat(l.b, value, 'f', -1, 64)
}

// quote writes a text so that neither the object nor the element around it can
// end in it: json escapes angle brackets too.
func (l *linked) quote(s string) {
	if !isPlain(s) {
		quoted, err := json.Marshal(s)
		if err != nil {
			panic(err) // a text always encodes
		}
		l.b = append(l.b, quoted...)
		return
	}
	l.b = append(l.b, '"')
	l.b = append(l.b, s...)
	l.b = append(l.b, '"')
}

// isPlain reports whether a text needs no escapes: most do not.
func isPlain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c > '~', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}
