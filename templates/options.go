package templates

import (
	"strings"

	"github.com/a-h/templ"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
)

// optionBoxes are the checkboxes of a facet. They are written out in Go because
// there are hundreds on a list page: as a template they took a third of its time.
func optionBoxes(param string, options []catalog.FacetOption) templ.Component {
	return written(256*len(options), func(b *strings.Builder) {
		param := templ.EscapeString(param)
		for i := range options {
			writeOption(b, param, &options[i])
		}
	})
}

func writeOption(b *strings.Builder, param string, o *catalog.FacetOption) {
	class := "opt"
	if o.Count == 0 {
		class = "opt zero"
	}
	put(b, `<label class="`, class, `">`)
	writeBox(b, param, o)
	put(b, ` <bdi>`, templ.EscapeString(o.Label), `</bdi> `)
	writeCount(b, o.Count)
	put(b, `</label>`)
}

// levelBoxes are the six checkboxes of a principle, each a cell with its mark.
func levelBoxes(f catalog.Facet) templ.Component {
	return written(512*len(f.Options), func(b *strings.Builder) {
		for i := range f.Options {
			o := &f.Options[i]
			put(b, `<label>`)
			writeBox(b, f.Param, o)
			put(b, ` <span class="cell">`, levelBars[markOf(casestudy.Level(o.Code))], `<span class="w">`, o.Label, `</span> `)
			writeCount(b, o.Count)
			put(b, `</span></label>`)
		}
	})
}

func writeBox(b *strings.Builder, param string, o *catalog.FacetOption) {
	code, ticked := templ.EscapeString(o.Code), ""
	if o.Picked {
		ticked = " checked"
	}
	put(b, `<input type="checkbox" id="o-`, param, `-`, code, `" name="`, param, `" value="`, code, `"`, ticked, `>`)
}

func writeCount(b *strings.Builder, n int) {
	put(b, `<span class="c">`, number(n), ` <span class="vh">`, plural(n, "case", "cases"), `</span></span>`)
}
