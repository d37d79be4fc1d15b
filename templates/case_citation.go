package templates

import "github.com/a-h/templ"

// citationForm is a citation to be copied into another program. A template copies
// such a text twice before it is in the page.
func citationForm(name, text string) templ.Component {
	return written(func(p *pen) {
		p.html(`<details class="citeform"><summary>Cite as `, name, `</summary><pre data-copy>`)
		p.text(text)
		p.html(`</pre></details>`)
	})
}
