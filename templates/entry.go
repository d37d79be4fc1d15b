package templates

import (
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// entry is a case on a page that a view is of. Its name is a heading of the
// second level, or of the third below a heading of the page.
func entry(v View, c *casestudy.Published, under bool) templ.Component {
	heading := "h2"
	if under {
		heading = "h3"
	}
	return entries([]item{{Published: c, path: v.CasePath(c.Slug)}}, heading)
}

// entries are the cases of a list, one after the other.
func entries(items []item, heading string) templ.Component {
	return written(3072*len(items), func(b *strings.Builder) {
		for i := range items {
			writeEntry(b, &items[i], heading)
		}
	})
}

func writeEntry(b *strings.Builder, c *item, heading string) {
	put(b, `<article class="entry">`)
	writePlace(b, &c.Case, c.found)
	put(b, `<`, heading, `>`)
	writeCaseLink(b, c)
	put(b, `</`, heading, `><div class="texts">`)
	if c.Summary != "" {
		put(b, `<p class="`, c.found.summaryClass(c.Summary), `" dir="auto">`, c.found.mark(c.Summary), `</p>`)
	}
	within(b, whyFound(*c))
	put(b, `</div><div class="entry-foot">`)
	writeProfile(b, &c.Scores)
	if set := partnersOf(c.Partners); set != 0 {
		put(b, `<div class="who">`, everyCircles[set], `<span><span class="vh">Partnership:</span> `, everyPartner[set], `</span></div>`)
	}
	put(b, `</div>`)
	if c.gather != nil {
		within(b, c.gather)
	}
	put(b, `</article>`)
}

// caseLink leads to a case.
func caseLink(c item) templ.Component {
	return written(256, func(b *strings.Builder) { writeCaseLink(b, &c) })
}

func writeCaseLink(b *strings.Builder, c *item) {
	put(b, `<a href="`, templ.EscapeString(c.path), `"><bdi>`, c.found.mark(c.Name), `</bdi></a>`)
}

// placeLine says where and when, as the index of an atlas does.
func placeLine(c *casestudy.Case) templ.Component {
	return written(256, func(b *strings.Builder) { writePlace(b, c, nil) })
}

func writePlace(b *strings.Builder, c *casestudy.Case, f *Found) {
	put(b, `<p class="place"><b>`)
	writeLink(b, cityPath(c), `<bdi>`+f.mark(c.City)+`</bdi>`)
	put(b, `</b> <span>`)
	writeLink(b, countryPath(c), f.mark(countryName(c.Country)))
	put(b, `</span>`)
	if when := years(c); when != "" {
		put(b, ` <span class="num">`, when, `</span>`)
	}
	put(b, `</p>`)
}

// writeLink has some markup lead to a path, where there is one.
func writeLink(b *strings.Builder, path, markup string) {
	if path == "" {
		put(b, markup)
	} else {
		put(b, `<a href="`, templ.EscapeString(path), `">`, markup, `</a>`)
	}
}

// profileFigure is the regular glyph over the letters of its columns.
func profileFigure(scores *[5]casestudy.Score) templ.Component {
	return written(1536, func(b *strings.Builder) { writeProfile(b, scores) })
}

func writeProfile(b *strings.Builder, scores *[5]casestudy.Score) {
	put(b, `<span class="sky-fig">`)
	regular.write(b, scores)
	put(b, `<span class="vh">`, profileWords(scores), `</span>`, profileLetters, `</span>`)
}

// profileLetters stand under the columns of a profile.
var profileLetters = func() string {
	var b strings.Builder
	put(&b, `<span class="letters" aria-hidden="true">`)
	for _, p := range casestudy.Principles {
		put(&b, `<span>`, p.Letter, `</span>`)
	}
	put(&b, `</span>`)
	return b.String()
}()

func letters() templ.Component { return templ.Raw(profileLetters) }
