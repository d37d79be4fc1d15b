package templates

import (
	"context"
	"io"
	"sync"

	"github.com/a-h/templ"
)

// A pen writes HTML in Go: what has so many small pieces that templates took most
// of their time from piece to piece. It is for those that were measured; all
// else is a template.
type pen struct{ b []byte }

// written is a component that a pen writes.
func written(write func(p *pen)) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		if p, ok := w.(*pen); ok { // within another one
			write(p)
			return nil
		}
		p := pens.Get().(*pen)
		defer pens.Put(p)
		p.b = p.b[:0]
		write(p)
		_, err := w.Write(p.b)
		return err
	})
}

// pens are kept because each of them has grown to what it wrote.
var pens = sync.Pool{New: func() any { return new(pen) }}

// html writes pieces of HTML as they are.
func (p *pen) html(pieces ...string) {
	for _, piece := range pieces {
		p.b = append(p.b, piece...)
	}
}

// text writes what somebody typed, within an element or an attribute.
func (p *pen) text(s string) {
	from := 0
	for i := range len(s) {
		if escape := escapes[s[i]]; escape != "" {
			p.html(s[from:i], escape)
			from = i + 1
		}
	}
	p.html(s[from:])
}

// escapes keep a text from ending where it stands.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;"}

// Write lets a component write itself within what the pen writes.
func (p *pen) Write(b []byte) (int, error) {
	p.b = append(p.b, b...)
	return len(b), nil
}

// within writes a component, which a pen takes all of.
func (p *pen) within(c templ.Component) { c.Render(context.Background(), p) }
