//go:build !race

package web

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"cogov/internal/auth"
)

// signInHere signs in through the page.
func (b *tab) signInHere(role auth.Role) {
	b.Helper()
	b.visit("/login")
	b.fill(`input[name="email"]`, string(role)+"@example.org")
	b.fill(`input[name="password"]`, password)
	b.follow(`main form button`)
}

// A published record, changed to another city, becomes a case: pasted, mended
// where it asks, published, found.
func TestAnEditorPastesARecordInTheBrowser(t *testing.T) {
	text, err := os.ReadFile("../../seeds/utrecht-human-rights-city.txt")
	if err != nil {
		t.Fatal(err)
	}
	record := strings.NewReplacer("Utrecht", "Ghent", "Netherlands", "Belgium", "Human Right Cities", "Rights in Ghent").Replace(string(text))
	for _, scripts := range []bool{true, false} {
		t.Run(fmt.Sprintf("scripts %v", scripts), func(t *testing.T) {
			s := newSite(t)
			s.account(auth.Editor)
			b := s.openTab()
			b.t = t
			if !scripts {
				b.withoutScript()
			}
			b.signInHere(auth.Editor)
			b.follow(`a[href="/admin/import"]`)
			b.fill(`#text`, record)
			b.follow(`.paste-f button`)
			for field, want := range map[string]string{"name": "Rights in Ghent", "city": "Ghent", "country": "BE", "lat": "51.05", "co_governance": "strong", "start_year": "2010"} {
				if got := script[string](b, fmt.Sprintf(`new FormData(document.getElementById("case")).get(%q)`, field)); got != want {
					t.Errorf("%s holds %q; want %q", field, got, want)
				}
			}
			if scripts {
				b.inspect("a form beside a pasted text")
			}
			b.follow(`.question button[name="take"]`)
			b.await(`document.querySelectorAll(".pline").length > 20`)
			b.follow(`.savebar button[value="publish"]`)
			b.visit("/cases?city=be-ghent")
			b.follow(`.entry h2 a, .entry h3 a`)
			if heading := script[string](b, `document.querySelector("h1").textContent`); heading != "Rights in Ghent" {
				t.Errorf("the list leads to %q", heading)
			}
		})
	}
}

// Two people change one case; the second puts both changes together.
func TestTwoChangesAreMergedInTheBrowser(t *testing.T) {
	s := newSite(t)
	s.account(auth.Editor)
	b := s.openTab()
	b.signInHere(auth.Editor)
	b.visit("/admin/cases/1/edit")
	s.signIn(auth.Admin)
	form := filled(s.get("/admin/cases/1/edit"), "#case")
	form.Set("start_year", "2011")
	form.Set("summary", "Theirs.")
	if p := s.post("/admin/cases/1", form); p.status != 303 {
		t.Fatalf("the other save gave %d", p.status)
	}
	b.fill(`#summary`, "Mine.")
	b.fill(`#city`, "Utrecht City")
	quiet := b.quietly()
	b.follow(`.savebar button[value="save"]`)
	b.await(`document.activeElement.id === "errors"`)
	b.inspect("a merge")
	quiet()
	b.follow(`.savebar button[value="save"]`)
	e, err := s.db.Edition(ctx, 1)
	if c := e.Case(); err != nil || e.Revision != 3 || c.StartYear != 2011 || c.City != "Utrecht City" || c.Summary != "Mine." {
		t.Errorf("stored is revision %d, %d, %q, %q, %v", e.Revision, e.Case().StartYear, e.Case().City, e.Case().Summary, err)
	}
	b.visit(utrechtPage + "/revisions/1")
	b.inspect("a public revision")
}

// quietly begins a stretch in which the browser may note an error status.
func (b *tab) quietly() (end func()) {
	b.mu.Lock()
	known := len(b.faults)
	b.mu.Unlock()
	return func() {
		b.mu.Lock()
		b.faults = b.faults[:known]
		b.mu.Unlock()
	}
}
