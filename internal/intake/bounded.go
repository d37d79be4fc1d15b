package intake

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// The limits of files.
const (
	maxRows = 200_000
	maxRow  = 8 << 20 // bytes of one row, or of one case as JSON: what a form may send
)

var (
	errRowTooLong  = fmt.Errorf("a row is longer than %d bytes: a quotation mark may be missing", maxRow)
	errTooManyRows = fmt.Errorf("there are more than %d rows: split the file", maxRows)
)

// bounded keeps a row that does not end from filling the memory. Whoever reads
// from it says how many bytes the next row may have.
type bounded struct {
	in   io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errRowTooLong
	}
	n, err := b.in.Read(p)
	b.left -= n
	return n, err
}

// skipMark skips the byte-order mark.
func skipMark(text *bufio.Reader) {
	if mark, err := text.Peek(3); err == nil && string(mark) == "\ufeff" {
		text.Discard(3)
	}
}

// isUTF16 reports whether a text is in a coding that some spreadsheets write.
func isUTF16(text *bufio.Reader) bool {
	mark, err := text.Peek(2)
	return err == nil && (string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff")
}

var errUTF16 = errors.New("the file is in UTF-16: save it again as “CSV UTF-8”")
