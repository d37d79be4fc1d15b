package templates

import (
	"encoding/json"
	"strings"

	"github.com/a-h/templ"
)

// The words of the links by which cases are gathered.
const (
	gatherWords = "Add to comparison"
	dropWords   = "Remove from comparison"
	fullWords   = "Four cases are chosen, which is the most"
)

// traySays is what the bar says of no case, one, two, three and four.
var traySays = [MaxTray + 1]string{
	"No case to compare.",
	"1 case to compare. Add another.",
	"2 cases to compare.",
	"3 cases to compare.",
	"4 cases to compare, which is the most.",
}

// traySaysJSON tells the script the same.
var traySaysJSON = func() string {
	text, err := json.Marshal(traySays)
	if err != nil {
		panic(err) // the words are constant
	}
	return string(text)
}()

// compareWords name the link that compares what is gathered.
func compareWords(n int) string { return "Compare these " + number(n) + " cases" }

// A gathering makes the links by which the cases of one page are gathered. What
// they have in common is worked out once, for there are many on a list.
type gathering struct {
	view          View
	path          func(View) string
	before, after string // what stands around a slug in the address that adds it
}

// A stand-in holds the place of a slug. No slug has a tilde.
const standIn = "~"

func newGathering(v View, path func(View) string) gathering {
	g := gathering{view: v, path: path}
	if len(v.Tray) < MaxTray {
		before, after, _ := strings.Cut(path(v.Gather(standIn)), "case="+standIn)
		g.before, g.after = before+"case=", after
	}
	return g
}

// trayLink adds a case to the tray of a view, or takes it out. Path is the page
// it stands on, in another view.
func trayLink(v View, slug, name string, path func(View) string) templ.Component {
	return newGathering(v, path).link(slug, name)
}

// link is drawn in Go because there is one for every case of a list.
func (g gathering) link(slug, name string) templ.Component {
	return written(func(p *pen) { g.write(p, slug, name) })
}

// write leads back to the link itself: without the script the page begins
// anew, and should do so where somebody was. Beside a gathered case stands the
// way to the comparison.
func (g gathering) write(p *pen, slug, name string) {
	slug = templ.EscapeString(slug)
	words, target := gatherWords, ""
	switch {
	case g.view.Gathers(slug):
		words, target = dropWords, g.path(g.view.Drop(slug))
	case len(g.view.Tray) < MaxTray:
		target = g.before + slug + g.after
	default:
		words = fullWords
	}
	p.html(`<span class="gathers" data-served><a class="gather" id="t-`, slug, `" data-case="`, slug, `" rel="nofollow"`)
	if target == "" {
		p.html(` role="link" aria-disabled="true">`)
	} else {
		p.html(` href="`)
		p.text(target)
		p.html(`#t-`, slug, `">`)
	}
	p.html(`<span>`, words, `</span><span class="vh">: <bdi>`)
	p.text(name)
	p.html(`</bdi></span></a>`)
	if n := len(g.view.Tray); n > 1 && words == dropWords {
		p.html(` <a class="compare-now" rel="nofollow" href="`)
		p.text(g.view.ComparePath())
		p.html(`">`, compareWords(n), `</a>`)
	}
	p.html(`</span>`)
}
