package templates

import (
	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// optionBoxes are the checkboxes of a facet. They are written out in Go because
// there are hundreds on a list page: as a template they took a third of its time.
func optionBoxes(param string, options []catalog.FacetOption) templ.Component {
	return written(func(p *pen) {
		param := templ.EscapeString(param)
		for i := range options {
			writeOption(p, param, &options[i])
		}
	})
}

func writeOption(p *pen, param string, o *catalog.FacetOption) {
	class := "opt"
	if o.Count == 0 {
		class = "opt zero"
	}
	p.html(`<label class="`, class, `">`)
	writeBox(p, param, o)
	p.html(` <bdi>`)
	p.text(o.Label)
	p.html(`</bdi> `)
	writeCount(p, o.Count)
	p.html(`</label>`)
}

// levelBoxes are the six checkboxes of a principle, each a cell with its mark.
func levelBoxes(f catalog.Facet) templ.Component {
	return written(func(p *pen) {
		for i := range f.Options {
			o := &f.Options[i]
			p.html(`<label>`)
			writeBox(p, f.Param, o)
			p.html(` <span class="cell">`, levelBars[markOf(casestudy.Level(o.Code))], `<span class="w">`, o.Label, `</span> `)
			writeCount(p, o.Count)
			p.html(`</span></label>`)
		}
	})
}

func writeBox(p *pen, param string, o *catalog.FacetOption) {
	code, ticked := templ.EscapeString(o.Code), ""
	if o.Picked {
		ticked = " checked"
	}
	p.html(`<input type="checkbox" id="o-`, param, `-`, code, `" name="`, param, `" value="`, code, `"`, ticked, `>`)
}

func writeCount(p *pen, n int) {
	p.html(`<span class="c">`, number(n), ` <span class="vh">`, plural(n, "case", "cases"), `</span></span>`)
}
