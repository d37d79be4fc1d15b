package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
)

// sheet is the one style sheet that is served: the others are parts of it.
const sheet = "css/site.css"

// A shelf holds files by their names and by their URLs.
type shelf struct{ byName, byPath map[string]*file }

// A file is something served as it is.
type file struct {
	path   string // its URL
	kind   string // its content type
	body   []byte
	zipped []byte // nil where compressing gains nothing
}

// gather reads what is to be served. The style sheet comes last: it names the
// URLs of fonts.
func gather(source fs.FS) *shelf {
	s := &shelf{map[string]*file{}, map[string]*file{}}
	err := fs.WalkDir(source, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".css" {
			return err
		}
		body, err := fs.ReadFile(source, name)
		if path.Ext(name) == ".js" && !strings.HasSuffix(name, ".min.js") {
			body = script(body)
		}
		s.add(name, body)
		return err
	})
	if err != nil {
		panic("static: " + err.Error())
	}
	s.add(sheet, s.style(source))
	return s
}

// add puts a file on the shelf, under a URL with a fingerprint of its content.
func (s *shelf) add(name string, body []byte) {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	f := &file{
		path: Prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext,
		kind: kinds[ext],
		body: body,
	}
	if f.kind == "" {
		panic("static: " + name + " has no content type; see kinds")
	}
	if zipped := compress(body); len(zipped) < len(body)*9/10 {
		f.zipped = zipped
	}
	s.byName[name], s.byPath[f.path] = f, f
}

func (s *shelf) named(name string) *file {
	f, ok := s.byName[name]
	if !ok {
		panic("static: there is no file " + name)
	}
	return f
}

// kinds are written out because mime.TypeByExtension differs from machine to
// machine.
var kinds = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // errs on an unknown level only
	z.Write(body)                                         // a buffer takes all
	z.Close()
	return b.Bytes()
}
