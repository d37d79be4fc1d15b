//go:build !race

package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cogov/internal/madeup"
)

// The text gives back what the tables hold, whether it is kept or made.
func TestADossierIsTheCase(t *testing.T) {
	s := openStore(t)
	var incoming []brought
	for _, c := range madeup.Cases(300, 9) {
		incoming = append(incoming, brought{Case: c})
	}
	incoming = append(incoming, brought{Case: caseOf(t, everything())})
	done, err := bringIn(s, incoming, marta, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"kept", "made"} {
		for i, one := range done {
			want := incoming[i].Case
			d, err := s.Dossier(ctx, one.Slug)
			if err != nil {
				t.Fatal(err)
			}
			want.Slug, want.Added = d.Slug, d.Added
			if difference := cmp.Diff(want, d.Case, cmpopts.EquateEmpty()); difference != "" || d.Slug != one.Slug || len(d.Added) != len("2026-11-23") {
				t.Fatalf("%s, with its text %s, was saved (-) and read (+) as\n%s", one.Slug, how, difference)
			}
		}
		execute(t, s, `DELETE FROM packed`)
	}
}
