//go:build !race

package site_test

import (
	"context"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"cogov/internal/web"
)

// A list is what a query of the list gives.
type list struct {
	Total  int
	Slugs  []string
	Counts map[string]map[string]int
}

// live asks the server.
func live(t *testing.T, server *web.Server, query string) (l list) {
	t.Helper()
	w := httptest.NewRecorder()
	server.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "https://cogov.example/cases.json?"+query, nil))
	var answer struct {
		Total  int
		Cases  []struct{ Slug string }
		Facets map[string]map[string]int
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != http.StatusOK {
		t.Fatalf("?%s gave %d, %v", query, w.Code, err)
	}
	l.Total, l.Counts = answer.Total, answer.Facets
	for _, c := range answer.Cases {
		l.Slugs = append(l.Slugs, c.Slug)
	}
	return l
}

// liveHTML asks the server for the page.
func liveHTML(t *testing.T, server *web.Server, query string) string {
	t.Helper()
	w := httptest.NewRecorder()
	server.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "https://cogov.example/cases?"+query, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("?%s gave %d", query, w.Code)
	}
	return w.Body.String()
}

// readPage reads the same from the page.
const readPage = `(() => {
	const counts = {};
	for (const box of document.querySelectorAll("#filters [data-options] input")) {
		(counts[box.name] ??= {})[box.value] = Number(box.closest("label").querySelector(".c").firstChild.textContent.replace(/\D/g, ""));
	}
	return JSON.stringify({
		Total: Number(document.querySelector("#count b").textContent.replace(/\D/g, "")),
		Slugs: [...document.querySelectorAll(".entries h2 a, .tbl tbody th > a")].map(a => a.getAttribute("href").split("/").at(-2)),
		Counts: counts,
	});
})()`

// readWords reads from a page of the list, of the folder or of the site, what it
// says and where it leads. A link is the query it asks.
const readWords = `(function (page) {
	const text = e => (e?.textContent ?? "").replace(/\s+/g, " ").trim();
	const asks = e => {
		if (!e) return "";
		const v = new URL(e.getAttribute("href"), "https://cogov.example/cases/").searchParams;
		v.sort();
		return v.toString();
	};
	const all = selector => [...page.querySelectorAll(selector)].filter(e => !e.closest("[data-served]"));
	const one = selector => all(selector)[0];
	return JSON.stringify({
		Count: text(one("#count")), Include: asks(one("#count a")),
		Filters: text(one("#to-filters")),
		Chips: all(".chips .chip").map(c => [text(c), asks(c), c.querySelectorAll("svg.x path").length].join(" > ")),
		Cleared: [asks(one(".chips .clear")), asks(one(".facet-actions a"))],
		Views: all(".views a").map(a => [text(a), asks(a), a.getAttribute("aria-current")].join(" > ")),
		Kept: all("#filters input[type=hidden]").map(i => i.name + "=" + i.value).sort(),
		Pages: all(".pages > *").map(e => [text(e), e.className, e.rel ?? "", e.getAttribute("aria-current"), e.href ? asks(e) : ""].join(" > ")),
		Caption: text(one(".tbl caption")),
		Heads: all(".tbl thead th").map(th => [text(th), th.className, th.getAttribute("aria-sort"), asks(th.querySelector("a"))].join(" > ")),
		Rows: all(".tbl tbody tr").map(tr => [
			text(tr.querySelector("th a")), text(tr.querySelector("th small")), ...[...tr.querySelectorAll("td:not([data-served])")].map(td => td.className + td.innerHTML),
		].join(" > ")),
	});
})`

// A worded list is what a page of it says.
type worded struct {
	Count, Include, Filters, Caption                string
	Chips, Cleared, Views, Kept, Pages, Heads, Rows []string
}

// says reads a page of the list in a browser; without HTML, the one that is open.
func says(t *testing.T, tab context.Context, html string, ranked bool) (w worded) {
	t.Helper()
	page := "document"
	if html != "" {
		quoted, err := json.Marshal(html)
		if err != nil {
			t.Fatal(err)
		}
		page = `new DOMParser().parseFromString(` + string(quoted) + `, "text/html")`
	}
	text, err := chromedp.Run(tab, chromedp.Evaluate[string](readWords+"("+page+")"))
	if err != nil || json.Unmarshal([]byte(text), &w) != nil {
		t.Fatalf("reading the list: %v, %s", err, text)
	}
	if ranked && len(w.Heads) > 0 { // the folder has it by name, and not by how well they match
		slices.Sort(w.Rows)
		w.Caption, w.Heads[0] = "", ""
	}
	return w
}

// texts are searches: words, phrases, beginnings, other numbers, accents, names
// of other languages, common words, and what is found nowhere.
var texts = []string{
	"garden", "gardens", "city", "cities", "lodz", "Łódź", "Gand", "\"public space\"", "that Italian regulation", "The and the near garden", "commons", "co-housing", "Utrecht's",
	"regol", "L'Asilo", "the of", "\"community land trust\" london", "xyzzy", "são paulo", "naples \"open", "2010", "b", "n 2017",
}

