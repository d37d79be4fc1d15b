package main

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"cogov/internal/catalog"
	"cogov/internal/madeup"
	"cogov/internal/store"
)

// Words that stand in about 30 % and 3 % of the made-up cases.
const (
	common   = "monastery"
	middling = "polish"
)

// A sample names what is asked for.
type sample struct {
	slugs []string // of four cases
	rare  string   // a word of few cases
}

// fill makes a database of n cases.
func fill(ctx context.Context, dir string, n int) (some sample, err error) {
	db, err := store.OpenExclusive(ctx, dir)
	if err != nil {
		return some, err
	}
	defer db.Close()
	var incoming []store.Incoming
	for c := range madeup.All(n, 1) {
		incoming = append(incoming, store.Incoming{Case: c})
	}
	done, err := db.Import(ctx, incoming, store.Author{Name: "Bench"}, true)
	if err != nil {
		return some, err
	}
	for i := range 4 {
		some.slugs = append(some.slugs, done[len(done)/2+i].Slug)
	}
	some.rare = incoming[n/3].Case.City
	return some, nil
}

// catalogue times the building of the catalogue, a query with all its counts
// and a search, without pages.
func catalogue(ctx context.Context, db *store.Store, n int, some sample) error {
	start := time.Now()
	all, err := db.Listed(ctx)
	if err != nil {
		return err
	}
	c := catalog.New(all.Shown)
	row("reading and indexing all cases", n, time.Since(start))
	q := catalog.ParseQuery(url.Values{"co_governance": {"strong"}, "pooling": {"strong", "moderate"}, "partner": {"community"}})
	row("facet query, all counts", n, timed(200, func() { c.Find(q, nil) }))
	for _, word := range []struct{ what, text string }{{"30 %", common}, {"3 %", middling}, {"few", some.rare}} {
		var found int
		took := timed(40, func() {
			var hits []int64
			if hits, err = db.Search(ctx, word.text, true); err == nil {
				found = c.Find(catalog.ParseQuery(url.Values{"q": {word.text}}), hits).Total
			}
		})
		if err != nil {
			return err
		}
		row(fmt.Sprintf("search and counts, word in %s (%d)", word.what, found), n, took)
	}
	return nil
}

// timed is how long one of several runs takes.
func timed(runs int, run func()) time.Duration {
	run() // what is made once is not counted
	start := time.Now()
	for range runs {
		run()
	}
	return time.Since(start) / time.Duration(runs)
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
