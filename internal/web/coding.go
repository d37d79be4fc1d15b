package web

import (
	"bytes"
	"net/http"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"cogov/static"
)

// minCoded is the length from which an answer is worth compressing.
const minCoded = 1024

// codings are how answers are made small, the better one first.
var codings = []struct {
	name   string
	encode func([]byte) []byte
}{
	{"zstd", func(body []byte) []byte { return zstdEncoder.EncodeAll(body, nil) }},
	{"gzip", zipped},
}

// codingFor is the best that an Accept-Encoding header allows.
func codingFor(accept string) string {
	for _, c := range codings {
		if static.Takes(accept, c.name) {
			return c.name
		}
	}
	return ""
}

// coded is the answer in a coding, where that is worth it. Pictures are small
// already.
func (a answer) coded(coding string) answer {
	for _, c := range codings {
		if c.name == coding && len(a.body) >= minCoded && !strings.HasPrefix(a.kind, "image/") {
			return answer{kind: a.kind, coding: coding, body: c.encode(a.body)}
		}
	}
	return a
}

var zstdEncoder = func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithWindowSize(256<<10), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // the options are constant
	}
	return e
}()

// zippers are kept because one takes a megabyte.
var zippers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

func zipped(body []byte) []byte {
	b, z := buffer(), zippers.Get().(*gzip.Writer)
	defer buffers.Put(b)
	defer zippers.Put(z)
	z.Reset(b)
	z.Write(body) // a buffer takes all
	z.Close()
	return bytes.Clone(b.Bytes())
}

// compress makes the answers small that are not public pages: those come
// compressed already, as static files do.
func compress(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(minCoded), gzhttp.EnableZstd(true))
	if err != nil {
		panic(err) // the options are constant
	}
	return wrap(next)
}
