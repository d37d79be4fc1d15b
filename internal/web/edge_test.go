package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"cogov/internal/auth"
	"cogov/internal/store"
)

func TestEveryAnswerIsGuarded(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/", "/cases", "/cases.json", "/cases/nowhere", "/about", "/login", "/admin", "/healthz", "/readyz", "/static/nothing.css"} {
		p := s.do(s.request("GET", path, nil))
		for name, want := range map[string]string{
			"Content-Security-Policy": contentPolicy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Strict-Transport-Security": "",
		} {
			if got := p.header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		if p.header.Get("X-Request-Id") == "" {
			t.Errorf("%s has no request id", path)
		}
		if strings.Contains(p.body, "<script>") || strings.Contains(p.body, " style=") || strings.Contains(p.body, "onclick") {
			t.Errorf("%s has inline code", path)
		}
	}
}

func TestHTTPSIsInsistedOnOnlyWhereItIs(t *testing.T) {
	s := newSite(t)
	s.web.BaseURL = &url.URL{Scheme: "https", Host: "cogov.example"}
	s.web.handler = s.web.routes()
	p := s.get("/")
	if p.header.Get("Strict-Transport-Security") == "" || !strings.Contains(p.header.Get("Content-Security-Policy"), "upgrade-insecure-requests") {
		t.Errorf("headers are %v", p.header)
	}
}

// Small hex digits in an escape mean the same as large ones.
func TestAnAddressMayBeEscapedInSmallLetters(t *testing.T) {
	s := newSite(t)
	for path, want := range map[string]string{
		"/cities/jp/%e6%9d%b1?x=%c3": "/cities/jp/%E6%9D%B1?x=%c3", "/%c3%a9/": "/%C3%A9",
	} {
		r := s.request("GET", "/", nil)
		r.URL = &url.URL{Scheme: "http", Host: strings.TrimPrefix(s.server.URL, "http://"), Opaque: path}
		if p := s.do(r); p.status != http.StatusMovedPermanently || p.header.Get("Location") != want {
			t.Errorf("%s gave %d and leads to %s", path, p.status, p.header.Get("Location"))
		}
	}
}

func TestOddRequestsAreTurnedAwayPolitely(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		method, path, host string
		status             int
	}{
		{"TRACE", "/", "", 405}, {"DELETE", "/cases", "", 405}, {"GET", "/%00", "", 400}, {"GET", "/%ff", "", 400}, {"GET", "/a%0ab", "", 400},
		{"GET", "/cases/..%2f..%2fetc", "", 404}, {"GET", "/nothing", "", 404}, {"GET", "/", "evil.example", 421}, {"GET", "/", "localhost:1", 200}, {"GET", "/healthz", "10.0.0.1", 200},
		{"GET", "/%63ases", "", 404}, {"GET", "/cases/?co_governance=strong", "", 301}, {"OPTIONS", "/cases", "", 405}, {"GET", "/cases?%zz&page=abc&page=-1&nonsense=1&co_governance=huge", "", 200}, {"GET", "/cases?page=99", "", 404}, {"HEAD", "/cases", "", 200},
	} {
		r := s.request(c.method, "/", nil)
		r.URL, _ = url.Parse(s.server.URL + c.path)
		if r.URL == nil {
			r.URL = &url.URL{Scheme: "http", Host: strings.TrimPrefix(s.server.URL, "http://"), Opaque: c.path}
		}
		if c.host != "" {
			r.Host = c.host
		}
		p := s.do(r)
		if p.status != c.status {
			t.Errorf("%s %s at %q gave %d; want %d", c.method, c.path, c.host, p.status, c.status)
		}
		if c.status == 405 && c.method != "TRACE" && strings.Join(p.header.Values("Allow"), ", ") != "GET, HEAD" {
			t.Errorf("%s %s allows %v", c.method, c.path, p.header.Values("Allow"))
		}
		if c.status == 301 && p.header.Get("Location") != "/cases?co_governance=strong" {
			t.Errorf("%s leads to %s", c.path, p.header.Get("Location"))
		}
		if c.status >= 400 && p.Find("h1").Length() != 1 && c.method != "HEAD" {
			t.Errorf("%s %s has no page", c.method, c.path)
		}
	}
}

