package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"cogov/internal/store"
)

// progress says on a terminal how far a long run is.
type progress struct {
	out   io.Writer // nil where nobody looks on
	shown bool
}

func newProgress(out io.Writer) *progress {
	if f, ok := out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &progress{out: out}
	}
	return &progress{}
}

// of shows how many things are done, of all where their number is known, and ends
// the run with the context.
func (p *progress) of(ctx context.Context, what, things string, all int) store.Progress {
	return func(done int) error {
		switch {
		case p.out == nil:
		case all == 0:
			fmt.Fprintf(p.out, "\r%s: %d %s\x1b[K", what, done, things)
		default:
			fmt.Fprintf(p.out, "\r%s: %d of %d %s, %d %%\x1b[K", what, done, all, things, 100*done/all)
		}
		p.shown = p.out != nil
		return ctx.Err()
	}
}

// clear takes the line away, for what comes after it.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}
