package templates

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"
)

// written is a component that Go writes out itself: what a list page has dozens
// or hundreds of took half of its time as templates. Size is about how many
// bytes it has. Whoever writes escapes what is not markup.
func written(size int, write func(*strings.Builder)) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		if b, ok := w.(*strings.Builder); ok { // within another one
			write(b)
			return nil
		}
		var b strings.Builder
		b.Grow(size)
		write(&b)
		_, err := io.WriteString(w, b.String())
		return err
	})
}

// put writes texts one after the other.
func put(b *strings.Builder, texts ...string) {
	for _, s := range texts {
		b.WriteString(s)
	}
}

// within writes a component into a text, which takes all.
func within(b *strings.Builder, c templ.Component) {
	c.Render(context.Background(), b)
}
