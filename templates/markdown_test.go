package templates

import (
	"strings"
	"testing"
)

func markdownOf(t *testing.T, source string) string {
	t.Helper()
	html, err := render(t, Markdown(source)).Find("body").Html()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(html)
}

func TestMarkdown(t *testing.T) {
	link := func(address, text string) string {
		return `<a href="` + address + `" rel="nofollow noopener ugc">` + text + `</a>`
	}
	for source, want := range map[string]string{
		"one\n\ntwo *three* **four**":                           "<p>one</p>\n<p>two <em>three</em> <strong>four</strong></p>",
		"* a\n* b":                                              "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
		"[a](https://x.example/?b=c&d=e)":                       "<p>" + link("https://x.example/?b=c&amp;d=e", "a") + "</p>",
		"see http://x.example/a, or (https://y.example)":        "<p>see " + link("http://x.example/a", "http://x.example/a") + ", or (" + link("https://y.example", "https://y.example") + ")</p>",
		"www.x.example":                                         "<p>" + link("http://www.x.example", "www.x.example") + "</p>",
		"<a@b.example>":                                         "<p>" + link("mailto:a@b.example", "a@b.example") + "</p>",
		"![a *tree*](https://x.example/t.png)":                  "<p>" + link("https://x.example/t.png", "a <em>tree</em>") + "</p>",
		"![a tree](data:image/png;base64,AA)":                   "<p>a tree</p>",
		"[![tree](https://x.example/t.png)](https://y.example)": "<p>" + link("https://y.example", "tree") + "</p>",
	} {
		if got := markdownOf(t, source); got != want {
			t.Errorf("%q became\n%s\nwant\n%s", source, got, want)
		}
	}
}

func TestHeadingsFitUnderTheSecondLevel(t *testing.T) {
	for source, want := range map[string]string{
		"## A":                     "<h3>A</h3>",
		"# A":                      "<h3>A</h3>",
		"##### A":                  "<h3>A</h3>",
		"## A\n### B\n## C":        "<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>",
		"## A\n##### B":            "<h3>A</h3>\n<h4>B</h4>",
		"> ###### A\n\n####### no": "<blockquote>\n<h3>A</h3>\n</blockquote>\n<p>####### no</p>",
	} {
		if got := markdownOf(t, source); got != want {
			t.Errorf("%q became\n%s\nwant\n%s", source, got, want)
		}
	}
}

func TestMarkdownMakesNothingDangerous(t *testing.T) {
	for _, source := range []string{
		"<script>alert(1)</script>", "<div onclick=alert(1)>\nx\n</div>", "a <img src=x onerror=alert(1)> b", "<!-- x -->", "<style>*{}</style>",
		"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](javascript&colon;alert(1))", "[x](&#106;avascript:alert(1))", "[x](\u0001javascript:alert(1))",
		"[x](java\\script:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "<javascript:alert(1)>",
		"[x]: javascript:alert(1)\n\n[x]", "![x](javascript:alert(1))", "![x](https://x.example/\"onerror=\"alert(1))", "[x](//evil.example)", "[x](/admin)",
		"[x](https://a:b@evil.example)", "[x](mailto:)", "`<b>`", "```html\n<b>x</b>\n```", "[x](https://x.example \"\" onmouseover=alert(1) \"\")",
		"https://x.example/\"><script>alert(1)</script>", "[<b>x</b>](https://x.example)",
	} {
		doc := render(t, Markdown(source))
		if n := doc.Find("script, style, img, iframe, div, b, [onclick], [onerror], [onmouseover]").Length(); n > 0 {
			t.Errorf("%q made %d elements that Markdown does not have", source, n)
		}
		for _, a := range doc.Find("a").EachIter() {
			if href := a.AttrOr("href", ""); !strings.HasPrefix(href, "https://x.example") {
				t.Errorf("%q made a link to %q", source, href)
			}
			if rel := a.AttrOr("rel", ""); rel != "nofollow noopener ugc" {
				t.Errorf("%q made a link of kind %q", source, rel)
			}
		}
	}
	for source, want := range map[string]string{
		"<b>bold</b> & <3":     "<p>&lt;b&gt;bold&lt;/b&gt; &amp; &lt;3</p>",
		"<div>\nblock\n</div>": "<p>&lt;div&gt;\nblock\n&lt;/div&gt;</p>",
	} {
		if got := markdownOf(t, source); got != want {
			t.Errorf("%q did not stay text: %s", source, got)
		}
	}
}
