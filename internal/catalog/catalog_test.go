package catalog_test

import (
	"sync"
	"testing"

	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

func TestCasesAreFoundBySlug(t *testing.T) {
	published := madeup.Publish(madeup.Cases(20, 1))
	before := catalog.New(published[:10])
	after := before.With(published[10]).Without(1)
	for _, test := range []struct {
		c     *catalog.Catalog
		slug  string
		found bool
	}{
		{before, published[0].Slug, true}, {before, published[9].Slug, true}, {before, published[10].Slug, false}, {before, "", false},
		{after, published[0].Slug, false}, {after, published[9].Slug, true}, {after, published[10].Slug, true},
	} {
		if p, ok := test.c.BySlug(test.slug); ok != test.found || ok && p.Slug != test.slug {
			t.Errorf("%q: %v", test.slug, ok)
		}
	}
	if before.Len() != 10 || after.Len() != 10 {
		t.Errorf("%d cases became %d", before.Len(), after.Len())
	}
}

// TestReadersShareACatalogue has the race detector watch.
func TestReadersShareACatalogue(t *testing.T) {
	published := madeup.Publish(madeup.Cases(100, 1))
	c := catalog.New(published[:90])
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range 20 {
				c.With(published[90+i%10]).Without(int64(i + 1))
				if r := c.Find(parse("pooling=strong&country=nl&q=x&unscored=include"), []int64{1, 2, 3}); len(r.Facets) == 0 {
					t.Error("no facets")
				}
			}
		})
	}
	group.Wait()
}
