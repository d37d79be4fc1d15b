//go:build !race

package web

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The meaning of a code is to be read on a telephone: it has most of the width.
func TestTheCodebookIsReadOnNarrowScreens(t *testing.T) {
	s := newSite(t)
	b := s.openTab()
	for _, width := range []int64{390, 320} {
		b.do(chromedp.EmulateViewport(width, 800))
		b.visit("/codebook")
		if narrow := script[int64](b, `[...document.querySelectorAll(".codebook .code-means")].filter(e => e.offsetWidth < innerWidth * .55).length`); narrow > 0 {
			t.Errorf("at %d px %d meanings are squeezed", width, narrow)
		}
		if n := script[int64](b, `document.querySelectorAll(".codebook .code-means").length`); n < 80 {
			t.Errorf("there are %d meanings", n)
		}
		if wide := script[int64](b, `document.documentElement.scrollWidth`); wide > width {
			t.Errorf("at %d px the page is %d px wide", width, wide)
		}
	}
}

// On paper a link to a file leads nowhere.
func TestFiguresOnPaperOfferNoFiles(t *testing.T) {
	s := newSite(t)
	b := s.openTab()
	b.visit("/insights")
	const shown = `[...document.querySelectorAll("main p")].filter(p => /\b(CSV|JSON)\./.test(p.textContent) && p.getClientRects().length > 0).length`
	if n := script[int64](b, shown); n < 9 {
		t.Fatalf("%d files are offered on a screen", n)
	}
	b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	}))
	if n := script[int64](b, shown); n > 0 {
		t.Errorf("%d files are offered on paper", n)
	}
}