func TestNoRedirectLeadsAway(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/%5Cevil.example/", "//evil.example/", "/%5C/evil.example/", "/cases/%5C/"} {
		r := s.request("GET", "/", nil)
		r.URL = &url.URL{Scheme: "http", Host: strings.TrimPrefix(s.server.URL, "http://"), Opaque: path}
		p := s.do(r)
		if to := p.header.Get("Location"); p.status == 301 && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\\`)) {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

func TestChangesFromOtherSitesAreRefused(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Admin)
	own := s.server.URL
	for _, c := range []struct {
		site, origin string
		ok           bool
	}{
		{"same-origin", own, true}, {"same-origin", "", true}, {"none", "", true}, {"", own, true},
		{"cross-site", "https://evil.example", false}, {"same-site", "https://sub.example", false}, {"cross-site", own, false},
		{"", "null", false}, {"", "https://evil.example", false}, {"", "", false}, {"", "http://evil@" + strings.TrimPrefix(own, "http://"), false},
	} {
		r := s.request("POST", "/admin/cases", strings.NewReader(url.Values{"name": {"Made by " + c.site + c.origin}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for name, value := range map[string]string{"Sec-Fetch-Site": c.site, "Origin": c.origin} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		before, _ := s.db.Editions(ctx, "", "", 100)
		p := s.do(r)
		after, _ := s.db.Editions(ctx, "", "", 100)
		if saved := len(after) > len(before); saved != c.ok || !c.ok && p.status != 403 {
			t.Errorf("from %q, %q: %d, saved %v", c.site, c.origin, p.status, saved)
		}
	}
}

func TestLimitsOfForms(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	if p := s.post("/admin/cases", url.Values{"name": {strings.Repeat("x", maxCaseForm)}}); p.status != 413 {
		t.Errorf("a huge case gave %d", p.status)
	}
	if p := s.post("/login", url.Values{"email": {strings.Repeat("x", maxForm)}}); p.status != 413 {
		t.Errorf("a huge sign-in gave %d", p.status)
	}
	for body, want := range map[string]int{"name=%zz": 400, "a;b=c": 400} {
		r := s.request("POST", "/admin/cases", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if p := s.do(r); p.status != want {
			t.Errorf("the body %q gave %d", body, p.status)
		}
	}
	r := s.request("POST", "/admin/cases", strings.NewReader(`{"name":"x"}`))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if p := s.do(r); p.status != 415 {
		t.Errorf("JSON gave %d", p.status)
	}
}

func TestAPanicIsOnePageAndTheNextRequestIsFine(t *testing.T) {
	s := newSite(t)
	shown := s.web.shown.Load()
	s.web.shown.Store(&edition{revision: 1}) // no catalogue: the next page fails
	r := s.request("GET", "/cases.json", nil)
	func() {
		defer s.web.shown.Store(shown)
		broken := s.web.handler
		s.web.handler = s.web.observe(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.web.shown.Store(shown)
			panic("planted: secret detail")
		}))
		p := s.do(r)
		s.web.handler = broken
		if p.status != 500 || !p.says(p.header.Get("X-Request-Id")) || strings.Contains(p.body, "secret detail") {
			t.Errorf("the panic gave %d: %s", p.status, p.body)
		}
	}()
	if !strings.Contains(s.log.String(), "planted: secret detail") {
		t.Error("the log does not say why")
	}
	s.get("/cases")
}

func TestFailuresHavePagesOfTheirOwn(t *testing.T) {
	for err, want := range map[error]int{
		store.ErrNotFound: 404, store.ErrBusy: 503, store.ErrFull: 507, auth.ErrBusy: 503, errForbidden: 403, errors.New("anything"): 500, &http.MaxBytesError{}: 413,
	} {
		if got := statusOf(err).status; got != want {
			t.Errorf("%v gives %d", err, got)
		}
	}
}

func TestAFullDiskKeepsWhatWasTyped(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Editor)
	for err, want := range map[error]int{store.ErrFull: 507, store.ErrBusy: 503, store.ErrGone: 503, errors.New("anything else"): 500} {
		r := httptest.NewRequest("POST", "/admin/cases", strings.NewReader(newGarden().Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		sent, failed := s.web.readForm(r, store.Edition{})
		if failed != nil {
			t.Fatal(failed)
		}
		w := httptest.NewRecorder()
		if failed := s.web.notSaved(w, r, sent, 0, err); failed != nil {
			t.Fatal(failed)
		}
		document, _ := goquery.NewDocumentFromReader(w.Body)
		p := page{status: w.Code, Document: document}
		if p.status != want || p.Find(`input[name="name"]`).AttrOr("value", "") != "Garden of Łódź" || p.Find(".errsum").Length() != 1 {
			t.Errorf("%v gave %d", err, p.status)
		}
	}
}

func TestLogsAreJSONWithoutWhatPeopleTyped(t *testing.T) {
	s := emptySite(t)
	s.signIn(auth.Admin)
	s.get("/admin/cases?q=canary-query")
	s.post("/login", url.Values{"email": {"canary@example.org"}, "password": {"canary-password"}})
	s.do(s.request("GET", "/canary%1b%0d%0apath", nil))
	for line := range strings.Lines(s.log.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
	for _, secret := range []string{"canary-query", "canary-password", "canary@example.org", password} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

func TestForwardedAddressesAreBelievedFromProxiesOnly(t *testing.T) {
	for _, c := range []struct {
		proxies []netip.Prefix
		want    string
	}{{nil, "127.0.0.1"}, {[]netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, "203.0.113.9"}} {
		s := emptySite(t)
		s.web.Proxies = c.proxies
		s.web.handler = s.web.routes()
		r := s.request("GET", "/about", nil)
		r.Header.Set("X-Forwarded-For", "203.0.113.9")
		r.Header.Set("X-Forwarded-Host", "evil.example")
		if p := s.do(r); strings.Contains(p.body, "evil.example") {
			t.Error("a forwarded host is believed")
		}
		if !strings.Contains(s.log.String(), `"from":"`+c.want+`"`) {
			t.Errorf("with proxies %v the log says %s", c.proxies, s.log)
		}
	}
}

func TestProbes(t *testing.T) {
	s := newSite(t)
	if p := s.get("/readyz"); p.body != "ok\n" {
		t.Errorf("ready says %q", p.body)
	}
	s.web.Drain()
	if p := s.do(s.request("GET", "/readyz", nil)); p.status != 503 {
		t.Errorf("while stopping it gives %d", p.status)
	}
	s.get("/healthz")
}
