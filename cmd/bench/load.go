package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"time"
)

// How pages are asked for: by so many at once, in turn with the plain handler.
const (
	askers = 8
	rounds = 4
)

// comparePages asks a site for a page and a plain handler for the same bytes,
// in turn, uncompressed, and prints the row.
func comparePages(what string, cases int, site http.Handler, path string, span time.Duration) error {
	body, err := fetch(site, path)
	if err != nil {
		return err
	}
	plain := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(body)
	})
	ours, theirs := httptest.NewServer(site), httptest.NewServer(plain)
	defer ours.Close()
	defer theirs.Close()
	var mine, other load
	for range rounds {
		if err := mine.ask(ours.URL+path, span/rounds); err != nil {
			return err
		}
		if err := other.ask(theirs.URL+path, span/rounds); err != nil {
			return err
		}
	}
	fmt.Printf("| %s | %d | %.0f | %s | %s | %d | %d | %.1f %% |\n", what, cases, mine.rate(), short(mine.quantile(0.5)), short(mine.quantile(0.99)),
		len(body), allocations(site, path), 100*mine.rate()/other.rate())
	return nil
}

// fetch asks a handler for a page, without a network.
func fetch(h http.Handler, path string) ([]byte, error) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
	if w.Code != http.StatusOK {
		return nil, fmt.Errorf("%s gave %d", path, w.Code)
	}
	return bytes.Clone(w.Body.Bytes()), nil
}

// allocations counts what one request allocates in the handler.
func allocations(h http.Handler, path string) uint64 {
	const runs = 100
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
	}
	runtime.ReadMemStats(&after)
	return (after.Mallocs - before.Mallocs) / runs
}

// A load is what asking for a page came to.
type load struct {
	took  []time.Duration
	spent time.Duration
}

// ask asks for an address by many at once, for a while.
func (l *load) ask(address string, span time.Duration) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: askers, DisableCompression: true}}
	defer client.CloseIdleConnections()
	var wg sync.WaitGroup
	results, failed := make(chan []time.Duration, askers), make(chan error, askers)
	start := time.Now()
	for range askers {
		wg.Go(func() {
			var took []time.Duration
			for time.Since(start) < span {
				begun := time.Now()
				if err := get(client, address); err != nil {
					failed <- err
					return
				}
				took = append(took, time.Since(begun))
			}
			results <- took
		})
	}
	wg.Wait()
	l.spent += time.Since(start)
	close(results)
	close(failed)
	for took := range results {
		l.took = append(l.took, took...)
	}
	return <-failed
}

func get(client *http.Client, address string) error {
	response, err := client.Get(address)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s gave %d", address, response.StatusCode)
	}
	_, err = io.Copy(io.Discard, response.Body)
	return err
}

func (l *load) rate() float64 { return float64(len(l.took)) / l.spent.Seconds() }

func (l *load) quantile(q float64) time.Duration {
	slices.Sort(l.took)
	return l.took[int(q*float64(len(l.took)-1))]
}
