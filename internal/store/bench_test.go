package store

import (
	"fmt"
	"testing"

	"cogov/internal/madeup"
)

// filled is a store with n published cases.
func filled(b *testing.B, n int) *Store {
	b.Helper()
	s, err := OpenExclusive(ctx, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	var cases []brought
	for c := range madeup.All(n, 1) {
		cases = append(cases, brought{Case: c})
	}
	if _, err := bringIn(s, cases, Author{Name: "Bench"}, true); err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkListed(b *testing.B) {
	s := filled(b, 10_000)
	for b.Loop() {
		if _, err := s.Listed(ctx); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPublished(b *testing.B) {
	s := filled(b, 1000)
	all, _ := s.Listed(ctx)
	for i := 0; b.Loop(); i++ {
		if _, err := s.Published(ctx, all.Shown[i%len(all.Shown)].Slug); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch looks for words that stand in 30 % of the cases, in 3 % and in
// 0.1 %, and for two at once.
func BenchmarkSearch(b *testing.B) {
	s := filled(b, 10_000)
	for _, text := range []string{"orchards", "covenant", "corbridge", "orchards monastery"} {
		for _, ranked := range []bool{true, false} {
			b.Run(fmt.Sprintf("%s,ranked=%v", text, ranked), func(b *testing.B) {
				var found []int64
				for b.Loop() {
					var err error
					if found, err = s.Search(ctx, text, ranked); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(found)), "found")
			})
		}
	}
}
