//go:build !race

package store

import (
	"math/rand/v2"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
)

// A thousand edits of one case, each in a part or two as it stands in another
// case: whichever is restored is, byte for byte, what it was.
func TestAnyOfAThousandRevisionsIsRestored(t *testing.T) {
	s := openStore(t)
	pool := madeup.Cases(50, 7)
	random := rand.New(rand.NewPCG(1, 2))
	c := pool[0]
	id := create(t, s, c, true)
	e, err := s.Edition(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	saved := map[int]string{1: jsonOf(e)}
	for len(saved) < 1000 {
		answers := c.Answers()
		from := pool[random.IntN(len(pool))].Answers()
		for range 1 + random.IntN(2) {
			part := casestudy.Parts[random.IntN(len(casestudy.Parts))]
			if part.Name != "added" && part.Name != "name" {
				part.Replace(answers, from)
			}
		}
		next, _ := answers.Case() // one with problems holds what can be read
		next.Slug = e.Slug
		if err := s.Update(ctx, id, len(saved), Change{Case: next, Author: marta, Publish: random.IntN(4) == 0}); err != nil {
			t.Fatal(err)
		}
		if now, err := s.Edition(ctx, id); err != nil {
			t.Fatal(err)
		} else if now.Revision > len(saved) {
			c = now.Case()
			saved[now.Revision] = jsonOf(now)
		}
	}
	for range 25 {
		n := 1 + random.IntN(1000)
		then, err := s.EditionAt(ctx, id, n)
		if err != nil {
			t.Fatal(err)
		}
		newest, _ := s.Edition(ctx, id)
		if err := s.Update(ctx, id, newest.Revision, Change{Case: then.Case(), Author: marta}); err != nil {
			t.Fatal(err)
		}
		restored, err := s.Edition(ctx, id)
		if got := jsonOf(restored); err != nil || got != saved[n] {
			t.Fatalf("revision %d restored is\n%s\nwas\n%s", n, got, saved[n])
		}
	}
}

func jsonOf(e Edition) string {
	c := e.Case()
	return string(c.JSON())
}