// TestTheFolderAnswersAsTheSiteDoes asks both the same, in a browser.
func TestTheFolderAnswersAsTheSiteDoes(t *testing.T) {
	server, dir := exported(t)
	files := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer files.Close()
	allocator, stop := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)...)
	defer stop()
	ctx, cancel := context.WithTimeout(allocator, 2*time.Minute)
	defer cancel()
	tab, closeTab := chromedp.NewContext(ctx)
	defer closeTab()

	all := live(t, server, "per_page=100")
	r := rand.New(rand.NewPCG(8, 9))
	found, leftOut, tables, paged := 0, 0, 0, 0
	for i := range 60 {
		v := draw(r, all.Counts)
		if i < len(texts) {
			v.Set("q", texts[i])
		} else if i%4 == 0 {
			v.Set("per_page", "5")
		}
		root := files.URL
		if i%3 == 0 { // without any server, too
			root = "file://" + dir
		}
		if err := chromedp.Do(tab, chromedp.Navigate(root+"/cases/index.html?"+v.Encode())); err != nil {
			t.Fatalf("Chromium: %v", err)
		}
		text, err := chromedp.Run(tab, chromedp.Evaluate[string](readPage))
		var got list
		if err != nil || json.Unmarshal([]byte(text), &got) != nil {
			t.Fatalf("?%s: %v, %s", v.Encode(), err, text)
		}
		want := live(t, server, v.Encode())
		if v.Get("q") != "" { // by name, and not by how well they match
			slices.Sort(got.Slugs)
			slices.Sort(want.Slugs)
		}
		if got.Total != want.Total || !slices.Equal(got.Slugs, want.Slugs) {
			t.Errorf("?%s: the folder has %d, %s; the site %d, %s", v.Encode(), got.Total, strings.Join(got.Slugs, " "), want.Total, strings.Join(want.Slugs, " "))
		}
		ranked := v.Has("q") && v.Get("view") == "table" && !v.Has("sort")
		words := says(t, tab, liveHTML(t, server, v.Encode()), ranked)
		if diff := cmp.Diff(words, says(t, tab, "", ranked)); diff != "" {
			t.Errorf("?%s: - the site, + the folder:\n%s", v.Encode(), diff)
		}
		leftOut += len(words.Include)
		tables += len(words.Rows)
		paged += len(words.Pages)
		for param, counts := range want.Counts {
			for code, n := range counts {
				if got.Counts[param][code] != n {
					t.Errorf("?%s: %s=%s counts %d; on the site %d", v.Encode(), param, code, got.Counts[param][code], n)
				}
			}
		}
		if want.Total > 0 {
			found++
		}
	}
	sortsAtOnce(t, tab, files.URL)
	if found < 25 || leftOut == 0 || tables == 0 || paged == 0 {
		t.Errorf("%d queries found anything; cases without a level: %d, rows of tables: %d, links to pages: %d", found, leftOut, tables, paged)
	}
}

// sortsAtOnce has the list follow its order, whose button scripts hide.
func sortsAtOnce(t *testing.T, tab context.Context, root string) {
	t.Helper()
	const choose = `document.getElementById("sort").value = "oldest"; document.getElementById("sort").dispatchEvent(new Event("change")); true`
	sorted := `new URLSearchParams(location.search).get("sort") === "oldest" && document.getElementById("sort")?.value === "oldest"`
	if err := chromedp.Do(tab, chromedp.Navigate(root+"/cases/index.html?country=it")); err != nil {
		t.Fatalf("Chromium: %v", err)
	}
	if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](choose)); err != nil {
		t.Fatalf("choosing an order: %v", err)
	}
	tab, stop := context.WithTimeout(tab, 20*time.Second)
	defer stop()
	for {
		_, err := chromedp.Run(tab, chromedp.Poll[bool](sorted))
		if err == nil {
			return
		}
		if tab.Err() != nil { // anything else is the old page going away
			t.Fatalf("the list did not follow its order: %v", err)
		}
	}
}

// draw makes up a query of values that occur.
func draw(r *rand.Rand, counts map[string]map[string]int) url.Values {
	v := url.Values{"per_page": {"100"}}
	for _, param := range slices.Sorted(maps.Keys(counts)) {
		codes := slices.Sorted(maps.Keys(counts[param]))
		for range max(0, r.IntN(14)-12) {
			v.Add(param, codes[r.IntN(len(codes))])
		}
	}
	settings := [][]string{
		{"partners_match", "all", "exactly"}, {"unscored", "include"}, {"from", "1990", "2012"}, {"to", "2000", "2015"},
		{"sort", "newest", "oldest", "updated", "pooling", "tech_justice"}, {"pooling", "at_least_moderate", "at_least_weak"}, {"view", "table"},
	}
	for _, setting := range settings {
		if r.IntN(6) == 0 {
			v.Set(setting[0], setting[1+r.IntN(len(setting)-1)])
		}
	}
	return v
}
