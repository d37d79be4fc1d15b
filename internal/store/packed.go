package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// This file is SQLite's own: a whole case in one column. Its eighty columns and
// the rows of its lists, read one by one, cost more than the rest of a page, and
// so does putting them together: the text is kept with a published case.

// What stands between the lists of a case, between the things of a list and
// between the parts of a thing. No answer has a control character.
const (
	betweenLists  = "\x1d"
	betweenThings = "\x1e"
	betweenParts  = "\x1f"
)

// measured are the fields that SQLite would round as text. They are columns of
// their own, the others written are packed.
var measured, written = func() (measured, written []casestudy.Field) {
	for _, f := range casestudy.Fields() {
		if f.Kind == casestudy.Degrees {
			measured = append(measured, f)
		} else {
			written = append(written, f)
		}
	}
	return measured, written
}()

// A packing is what of a case is packed. No field is measured.
type packing struct {
	fields []casestudy.Field
	lists  []casestudy.List
}

// wholeCase is all of a case that is written, its readings with it.
var wholeCase = packing{written, append(slices.Clone(casestudy.Lists()), casestudy.Readings)}

// expression gives it of the case at hand.
func (p packing) expression() string {
	parts := []string{joined(p.fields)}
	for _, l := range p.lists {
		parts = append(parts, `coalesce((SELECT group_concat(`+joined(l.Parts)+`, `+char(betweenThings)+`)
			FROM (SELECT * FROM `+l.Name+` WHERE case_id = cases.id ORDER BY position)), '')`)
	}
	return `concat_ws(` + char(betweenLists) + `, ` + strings.Join(parts, `, `) + `)`
}

// layout tells texts of this packing from those of another program's.
func (p packing) layout() string {
	sum := sha256.Sum256([]byte(p.expression()))
	return hex.EncodeToString(sum[:8])
}

// kept is an expression for the text of the case at hand that is kept, or else
// made.
func (p packing) kept() string {
	return `coalesce((SELECT text FROM packed WHERE case_id = cases.id AND layout = '` + p.layout() + `'), ` + p.expression() + `)`
}

var packCase = `INSERT INTO packed (case_id, layout, text) SELECT id, '` + wholeCase.layout() + `', ` + wholeCase.expression() + ` FROM cases WHERE id = $1 AND published_revision IS NOT NULL
	ON CONFLICT (case_id) DO UPDATE SET layout = excluded.layout, text = excluded.text`

// pack keeps the texts of the cases that the transaction published.
func (tx *transaction) pack(ctx context.Context) error {
	for _, id := range tx.findable {
		if _, err := tx.ExecContext(ctx, packCase, id); err != nil {
			return err
		}
	}
	return nil
}

// repack keeps the text of a case anew, if the public sees it, because something
// beside its revisions changed.
func (tx *transaction) repack(ctx context.Context, r row) error {
	if r.published == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, packCase, r.id)
	return err
}

// packOlder keeps the texts of the cases that were published by a program with
// another layout, or with none: nobody else has the database open.
func (s *Store) packOlder(ctx context.Context) error {
	older, err := collect(ctx, s.read, func(row rowScanner) (id int64, err error) { return id, row.Scan(&id) },
		`SELECT id FROM cases WHERE published_revision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM packed WHERE case_id = id AND layout = $1)`, wholeCase.layout())
	if err != nil || len(older) == 0 {
		return err
	}
	return s.writeWithin(ctx, longestImport, func(ctx context.Context, tx *transaction) error {
		for _, id := range older {
			if _, err := tx.ExecContext(ctx, packCase, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// unpack forgets the text of a case that the public no longer sees.
func (tx *transaction) unpack(ctx context.Context, id int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM packed WHERE case_id = $1`, id)
	return err
}

// joined is an expression for some fields as one text.
func joined(fields []casestudy.Field) string {
	texts := make([]string, len(fields))
	for i, f := range fields {
		texts[i] = f.Name
		if f.Kind == casestudy.Year {
			texts[i] = `coalesce(` + f.Name + `, '')` // concat_ws skips NULL
		}
	}
	return `concat_ws(` + char(betweenParts) + `, ` + strings.Join(texts, `, `) + `)`
}

func char(c string) string { return `char(` + strconv.Itoa(int(c[0])) + `)` }

// packedHistory is an expression for the public revisions of the case at hand. A
// message is what somebody typed, which no field has cleaned.
var packedHistory = `coalesce((SELECT group_concat(concat_ws(` + char(betweenParts) + `, revision, published, changed,
		replace(replace(message, ` + char(betweenThings) + `, ' '), ` + char(betweenParts) + `, ' ')), ` + char(betweenThings) + `)
	FROM (SELECT * FROM revisions WHERE case_id = cases.id AND published IS NOT NULL ORDER BY revision DESC LIMIT ` + strconv.Itoa(longestHistory) + `)), '')`

var errUnpacked = errors.New("its text in the database has control characters")

// unpack reads what the expression gives into a case.
func (p packing) unpack(text string, c *casestudy.Case) error {
	fields, lists, _ := strings.Cut(text, betweenLists)
	if strings.Count(fields, betweenParts) != len(p.fields)-1 || strings.Count(lists, betweenLists) != len(p.lists)-1 {
		return errUnpacked
	}
	for _, f := range p.fields {
		var part string
		part, fields, _ = strings.Cut(fields, betweenParts)
		if err := f.Value(c).Set(part); err != nil {
			return errors.New(f.Label + " " + err.Error())
		}
	}
	for _, l := range p.lists {
		var things string
		things, lists, _ = strings.Cut(lists, betweenLists)
		if err := unpackList(things, l, c); err != nil {
			return err
		}
	}
	return nil
}

func unpackList(things string, l casestudy.List, c *casestudy.Case) error {
	if things == "" {
		return nil
	}
	i := 0
	for thing := range strings.SplitSeq(things, betweenThings) {
		l.Grow(c)
		if strings.Count(thing, betweenParts) != len(l.Parts)-1 {
			return errUnpacked
		}
		n := 0
		for part := range strings.SplitSeq(thing, betweenParts) {
			if err := l.Part(c, i, n).Set(part); err != nil {
				return errors.New(l.Title(i) + ": " + l.Parts[n].Label + " " + err.Error())
			}
			n++
		}
		i++
	}
	return nil
}
