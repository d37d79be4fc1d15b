//go:build !race

package web

import (
	"testing"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"cogov/internal/auth"
)

// opens does what opens another tab, and gives that.
func (b *tab) opens(does func()) *tab {
	b.Helper()
	opened := chromedp.WaitNewTarget(b.ctx, func(*target.Info) bool { return true })
	does()
	id, ok := <-opened
	if !ok {
		b.Fatal("no tab was opened")
	}
	ctx, closeTab := chromedp.NewContext(b.ctx, chromedp.WithTargetID(id))
	b.Cleanup(closeTab)
	other := &tab{T: b.T, site: b.site, ctx: ctx}
	other.await(`document.readyState === "complete" && document.querySelector("h1") !== null`)
	return other
}

func TestAPreviewOpensBesideTheFormWhichKeepsWhatIsTyped(t *testing.T) {
	s := newSite(t)
	b := s.openTab()
	b.signInAs(auth.Editor)
	b.visit("/admin/cases/1/edit")
	b.fill("#summary", "Only typed.")
	b.fill("#start_year", "someday")
	preview := b.opens(func() { b.click(`.savebar button[value="preview"]`) })
	if got := script[string](preview, `document.querySelector(".lead").textContent`); got != "Only typed." {
		t.Errorf("the preview shows %q", got)
	}
	preview.inspect("a preview")
	if got := script[string](b, typedSummary); got != "Only typed." || b.path() != "/admin/cases/1/edit" {
		t.Errorf("the form at %s holds %q", b.path(), got)
	}
	b.await(`document.querySelector("[data-kept]").textContent.startsWith("What you typed was kept")`)
}
