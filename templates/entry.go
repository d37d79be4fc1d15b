package templates

import (
	"github.com/a-h/templ"

	"cogov/internal/casestudy"
)

// Entry is a case in a list that is put together elsewhere.
func Entry(c *casestudy.Published) templ.Component {
	return entries([]item{{Published: c, path: CasePath(c.Slug)}}, "h2")
}

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
	return written(func(p *pen) {
		for i := range items {
			writeEntry(p, &items[i], heading)
		}
	})
}

func writeEntry(p *pen, c *item, heading string) {
	p.html(`<article class="entry">`)
	writePlace(p, &c.Case, c.found)
	p.html(`<`, heading, `>`)
	writeCaseLink(p, c)
	p.html(`</`, heading, `><div class="texts">`)
	if c.Summary != "" {
		p.html(`<p class="`, c.found.summaryClass(c.Summary), `" dir="auto">`, c.found.mark(c.Summary), `</p>`)
	}
	if c.found != nil {
		p.within(whyFound(*c))
	}
	p.html(`</div><div class="entry-foot">`)
	writeProfile(p, &c.Scores)
	if set := partnersOf(c.Partners); set != 0 {
		p.html(`<div class="who">`, everyCircles[set], `<span><span class="vh">Partnership:</span> `, everyPartner[set], `</span></div>`)
	}
	p.html(`</div>`)
	if c.gather != nil {
		p.within(c.gather)
	}
	p.html(`</article>`)
}

// caseLink leads to a case.
func caseLink(c item) templ.Component {
	return written(func(p *pen) { writeCaseLink(p, &c) })
}

func writeCaseLink(p *pen, c *item) {
	p.html(`<a href="`)
	p.text(c.path)
	p.html(`"><bdi>`, c.found.mark(c.Name), `</bdi></a>`)
}

// placeLine says where and when, as the index of an atlas does.
func placeLine(c *casestudy.Case) templ.Component {
	return written(func(p *pen) { writePlace(p, c, nil) })
}

func writePlace(p *pen, c *casestudy.Case, f *Found) {
	p.html(`<p class="place"><b>`)
	writeLink(p, cityPath(c), `<bdi>`+f.mark(c.City)+`</bdi>`)
	p.html(`</b> <span>`)
	writeLink(p, countryPath(c), f.mark(countryName(c.Country)))
	p.html(`</span>`)
	if when := years(c); when != "" {
		p.html(` <span class="num">`, when, `</span>`)
	}
	p.html(`</p>`)
}

// writeLink has some markup lead to a path, where there is one.
func writeLink(p *pen, path, markup string) {
	if path == "" {
		p.html(markup)
	} else {
		p.html(`<a href="`)
		p.text(path)
		p.html(`">`, markup, `</a>`)
	}
}

// profileFigure is the regular glyph over the letters of its columns.
func profileFigure(scores *[5]casestudy.Score) templ.Component {
	return written(func(p *pen) { writeProfile(p, scores) })
}

func writeProfile(p *pen, scores *[5]casestudy.Score) {
	p.html(`<span class="sky-fig">`)
	regular.write(p, scores)
	p.html(`<span class="vh">`, profileWords(scores), `</span>`, profileLetters, `</span>`)
}

// profileLetters stand under the columns of a profile.
var profileLetters = func() string {
	var p pen
	p.html(`<span class="letters" aria-hidden="true">`)
	for _, principle := range casestudy.Principles {
		p.html(`<span>`, principle.Letter, `</span>`)
	}
	p.html(`</span>`)
	return string(p.b)
}()

func letters() templ.Component { return templ.Raw(profileLetters) }
