package store

import (
	"reflect"
	"testing"

	"cogov/internal/madeup"
	"cogov/internal/search"
)

func TestTextsAreWhatASearchLooksThrough(t *testing.T) {
	s := openStore(t)
	var ids []int64
	cases := append(madeup.Cases(8, 5), garden(t))
	for _, c := range cases {
		ids = append(ids, create(t, s, c, true))
	}
	hidden := create(t, s, caseOf(t, map[string][]string{"name": {"Draft"}}), false)
	texts, err := s.Texts(ctx, append(ids, hidden, 1e6))
	if err != nil || len(texts) != len(ids) {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	for i, id := range ids {
		if got, want := search.PassagesOf(texts[id]), search.PassagesOf(&cases[i]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s has %v; want %v", cases[i].Name, got, want)
		}
		if len(texts[id].Contacts)+len(texts[id].Readings) > 0 {
			t.Error("more is read than a search looks through")
		}
	}
}

func BenchmarkTexts(b *testing.B) {
	s := filled(b, 1000)
	ids := make([]int64, 24)
	for i := range ids {
		ids[i] = int64(1 + 40*i)
	}
	for b.Loop() {
		if _, err := s.Texts(ctx, ids); err != nil {
			b.Fatal(err)
		}
	}
}
