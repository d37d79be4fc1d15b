package site

import (
	"bytes"
	"context"
	"errors"

	"cogov/static"
	"cogov/templates"
)

// The list of cases is answered by a script, from a script: a page in a folder
// may read nothing else.
const (
	listPath = "/cases"
	listData = "cases/cases.js"
	allPath  = "/cases.json"
)

// writeList writes what the list is answered from.
func (c *copier) writeList(ctx context.Context) error {
	data, err := c.site.Offline(ctx)
	if err != nil {
		return err
	}
	script, err := data.Script()
	if err != nil {
		return err
	}
	return errors.Join(c.write(listData, script), c.writeAll())
}

// writeAll writes all cases as one page of JSON: nobody can ask for a second one.
func (c *copier) writeAll() error {
	all, err := c.site.AllAsJSON()
	if err != nil {
		return err
	}
	c.files[allPath] = fileName(allPath)
	return c.write(c.files[allPath], all)
}

// modelled adds to the page of the list what the script makes it of.
func modelled(ctx context.Context, page []byte) ([]byte, error) {
	var models bytes.Buffer
	err := templates.OfflineModels().Render(ctx, &models)
	models.WriteString("</main>")
	return bytes.Replace(page, []byte("</main>"), models.Bytes(), 1), err
}

// answering has the page of the list answer queries.
func (c *copier) answering(name string, page []byte) []byte {
	scripts := `<script defer src="` + relative(name, listData) + `"></script><script defer src="` + c.relink(name, static.Path("js/offline.js")) + `"></script></head>`
	page = bytes.Replace(page, []byte("</head>"), []byte(scripts), 1)
	without := `<noscript><p class="note">Searching, filtering, turning pages and the table need JavaScript here. Without it this is the beginning of the list; <a href="` + c.relink(name, templates.CountriesPath) + `">Places</a> leads to every case.</p></noscript>`
	return bytes.Replace(page, []byte(`<div class="results-head">`), []byte(without+`<div class="results-head">`), 1)
}
