package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"
)

// ofCase begins the pattern of every page of a case in the admin.
const ofCase = "/admin/cases/{id}"

// seeing is the handler of an admin route. Any page of a case may show its
// scores, so that whoever opens one does not read the case blindly any more. Two
// see to that themselves: the reading shows no score, and the reconciling asks
// before it does.
func (s *Server) seeing(route adminRoute) handler {
	rest, ok := strings.CutPrefix(route.pattern, ofCase)
	if !ok || rest == "/reading" || rest == "/reconcile" {
		return route.handler
	}
	return func(w http.ResponseWriter, r *http.Request) error {
		a, _ := account(r)
		if id, err := strconv.ParseInt(chi.URLParam(r, "id"), 10, 64); err == nil {
			if err := s.store.SawScores(r.Context(), id, a.ID); err != nil {
				s.Log.Error("not noted that somebody saw the scores", "case", id, "err", err) // as on a full disk: the page goes on
			}
		}
		return route.handler(w, r)
	}
}
