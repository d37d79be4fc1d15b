//go:build !race

package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/go-chi/chi/v5"

	"cogov/internal/auth"
)

// isWho makes the tab's visitor whoever the site's requests come from.
func (b *tab) isWho() {
	b.Helper()
	at, err := url.Parse(b.server.URL)
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range b.client.Jar.Cookies(at) {
		b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: b.server.URL})
			return err
		}))
	}
}

// busySite is a site on which every page of the admin has something to show: a draft
// ahead of the public, a comment, readings, a waiting record, unsaved typing.
func busySite(t *testing.T) *site {
	s := newSite(t)
	for _, name := range []string{"Bo", "Cy"} {
		s.person(name, auth.Contributor)
		s.handIn("/admin/cases/1/reading", aReading("weak", "One funder, says "+name+"."))
	}
	s.person("Ada", auth.Admin)
	s.handIn("/admin/cases/1/reading", aReading("strong", "A fund of many."))
	form := filled(s.get("/admin/cases/1/edit"), "#case")
	form.Set("summary", "Another summary.")
	form.Set("co_governance", "weak")
	s.post("/admin/cases/1", form)
	s.post("/admin/cases/1/comments", url.Values{"comment": {"Is this so?"}})
	edit := s.get("/admin/cases/1/edit")
	form = filled(edit, "#case")
	form.Set("website", "typed")
	s.keep(edit, form)
	s.paste(garden + strings.ReplaceAll(garden, "Garden", "Orchard"))
	s.imported("gardens.csv", gardens)
	s.imported("wrong.csv", gardens+",Bad,Ghent,XX,,\n")
	return s
}

// faces are addresses at which a page of the admin looks another way.
var faces = map[string][]string{"/admin/imports/{id}": {"/admin/imports/2", "/admin/imports/2?show=new", "/admin/imports/3"}}

// TestEveryAdminPagePassesAxe walks the routes, so that no new page is forgotten.
func TestEveryAdminPagePassesAxe(t *testing.T) {
	t.Parallel()
	s := busySite(t)
	walked := 0
	err := chi.Walk(s.web.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if method != http.MethodGet || !isAdmin(route) || route == "/admin" { // which leads to the list
			return nil
		}
		walked++
		for _, path := range append(faces[route], strings.NewReplacer("{id}", "1", "{n}", "1").Replace(route)) {
			t.Run(path, func(t *testing.T) {
				p := s.do(s.request(http.MethodGet, path, nil))
				if p.status != http.StatusOK {
					t.Fatalf("it gave %d: give the test something that it shows", p.status)
				}
				if !strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
					return
				}
				here := *s
				here.t = t
				b := here.openTab()
				b.isWho()
				b.visit(path)
				b.inspect(path)
			})
		}
		return nil
	})
	if err != nil || walked < 12 {
		t.Errorf("%d routes were walked, %v", walked, err)
	}
}
