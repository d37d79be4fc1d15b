//go:build !race

package web

import (
	"testing"

	"cogov/internal/auth"
)

// From the form through what is weak to the published case, with and without
// scripts.
func TestAnEditorChecksBeforePublishingInTheBrowser(t *testing.T) {
	s := newSite(t)
	b := s.openTab()
	b.signInAs(auth.Editor)
	b.visit("/admin/cases/new")
	b.fill("#name", "Garden of Łódź")
	b.follow(`.savebar button[value="check"]`)
	if path := b.path(); path != "/admin/cases/2/publish?notice=saved" {
		t.Fatalf("the form leads to %s", path)
	}
	b.inspect("a check of what is not ready")
	b.follow(`.to-mend a[href$="#city"]`)
	b.await(`document.activeElement.id === "city"`)
	b.fill("#city", "Łódź")
	b.fill("#country", "PL")
	b.fill("#summary", "Neighbours keep a garden.")
	b.follow(`.savebar button[value="check"]`)
	b.inspect("a check of what is new")
	b.follow(`.savebar form button`)
	if path := b.path(); path != "/admin/cases/2/edit?notice=published" {
		t.Errorf("publishing leads to %s", path)
	}
	b.withoutScript()
	b.visit("/admin/cases/1/edit")
	b.fill("#summary", "Another summary.")
	b.click(`input[name="co_governance"][value="weak"]`)
	b.follow(`.savebar button[value="check"]`)
	b.inspect("a check of what is changed")
	b.follow(`.savebar form button`)
	if e, _ := s.db.Edition(ctx, 1); e.PublishedRevision != 2 || e.Case().Summary != "Another summary." {
		t.Errorf("published is revision %d, stored is %q", e.PublishedRevision, e.Case().Summary)
	}
}
