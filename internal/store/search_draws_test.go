//go:build !race

package store

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"cogov/internal/casestudy"
	"cogov/internal/madeup"
	"cogov/internal/search"
)

// TestSearchFindsWhatHasAllOfIt asks for words of the cases themselves, and looks
// through every case for them.
func TestSearchFindsWhatHasAllOfIt(t *testing.T) {
	s := openStore(t)
	cases := madeup.Cases(60, 3)
	var incoming []brought
	for _, c := range cases {
		incoming = append(incoming, brought{Case: c})
	}
	if _, err := bringIn(s, incoming, Author{Name: "Test"}, true); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 300 {
		text := question(r, &cases[r.IntN(len(cases))])
		got, err := s.Search(ctx, text, r.IntN(2) == 0)
		if err != nil {
			t.Fatal(err)
		}
		var want []int64
		for i := range cases {
			terms := search.Read(text)
			if _, all := terms.Explain(&cases[i]); all && len(terms.List) > 0 {
				want = append(want, int64(i+1))
			}
		}
		if !sameIDs(got, want) {
			t.Errorf("%q found %v; want %v", text, got, want)
		}
		found += len(want)
	}
	if found < 300 {
		t.Errorf("only %d cases were found in all: the questions say too little", found)
	}
}

// TestAmongVeryManyTheNamesComeFirst publishes more cases with a word than are
// weighed against each other.
func TestAmongVeryManyTheNamesComeFirst(t *testing.T) {
	s := openStore(t)
	var cases []brought
	for i := range mostRanked + 20 {
		a := casestudy.Answers{"name": {"Case " + strconv.Itoa(i)}, "city": {"Ghent"}, "country": {"BE"}, "summary": {"A well."}}
		switch {
		case i%100 == 7:
			a["name"] = []string{"Well " + strconv.Itoa(i)}
		case i%100 == 3:
			a["city"] = []string{"Well"}
		}
		cases = append(cases, brought{Case: caseOf(t, a)})
	}
	if _, err := bringIn(s, cases, Author{Name: "Test"}, true); err != nil {
		t.Fatal(err)
	}
	plain, err := s.Search(ctx, "wells", false)
	if err != nil || len(plain) != len(cases) {
		t.Fatalf("%d cases, %v", len(plain), err)
	}
	ranked, err := s.Search(ctx, "wells", true)
	if err != nil || !sameIDs(ranked, plain) {
		t.Fatalf("ranked, %d of %d cases are found, %v", len(ranked), len(plain), err)
	}
	for i, id := range ranked[:12] { // ids are given in order
		if want := map[bool]int64{true: 8, false: 4}[i < 6]; id%100 != want {
			t.Errorf("number %d is case %d", i, id)
		}
	}
}
