package store

import (
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
	var cases []Incoming
	for c := range madeup.All(n, 1) {
		cases = append(cases, Incoming{Case: c})
	}
	if _, err := s.Import(ctx, cases, Author{Name: "Bench"}, true); err != nil {
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

func BenchmarkSearch(b *testing.B) {
	s := filled(b, 10_000)
	for _, word := range []string{"residents", "orchards", "covenant"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Search(ctx, word, true); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
