package site

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// An answer is what the site said, held in memory.
type answer struct {
	status int
	header http.Header
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) WriteHeader(status int)      { a.status = status }
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }

// ask asks the site for a path as an anonymous visitor does. Another status than
// the one expected is an error: a link that leads nowhere.
func (c *copier) ask(ctx context.Context, path string, expected int) (*answer, error) {
	address := c.base.ResolveReference(&url.URL{Path: path})
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, err
	}
	request.RemoteAddr = "127.0.0.1:0"
	a := &answer{status: http.StatusOK, header: http.Header{}}
	c.site.ServeHTTP(a, request)
	if a.status != expected {
		return nil, fmt.Errorf("the site answers %d", a.status)
	}
	return a, nil
}
