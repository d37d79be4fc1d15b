package static

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestTheSheetHoldsEveryPartAndNothingForeign(t *testing.T) {
	css := string(shipped.named(sheet).body)
	if strings.Contains(css, "@import") || strings.Contains(css, "/*") {
		t.Error("the sheet still has imports or comments")
	}
	list := read(embedded, sheet)
	parts, err := fs.Glob(embedded, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if name := filepath.Base(part); part != sheet && strings.Count(list, `@import "`+name+`"`) != 1 {
			t.Errorf("site.css does not import %s, once", name)
		}
	}
	for _, m := range regexp.MustCompile(`url\(([^)]*)\)`).FindAllStringSubmatch(css, -1) {
		if address := strings.Trim(m[1], `"'`); shipped.byPath[address] == nil {
			t.Errorf("the sheet refers to %s, which is not served", address)
		}
	}
	if opened, closed := strings.Count(css, "{"), strings.Count(css, "}"); opened != closed {
		t.Errorf("%d braces open and %d close", opened, closed)
	}
}

// Browsers that know light-dark() and those that do not see one light theme.
func TestTokensAgree(t *testing.T) {
	plain, pairs, ok := strings.Cut(read(embedded, "css/tokens.css"), "@supports")
	if !ok {
		t.Fatal("there is no @supports in tokens.css")
	}
	light := map[string]string{}
	for _, m := range regexp.MustCompile(`(--[\w-]+): (#\w+);`).FindAllStringSubmatch(plain, -1) {
		light[m[1]] = m[2]
	}
	for _, m := range regexp.MustCompile(`(--[\w-]+): light-dark\((#\w+), #\w+\);`).FindAllStringSubmatch(pairs, -1) {
		if light[m[1]] != m[2] {
			t.Errorf("%s is %s plainly and %s as a pair", m[1], light[m[1]], m[2])
		}
		delete(light, m[1])
	}
	if len(light) > 0 {
		t.Errorf("without a dark colour: %v", light)
	}
}

// A class has its own rule in one part alone: two parts that mean different
// things by one name would draw over each other.
func TestAClassHasItsOwnRuleInOnePart(t *testing.T) {
	parts, err := fs.Glob(embedded, "css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	owner := map[string]string{}
	for _, part := range parts {
		for _, m := range regexp.MustCompile(`(?m)^\.([\w-]+) \{`).FindAllStringSubmatch(read(embedded, part), -1) {
			if first := owner[m[1]]; first != "" && first != part {
				t.Errorf("%s has a rule in %s and in %s", m[1], first, part)
			}
			owner[m[1]] = part
		}
	}
}

// What no page uses is dropped from the sheet.
func TestEveryClassIsUsed(t *testing.T) {
	pages := strings.Builder{}
	pages.WriteString("htmx-request ") // set by htmx
	pages.WriteString(read(embedded, "js/site.js") + read(embedded, "js/tray.js") + read(embedded, "js/map.js"))
	sources, err := filepath.Glob("../templates/*.*")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages.Write(text)
	}
	words := map[string]bool{}
	for _, word := range regexp.MustCompile(`[\w-]+`).FindAllString(pages.String(), -1) {
		words[word] = true
	}
	css := regexp.MustCompile(`(?s)\{[^{}]*\}|url\([^)]*\)`).ReplaceAllString(string(shipped.named(sheet).body), "")
	for _, m := range regexp.MustCompile(`\.([A-Za-z][\w-]*)`).FindAllStringSubmatch(css, -1) {
		if !words[m[1]] {
			t.Errorf("no page uses the class %s", m[1])
		}
	}
}
