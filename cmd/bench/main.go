// Command bench measures the directory on made-up cases. Every page is asked
// for beside a plain handler that serves the same bytes from memory, in turn in
// one run: machines differ, ratios hardly do.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"cogov/internal/store"
	"cogov/internal/web"
)

func main() {
	log.SetFlags(0)
	sizes := flag.String("cases", "1000,10000,100000", "how many cases, one run each")
	span := flag.Duration("time", 2*time.Second, "how long each page is asked for, all rounds together")
	flag.Parse()
	fmt.Println("| what | cases | requests/s | p50 | p99 | bytes | allocations | of the plain handler |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|")
	for size := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < 10 {
			log.Fatalf("bench: %q is no number of cases from 10 on", size)
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
	some, err := fill(ctx, dir, n)
	if err != nil {
		return err
	}
	if err := memory(n, dir, some); err != nil {
		return err
	}
	db, err := store.OpenExclusive(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := catalogue(ctx, db, n, some); err != nil {
		return err
	}
	if err := oneFile(ctx, db, n, dir); err != nil {
		return err
	}
	afresh, err := site(ctx, db, 0)
	if err != nil {
		return err
	}
	for _, p := range pages(some) {
		if err := comparePages(p.what, n, afresh, p.path, span); err != nil {
			return err
		}
	}
	again, err := site(ctx, db, 6<<20)
	if err != nil {
		return err
	}
	return errors.Join(
		comparePages("list, asked for again", n, again, listPath, span),
		comparePages("case, asked for again", n, again, casePath(some), span),
	)
}

// site is the whole server, which keeps so many bytes of answers.
func site(ctx context.Context, db *store.Store, keep int) (*web.Server, error) {
	return web.New(ctx, db, web.Config{
		BaseURL: &url.URL{Scheme: "http", Host: "localhost"}, Loopback: true, SiteName: "Cogov", Keep: keep, Build: "bench", Log: slog.New(slog.DiscardHandler),
	})
}

const listPath = "/cases"

func casePath(some sample) string { return listPath + "/" + some.slugs[0] }

// A page has a name in the table.
type page struct{ what, path string }

// pages are those that are measured, rendered afresh each time.
func pages(some sample) []page {
	return []page{
		{"list", listPath},
		{"list, two score filters", listPath + "?co_governance=strong&pooling=strong&pooling=moderate"},
		{"list as a table", listPath + "?view=table"},
		{"list as JSON, 100 to a page", listPath + ".json?per_page=100"},
		{"search, word in 30 %", listPath + "?q=" + common},
		{"search, word in 3 %", listPath + "?q=" + middling},
		{"search, rare word", listPath + "?q=" + url.QueryEscape(some.rare)},
		{"case", casePath(some)},
		{"map", "/map"},
		{"insights", "/insights"},
		{"compare, four cases", "/compare?case=" + strings.Join(some.slugs, "&case=")},
	}
}
