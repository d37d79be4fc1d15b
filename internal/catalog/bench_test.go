package catalog_test

import (
	"fmt"
	"net/url"
	"runtime"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// published makes up cases without their long texts, which lists do not show
// and 100,000 of which would fill the memory of a small machine.
func published(n int) []casestudy.Published {
	cases := make([]casestudy.Case, 0, n)
	for c := range madeup.All(n, 1) {
		c.Description, c.Readings, c.Sources, c.Milestones = "", nil, nil, nil
		cases = append(cases, c)
	}
	return madeup.Publish(cases)
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		cases := published(n)
		c := catalog.New(cases)
		var hits []int64 // a word that stands in 30 % of the cases
		for i := 0; i < n; i += 10 {
			hits = append(hits, cases[(i*7)%n].ID, cases[(i*7+1)%n].ID, cases[(i*7+3)%n].ID)
		}
		for _, q := range []struct{ name, query string }{
			{"all", ""},
			{"scores", "co_governance=strong&co_governance=moderate&pooling=strong"},
			{"many", "co_governance=at_least_moderate&partner=public&partner=community&partners_match=all&country=it&country=es&country=nl&topic=food&topic=housing&from=2005&sort=newest"},
			{"city", "city=nl-utrecht&sort=pooling"},
			{"text", "q=garden"},
			{"last", "sort=updated&page=" + fmt.Sprint((n+23)/24)},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, q.name), func(b *testing.B) {
				v, _ := url.ParseQuery(q.query)
				query := catalog.ParseQuery(v)
				b.ReportAllocs()
				for b.Loop() {
					c.Find(query, hits)
				}
			})
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		cases := published(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				catalog.New(cases)
			}
			b.ReportMetric(float64(memory(func() any { return catalog.New(cases) }))/1e6, "MB-kept")
		})
	}
}

// memory is how many more bytes are in use for what is made.
func memory(made func() any) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	kept := made()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(kept)
	return after.HeapAlloc - before.HeapAlloc
}

func BenchmarkWith(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		cases := published(n)
		c := catalog.New(cases)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				c.With(cases[n/2])
			}
		})
	}
}

func BenchmarkSimilar(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		cases := published(n)
		c := catalog.New(cases)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				c.Similar(cases[i%n].Slug, 3)
			}
		})
	}
}

func BenchmarkNeighbours(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		cases := published(n)
		c := catalog.New(cases)
		for _, query := range []string{"", "co_governance=strong&sort=newest"} {
			b.Run(fmt.Sprint(n, " ", query), func(b *testing.B) {
				q := parse(query)
				for i := 0; b.Loop(); i++ {
					c.Neighbours(q, nil, cases[i%n].Slug)
				}
			})
		}
	}
}

func BenchmarkParseQuery(b *testing.B) {
	v, _ := url.ParseQuery("co_governance=at_least_moderate&partner=public&partners_match=all&country=it&from=2005&sort=newest")
	b.ReportAllocs()
	for b.Loop() {
		_ = catalog.ParseQuery(v).Encode()
	}
}

func BenchmarkPlaces(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		c := catalog.New(published(n))
		for _, query := range []string{"", "co_governance=strong&pooling=strong"} {
			b.Run(fmt.Sprintf("%d/%s", n, query), func(b *testing.B) {
				q := parse(query)
				b.ReportAllocs()
				for b.Loop() {
					c.Places(q, nil)
				}
			})
		}
	}
}
