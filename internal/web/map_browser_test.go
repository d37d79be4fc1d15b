//go:build !race

package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// targets measures the dots of every plate: the smallest side of what can be
// pressed, and the smallest distance between two middles, in CSS pixels.
const targets = `[...document.querySelectorAll("svg.map")].map(map => {
	const boxes = [...map.querySelectorAll(".target")].map(t => t.getBoundingClientRect());
	const middles = boxes.map(b => [b.x + b.width / 2, b.y + b.height / 2]);
	const side = Math.min(...boxes.map(b => Math.min(b.width, b.height)));
	let apart = Infinity;
	middles.forEach(([x, y], i) => middles.slice(0, i).forEach(([u, v]) => { apart = Math.min(apart, Math.hypot(x - u, y - v)) }));
	return [side, apart, boxes.length];
})`

func TestDotsAreTargetsAtEveryWidth(t *testing.T) {
	b := wholeSite(t).openTab()
	for _, path := range []string{"/map", "/map?frame=europe", "/map?frame=americas&pooling=strong", "/map?frame=4900,800,300"} {
		b.visit(path)
		for _, width := range []int64{1280, 390, 320} {
			b.do(chromedp.EmulateViewport(width, 900))
			for _, plate := range script[[][3]float64](b, targets) {
				if plate[0] < minTarget || plate[2] > 1 && plate[1] < minTarget || plate[2] == 0 {
					t.Errorf("%s at %d px: %v dots, the smallest %.1f px, %.1f px apart", path, width, plate[2], plate[0], plate[1])
				}
			}
			if wide := script[int64](b, `document.documentElement.scrollWidth`); wide > width {
				t.Errorf("%s at %d px is %d px wide", path, width, wide)
			}
		}
	}
}

// Beside the chosen place a plate has room for all of its dots.
func TestNoPlateIsCutOffOnAWideScreen(t *testing.T) {
	b := wholeSite(t).openTab()
	for _, path := range []string{"/map", "/map?frame=europe", "/map?frame=asia&place=in-pune"} {
		b.visit(path)
		for _, width := range []int64{1440, 1280, 1024} {
			b.do(chromedp.EmulateViewport(width, 900))
			for i, over := range script[[]int64](b, `[...document.querySelectorAll(".map-plate .neatline > *")].map(e => e.scrollWidth - e.clientWidth)`) {
				if over > 0 {
					t.Errorf("%s at %d px: %d px of plate %d are out of sight", path, width, over, i+1)
				}
			}
		}
	}
}

const minTarget = 23.9 // 24, but for rounding

func TestTheMapPassesAxe(t *testing.T) {
	t.Parallel()
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %v", scripts), func(t *testing.T) {
			s := wholeSite(t)
			b := s.openTab()
			b.t = t
			if !scripts {
				b.withoutScript()
			}
			for _, path := range []string{"/map", "/map?frame=europe&place=es-barcelona&pooling=strong", "/map?pooling=strong&city=aq-nowhere"} {
				b.visit(path)
				b.audit(path)
			}
		})
	}
}

// press sends a key to what has the focus.
func (b *tab) press(keys ...string) {
	b.Helper()
	for _, key := range keys {
		b.do(chromedp.KeyEvent(key))
	}
}

const (
	viewBox = `document.querySelector("#map svg.map").getAttribute("viewBox")`
	drawn   = `document.querySelectorAll("#map .spot").length`
)

// part is the x and the width of what the first plate shows.
func (b *tab) part() (x, width float64) {
	b.Helper()
	var y, height float64
	if _, err := fmt.Sscan(script[string](b, viewBox), &x, &y, &width, &height); err != nil {
		b.Fatal(err)
	}
	return x, width
}

