//go:build !race

package web

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cogov/internal/auth"
	"cogov/internal/casestudy"
)

// Another program holds the database: every save is answered in good time, with
// everything typed, and reading goes on.
func TestSavesThatCannotHaveTheirTurnComeBackWhole(t *testing.T) {
	s := newSite(t)
	s.signIn(auth.Editor)
	other, err := sql.Open("sqlite", "file:"+filepath.Join(s.dir, "cogov.db")+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	held, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	var last time.Duration
	start := time.Now()
	for range 20 {
		wg.Go(func() {
			p := s.post("/admin/cases", newGarden())
			mu.Lock()
			defer mu.Unlock()
			last = max(last, time.Since(start))
			if p.status != 503 || p.header.Get("Retry-After") == "" || p.Find(`input[name="name"]`).AttrOr("value", "") != "Garden of Łódź" {
				t.Errorf("a save gave %d", p.status)
			}
		})
	}
	wg.Go(func() {
		if p := s.post("/admin/cases/1/reading", aReading("weak", "One funder.")); p.status != 503 || strings.TrimSpace(p.Find(`textarea[name="pooling_rationale"]`).Text()) != "One funder." {
			t.Errorf("handing a reading in gave %d", p.status)
		}
	})
	wg.Go(func() {
		scores := url.Values{"revision": {"1"}, "reading": {"1"}}
		for _, p := range casestudy.Principles {
			scores.Set(p.Code, "weak")
			scores.Set(p.Code+"_note", "Typed.")
		}
		if p := s.post("/admin/cases/1/reconcile", scores); p.status != 503 {
			t.Errorf("reconciling gave %d", p.status)
		}
	})
	s.get("/cases?pooling=moderate")
	wg.Wait()
	if last > 30*time.Second {
		t.Errorf("the last answer took %s: saves wait for one another", last)
	}
	if err := held.Rollback(); err != nil {
		t.Fatal(err)
	}
	if p := s.post("/admin/cases", url.Values{"name": {"After"}}); p.status != 303 {
		t.Errorf("afterwards a save gave %d", p.status)
	}
}
