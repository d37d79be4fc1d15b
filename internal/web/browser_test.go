//go:build !race

package web

import (
	"context"
	_ "embed"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"cogov/internal/auth"
)

//go:embed testdata/axe.min.js
var axe string

func TestMain(m *testing.M) {
	status := m.Run()
	if stopBrowser != nil {
		stopBrowser()
	}
	os.Exit(status)
}

var stopBrowser func()

// browser starts Chromium once for all tests. A machine without it fails: what
// a person sees is not tested otherwise.
var browser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	started, stop := chromedp.NewContext(allocator)
	stopBrowser = func() { stop(); stopAllocator() }
	return started, chromedp.Do(started)
})

// A tab shows one site and watches what its pages do.
type tab struct {
	*testing.T
	*site
	ctx context.Context

	mu     sync.Mutex
	faults []string // requests to others, refusals of the content policy, errors of scripts
}

// openTab opens a tab with cookies of its own.
func (s *site) openTab() *tab {
	s.t.Helper()
	started, err := browser()
	if err != nil {
		s.t.Fatalf("Chromium does not start; install it (Debian: apt-get install chromium): %v", err)
	}
	tabContext, closeTab := chromedp.NewContext(started, chromedp.WithNewBrowserContext())
	s.t.Cleanup(closeTab)
	limited, cancel := context.WithTimeout(tabContext, time.Minute)
	s.t.Cleanup(cancel)
	b := &tab{T: s.t, site: s, ctx: limited}
	b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, log.Enable, cdp.Empty{}); err != nil {
			return err
		}
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		return err
	}))
	b.do(chromedp.EmulateViewport(1280, 900))
	if err := chromedp.Listen(limited, b.watch); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, fault := range b.faults {
			s.t.Error(fault)
		}
	})
	return b
}

func (b *tab) watch(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.server.URL) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "about:") {
			b.faults = append(b.faults, "a request left for "+u)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && !strings.Contains(e.Entry.Text, "status of 422") && !strings.Contains(e.Entry.Text, "ERR_BLOCKED_BY_CLIENT") {
			b.faults = append(b.faults, "the browser complained: "+e.Entry.Text)
		}
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

func (b *tab) visit(path string) { b.Helper(); b.do(chromedp.Navigate(b.server.URL + path)) }

func (b *tab) click(selector string) { b.Helper(); b.do(chromedp.Click(chromedp.CSS(selector))) }

// follow clicks what leads to another page and waits until that is there.
func (b *tab) follow(selector string) {
	b.Helper()
	script[bool](b, `window.left = true`)
	b.click(selector)
	b.await(`!window.left && document.readyState === "complete"`)
}

// await waits until something is so in the page, whichever that is by then.
func (b *tab) await(expression string) {
	b.Helper()
	is := chromedp.Poll[bool](expression, chromedp.WithPollingInterval(10*time.Millisecond))
	for {
		_, err := chromedp.Run(b.ctx, is)
		if err == nil {
			return
		}
		if b.ctx.Err() != nil { // anything else is the old page going away
			b.Fatalf("waiting for %s: %v", expression, err)
		}
	}
}

// fill types into an input, in place of what it holds.
func (b *tab) fill(selector, text string) {
	b.Helper()
	script[bool](b, fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})); return true })(document.querySelector(%q))`, text, selector))
}

// script runs JavaScript in the page.
func script[T any](b *tab, expression string) T {
	b.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression[:min(80, len(expression))], err)
	}
	return value
}

// path is where the tab is.
func (b *tab) path() string {
	b.Helper()
	address, err := chromedp.Run(b.ctx, chromedp.Location())
	if err != nil {
		b.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		b.Fatal(err)
	}
	return u.RequestURI()
}

// audit checks the page with axe and for sideways scrolling, at both widths,
// light and dark.
func (b *tab) audit(name string) {
	b.Helper()
	script[bool](b, axe+"; true")
	for _, width := range []int64{1280, 390} {
		for _, scheme := range []string{"light", "dark"} {
			b.do(chromedp.EmulateViewport(width, 900), preferring(scheme))
			rules := allRules
			if scheme == "dark" {
				rules = colourRules
			}
			for _, violation := range script[[]string](b, fmt.Sprintf(runAxe, rules)) {
				b.Errorf("%s at %d px, %s: %s", name, width, scheme, violation)
			}
			if wide := script[int64](b, `document.documentElement.scrollWidth`); wide > width {
				b.Errorf("%s at %d px is %d px wide", name, width, wide)
			}
		}
	}
	b.do(chromedp.EmulateViewport(1280, 900), preferring("light"))
}

// Whatever the rules of axe are about but colours is the same in the dark.
const (
	allRules    = `"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"`
	colourRules = `"color-contrast", "link-in-text-block"`
)

// runAxe names what axe objects to, by some rules.
const runAxe = `axe.run(document, {resultTypes: ["violations"], runOnly: [%s]}).then(r =>
	r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " (" + (n.any[0] || n.all[0] || n.none[0] || {message: ""}).message + ")").join("; ")))`

func preferring(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			// Without motion, so that no colour is looked at half-way.
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return err
	})
}

// withoutScript keeps the page's scripts from loading.
func (b *tab) withoutScript() {
	b.Helper()
	b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{
			URLPatterns: []*network.BlockPattern{{URLPattern: "*://*:*/static/js/*", Block: true}},
		})
		return err
	}))
}

func TestAVisitorFindsUtrechtByItsScores(t *testing.T) {
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %v", scripts), func(t *testing.T) {
			b := newSite(t).openTab()
			b.t = t
			if !scripts {
				b.withoutScript()
			}
			b.visit("/")
			if scripts {
				b.audit("home")
			}
			b.follow(`.mast nav a[href="/cases"]`)
			b.click(`#o-co_governance-strong`)
			if scripts {
				b.do(chromedp.WaitVisible(chromedp.CSS(`.chips .chip`)))
				if focus := script[string](b, `document.activeElement.id`); focus != "o-co_governance-strong" {
					t.Errorf("the focus went to %q", focus)
				}
			} else {
				b.follow(`.facet-actions .btn`)
			}
			if path := b.path(); !strings.Contains(path, "co_governance=strong") {
				t.Errorf("the list is at %s", path)
			}
			if scripts {
				b.audit("list")
			}
			b.follow(`.entry h2 a, .entry h3 a`)
			if path := b.path(); path != "/cases/utrecht-human-rights-city?co_governance=strong" {
				t.Errorf("the case is at %s", path)
			}
			if scripts {
				b.audit("case")
			}
		})
	}
}

