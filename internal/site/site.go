// Package site writes the public site as static files, which work from a folder
// or any web server.
package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"cogov/internal/web"
	"cogov/templates"
)

// Write writes all that leads on from the front page of a site into a folder.
// What does not become a file goes on leading to the site's own address.
func Write(ctx context.Context, site *web.Server, dir string) error {
	c := &copier{site: site, base: site.BaseURL, dir: dir, files: map[string]string{}}
	c.file("/")
	c.file(templates.SitemapPath)
	if err := errors.Join(site.Weigh(ctx), c.writeList(ctx), c.writeNotFound(ctx), c.writeRobots()); err != nil {
		return err
	}
	for len(c.queue) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		next := c.queue[0]
		c.queue = c.queue[1:]
		if err := c.copy(ctx, next); err != nil {
			return fmt.Errorf("%s: %w", next, err)
		}
	}
	return nil
}

// A copier goes from page to page.
type copier struct {
	site  *web.Server
	base  *url.URL
	dir   string
	files map[string]string // by path of an address: the file, from the folder on
	queue []string          // paths to copy
}

// file is the file of a path, which is copied in its turn.
func (c *copier) file(address string) string {
	if name, known := c.files[address]; known {
		return name
	}
	name := fileName(address)
	c.files[address] = name
	c.queue = append(c.queue, address)
	return name
}

// fileName is where a path is written: a page as the index of a folder of its
// own, anything else under its own name.
func fileName(address string) string {
	name := strings.TrimPrefix(path.Clean(address), "/")
	if path.Ext(name) == "" {
		name = path.Join(name, "index.html")
	}
	return name
}

// copy asks for a path and writes its file.
func (c *copier) copy(ctx context.Context, address string) error {
	answer, err := c.ask(ctx, address, http.StatusOK)
	if err != nil {
		return err
	}
	c.followDescription(answer.header)
	name := c.files[address]
	body := answer.body.Bytes()
	switch kind, _, _ := strings.Cut(answer.header.Get("Content-Type"), ";"); kind {
	case "text/html":
		if address == listPath {
			if body, err = modelled(ctx, body); err != nil {
				return err
			}
		}
		if body = c.drawing(name, c.relinkPage(name, body)); address == listPath {
			body = c.answering(name, body)
		}
	case "image/svg+xml":
		if err := c.writePlate(name, body); err != nil {
			return err
		}
	case "text/css":
		body = c.relinkStyle(name, body)
	case "application/xml":
		c.followSitemap(body)
	case tableMetadata:
		body = bytes.Replace(body, []byte(`"url":"`+c.base.JoinPath(path.Dir(name)).String()+"/"), []byte(`"url":"`), 1)
	}
	return c.write(name, body)
}

func (c *copier) write(name string, body []byte) error {
	to := filepath.Join(c.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, body, 0o644)
}