func TestTheMapZoomsAndMovesByKeys(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/map")
	b.await(`document.documentElement.classList.contains("js")`)
	script[bool](b, `(document.querySelector("#map .scroll").focus(), true)`)
	size := script[float64](b, `document.querySelector("#map .target").getBoundingClientRect().width`)
	b.press("+")
	if _, width := b.part(); width != 5000 {
		t.Errorf("zoomed in the map is %v wide", width)
	}
	if now := script[float64](b, `document.querySelector("#map .target").getBoundingClientRect().width`); now < size-1 || now > size+1 {
		t.Errorf("a dot of %.0f px became one of %.0f px", size, now)
	}
	b.press("+")
	before, _ := b.part()
	b.press(kb.ArrowRight)
	if x, width := b.part(); width != 2500 || x <= before {
		t.Errorf("moved right, the map begins at %v, was at %v, and is %v wide", x, before, width)
	}
	b.press(kb.ArrowLeft, kb.ArrowUp, kb.ArrowDown, "-")
	if _, width := b.part(); width != 5000 {
		t.Errorf("zoomed out the map is %v wide", width)
	}
	// The dots are drawn anew, and the address says what is shown.
	b.await(`location.search.includes("frame=")`)
	if n, all := script[int](b, drawn), script[int](b, `[...document.querySelectorAll("#map .spot")].filter(s => {
		const b = s.querySelector(".dot").getBoundingClientRect(), m = s.ownerSVGElement.getBoundingClientRect();
		return b.right > m.left && b.left < m.right && b.bottom > m.top && b.top < m.bottom }).length`); n == 0 || n != all {
		t.Errorf("of %d dots %d are in view", n, all)
	}
	for _, plate := range script[[][3]float64](b, targets) {
		if plate[0] < minTarget || plate[1] < minTarget {
			t.Errorf("after zooming the smallest of %v dots is %.1f px, %.1f px apart", plate[2], plate[0], plate[1])
		}
	}
	b.press("0")
	b.await(`!location.search.includes("frame=")`)
	if got := script[string](b, viewBox); got != "0 0 10000 4310" {
		t.Errorf("the whole map is %s", got)
	}
	if focus := script[string](b, `document.activeElement.className`); focus != "scroll" {
		t.Errorf("the focus went to %q", focus)
	}
}

func TestTheMapZoomsByButtonsAndWheel(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/map?frame=europe&pooling=strong")
	_, first := b.part()
	b.click(`#map [data-step="in"]`)
	_, in := b.part()
	if in < first/2-1 || in > first/2+1 {
		t.Errorf("zoomed in from %v the map is %v wide", first, in)
	}
	b.await(`location.search.includes("frame=") && !location.search.includes("europe")`)
	if !strings.Contains(b.path(), "pooling=strong") {
		t.Errorf("the query is forgotten at %s", b.path())
	}
	b.click(`#map [data-step="whole"]`)
	if _, width := b.part(); width != first {
		t.Errorf("the whole is %v wide; want %v", width, first)
	}
	// turn turns the wheel over the map; it says whether the page stays.
	turn := func(ctrl bool) bool {
		return !script[bool](b, fmt.Sprintf(`(map => { const r = map.getBoundingClientRect(); return map.dispatchEvent(new WheelEvent("wheel",
			{deltaY: -50, ctrlKey: %v, clientX: r.x + r.width / 2, clientY: r.y + 100, bubbles: true, cancelable: true})) })(document.querySelector("#map svg.map"))`, ctrl))
	}
	script[bool](b, `(document.activeElement.blur(), true)`)
	if stays := turn(false); stays {
		t.Error("the wheel alone does not scroll the page where the map has no focus")
	}
	if stays := turn(true); !stays {
		t.Error("the wheel with Ctrl zooms the page and not the map")
	}
	_, width := b.part()
	script[bool](b, `(document.querySelector("#map .scroll").focus(), true)`)
	if stays := turn(false); !stays {
		t.Error("the wheel scrolls the page where the map has the focus")
	}
	if _, closer := b.part(); width >= first || closer >= width {
		t.Errorf("the wheel zooms from %v to %v to %v", first, width, closer)
	}
}

