//go:build !race

package intake

import (
	"bytes"
	"testing"

	"cogov/internal/store"
)

func TestWhatIsGivenOutComesBackTheSame(t *testing.T) {
	for _, ending := range []string{".csv", ".json"} {
		db := seeded(t)
		before, _ := db.Listed(ctx)
		file := exported(t, db, ending)
		i, _ := bring(t, db, "cases"+ending, string(file), true)
		if after, _ := db.Listed(ctx); i.Counts[store.Unchanged] != 83 || len(i.Counts) != 1 || len(i.Notes) != 0 || after.Revision != before.Revision {
			t.Errorf("%s: into the same database: %v, notes %q, data revision %d then %d", ending, i.Counts, i.Notes, before.Revision, after.Revision)
		}
		other := openStore(t)
		i, _ = bring(t, other, "cases"+ending, string(file), true)
		if i.Counts[store.New] != 83 {
			t.Fatalf("%s: into an empty database: %v", ending, i.Counts)
		}
		again := exported(t, other, ending)
		if !bytes.Equal(whenChanged.ReplaceAll(file, nil), whenChanged.ReplaceAll(again, nil)) {
			t.Errorf("%s: given out again it differs: %s", ending, firstDifference(file, again))
		}
	}
}
