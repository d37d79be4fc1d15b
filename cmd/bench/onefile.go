package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/internal/store"
)

// oneFile times the making of the whole data set as one SQLite file, and prints
// how large it is.
func oneFile(ctx context.Context, db *store.Store, n int, dir string) error {
	all, err := db.Listed(ctx)
	if err != nil {
		return err
	}
	ids := catalog.New(all.Shown).Matching(catalog.Query{}, nil)
	path := filepath.Join(dir, "all.sqlite")
	start := time.Now()
	err = export.MakeSQLite(ctx, path, 0o600, export.DataSet{
		Document: export.Document{Site: "Cogov", Case: func(slug string) string { return slug }},
		Revision: all.Revision, Cases: db.Whole(ctx, ids),
	})
	if err != nil {
		return err
	}
	took := time.Since(start)
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	fmt.Printf("| all cases as SQLite | %d | | %s | | %d | | |\n", n, short(took), info.Size())
	return os.Remove(path)
}
