package static

import (
	"io/fs"
	"strings"
	"testing"
)

func TestScriptsAreServedWithoutTheirComments(t *testing.T) {
	names, err := fs.Glob(embedded, "js/*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		source, served := read(embedded, name), string(shipped.named(name).body)
		if strings.HasSuffix(name, ".min.js") {
			if served != source {
				t.Errorf("%s is not served as it came", name)
			}
			continue
		}
		for line := range strings.Lines(served) {
			if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "//") {
				t.Errorf("%s is served with: %s", name, line)
			}
		}
		for line := range strings.Lines(source) {
			code, _, _ := strings.Cut(strings.TrimSpace(line), "// ")
			if strings.Count(code, "`")%2 != 0 {
				t.Errorf("%s has a text over several lines: %s", name, code)
			}
			if !strings.HasPrefix(strings.TrimSpace(line), "//") && !strings.Contains(served, strings.TrimSpace(line)) {
				t.Errorf("%s is served without: %s", name, code)
			}
		}
	}
}
