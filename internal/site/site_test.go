//go:build !race

package site_test

import (
	"context"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/intake"
	"cogov/internal/site"
	"cogov/internal/store"
	"cogov/internal/web"
	"cogov/seeds"
)

var ctx = context.Background()

// exported is the whole site with the seeds, and the folder it was written into.
func exported(t *testing.T) (*web.Server, string) {
	t.Helper()
	return exportedFor(t, &url.URL{Scheme: "https", Host: "cogov.example"})
}

// beneath is the address of a site that has no host of its own.
var beneath = &url.URL{Scheme: "https", Host: "example.github.io", Path: "/cogov"}

func exportedFor(t *testing.T, base *url.URL) (*web.Server, string) {
	t.Helper()
	db, err := store.OpenExclusive(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := intake.Seed(ctx, db, seeds.Files); err != nil {
		t.Fatal(err)
	}
	server, err := web.New(ctx, db, web.Config{BaseURL: base, SiteName: "Cogov", Build: "test", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := site.Write(ctx, server, dir, func(int) error { return nil }); err != nil {
		t.Fatal(err)
	}
	return server, dir
}

// linksLeadToFiles walks the files: none leads to where nothing is, and none from
// the root of a server, but from the page that stands for any address.
func linksLeadToFiles(t *testing.T, dir string) {
	pages := 0
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".html" {
			return err
		}
		pages++
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		doc, err := goquery.NewDocumentFromReader(f)
		if err != nil {
			return err
		}
		doc.Find("[href], [src], [action]").Each(func(_ int, s *goquery.Selection) {
			address := s.AttrOr("href", s.AttrOr("src", s.AttrOr("action", "")))
			u, err := url.Parse(address)
			switch {
			case err == nil && path.Base(file) == "404.html" && !u.IsAbs() && u.Path != "":
				if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(u.Path, beneath.Path)))); err != nil || u.Path[0] != '/' {
					t.Errorf("%s leads to %q, %v", file, address, err)
				}
			case err != nil || strings.HasPrefix(address, "/"):
				t.Errorf("%s leads to %q", file, address)
			case u.IsAbs() || u.Path == "":
			default:
				if _, err := os.Stat(filepath.Join(filepath.Dir(file), filepath.FromSlash(u.Path))); err != nil {
					t.Errorf("%s leads to %s, which is not there", file, address)
				}
			}
		})
		return nil
	})
	if err != nil || pages < 83+36+61+10 {
		t.Errorf("%d pages, %v", pages, err)
	}
}
