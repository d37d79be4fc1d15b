//go:build !race

package web

import (
	"testing"

	"github.com/chromedp/chromedp"

	"cogov/internal/auth"
)

// beside opens another tab of the same browser, and gives what closes it.
func (b *tab) beside() (other *tab, closeTab func()) {
	b.Helper()
	opened, closeTab := chromedp.NewContext(b.ctx)
	other = &tab{T: b.T, site: b.site, ctx: opened}
	other.do(chromedp.EmulateViewport(1280, 900))
	return other, closeTab
}

func (b *tab) typeInto(selector, text string) {
	b.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS(selector), text))
}

func (b *tab) signInAs(role auth.Role) {
	b.Helper()
	b.account(role)
	b.visit("/login")
	b.fill(`input[name="email"]`, string(role)+"@example.org")
	b.fill(`input[name="password"]`, password)
	b.follow(`main form button`)
}

const typedSummary = `document.getElementById("summary").value`

func TestWhatIsTypedOutlivesAClosedTab(t *testing.T) {
	s := emptySite(t)
	b := s.openTab()
	b.signInAs(auth.Editor)
	b.visit("/admin/cases/new")
	b.typeInto("#name", "Garden of Łódź")
	b.follow(`.savebar button[value="save"]`)

	writing, closeTab := b.beside()
	writing.visit("/admin/cases/1/edit")
	writing.typeInto("#summary", "Neighbours keep a garden.")
	writing.await(`document.querySelector(".savebar ~ [data-kept]").textContent.startsWith("What you typed was kept at")`)
	closeTab()

	b.visit("/admin/cases/1/edit")
	b.follow(`.unsaved a`)
	if got := script[string](b, typedSummary); got != "Neighbours keep a garden." {
		t.Fatalf("taken up is %q", got)
	}
	b.typeInto("#city", "Łódź")
	b.visit("/about") // before the pause is over
	b.visit("/admin/cases/1/edit")
	b.await(`document.querySelector(".unsaved a") !== null`)
	b.follow(`.unsaved a`)
	for script[string](b, `document.getElementById("city").value`) != "Łódź" { // what was sent on leaving may come after the page
		b.do(chromedp.Reload())
	}
	b.follow(`.savebar button[value="save"]`)
	if e, _ := s.db.Edition(ctx, 1); e.Case().Summary != "Neighbours keep a garden." || e.Case().City != "Łódź" {
		t.Errorf("stored is %+v", e.Case())
	}
	if offer := script[bool](b, `document.querySelector(".unsaved") !== null`); offer || s.copies() != 0 {
		t.Error("what was saved is offered again")
	}
}
