package templates

import (
	"bytes"
	"context"
	"testing"

	"cogov/internal/casestudy"
)

// The two masters are drawings, not formulas: these are their paths.
func TestMastersDrawTheProfile(t *testing.T) {
	scores := [5]casestudy.Score{
		{Level: casestudy.Strong}, {Level: casestudy.Moderate}, {Level: casestudy.NotAssessed},
		{Level: casestudy.InsufficientInformation}, {Level: casestudy.NotApplicable},
	}
	for _, c := range []struct {
		master *master
		want   string
	}{
		{&regular, `<svg class="sky" viewBox="0 0 56 24" aria-hidden="true" focusable="false"><path class="gr" d="M0 23h56v1H0z"/>` +
			`<path class="k3" d="M0 16h8v7h-8zM0 8h8v7h-8zM0 0h8v7h-8z"/>` +
			`<path class="gh" d="M12 0h8v7h-8z"/><path class="k2" d="M12 16h8v7h-8zM12 8h8v7h-8z"/>` +
			`<path class="kn" d="M24 11h8v2h-8z"/>` +
			`<path class="kx" d="M38.25 3.5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0zM38.25 11.5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0zM38.25 19.5a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0z"/>` +
			`<path class="kx" d="M49 19l4.4-15h1.8l-4.4 15z"/></svg>`},
		{&small, `<svg class="sky s12" viewBox="0 0 28 12" aria-hidden="true" focusable="false"><path class="gr" d="M0 11h28v1H0z"/>` +
			`<path class="k3" d="M0 0h4v11h-4z"/><path class="k2" d="M6 4h4v7h-4z"/><path class="kn" d="M12 5h4v1h-4z"/>` +
			`<path class="kn" d="M19 1h2v2h-2zm0 3h2v2h-2zm0 3h2v2h-2z"/><path class="kx" d="M24.2 9.5l2.4-7.5h1.2l-2.4 7.5z"/></svg>`},
	} {
		var b bytes.Buffer
		if err := c.master.draw(&scores).Render(context.Background(), &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("drew\n%s\nwant\n%s", b.String(), c.want)
		}
	}
}

func TestAProfileIsSaidByLevel(t *testing.T) {
	scores := [5]casestudy.Score{
		{Level: casestudy.Moderate}, {Level: casestudy.Strong}, {Level: casestudy.Moderate}, {}, {Level: casestudy.InsufficientInformation},
	}
	want := "Profile. Strong: Enabling State. Moderate: Urban Co-Governance, Pooling. Not assessed: Experimentalism. Insufficient information: Tech Justice."
	if got := profileWords(&scores); got != want {
		t.Errorf("said %q; want %q", got, want)
	}
}

// A map has a name of its own; every other drawing stands beside its words.
func TestEveryMarkIsHiddenFromReadersOfScreens(t *testing.T) {
	for name, page := range everyPage(t) {
		if n := render(t, page).Find("svg:not([aria-hidden=true]):not(.map[aria-label])").Length(); n > 0 {
			t.Errorf("%s has %d drawings without words", name, n)
		}
	}
}
