package catalog_test

import (
	"math/rand/v2"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/madeup"
)

// TestNeighboursStandAsInTheList compares with the list itself, whole and page
// by page.
func TestNeighboursStandAsInTheList(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	cases := madeup.Publish(madeup.Cases(150, 9))
	c := catalog.New(cases)
	all := subjects(cases)
	values := askable(all)
	in, out := 0, 0
	for range 60 {
		n := ask(r, all, values)
		q := catalog.ParseQuery(n.given)
		found := n.find()
		place := map[string]int{}
		for i, p := range found {
			place[p.Slug] = i
		}
		for _, p := range cases {
			i, listed := place[p.Slug]
			got, ok := c.Neighbours(q, n.hits, p.Slug)
			if !listed {
				out++
				if ok {
					t.Fatalf("%s: %s is no part of the list", q.Encode(), p.Slug)
				}
				continue
			}
			in++
			want := catalog.Neighbours{Place: i + 1, Total: len(found), Page: i/q.PerPage + 1, Previous: at(found, i-1), Next: at(found, i+1)}
			if !ok || got.Place != want.Place || got.Total != want.Total || got.Page != want.Page || slug(got.Previous) != slug(want.Previous) || slug(got.Next) != slug(want.Next) {
				t.Fatalf("%s: %s has the neighbours %+v, want %+v", q.Encode(), p.Slug, got, want)
			}
			if page := c.Find(q.WithPage(got.Page), n.hits).Cases; page[i%q.PerPage].Slug != p.Slug {
				t.Fatalf("%s: page %d does not show %s", q.Encode(), got.Page, p.Slug)
			}
		}
	}
	if in < 1000 || out < 1000 {
		t.Errorf("only %d cases were in a list and %d out of it: they say too little", in, out)
	}
}

func TestACaseThatIsNotThereHasNoNeighbours(t *testing.T) {
	c := catalogue(casestudy.Case{Name: "a"})
	if _, ok := c.Neighbours(catalog.Query{}, nil, "nowhere"); ok {
		t.Error("a case that is not there has neighbours")
	}
	if n, ok := c.Neighbours(catalog.Query{}, nil, "a"); !ok || n.Place != 1 || n.Total != 1 || n.Page != 1 || n.Previous != nil || n.Next != nil {
		t.Errorf("the only case has the neighbours %+v", n)
	}
}

func at(list []*casestudy.Published, i int) *casestudy.Published {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

func slug(p *casestudy.Published) string {
	if p == nil {
		return ""
	}
	return p.Slug
}
