package record

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Decode gives the text of a file. Editors save text as UTF-8, as UTF-16, or as
// Windows has long done: there every byte is a letter, so that none is lost.
func Decode(file []byte) string {
	if e := utf16Of(file); e != nil {
		text, _ := e.NewDecoder().Bytes(file) // what is broken becomes a sign that says so
		return string(text)
	}
	var b strings.Builder
	file = bytes.TrimPrefix(file, []byte("\ufeff"))
	for len(file) > 0 {
		r, size := utf8.DecodeRune(file)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(file[0])
		}
		b.WriteRune(r)
		file = file[size:]
	}
	return b.String()
}

// utf16Of is which UTF-16 a file is in, by its mark or by the empty halves of
// its letters; nil if in none.
func utf16Of(file []byte) encoding.Encoding {
	half := [2]int{}
	for i, c := range file {
		if c == 0 {
			half[i%2]++
		}
	}
	letters := len(file) / 2
	switch {
	case bytes.HasPrefix(file, []byte("\xff\xfe")), half[0] == 0 && 2*half[1] > letters:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(file, []byte("\xfe\xff")), half[1] == 0 && 2*half[0] > letters:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}
