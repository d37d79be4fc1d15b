//go:build !race

package web

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"cogov/internal/auth"
)

// tabTo goes on by the keyboard until something has the focus.
func (b *tab) tabTo(selector string) {
	b.Helper()
	is := fmt.Sprintf(`document.activeElement.matches(%q)`, selector)
	for range 150 {
		if script[bool](b, is) {
			return
		}
		b.press(kb.Tab)
	}
	b.Fatalf("the keyboard does not reach %s", selector)
}

// enter presses what has the focus and waits for the page it leads to.
func (b *tab) enter() {
	b.Helper()
	script[bool](b, `window.left = true`)
	b.press(kb.Enter)
	b.await(`!window.left && document.readyState === "complete"`)
}

// fits looks for sideways scrolling on the narrowest screen.
func (b *tab) fits(name string) {
	b.Helper()
	b.do(chromedp.EmulateViewport(320, 900))
	if wide := script[int64](b, `document.documentElement.scrollWidth`); wide > 320 {
		b.Errorf("%s at 320 px is %d px wide", name, wide)
	}
	b.do(chromedp.EmulateViewport(1280, 900))
}

func (b *tab) inspect(name string) { b.Helper(); b.audit(name); b.fits(name) }

func (b *tab) signIn(name string) {
	b.Helper()
	b.visit("/login?next=/admin/readings")
	b.fill(`input[name="email"]`, name+"@example.org")
	b.fill(`input[name="password"]`, password)
	b.follow(`main form button`)
}

// Two people read a case by the keyboard alone, without sight of each other, and
// one of them reconciles.
func TestTwoReadersAndAReconciliationByKeyboard(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %v", scripts), func(t *testing.T) {
			s := emptySite(t)
			s.draftCase(orchard())
			s.person("Bo", auth.Contributor)
			s.handIn("/admin/cases/1/reading", aReading("moderate", "For a term."))
			s.person("Ada", auth.Editor)
			b := s.openTab()
			b.T, b.t = t, t
			look := func(name string) {
				if scripts {
					b.inspect(name)
				}
			}
			if !scripts {
				b.withoutScript()
			}
			b.signIn("ada")
			look("the lists of readings")
			b.tabTo(`#second .queue-list a`)
			b.enter()
			look("the form of a reading")
			b.tabTo(`input[name="pooling"]`)
			for script[string](b, `document.querySelector("[name=pooling]:checked").value`) != "strong" {
				b.press(kb.ArrowUp)
			}
			b.tabTo(`button[value="hand-in"]`)
			b.enter()
			if focus := script[string](b, `document.activeElement.id`); focus != "errors" {
				t.Errorf("the focus is at %q", focus)
			}
			look("a reading with a problem")
			b.tabTo(`.errsum a`)
			b.press(kb.Enter)
			b.await(`document.activeElement.id === "pooling_rationale"`)
			b.press("A", " ", "f", "u", "n", "d", ".")
			b.tabTo(`button[value="hand-in"]`)
			b.enter()
			look("a reading that is in")
			b.visit("/admin/cases/1/reading?correct=yes")
			look("a correction")
			b.visit("/admin/readings")
			b.tabTo(`#reconcile .queue-list a`)
			b.enter()
			look("the reconciling")
			b.tabTo(`form.reconcile input[name="pooling"]`)
			b.press(" ")
			b.tabTo(`form.reconcile .savebar button`)
			b.enter()
			look("a reconciling with a problem")
			b.tabTo(`#pooling_note`)
			b.press("F", "u", "n", "d")
			b.tabTo(`form.reconcile .savebar button`)
			b.enter()
			if path := b.path(); path != "/admin/cases/1/edit?notice=reconciled" {
				t.Errorf("it ends at %s", path)
			}
			b.visit("/admin/agreement")
			look("the agreement")
		})
	}
}

func TestReadingsThatAreNotShownYetPassAxe(t *testing.T) {
	s := emptySite(t)
	s.draftCase(orchard())
	s.person("Ada", auth.Editor)
	b := s.openTab()
	b.signIn("ada")
	b.visit("/admin/cases/1/reconcile")
	b.inspect("readings that are asked for")
	form := aReading("weak", "")
	form.Set("action", "save")
	s.post("/admin/cases/1/reading", form)
	b.visit("/admin/cases/1/reconcile")
	b.inspect("readings that wait for one's own")
	b.visit("/admin/cases/1/reading")
	b.inspect("a draft of a reading")
}
