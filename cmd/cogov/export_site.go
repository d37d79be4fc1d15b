package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"cogov/internal/site"
	"cogov/internal/store"
	"cogov/internal/web"
)

// site writes the public site as a folder of files. What needs a server in it
// leads to the site's own address. It works on a copy: a server keeps files in
// the data folder and imports in the database that are nobody else's.
func (c exports) site(ctx context.Context, far *progress) (err error) {
	defer far.clear()
	base, err := siteAddress(c.BaseURL)
	if err != nil {
		return err
	}
	if !store.Exists(c.Data) {
		return noDatabase(c.Data)
	}
	return onCopy(ctx, c.Data, func(data string) error {
		return withStore(ctx, dataFlag{data}, func(db *store.Store) error {
			server, err := web.New(ctx, db, web.Config{BaseURL: base, SiteName: c.SiteName, Build: build(), Log: slog.New(slog.DiscardHandler)})
			if err != nil {
				return err
			}
			defer server.Close()
			return writeFolder(c.Output, func(dir string) error { return site.Write(ctx, server, dir, far.of(ctx, "Writing", "files", 0)) })
		})
	})
}

// writeFolder writes a folder beside its place and puts it there once it is
// whole. It takes the place of nothing that is there already.
func writeFolder(path string, write func(dir string) error) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; name a folder that is not", path)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	if err := errors.Join(write(dir), os.Chmod(dir, 0o755)); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	return os.Rename(dir, path)
}
