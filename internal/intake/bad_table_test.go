//go:build !race

package intake

import (
	"strings"
	"testing"

	"cogov/internal/store"
)

func TestAFileThatIsNoTableIsAborted(t *testing.T) {
	for name, c := range map[string]struct{ file, content, says string }{
		"nothing":          {"a.csv", "", "empty"},
		"no known column":  {"a.csv", "titel,ort\nGarden,Łódź\n", "name or slug"},
		"a column twice":   {"a.csv", "name,name\nGarden,Park\n", "two columns"},
		"UTF-16":           {"a.csv", "\xff\xfen\x00a\x00", "UTF-16"},
		"a stray quote":    {"a.csv", "name,city\nGarden,Łódź\nBad \"quote,x\n", "row 3 (line 3, character 5)"},
		"an open quote":    {"a.csv", "name\nGarden\n\"never closed" + strings.Repeat("x", maxRow+100_000), "quotation mark may be missing"},
		"a list cut off":   {"a.json", `[{"name": "A"}, {"name": "B"`, "row 2"},
		"more than a list": {"a.json", `[{"name": "A"}] {}`, "follows"},
		"two in no list":   {"a.json", `{"name": "A"} {"name": "B"}`, "follows"},
		"no case":          {"a.json", `[{"name": "A"}, 7]`, "row 2"},
		"nothing as JSON":  {"a.json", " \n", "empty"},
		"a number as JSON": {"a.json", "7", "JSON object"},
	} {
		db := openStore(t)
		id, err := db.BeginImport(ctx, c.file, store.Author{Name: "Test"})
		if err != nil {
			t.Fatal(err)
		}
		err = Stage(ctx, db, id, ReadTable(c.file, strings.NewReader(c.content)), func(int) error { return nil })
		i, rows := imported(t, db, id)
		if err == nil || !strings.Contains(err.Error(), c.says) || i.State != store.ImportAborted || !strings.Contains(i.Failure, c.says) || len(rows) != 0 {
			t.Errorf("%s: %v; %s with %d rows: %s", name, err, i.State, len(rows), i.Failure)
		}
	}
}
