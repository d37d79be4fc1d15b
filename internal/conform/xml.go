package conform

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// A Grammar is what documents of a kind of XML are held against.
type Grammar struct {
	language string // of the schema, as the validator's flag
	file     string
}

// The kinds of XML that the site writes.
var (
	Atom         = Grammar{"--relaxng", "schemas/atom.rng"}
	Sitemap      = Grammar{"--schema", "schemas/sitemap.xsd"}
	SitemapIndex = Grammar{"--schema", "schemas/siteindex.xsd"}
	OAI          = Grammar{"--schema", "own/oai.xsd"}
)

// Check says what is wrong with a document. It asks xmllint.
func (g Grammar) Check(document []byte) error {
	dir, remove, err := unpacked()
	if err != nil {
		return err
	}
	defer remove()
	lint := exec.Command("xmllint", "--noout", "--nonet", g.language, filepath.Join(dir, g.file), "-")
	lint.Env = append(os.Environ(), "XML_CATALOG_FILES="+filepath.Join(dir, "own/catalog.xml"))
	lint.Stdin = bytes.NewReader(document)
	said, err := lint.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("xmllint is not installed (Debian: apt-get install libxml2-utils): %w", err)
	}
	if err != nil {
		return fmt.Errorf("xmllint: %w: %s", err, said)
	}
	return nil
}
