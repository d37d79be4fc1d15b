//go:build !race

package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// trayNames are what the bar shows, empty while it is hidden.
const trayNames = `(bar => bar.hidden ? [] : [...bar.querySelectorAll("ul > li")].map(li => li.querySelector("bdi").textContent))(document.getElementById("tray"))`

// gatherWords is what the link of a case says.
func gatherWords(slug string) string {
	return fmt.Sprintf(`document.querySelector("#t-%s span").textContent`, slug)
}

func (b *tab) tray(want ...string) {
	b.Helper()
	if got := script[[]string](b, trayNames); strings.Join(got, "; ") != strings.Join(want, "; ") {
		b.Errorf("the bar shows %q; want %q", got, want)
	}
}

func TestTheBrowserKeepsWhatIsGathered(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/cases?country=es")
	b.tray()
	b.do(chromedp.Focus(chromedp.CSS("#t-" + canBatllo)))
	before := script[float64](b, `scrollTo(0, 300), scrollY`)
	script[bool](b, `document.activeElement.click(), true`)
	b.tray("Can Batlló")
	if says := script[string](b, `document.querySelector(".to-tray a").textContent`); says != "1 case to compare. Add another." {
		t.Errorf("the head of the list says %s", says)
	}
	if after, focus := script[float64](b, `scrollY`), script[string](b, `document.activeElement.id`); after != before || focus != "t-"+canBatllo {
		t.Errorf("gathering moved from %v to %v and the focus to %s", before, after, focus)
	}
	if path, says := b.path(), script[string](b, gatherWords(canBatllo)); path != "/cases?country=es" || says != "Remove from comparison" {
		t.Errorf("at %s the link says %s", path, says)
	}
	b.visit("/about") // whose address has no tray
	b.tray("Can Batlló")
	b.visit("/cases")
	b.click("#o-co_governance-strong")
	b.await(`document.querySelector(".chips") !== null && document.querySelector("#t-` + lAsilo + `") !== null`)
	b.click("#t-" + lAsilo)
	b.tray("Can Batlló", "L'Asilo (ex Asilo Filangieri)")
	b.click(`#tray li:first-child .drop`)
	b.tray("L'Asilo (ex Asilo Filangieri)")
	if focus := script[bool](b, `document.activeElement.closest("#tray") !== null`); !focus {
		t.Error("the focus left the bar")
	}
	b.click(`#tray li:first-child .drop`)
	b.tray()
	if says := script[string](b, gatherWords(lAsilo)); says != "Add to comparison" {
		t.Errorf("the link of what was taken out says %s", says)
	}
}

// An address with a tray hands it to the browser, which keeps it from then on:
// asked for again, no address brings back what was taken out.
func TestATrayOfAnAddressIsTakenOver(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/cases?view=table&case=" + canBatllo + "&case=" + lAsilo + "&case=" + decidim + "&case=" + humanRights)
	b.tray("Can Batlló", "L'Asilo (ex Asilo Filangieri)", "Decidim Barcelona", "Human Rights City Utrecht")
	if path := b.path(); path != "/cases?view=table" {
		t.Errorf("the address is %s", path)
	}
	if n := script[int](b, `[...document.links].filter(a => a.search.includes("case=") && a.pathname !== "/compare" && !a.dataset.case).length`); n != 0 {
		t.Errorf("%d links would bring the tray back", n)
	}
	first := `document.querySelector("a.gather:not([href])")`
	if says := script[string](b, first+`.firstElementChild.textContent + " " + `+first+`.getAttribute("aria-disabled")`); says != "Four cases are chosen, which is the most true" {
		t.Errorf("a fifth case says %s", says)
	}
	b.click(`#tray li:nth-child(3) .drop`)
	b.follow(`#tray .btn`)
	if path := b.path(); path != comparePath(canBatllo, lAsilo, humanRights) {
		t.Errorf("compared is %s", path)
	}
	b.follow(`.cmp-case .drop`)
	b.follow(`.mast a[href="/cases"]`)
	b.tray("L'Asilo (ex Asilo Filangieri)", "Human Rights City Utrecht")
}

func TestATableIsSortedWhereItStands(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/cases?view=table&country=es")
	b.do(chromedp.Focus(chromedp.CSS("#by-pooling")))
	before := script[float64](b, `scrollTo(0, 200), scrollY`)
	script[bool](b, `document.activeElement.click(), true`)
	b.await(`document.querySelector(".pc[aria-sort] #by-pooling") !== null`)
	if after, focus := script[float64](b, `scrollY`), script[string](b, `document.activeElement.id`); after != before || focus != "by-pooling" {
		t.Errorf("sorting moved from %v to %v and the focus to %q", before, after, focus)
	}
	if path, sort := b.path(), script[string](b, `document.getElementById("sort").value`); path != "/cases?country=es&sort=pooling&view=table" || sort != "pooling" {
		t.Errorf("the table is at %s, its sort is %s", path, sort)
	}
	b.click("#o-pooling-strong")
	b.await(`document.querySelectorAll(".wide tbody tr").length < 7`)
	if path := b.path(); !strings.Contains(path, "pooling=strong") || !strings.Contains(path, "sort=pooling") || !strings.Contains(path, "view=table") {
		t.Errorf("a filter leads the table to %s", path)
	}
}