// Filters that leave nothing, and back again: the counts follow both ways.
func TestTheListFollowsItsFiltersToNothingAndBack(t *testing.T) {
	b := newSite(t).openTab()
	b.visit("/cases")
	count := `document.querySelector("#o-enabling_state-strong").closest("label").querySelector(".c").textContent.trim()`
	b.click(`#o-co_governance-weak`)
	b.await(`document.querySelector(".nothing") !== null && ` + count + `.startsWith("0")`)
	if path := b.path(); path != "/cases?co_governance=weak" {
		t.Errorf("the list is at %s", path)
	}
	b.click(`#o-co_governance-weak`)
	b.await(`document.querySelector(".entry") !== null && ` + count + `.startsWith("1") && document.getElementById("o-country-nl") !== null`)
	b.do(chromedp.NavigateBack())
	b.await(`document.querySelector(".nothing") !== null && document.getElementById("o-co_governance-weak").checked`)
}

func TestAnAdminAddsACaseInTheBrowser(t *testing.T) {
	s := newSite(t)
	s.account(auth.Admin)
	b := s.openTab()
	b.visit("/login")
	b.audit("sign-in")
	b.fill(`input[name="email"]`, "admin@example.org")
	b.fill(`input[name="password"]`, password)
	b.follow(`main form button`)
	b.follow(`a[href="/admin/cases/new"]`)
	b.fill(`#name`, "Garden of Łódź")
	b.fill(`#city`, "Łódź")
	b.fill(`#country`, "PL")
	b.fill(`#start_year`, "2015")
	b.fill(`#end_year`, "2010")
	b.fill(`#summary`, "Neighbours keep a garden.")
	b.click(`input[name="pooling"][value="strong"]`)
	b.follow(`button[name="add"][value="sources"]`)
	b.await(`document.activeElement.name === "sources[0].title"`)
	b.fill(`[name="sources[0].title"]`, "The garden's own page")
	b.follow(`.savebar button[value="publish"]`)
	b.await(`document.activeElement.id === "errors"`)
	b.audit("a form with a problem")
	b.click(`.errsum a[href="#end_year"]`)
	b.await(`document.activeElement.id === "end_year"`)
	b.fill(`#end_year`, "")
	b.follow(`.savebar button[value="publish"]`)
	b.audit("a saved form")
	b.visit("/cases?pooling=strong")
	b.follow(`.entry h2 a, .entry h3 a`)
	if heading := script[string](b, `document.querySelector("h1").textContent`); heading != "Garden of Łódź" {
		t.Errorf("the list leads to %q", heading)
	}
}

func TestEveryOtherPagePassesAxe(t *testing.T) {
	s := newSite(t)
	b := s.openTab()
	b.faults = nil
	for _, path := range []string{"/about", "/data", "/cases?co_governance=weak", "/login"} {
		b.visit(path)
		b.audit(path)
	}
	b.mu.Lock()
	quiet := len(b.faults)
	b.mu.Unlock()
	b.visit("/nowhere")
	b.audit("a page that is not there")
	b.mu.Lock()
	b.faults = b.faults[:quiet] // the browser notes the 404
	b.mu.Unlock()
}
