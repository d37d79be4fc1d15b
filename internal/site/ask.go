package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
)

// An answer is what the site said. What the folder changes of it is held in
// memory; anything else, which may be large, goes into its file as it comes.
type answer struct {
	status int
	header http.Header
	body   bytes.Buffer
	file   string // for what is not changed
	out    *os.File
	failed error
}

func (a *answer) Header() http.Header    { return a.header }
func (a *answer) WriteHeader(status int) { a.status = status }

func (a *answer) Write(b []byte) (int, error) {
	if a.status != http.StatusOK || slices.Contains(changedTypes, a.kind()) {
		return a.body.Write(b)
	}
	if a.out == nil && a.failed == nil {
		a.out, a.failed = create(a.file)
	}
	if a.failed != nil {
		return 0, a.failed
	}
	n, err := a.out.Write(b)
	a.failed = err
	return n, err
}

// kind is the media type.
func (a *answer) kind() string {
	kind, _, _ := strings.Cut(a.header.Get("Content-Type"), ";")
	return kind
}

// finish ends the file, if there is one.
func (a *answer) finish() error {
	if a.out == nil {
		return a.failed
	}
	return errors.Join(a.failed, a.out.Close())
}

// ask asks the site for a path as an anonymous visitor does. Another status than
// the one expected is an error: a link that leads nowhere.
func (c *copier) ask(ctx context.Context, path string, expected int) (*answer, error) {
	address := c.base.ResolveReference(&url.URL{Path: path})
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return nil, err
	}
	request.RemoteAddr = "127.0.0.1:0"
	a := &answer{status: http.StatusOK, header: http.Header{}, file: c.at(c.files[path])}
	c.site.ServeHTTP(a, request)
	if err := a.finish(); err != nil {
		return nil, err
	}
	if a.status != expected {
		return nil, fmt.Errorf("the site answers %d", a.status)
	}
	return a, nil
}
