//go:build !race

package web

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"cogov/internal/auth"
)

// Thirty-two editors save one case a hundred times each, from whatever revision
// they have seen: what is saved is a revision each, and every other attempt comes
// back with all that was typed beside what stands.
func TestNobodyOverwritesAnotherInAContest(t *testing.T) {
	const editors, saves = 32, 100
	s := emptySite(t)
	s.signIn(auth.Editor)
	s.post("/admin/cases", newGarden())
	s.client.Transport = &http.Transport{MaxIdleConnsPerHost: editors}
	var saved atomic.Int64
	var texts sync.Map // of the revisions that were acknowledged
	var wg sync.WaitGroup
	for editor := range editors {
		wg.Go(func() {
			revision := "1"
			for n := range saves {
				text := fmt.Sprintf("Typed by editor %d, time %d.", editor, n)
				form := newGarden()
				form.Set("revision", revision)
				form.Set("summary", text)
				status, body := s.sends("/admin/cases/1", form.Encode())
				switch {
				case status == http.StatusSeeOther:
					saved.Add(1)
					texts.Store(text, true)
				case status == http.StatusConflict && strings.Count(body, text) >= 2 && strings.Contains(body, "Theirs, saved"):
				default:
					t.Errorf("saving gave %d, with what was typed %d times", status, strings.Count(body, text))
				}
				if m := hiddenRevision.FindStringSubmatch(body); m != nil {
					revision = m[1]
				}
			}
		})
	}
	wg.Wait()
	e, err := s.db.Edition(ctx, 1)
	if err != nil || e.Revision != int(saved.Load())+1 {
		t.Errorf("%d saves were acknowledged, %d revisions stand, %v", saved.Load(), e.Revision, err)
	}
	if saved.Load() < 2 || saved.Load() == editors*saves {
		t.Errorf("%d saves: there was no contest", saved.Load())
	}
	for revision := 2; revision <= e.Revision; revision++ {
		e, err := s.db.EditionAt(ctx, 1, revision)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := texts.LoadAndDelete(e.Case().Summary); !ok {
			t.Errorf("revision %d, %q, is nobody's or was there before", revision, e.Case().Summary)
		}
	}
	texts.Range(func(text, _ any) bool { t.Errorf("%q was acknowledged and is gone", text); return true })
}

var hiddenRevision = regexp.MustCompile(`name="revision" value="(\d+)"`)

// sends posts a form without reading the page as a document.
func (s *site) sends(path, form string) (status int, body string) {
	r := s.request(http.MethodPost, path, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	response, err := s.client.Do(r)
	if err != nil {
		s.t.Error(err)
		return 0, ""
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Error(err)
	}
	return response.StatusCode, string(answer)
}
