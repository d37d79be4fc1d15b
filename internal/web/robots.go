package web

import (
	"net/http"

	"cogov/templates"
)

// robotsText keeps crawlers to the pages themselves: the list, cases, places,
// principles. Addresses with a query are the same cases again in as many
// orders and selections as there are links.
const robotsText = `User-agent: *
Disallow: /cases?
Disallow: /cases/*?
Disallow: /cases.
Disallow: /scores.
Disallow: /calibration.
Disallow: /map?
Disallow: /insights?
Disallow: /insights.json
Disallow: /insights/
Disallow: /data/
Disallow: /compare
Disallow: /oai
Disallow: /openapi.json
Disallow: /admin
Disallow: /login
`

func (s *Server) robots(w http.ResponseWriter, r *http.Request) error {
	return s.public(w, r, s.shown.Load(), "/robots.txt", func() (answer, error) {
		return answer{kind: "text/plain; charset=utf-8", body: []byte(robotsText + "Sitemap: " + s.absolute(templates.SitemapPath) + "\n")}, nil
	})
}