func TestOptionsNarrowWhileOneTypes(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/cases")
	shown := `[...document.querySelectorAll("#f-city label")].filter(o => !o.hidden).map(o => o.querySelector("bdi").textContent)`
	typing := func(text string) {
		script[bool](b, fmt.Sprintf(`(box => { box.value = %q; return box.dispatchEvent(new Event("input", {bubbles: true})) })(document.getElementById("find_city"))`, text))
	}
	b.click(`details:has(#f-city) > summary`)
	b.click(`#o-city-es-barcelona`)
	b.await(`document.querySelectorAll(".entry").length === 6`)
	typing("gdansk")
	if got := strings.Join(script[[]string](b, shown), "; "); got != "Barcelona, Spain; Gdańsk, Poland" {
		t.Errorf("gdansk leaves %s", got)
	}
	if said := script[string](b, `document.getElementById("s-city").textContent`); said != "1 option matches." {
		t.Errorf("it says %q", said)
	}
	// A city beyond those that the page holds is asked for.
	script[bool](b, `document.getElementById("o-city-nl-utrecht").closest("label").remove(), document.getElementById("m-city").textContent = "And 1 more", true`)
	typing("Utre")
	b.await(shown + `.join() === "Barcelona, Spain,Utrecht, Netherlands"`)
	typing("")
	b.await(shown + `.length === 60 || ` + shown + `.length === 61`)
	if path := b.path(); path != "/cases?city=es-barcelona" {
		t.Errorf("typing led to %s", path)
	}
	if checked := script[bool](b, `document.getElementById("o-city-es-barcelona").checked`); !checked {
		t.Error("what was ticked is lost")
	}
}

// firstView bounds what a visitor who was never here fetches for the list.
const firstView = 100_000

func TestTheFirstViewOfTheListIsLightAndStaysStill(t *testing.T) {
	s := wholeSite(t)
	for _, width := range []int64{1280, 390} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := s.openTab()
			b.do(chromedp.EmulateViewport(width, 900))
			sum, names := 0.0, map[network.RequestID]string{}
			if err := chromedp.Listen(b.ctx, func(event any) {
				b.mu.Lock()
				defer b.mu.Unlock()
				switch e := event.(type) {
				case *network.EventRequestWillBeSent:
					names[e.RequestID] = e.Request.URL
				case *network.EventLoadingFinished:
					sum += e.EncodedDataLength
					t.Logf("%6.0f %s", e.EncodedDataLength, names[e.RequestID])
				}
			}); err != nil {
				t.Fatal(err)
			}
			b.visit("/cases")
			shifts := script[[]string](b, `new Promise(done => {
				const seen = [];
				new PerformanceObserver(list => seen.push(...list.getEntries())).observe({type: "layout-shift", buffered: true});
				document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
					done(seen.map(e => e.value + " " + e.sources.map(s => s.node && s.node.nodeName + "." + s.node.className).join())), 0))));
			})`)
			for _, shift := range shifts {
				t.Errorf("the layout shifts by %s", shift)
			}
			b.mu.Lock()
			defer b.mu.Unlock()
			if sum > firstView || sum < 20_000 {
				t.Errorf("the first view has %.0f bytes; %d are allowed", sum, firstView)
			}
			t.Logf("the first view has %.0f bytes", sum)
		})
	}
}

func TestListsAndComparisonsPassAxe(t *testing.T) {
	t.Parallel()
	s := wholeSite(t)
	gathered := "&per_page=6&case=" + strings.Join([]string{canBatllo, lAsilo, decidim}, "&case=")
	for _, scripts := range []bool{true, false} {
		for name, path := range map[string]string{
			"list":        "/cases?country=it&find_city=na" + gathered,
			"table":       "/cases?view=table&q=neighbours" + gathered + "&case=" + vTaiwan,
			"two":         comparePath(canBatllo, lAsilo),
			"four":        comparePath(canBatllo, lAsilo, humanRights, vTaiwan),
			"differences": comparePath(canBatllo, lAsilo, humanRights) + "&only=differences",
			"none":        "/compare?case=nowhere",
		} {
			t.Run(fmt.Sprintf("%s, scripts %v", name, scripts), func(t *testing.T) {
				b := s.openTab()
				b.T = t
				if !scripts {
					b.withoutScript()
				}
				b.visit(path)
				b.audit(path)
				b.do(chromedp.EmulateViewport(320, 600))
				if wide := script[int64](b, `document.documentElement.scrollWidth`); wide > 320 {
					t.Errorf("%s at 320 px is %d px wide", path, wide)
				}
			})
		}
	}
}
