package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"cogov/internal/auth"
)

func TestTheSignInPageSaysThatNoAccountExists(t *testing.T) {
	s := emptySite(t)
	if p := s.get("/login"); !p.says("cogov user add") {
		t.Error("it does not say how the first account is made")
	}
	s.account(auth.Admin)
	if p := s.get("/login"); p.says("cogov user add") {
		t.Error("it says so although there is one")
	}
}

func TestAWrongSignInTellsNothing(t *testing.T) {
	s := emptySite(t)
	s.account(auth.Admin)
	s.account(auth.Editor)
	if err := s.db.Disable(ctx, "editor@example.org"); err != nil {
		t.Fatal(err)
	}
	var first string
	for _, who := range []url.Values{
		{"email": {"admin@example.org"}, "password": {"wrong"}},
		{"email": {"nobody@example.org"}, "password": {password}},
		{"email": {"editor@example.org"}, "password": {password}},
		{"email": {""}, "password": {""}},
	} {
		p := s.post("/login", who)
		said := strings.ReplaceAll(p.Find("main").Text(), who.Get("email"), "")
		if p.status != 422 || first != "" && said != first {
			t.Errorf("%v gave %d: %s", who, p.status, said)
		}
		if got := p.Find(`input[name="email"]`).AttrOr("value", ""); got != who.Get("email") {
			t.Errorf("the e-mail was lost: %q", got)
		}
		first = said
		if len(p.header.Values("Set-Cookie")) != 0 {
			t.Error("a cookie was set")
		}
	}
}

func TestTheSessionCookie(t *testing.T) {
	s := emptySite(t)
	s.account(auth.Admin)
	p := s.post("/login", url.Values{"email": {" Admin@Example.org "}, "password": {password}, "next": {"/admin/cases/new"}})
	if p.status != 303 || p.header.Get("Location") != "/admin/cases/new" {
		t.Fatalf("signing in gave %d to %s", p.status, p.header.Get("Location"))
	}
	cookie := p.header.Get("Set-Cookie")
	for _, part := range []string{"sid=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=604800"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("the cookie lacks %s: %s", part, cookie)
		}
	}
	s.web.BaseURL = &url.URL{Scheme: "https", Host: "cogov.example"}
	p = s.post("/login", url.Values{"email": {"admin@example.org"}, "password": {password}})
	if cookie := p.header.Get("Set-Cookie"); !strings.HasPrefix(cookie, "__Host-sid=") || !strings.Contains(cookie, "Secure") {
		t.Errorf("by https the cookie is %s", cookie)
	}
}

func TestSigningOutEndsTheSession(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Admin)
	base, _ := url.Parse(s.server.URL)
	cookies := s.client.Jar.Cookies(base)
	if p := s.post("/logout", nil); p.status != 303 {
		t.Fatalf("signing out gave %d", p.status)
	}
	s.client.Jar.SetCookies(base, cookies) // a thief kept it
	if p := s.do(s.request("GET", "/admin/cases", nil)); p.status != 303 || !strings.HasPrefix(p.header.Get("Location"), "/login?next=") {
		t.Errorf("the old cookie gave %d", p.status)
	}
	if p := s.do(s.request("GET", "/logout", nil)); p.status != 405 {
		t.Errorf("a link to sign out gave %d", p.status)
	}
}

func TestSigningInNeverLeadsAway(t *testing.T) {
	for next, want := range map[string]string{
		"/admin/cases?q=a%20b": "/admin/cases?q=a%20b", "": "/admin", "https://evil.example": "/admin", "//evil.example": "/admin", `/\evil.example`: "/admin",
		"javascript:alert(1)": "/admin", "/a\r\nLocation: //evil": "/admin", "admin": "/admin", "/\t/evil.example": "/admin",
	} {
		if got := safeNext(next); got != want {
			t.Errorf("next %q leads to %q", next, got)
		}
	}
}

func TestGuessingIsSlowedDown(t *testing.T) {
	s := emptySite(t)
	s.account(auth.Admin)
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s.web.signIns.now = func() time.Time { return now }
	wrong := url.Values{"email": {"admin@example.org"}, "password": {"wrong"}}
	for range attemptsOnAccount {
		if p := s.post("/login", wrong); p.status != 422 {
			t.Fatalf("a guess gave %d", p.status)
		}
	}
	right := url.Values{"email": {"admin@example.org"}, "password": {password}}
	p := s.post("/login", right)
	if p.status != http.StatusTooManyRequests || p.header.Get("Retry-After") == "" || p.Find(`input[name="email"]`).AttrOr("value", "") != "admin@example.org" {
		t.Errorf("beyond the limit: %d, retry after %q", p.status, p.header.Get("Retry-After"))
	}
	now = now.Add(attemptWindow)
	if p := s.post("/login", right); p.status != 303 {
		t.Errorf("after the wait: %d", p.status)
	}
}

func TestWhoKnowsThePasswordIsNeverLockedOutByUse(t *testing.T) {
	a, here := newAttempts(), netip.MustParseAddr("192.0.2.1")
	for range 3 * attemptsByAddress {
		if _, ok := a.begin("me", here); !ok {
			t.Fatal("locked out")
		}
		a.forgive("me", here)
	}
}

func TestGuessesFromManyPlacesAreBoundTogether(t *testing.T) {
	a, from := newAttempts(), netip.MustParseAddr("192.0.2.1")
	made := 0
	for range 100 {
		if _, ok := a.begin("me", from); ok {
			made++
		}
		from = from.Next()
	}
	if made != attemptsAnywhere {
		t.Errorf("%d guesses from 100 addresses were let through", made)
	}
}

func TestAttemptsAreCountedByNetwork(t *testing.T) {
	a := newAttempts()
	for i := range attemptsByAddress {
		if _, ok := a.begin(string(rune('a'+i)), netip.MustParseAddr("2001:db8::1").Next()); !ok {
			t.Fatalf("attempt %d was refused", i)
		}
	}
	if _, ok := a.begin("z", netip.MustParseAddr("2001:db8::ffff")); ok {
		t.Error("the next address of the same network may go on")
	}
	if _, ok := a.begin("z", netip.MustParseAddr("2001:db8:0:1::1")); !ok {
		t.Error("another network may not")
	}
}
