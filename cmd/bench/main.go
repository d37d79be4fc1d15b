// Command bench measures the directory on made-up cases. Every page is asked
// for beside a plain handler that serves the same bytes from memory, in turn in
// one run: machines differ, ratios hardly do.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"cogov/internal/catalog"
	"cogov/internal/madeup"
	"cogov/internal/store"
	"cogov/internal/web"
)

func main() {
	log.SetFlags(0)
	sizes := flag.String("cases", "1000,10000", "how many cases, one run each")
	span := flag.Duration("time", 2*time.Second, "how long each page is asked for, all rounds together")
	flag.Parse()
	fmt.Println("| what | cases | requests/s | p50 | p99 | bytes | allocations | of the plain handler |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|")
	for size := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < 1 {
			log.Fatalf("bench: %q is no number of cases", size)
		}
		if err := measure(n, *span); err != nil {
			log.Fatal("bench: ", err)
		}
	}
}

// measure prints the rows for a directory of n cases.
func measure(n int, span time.Duration) error {
	dir, err := os.MkdirTemp("", "cogov-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	slug, err := fill(ctx, dir, n)
	if err != nil {
		return err
	}
	start := time.Now()
	db, err := store.OpenExclusive(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	site, err := web.New(ctx, db, web.Config{
		BaseURL: &url.URL{Scheme: "http", Host: "localhost"}, Loopback: true, SiteName: "Cogov", Build: "bench", Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	row("start-up", n, time.Since(start))
	if err := facetQuery(ctx, db, n); err != nil {
		return err
	}
	for _, page := range []struct{ what, path string }{
		{"list page", "/cases"},
		{"list, two score filters", "/cases?co_governance=strong&pooling=strong&pooling=moderate"},
		{"case page", "/cases/" + slug},
	} {
		if err := comparePages(page.what, n, site, page.path, span); err != nil {
			return err
		}
	}
	return nil
}

// fill makes a database of n cases and gives the slug of one of them.
func fill(ctx context.Context, dir string, n int) (slug string, err error) {
	db, err := store.OpenExclusive(ctx, dir)
	if err != nil {
		return "", err
	}
	defer db.Close()
	var incoming []store.Incoming
	for c := range madeup.All(n, 1) {
		incoming = append(incoming, store.Incoming{Case: c})
	}
	done, err := db.Import(ctx, incoming, store.Author{Name: "Bench"}, true)
	if err != nil {
		return "", err
	}
	return done[len(done)/2].Slug, nil
}

// facetQuery times a query with all facet counts, in memory.
func facetQuery(ctx context.Context, db *store.Store, n int) error {
	all, err := db.Listed(ctx)
	if err != nil {
		return err
	}
	c := catalog.New(all.Shown)
	q := catalog.ParseQuery(url.Values{"co_governance": {"strong"}, "pooling": {"strong", "moderate"}, "partner": {"community"}})
	const runs = 200
	start := time.Now()
	for range runs {
		c.Find(q, nil)
	}
	row("facet query, all counts", n, time.Since(start)/runs)
	return nil
}

// row prints a time that is no request.
func row(what string, cases int, took time.Duration) {
	fmt.Printf("| %s | %d | | %s | | | | |\n", what, cases, short(took))
}

func short(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%d µs", d.Microseconds())
}
