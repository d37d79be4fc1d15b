package site

import (
	"context"
	"net/http"
	"regexp"
	"strings"

	"cogov/templates"
)

// notFound is the page that hosts show in place of any that is not there. Its
// links begin at the root, for its depth is not known.
const notFound = "404.html"

// writeNotFound writes what the site says of an address that leads nowhere.
func (c *copier) writeNotFound(ctx context.Context) error {
	answer, err := c.ask(ctx, "/404", http.StatusNotFound)
	if err != nil {
		return err
	}
	return c.write(notFound, c.drawing(notFound, c.relinkPage(notFound, answer.body.Bytes())))
}

// writeRobots lets crawlers read everything: here a page is one file, however the
// list is filtered.
func (c *copier) writeRobots() error {
	return c.write("robots.txt", []byte("User-agent: *\nDisallow:\nSitemap: "+c.base.String()+templates.SitemapPath+"\n"))
}

var inSitemap = regexp.MustCompile(`<loc>([^<]+\.xml)</loc>`)

// followSitemap copies the files of a sitemap that is too long for one.
func (c *copier) followSitemap(index []byte) {
	for _, found := range inSitemap.FindAllSubmatch(index, -1) {
		c.file(strings.TrimPrefix(string(found[1]), c.base.String()))
	}
}
