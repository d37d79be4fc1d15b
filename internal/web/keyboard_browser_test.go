//go:build !race

package web

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"cogov/internal/auth"
)

// lostFocus says what is wrong with where the focus is: nowhere, out of sight,
// beneath something else or on a page that scrolls sideways.
const lostFocus = `(() => {
	const e = document.activeElement, r = e.getBoundingClientRect(), named = e.name || e.id || e.textContent.trim();
	if (e === document.body) return "nothing has the focus";
	const left = Math.max(r.left, 0), right = Math.min(r.right, innerWidth), top = Math.max(r.top, 0), bottom = Math.min(r.bottom, innerHeight);
	if (right - left < 8 || bottom - top < 8) return named + " is out of sight";
	const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
	if (document.documentElement.scrollWidth > innerWidth) return named + " is on a page that scrolls sideways";
	return e.contains(there) ? "" : named + " is beneath " + there?.outerHTML.slice(0, 80);
})()`

// stops are what the keyboard is to reach in the form, in order: of some choices
// that exclude each other the chosen one.
const stops = `[...document.querySelectorAll("#case :is(input, select, textarea, button, summary, a[href])")]
	.filter(e => e.tabIndex >= 0 && e.checkVisibility() && e.type !== "hidden" && (e.type !== "radio" || e.checked))
	.map(e => e.id || (e.name || e.localName) + "=" + (e.value ?? e.textContent))`

const atStop = `(e => e.id || (e.name || e.localName) + "=" + (e.value ?? e.textContent))(document.activeElement)`

func (b *tab) holdsFocus(when string) {
	b.Helper()
	if fault := script[string](b, lostFocus); fault != "" {
		b.Errorf("%s: %s", when, fault)
	}
}

// typed are the answers that somebody gives who has nothing but a keyboard, by
// the stop where they are given.
var typed = map[string][]string{
	"name": letters("Garden"), "city": letters("Turin"), "country": letters("It"), "start_year": letters("2015"),
	"summary": letters("A garden."), "partners": {" "}, "pooling-not_assessed": {kb.ArrowDown}, "pooling_rationale": letters("A fund."),
}

func letters(word string) (keys []string) {
	for _, r := range word {
		keys = append(keys, string(r))
	}
	return keys
}

func TestTheWholeFormIsWorkedByKeyboard(t *testing.T) {
	for scripts, width := range map[bool]int64{true: 320, false: 1280} {
		t.Run(fmt.Sprintf("scripts %v", scripts), func(t *testing.T) {
			s := emptySite(t)
			s.account(auth.Editor)
			b := s.openTab()
			b.T, b.t = t, t
			if !scripts {
				b.withoutScript()
			}
			b.do(chromedp.EmulateViewport(width, 640))
			b.signInHere(auth.Editor)
			b.visit("/admin/cases/new")
			b.walksThrough(func(stop string) { b.press(typed[stop]...) })
			b.arrangesSourcesByKeyboard()
			b.tabTo(`.savebar button[value="save"]`)
			b.holdsFocus("before saving")
			b.enter()
			if path := b.path(); path != "/admin/cases/1/edit?notice=saved" {
				t.Fatalf("it ends at %s: %v", path, script[string](b, `document.querySelector("main").innerText`))
			}
			e, err := s.db.Edition(ctx, 1)
			c := e.Case()
			if err != nil || c.Name != "Garden" || c.City != "Turin" || c.Country != "IT" || c.StartYear != 2015 || c.Summary != "A garden." ||
				!slices.Equal(c.Partners, []string{"public"}) || c.Scores[2].Level != "insufficient_information" || c.Scores[2].Rationale != "A fund." {
				t.Errorf("stored is %+v, %v", c, err)
			}
			if len(c.Sources) != 1 || c.Sources[0].Title != "Two" {
				t.Errorf("the sources are %+v", c.Sources)
			}
		})
	}
}

func TestNoStopOfAFullFormIsHidden(t *testing.T) {
	b := newSite(t).openTab()
	b.signInAs(auth.Editor)
	b.do(chromedp.EmulateViewport(320, 640))
	b.visit("/admin/cases/1/edit")
	b.walksThrough(func(string) {})
}

// walksThrough goes by the keyboard from the first field of the form to its last
// button and does something at each stop.
func (b *tab) walksThrough(does func(stop string)) {
	b.Helper()
	b.press(kb.Tab)
	b.holdsFocus("at the way past the masthead")
	b.press(kb.Enter)
	want := script[[]string](b, stops)
	if len(want) < 70 {
		b.Fatalf("the form has %d stops", len(want))
	}
	b.tabTo("#name")
	for i, stop := range want {
		if i > 0 {
			b.press(kb.Tab)
		}
		if got := script[string](b, atStop); got != stop {
			b.Fatalf("stop %d is %s; want %s", i, got, stop)
		}
		does(stop)
		b.holdsFocus("at " + stop)
	}
}

// arrangesSourcesByKeyboard adds two sources, moves the second up and removes
// the other one.
func (b *tab) arrangesSourcesByKeyboard() {
	b.Helper()
	for i, title := range []string{"One", "Two"} {
		b.tabTo(`button[name="add"][value="sources"]`)
		b.enter()
		b.arrivesAt(fmt.Sprintf("sources[%d].title", i))
		b.press(letters(title)...)
	}
	for _, step := range []struct{ button, focus string }{
		{`button[name="move"][value="sources[1] up"]`, "move=sources[0] down"},
		{`button[name="remove"][value="sources[1]"]`, "sources[0].title"},
	} {
		b.tabTo(step.button)
		b.enter()
		b.arrivesAt(step.focus)
	}
}

// arrivesAt waits until a new page gives the focus to a stop: browsers do so when
// they first draw it.
func (b *tab) arrivesAt(stop string) {
	b.Helper()
	b.await(fmt.Sprintf(`%s === %q`, atStop, stop))
	b.holdsFocus("at " + stop)
}
