package site

import (
	"bytes"
	"encoding/json"
	"path"

	"cogov/static"
)

// A browser takes no part of another file for a page that is opened from a
// folder. What maps are drawn with is therefore a script, too.

// drawing has a page with maps draw them anywhere.
func (c *copier) drawing(name string, page []byte) []byte {
	if !bytes.Contains(page, []byte(".svg#")) {
		return page
	}
	script := `<script defer src="` + c.relink(name, static.Path("js/plates.js")) + `"></script></head>`
	return bytes.Replace(page, []byte("</head>"), []byte(script), 1)
}

// writePlate writes a picture that pages show parts of as a script.
func (c *copier) writePlate(name string, svg []byte) error {
	if !bytes.Contains(svg, []byte(` id="`)) {
		return nil
	}
	text, err := json.Marshal(string(svg))
	if err != nil {
		return err
	}
	plate, err := json.Marshal(path.Base(name))
	if err != nil {
		return err
	}
	return c.write(name+".js", []byte("drawPlate("+string(plate)+", "+string(text)+");\n"))
}
