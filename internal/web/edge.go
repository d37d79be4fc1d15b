package web

import (
	"crypto/rand"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-chi/chi/v5/middleware"
)

// observe gives every request an id, logs it, and makes the error page of a
// panic. An answer that has begun cannot be mended and is cut off.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := rand.Text()[:12]
		w.Header().Set("X-Request-Id", id)
		out := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		defer func() {
			problem := recover()
			if problem != nil && problem != http.ErrAbortHandler {
				s.Log.Error("panic", "id", id, "path", r.URL.Path, "problem", problem, "stack", string(debug.Stack()))
				if out.Status() == 0 {
					s.fail(out, r, errOurs)
				} else {
					problem = http.ErrAbortHandler
				}
			}
			s.logRequest(r, id, out, time.Since(start))
			if problem == http.ErrAbortHandler {
				panic(problem)
			}
		}()
		next.ServeHTTP(out, r)
	})
}

func (s *Server) logRequest(r *http.Request, id string, out middleware.WrapResponseWriter, took time.Duration) {
	level := slog.LevelInfo
	if out.Status() >= 500 {
		level = slog.LevelError
	}
	s.Log.Log(r.Context(), level, "request", "id", id, "method", r.Method, "path", r.URL.Path,
		"status", out.Status(), "bytes", out.BytesWritten(), "ms", took.Milliseconds(), "from", s.address(r).String())
}

// address is who asks: the peer, or whom a trusted proxy speaks for.
func (s *Server) address(r *http.Request) netip.Addr {
	if a := middleware.GetClientIPAddr(r.Context()); a.IsValid() {
		return a
	}
	peer, _ := netip.ParseAddrPort(r.RemoteAddr)
	return peer.Addr().Unmap()
}

// proxied believes X-Forwarded-For from the configured proxies only.
func (s *Server) proxied(next http.Handler) http.Handler {
	if len(s.Proxies) == 0 {
		return next
	}
	prefixes := make([]string, len(s.Proxies))
	for i, p := range s.Proxies {
		prefixes[i] = p.String()
	}
	return middleware.ClientIPFromXFF(prefixes...)(next)
}

// The site runs no inline script or style and asks nobody else for anything.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"

func (s *Server) headers(next http.Handler) http.Handler {
	policy := contentPolicy
	if s.secure() {
		policy += "; upgrade-insecure-requests"
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if s.secure() {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

// sane turns away requests that no browser sends: broken paths, hosts that are
// not this site, methods that only probe.
func (s *Server) sane(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		switch {
		case r.Method == http.MethodTrace || r.Method == http.MethodConnect:
			s.fail(w, r, errMethod)
		case !strings.HasPrefix(path, "/") || !utf8.ValidString(path) || strings.ContainsFunc(path, func(c rune) bool { return c < ' ' || c == 0x7f }):
			s.fail(w, r, errBadRequest)
		case r.URL.RawPath != "" && !strings.EqualFold(r.URL.RawPath, plainest(path)): // no address of this site needs other escapes
			s.fail(w, r, errNotFound)
		case !s.goodHost(r.Host) && path != "/healthz" && path != "/readyz":
			s.fail(w, r, errHost)
		case (len(path) > 1 && strings.HasSuffix(path, "/") || r.URL.RawPath != "") && (r.Method == http.MethodGet || r.Method == http.MethodHead):
			to := url.URL{Path: "/" + strings.Trim(path, "/"), RawQuery: r.URL.RawQuery}
			http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// plainest is a path with the escapes that it needs, in large letters.
func plainest(path string) string { return (&url.URL{Path: path}).EscapedPath() }

func (s *Server) goodHost(host string) bool {
	return strings.EqualFold(host, s.BaseURL.Host) || s.Loopback && isLoopback(host)
}

func isLoopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = strings.Trim(host, "[]")
	}
	if strings.EqualFold(name, "localhost") || strings.HasSuffix(strings.ToLower(name), ".localhost") {
		return true
	}
	address, err := netip.ParseAddr(name)
	return err == nil && address.IsLoopback()
}

// sameOrigin turns away changes that another site makes a browser send. For
// signed-in people it wants proof: an unsafe request to the admin must say
// where it comes from.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	denied := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, errCrossOrigin) })
	protection.SetDenyHandler(denied)
	if err := protection.AddTrustedOrigin(s.origin()); err != nil {
		panic(err) // the base URL was checked at start
	}
	return protection.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isUnsafe(r.Method) && isAdmin(r.URL.Path) && !s.provesOrigin(r) {
			denied(w, r)
			return
		}
		next.ServeHTTP(w, r)
	}))
}

func (s *Server) provesOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return true
	case "":
		origin := r.Header.Get("Origin")
		return origin == s.origin() || s.Loopback && isLoopback(r.Host) && (origin == "http://"+r.Host)
	}
	return false
}

func isUnsafe(method string) bool {
	return method != http.MethodGet && method != http.MethodHead && method != http.MethodOptions
}

func isAdmin(path string) bool {
	return path == "/admin" || strings.HasPrefix(path, "/admin/") || path == "/logout"
}
