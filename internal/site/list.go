package site

import (
	"bytes"
	"context"

	"cogov/static"
)

// The list of cases is answered by a script, from a script: a page in a folder
// may read nothing else.
const (
	listPath = "/cases"
	listData = "cases/cases.js"
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
	return c.write(listData, script)
}

// answering has the page of the list answer queries.
func (c *copier) answering(name string, page []byte) []byte {
	scripts := `<script defer src="` + relative(name, listData) + `"></script><script defer src="` + c.relink(name, static.Path("js/offline.js")) + `"></script></head>`
	return bytes.Replace(page, []byte("</head>"), []byte(scripts), 1)
}
