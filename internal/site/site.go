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
// What does not become a file goes on leading to the site's own address. After
// each file it says how many there are.
func Write(ctx context.Context, site *web.Server, dir string, written func(files int) error) error {
	c := &copier{site: site, base: site.BaseURL, dir: dir, files: map[string]string{}}
	c.file("/")
	c.file(templates.SitemapPath)
	if err := errors.Join(site.Weigh(ctx), c.writeList(ctx), c.writeNotFound(ctx), c.writeRobots()); err != nil {
		return err
	}
	for n := 1; len(c.queue) > 0; n++ {
		next := c.queue[0]
		c.queue = c.queue[1:]
		if err := c.copy(ctx, next); err != nil {
			return fmt.Errorf("%s: %w", next, err)
		}
		if err := errors.Join(ctx.Err(), written(n)); err != nil {
			return err
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

// The media types of what the folder changes.
const (
	pageType    = "text/html"
	pictureType = "image/svg+xml"
	styleType   = "text/css"
	sitemapType = "application/xml"
)

var changedTypes = []string{pageType, pictureType, styleType, sitemapType, tableMetadata}

// copy asks for a path and writes its file.
func (c *copier) copy(ctx context.Context, address string) error {
	answer, err := c.ask(ctx, address, http.StatusOK)
	if err != nil {
		return err
	}
	c.followDescription(answer.header)
	if answer.out != nil { // it is in its file
		return nil
	}
	name := c.files[address]
	body := answer.body.Bytes()
	switch answer.kind() {
	case pageType:
		if address == listPath {
			if body, err = modelled(ctx, body); err != nil {
				return err
			}
		}
		if body = c.drawing(name, c.relinkPage(name, body)); address == listPath {
			body = c.answering(name, body)
		}
	case pictureType:
		if err := c.writePlate(name, body); err != nil {
			return err
		}
	case styleType:
		body = c.relinkStyle(name, body)
	case sitemapType:
		c.followSitemap(body)
	case tableMetadata:
		body = bytes.Replace(body, []byte(`"url":"`+c.base.JoinPath(path.Dir(name)).String()+"/"), []byte(`"url":"`), 1)
	}
	return c.write(name, body)
}

func (c *copier) write(name string, body []byte) error {
	f, err := create(c.at(name))
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	return errors.Join(err, f.Close())
}

// at is where in the folder a file is.
func (c *copier) at(name string) string { return filepath.Join(c.dir, filepath.FromSlash(name)) }

// create begins a file, and the folders that lead to it.
func create(path string) (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
}
