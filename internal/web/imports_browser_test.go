//go:build !race

package web

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"cogov/internal/auth"
	"cogov/internal/store"
)

// give chooses a file of a name and a content.
func (b *tab) give(selector, name, content string) {
	b.Helper()
	path := filepath.Join(b.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		b.Fatal(err)
	}
	b.do(chromedp.SetUploadFiles(chromedp.CSS(selector), []string{path}))
}

func TestATableComesInByTheBrowserAndIsUndone(t *testing.T) {
	s := newSite(t)
	b := s.openTab()
	b.signInAs(auth.Editor)
	b.follow(`a[href="/admin/import"]`)
	for name, content := range map[string]string{"wrong.csv": gardens + ",Bad,Ghent,XX,,\n", "broken.csv": "name\nA \"garden\n", "gardens.csv": gardens} {
		b.visit("/admin/import")
		b.give(`#file`, name, content)
		b.follow(`form[enctype] button`)
		b.inspect("the dry run of " + name)
		if name == "gardens.csv" {
			b.click(`input[name="publish"]`)
			b.follow(`form[action$="/apply"] button`)
			b.inspect("an import that is applied")
			b.click(`.discard summary`)
			b.inspect("an import that may be undone")
			b.follow(`form[action$="/undo"] button`)
			b.inspect("an import that is undone")
		}
	}
	b.visit("/admin/imports")
	b.inspect("the imports")
	list, err := s.db.Imports(ctx, 4)
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]store.ImportState{}
	for _, i := range list {
		states[i.File] = i.State
	}
	if states["wrong.csv"] != store.ImportRead || states["broken.csv"] != store.ImportAborted || states["gardens.csv"] != store.ImportUndone {
		t.Errorf("the imports are %v", states)
	}
}
