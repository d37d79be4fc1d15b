package store

import (
	"context"
	"database/sql"
	"time"
)

// A Comment is what a reviewer or a writer says about a case to the others.
type Comment struct {
	ID        int64
	Author    string
	Revision  int // the newest when it was written
	Text      string
	Written   time.Time
	Settled   time.Time // when it was dealt with; zero while it is open
	SettledBy string
}

// MaxComment is the greatest length of a comment, in characters.
const MaxComment = 5000

// Comments lists what was said about a case, in order.
func (s *Store) Comments(ctx context.Context, id int64) ([]Comment, error) {
	return collect(ctx, s.read, func(row rowScanner) (c Comment, err error) {
		var written int64
		var settled sql.NullInt64
		err = row.Scan(&c.ID, &c.Author, &c.Revision, &c.Text, &written, &settled, &c.SettledBy)
		c.Written = fromMillis(written)
		if settled.Valid {
			c.Settled = fromMillis(settled.Int64)
		}
		return c, err
	}, `SELECT id, author, revision, text, written, settled, settled_by FROM comments WHERE case_id = $1 ORDER BY id`, id)
}

// Comment adds a comment to a case. One that is the last already, word for word,
// was sent twice.
func (s *Store) Comment(ctx context.Context, id int64, text string, author Author) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		row, err := caseRow(ctx, tx, id)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO comments (case_id, account_id, author, revision, text, written) SELECT $1, $2, $3, $4, $5, $6
			WHERE NOT EXISTS (SELECT 1 FROM comments WHERE id = (SELECT max(id) FROM comments WHERE case_id = $1)
				AND account_id IS $2 AND text = $5 AND settled IS NULL)`,
			id, accountID(author), author.Name, row.revision, text, millis(s.now()))
		return err
	})
}

// Settle says that a comment on a case is dealt with, or that it is open again.
func (s *Store) Settle(ctx context.Context, id, comment int64, settled bool, author Author) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		var at sql.NullInt64
		if settled {
			at = sql.NullInt64{Int64: millis(s.now()), Valid: true}
		} else {
			author.Name = ""
		}
		result, err := tx.ExecContext(ctx, `UPDATE comments SET settled = $3, settled_by = $4 WHERE id = $1 AND case_id = $2`, comment, id, at, author.Name)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return notFound(sql.ErrNoRows, "comment", comment)
		}
		return nil
	})
}