func TestTheMapIsDraggedAndPinched(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/map?frame=europe")
	_, first := b.part()
	b.click(`#map [data-step="in"]`)
	before, width := b.part()
	b.await(`!location.search.includes("europe")`) // the dots are drawn anew
	box := script[[2]float64](b, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector("#map .dot").getBoundingClientRect())`)
	script[bool](b, `(document.querySelector("#map").addEventListener("click", () => { window.pressed = true }), true)`)
	for _, e := range []struct {
		kind input.DispatchMouseEventType
		dx   float64
	}{{"mousePressed", 0}, {"mouseMoved", -30}, {"mouseMoved", -60}, {"mouseReleased", -60}} {
		b.do(chromedp.MouseEvent(e.kind, box[0]+e.dx, box[1], chromedp.ButtonLeft, func(p *input.DispatchMouseEventParams) { p.ClickCount = 1 }))
	}
	if x, now := b.part(); x <= before || now != width {
		t.Errorf("dragged to the left, the map begins at %v and was at %v", x, before)
	}
	if script[bool](b, `window.pressed === true`) {
		t.Error("the end of the drag pressed a dot")
	}
	b.await(`document.querySelector('.spot[data-place="es-barcelona"]') !== null`)
	script[bool](b, `(document.querySelector('.spot[data-place="es-barcelona"]').focus(), true)`)
	b.press(kb.Enter)
	b.await(`document.activeElement.id === "place"`)
	pinched := script[bool](b, `(map => {
		const r = map.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
		const touch = (type, apart) => map.dispatchEvent(new TouchEvent(type, {bubbles: true, cancelable: true, touches: type === "touchend" ? [] :
			[new Touch({identifier: 1, target: map, clientX: x - apart, clientY: y}), new Touch({identifier: 2, target: map, clientX: x + apart, clientY: y})]}));
		touch("touchstart", 100);
		const stays = !touch("touchmove", 50);
		touch("touchend", 0);
		return stays;
	})(document.querySelector("#map svg.map"))`)
	if _, now := b.part(); !pinched || now < first-1 || now > first+1 {
		t.Errorf("pinched, the map is %v wide; want %v", now, first)
	}
}

func TestAPlaceIsChosenInPlace(t *testing.T) {
	b := wholeSite(t).openTab()
	b.visit("/map?pooling=strong")
	script[bool](b, `(window.same = true, document.querySelector('.spot[data-place="es-barcelona"]').focus(), true)`)
	b.press(kb.Enter)
	b.await(`document.activeElement.id === "place"`)
	if says := script[string](b, `document.querySelector("#place-title").textContent`); !strings.HasPrefix(says, "Barcelona") {
		t.Errorf("the panel shows %q", says)
	}
	if !script[bool](b, `window.same && document.querySelectorAll(".spot.chosen").length === 1 && document.title.startsWith("Map: Barcelona")`) {
		t.Error("the page began anew, or the dot is not marked")
	}
	if path := b.path(); !strings.Contains(path, "place=es-barcelona") || !strings.Contains(path, "pooling=strong") {
		t.Errorf("the address is %s", path)
	}
	b.do(chromedp.NavigateBack())
	b.await(`!window.same && document.readyState === "complete"`)
	if says := script[string](b, `document.querySelector("#place-title").textContent`); says != "Most cases" {
		t.Errorf("one step back the panel shows %q", says)
	}
	// A dot of very many places looks closer.
	b.visit("/map")
	script[bool](b, `(document.querySelector("#map .spot").focus(), true)`)
	b.press(kb.Enter)
	b.await(`location.search.includes("frame=")`)
	if focus := script[bool](b, `document.querySelector("#map").contains(document.activeElement)`); !focus {
		t.Error("the focus left the map")
	}
	b.audit("a closer look")
}
