//go:build !race

package site_test

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestMapsHaveLandInAFolder opens pages from the disk: what draws the land has a
// size there as well.
func TestMapsHaveLandInAFolder(t *testing.T) {
	_, dir := exported(t)
	allocator, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)...)
	defer stop()
	ctx, cancel := context.WithTimeout(allocator, time.Minute)
	defer cancel()
	tab, closeTab := chromedp.NewContext(ctx)
	defer closeTab()

	const empty = `[...document.querySelectorAll("svg use")].filter(use => use.getBBox().width === 0).map(use => use.getAttribute("href")).join(" ")`
	for _, page := range []string{"", "/map", "/cases/utrecht-human-rights-city", "/countries/nl"} {
		if err := chromedp.Do(tab, chromedp.Navigate("file://"+dir+page+"/index.html")); err != nil {
			t.Fatalf("Chromium: %v", err)
		}
		if got, err := chromedp.Run(tab, chromedp.Evaluate[string](empty)); err != nil || got != "" {
			t.Errorf("%q shows nothing of %s, %v", page, got, err)
		}
	}
}
