package main

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/intake"
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
	made := func(yield func(intake.Entry, error) bool) {
		i := 0
		for c := range madeup.All(n, 1) {
			answers := c.Answers()
			answers.Set("slug", c.Slug)
			if i >= n/2 && len(some.slugs) < 4 {
				some.slugs = append(some.slugs, c.Slug)
			}
			if i == n/3 {
				some.rare = c.City
			}
			if i++; !yield(intake.Entry{Answers: answers, Given: casestudy.Columns()}, nil) {
				return
			}
		}
	}
	return some, intake.Save(ctx, db, "made-up cases", made, store.Author{Name: "Bench"}, true)
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
