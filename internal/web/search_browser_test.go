//go:build !race

package web

import (
	"strings"
	"testing"
)

func TestSearchesPassAxe(t *testing.T) {
	t.Parallel()
	s := wholeSite(t)
	for _, path := range []string{
		"/cases?q=that+italian+regulation", "/cases?q=italian+pact&view=table", "/cases?q=bolonga+regulaton&country=it", "/cases?q=co-operative", "/cases?q=bike+sharing&country=es",
	} {
		b := s.openTab()
		b.visit(path)
		b.audit(path)
	}
	b := s.openTab()
	b.withoutScript()
	b.visit("/cases?q=bolonga+regulaton")
	b.audit("a search without scripts")
}

// TestAStudentFindsThatItalianRegulation knows no more of it.
func TestAStudentFindsThatItalianRegulation(t *testing.T) {
	s := wholeSite(t)
	for _, scripts := range []bool{true, false} {
		for _, text := range []string{"that Italian regulation", "bolonga regulaton"} {
			b := s.openTab()
			if !scripts {
				b.withoutScript()
			}
			b.visit("/")
			b.fill(`input[name="q"]`, text)
			b.follow(`[role="search"] button`)
			if script[bool](b, `document.querySelector(".meant") !== null`) {
				b.follow(".meant a")
			}
			if shown := script[string](b, `document.querySelector("#results .entry").textContent`); !strings.Contains(shown, "Bologna Regulation") || !strings.Contains(shown, "Italy") {
				b.Errorf("scripts %v: %q finds %s", scripts, text, shown)
			}
			if marks := script[int](b, `document.querySelectorAll("#results .entry mark").length`); marks == 0 {
				b.Errorf("scripts %v: %q marks nothing", scripts, text)
			}
		}
	}
}
