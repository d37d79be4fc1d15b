package templates

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// linkedData says in the words of schema.org what the page says, for search
// engines and collectors. It is data, not code: no browser runs it.
func linkedData(p *CasePage) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		l := linked{make([]byte, 0, 4096)}
		l.raw(`<script type="application/ld+json">{"@context":"https://schema.org","@graph":[`)
		l.article(p)
		l.raw(",")
		l.trail(p)
		l.raw("]}</script>")
		_, err := w.Write(l.b)
		return err
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
func (l *linked) trail(p *CasePage) {
	l.open("BreadcrumbList")
	l.name("itemListElement")
	l.raw("[")
	crumbs := append(trailTo(&p.Case.Case), crumb{p.Case.Name, CasePath(p.Case.Slug)})
	for i, c := range crumbs {
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
type linked struct{ b []byte }

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
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' || strings.ContainsRune(`"\<>&`, r) }) {
		quoted, err := json.Marshal(s)
		if err != nil {
			panic(err) // a text always encodes
		}
		l.b = append(l.b, quoted...)
		return
	}
	l.raw(`"`)
	l.raw(s)
	l.raw(`"`)
}
