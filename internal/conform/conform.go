// Package conform holds documents against the schemas of their formats, as
// others published them. Only tests use it.
package conform

import (
	"embed"
	"os"
)

// The schemas, and the terms of linked data. Where each comes from and under
// which licence is in the tables of cmd/assets; what is own only joins them.
//
//go:embed schemas own
var schemas embed.FS

// unpacked writes the schemas where another program can read them.
func unpacked() (dir string, remove func(), err error) {
	dir, err = os.MkdirTemp("", "cogov-schemas-")
	if err != nil {
		return "", nil, err
	}
	return dir, func() { os.RemoveAll(dir) }, os.CopyFS(dir, schemas)
}
