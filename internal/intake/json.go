package intake

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"cogov/internal/casestudy"
)

// readJSON reads one case, or a list of them one by one.
func readJSON(name string, in io.Reader) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		bounded := &bounded{in: in, left: maxRow}
		text := bufio.NewReader(bounded)
		first, err := firstByte(text)
		if err != nil {
			yield(Entry{}, err)
			return
		}
		d := json.NewDecoder(text)
		if first != '[' {
			e, err := readEntry(name, 0, d)
			if err == nil {
				err = ended(d, "case")
			}
			yield(e, err)
			return
		}
		d.Token()
		for row := 1; d.More(); row++ {
			bounded.left = maxRow
			e, err := readEntry(name, row, d)
			if err == nil && row > maxRows {
				err = errTooManyRows
			}
			if err != nil {
				err = fmt.Errorf("row %d: %w", row, err)
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
		if _, err := d.Token(); err != nil {
			yield(Entry{}, fmt.Errorf("this is no JSON list: %w", err))
		} else if err := ended(d, "list"); err != nil {
			yield(Entry{}, err)
		}
	}
}

// firstByte skips blanks and the mark that some editors put first.
func firstByte(text *bufio.Reader) (byte, error) {
	skipMark(text)
	for {
		b, err := text.ReadByte()
		if err == io.EOF {
			return 0, errors.New("the file is empty")
		}
		if err != nil {
			return 0, err
		}
		if b != ' ' && b != '\t' && b != '\r' && b != '\n' {
			return b, text.UnreadByte()
		}
	}
}

// ended makes sure that nothing of a file is left unread.
func ended(d *json.Decoder, what string) error {
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the JSON " + what + ": several cases stand in a list, [ … ]")
	}
	return nil
}

func readEntry(name string, row int, d *json.Decoder) (Entry, error) {
	var raw json.RawMessage
	if err := d.Decode(&raw); err != nil {
		return Entry{}, fmt.Errorf("this is not a case as a JSON object: %w", err)
	}
	answers, err := casestudy.ParseJSON(raw)
	if err != nil {
		return Entry{}, err
	}
	return Entry{File: name, Row: row, Answers: answers, Given: wholeCase(answers), Notes: unplaced(answers)}, nil
}
