package export

import (
	"database/sql"
	"fmt"
	"strings"
)

// rows gathers the rows of a table, to write many with one statement: a
// statement costs more than its row.
type rows struct {
	tx       *sql.Tx
	into     string
	width    int
	most     int // values that are written at once
	many     *sql.Stmt
	gathered []any
}

func newRows(tx *sql.Tx, t table) *rows {
	const values = 400
	return &rows{tx: tx, into: t.name, width: len(t.columns), most: max(1, values/len(t.columns)) * len(t.columns)}
}

func (r *rows) add(row ...any) error {
	if len(row) != r.width {
		return fmt.Errorf("%s has %d columns, not %d", r.into, r.width, len(row))
	}
	r.gathered = append(r.gathered, row...)
	if len(r.gathered) < r.most {
		return nil
	}
	if r.many == nil {
		many, err := r.tx.Prepare(r.insert()) // closed with the transaction
		if err != nil {
			return err
		}
		r.many = many
	}
	_, err := r.many.Exec(r.gathered...)
	r.gathered = r.gathered[:0]
	return err
}

// flush writes what is left.
func (r *rows) flush() error {
	if len(r.gathered) == 0 {
		return nil
	}
	_, err := r.tx.Exec(r.insert(), r.gathered...)
	r.gathered = r.gathered[:0]
	return err
}

// insert writes the rows that are gathered.
func (r *rows) insert() string {
	row := "(?" + strings.Repeat(", ?", r.width-1) + ")"
	return "INSERT INTO " + r.into + " VALUES " + row + strings.Repeat(", "+row, len(r.gathered)/r.width-1)
}
