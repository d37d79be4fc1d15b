package web

import (
	"net/http"
	"path"
	"strings"

	"cogov/static"
	"cogov/templates"
)

// open lets the scripts of other sites read what is data. They read it as
// anybody does: no browser sends a cookie to an answer that is for everybody.
func (s *Server) open(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isData(r.URL.Path) && !isUnsafe(r.Method) {
			h := w.Header()
			h.Set("Access-Control-Allow-Origin", "*")
			h.Set("Access-Control-Expose-Headers", "Accept-Ranges, Content-Disposition, Content-Range, ETag, Link, Repr-Digest, Retry-After, X-Request-Id")
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
			if r.Method == http.MethodOptions {
				h.Set("Access-Control-Allow-Methods", "GET, HEAD")
				h.Set("Access-Control-Allow-Headers", "If-None-Match, If-Range, Range")
				h.Set("Access-Control-Max-Age", "86400")
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// isData reports whether an address is a file of the public site, for programs.
// Pages have no ending.
func isData(address string) bool {
	return (path.Ext(address) != "" || address == templates.OAIPath) && !isAdmin(address) && !strings.HasPrefix(address, static.Prefix)
}
