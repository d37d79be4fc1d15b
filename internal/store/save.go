package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"cogov/internal/casestudy"
)

// An Author is who saves: an account, or a program such as an import (ID 0).
type Author struct {
	ID   int64
	Name string
}

// A Change is what an editor saves of a case.
type Change struct {
	Case    casestudy.Case
	Author  Author
	Message string // why
	Publish bool   // let the public see it
	Form    string // identifies the form that was sent, so that it is saved once; may be empty
	Record  string // the text a new case was read from; may be empty
	Waiting int64  // the waiting record that a new case is made of; 0 if none
}

// A Conflict says that a case was saved since the revision that an edit began
// from.
type Conflict struct{ Base, Newest int }

func (c *Conflict) Error() string {
	return fmt.Sprintf("the edit began from revision %d, but revision %d has been saved since", c.Base, c.Newest)
}

// Create saves a new case and gives its id. A form that was sent before changes
// the case it made then; where that would take the place of something else, it
// gives the case's id with a *Conflict.
func (s *Store) Create(ctx context.Context, change Change) (id int64, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *transaction) error {
		id, err = s.sent(ctx, tx, change)
		if err != nil {
			return err
		}
		if id != 0 {
			return s.sendAgain(ctx, tx, id, change)
		}
		if id, err = servedBefore(ctx, tx, change.Author.ID, change.Waiting); err != nil {
			return err
		}
		if id != 0 {
			return madeBefore(ctx, tx, id, change)
		}
		id, err = s.create(ctx, tx, change)
		return err
	})
	return id, err
}

func (s *Store) create(ctx context.Context, tx *transaction, change Change) (id int64, err error) {
	now := s.now()
	c := change.Case
	if id, err = freshID(ctx, tx); err != nil {
		return 0, err
	}
	if c.Slug, err = freeSlug(ctx, tx, &c); err != nil {
		return 0, err
	}
	if c.Added == "" {
		c.Added = now.UTC().Format(time.DateOnly)
	}
	if _, err = tx.ExecContext(ctx, `INSERT INTO cases (id, slug, state, revision, created, changed, data_revision, name) VALUES ($1, $2, $3, 0, $4, $4, 0, $5)`,
		id, c.Slug, Draft, millis(now), c.Name); err != nil {
		return 0, err
	}
	change.Case = c
	if err := s.update(ctx, tx, id, 0, change); err != nil {
		return 0, err
	}
	if err := s.keepRecord(ctx, tx, id, change.Record); err != nil {
		return 0, err
	}
	if err := s.served(ctx, tx, change.Author.ID, change.Waiting, id); err != nil {
		return 0, err
	}
	if change.Form != "" && change.Author.ID != 0 {
		_, err = tx.ExecContext(ctx, `INSERT INTO submissions (form, account_id, case_id, at) VALUES ($1, $2, $3, $4)`,
			change.Form, change.Author.ID, id, millis(now))
	}
	return id, err
}

// freshID is a number that no case has or had. A form of a case that was removed
// may still be open somewhere: sent, it must not change another one.
func freshID(ctx context.Context, q querier) (id int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) + 1 FROM (SELECT max(id) AS id FROM cases UNION ALL SELECT max(case_id) FROM audit)`).Scan(&id)
	return id, err
}

// Update saves a change of a case that began from revision base. It gives a
// *Conflict when a different revision has been saved since, and makes no
// revision where nothing changed.
func (s *Store) Update(ctx context.Context, id int64, base int, change Change) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		return s.update(ctx, tx, id, base, change)
	})
}

func (s *Store) update(ctx context.Context, tx *transaction, id int64, base int, change Change) error {
	row, err := caseRow(ctx, tx, id)
	if err != nil {
		return err
	}
	if change.Publish && row.state == Archived {
		return ErrState
	}
	c := change.Case
	c.Slug = row.slug
	if c.Added == "" && row.revision > 0 { // it was added all the same
		e, err := edition(ctx, tx, id)
		if err != nil {
			return err
		}
		c.Added = e.Case().Added
	}
	if err := s.addRevision(ctx, tx, &row, base, &c, change); err != nil {
		return err
	}
	if err := forgetCopy(ctx, tx, change.Author.ID, change.Form); err != nil {
		return err
	}
	switch {
	case change.Publish:
		return s.publish(ctx, tx, row, &c, change.Author)
	case row.published != 0:
		return nil // the public goes on reading what is published
	}
	return writeCase(ctx, tx, id, &c)
}

// row is what the cases table says of a case beside its text.
type row struct {
	id        int64
	slug      string
	state     State
	revision  int
	published int // revision; 0 if none
}

func caseRow(ctx context.Context, q querier, id int64) (r row, err error) {
	var published sql.NullInt64
	err = q.QueryRowContext(ctx, `SELECT id, slug, state, revision, published_revision FROM cases WHERE id = $1`, id).
		Scan(&r.id, &r.slug, &r.state, &r.revision, &published)
	r.published = int(published.Int64)
	return r, notFound(err, "case", id)
}

// addRevision keeps a case as the newest revision, unless it is the same: then
// there is nothing to save, and nobody to clash with.
func (s *Store) addRevision(ctx context.Context, tx *transaction, row *row, base int, c *casestudy.Case, change Change) error {
	snapshot := c.JSON()
	var newest []byte
	err := tx.QueryRowContext(ctx, `SELECT snapshot FROM revisions WHERE case_id = $1 AND revision = $2`, row.id, row.revision).Scan(&newest)
	switch {
	case err != nil && !errors.Is(err, sql.ErrNoRows):
		return err
	case bytes.Equal(snapshot, newest):
		return nil
	case row.revision != base:
		return &Conflict{base, row.revision}
	}
	row.revision++
	now := millis(s.now())
	_, err = tx.ExecContext(ctx, `INSERT INTO revisions (case_id, revision, snapshot, author_id, author, message, saved) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		row.id, row.revision, string(snapshot), accountID(change.Author), change.Author.Name, change.Message, now)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE cases SET revision = $2, changed = $3 WHERE id = $1`, row.id, row.revision, now); err != nil {
		return err
	}
	return s.note(ctx, tx, change.Author, "save", row.id, "revision "+strconv.Itoa(row.revision))
}

// publish lets the public see the newest revision of a case.
func (s *Store) publish(ctx context.Context, tx *transaction, row row, c *casestudy.Case, author Author) error {
	if row.state == Published && row.published == row.revision {
		return nil
	}
	now := millis(s.now())
	if err := writeCase(ctx, tx, row.id, c); err != nil {
		return err
	}
	tx.find(row.id)
	if _, err := tx.ExecContext(ctx, `UPDATE cases SET state = $2, published_revision = $3, published = $4 WHERE id = $1`,
		row.id, Published, row.revision, now); err != nil {
		return err
	}
	if err := markPublic(ctx, tx, row, c, now); err != nil {
		return err
	}
	tx.public[row.id] = false
	return s.note(ctx, tx, author, "publish", row.id, "revision "+strconv.Itoa(row.revision))
}

// Publish lets the public see the newest revision of a case, which is the one
// the author has seen (0 for whichever it is); otherwise it gives a *Conflict.
// NotReady says what is missing before it may, ErrState that it is archived.
func (s *Store) Publish(ctx context.Context, id int64, seen int, author Author) error {
	return s.write(ctx, func(ctx context.Context, tx *transaction) error {
		row, err := movable(ctx, tx, id, seen, Draft, InReview, Published)
		if err != nil {
			return err
		}
		e, err := edition(ctx, tx, id)
		if err != nil {
			return err
		}
		c := e.Case()
		if missing := c.ToPublish(); len(missing) > 0 {
			return NotReady{missing}
		}
		return s.publish(ctx, tx, row, &c, author)
	})
}

// NotReady says what a case still needs before the public may see it.
type NotReady struct{ Missing casestudy.Problems }

func (n NotReady) Error() string { return "the case cannot be published yet: " + n.Missing[0].Text }

// freeSlug gives a new case a name for its address that no other case has: the
// one it came with, its name, its name and city, or with a number.
func freeSlug(ctx context.Context, q querier, c *casestudy.Case) (string, error) {
	candidates := []string{c.Slug}
	if c.Slug == "" {
		candidates = []string{casestudy.SlugOf(c.Name), casestudy.SlugOf(c.Name, c.City)}
	}
	for n := 2; ; n++ {
		for _, slug := range candidates {
			var taken bool
			if err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM cases WHERE slug = $1 UNION ALL SELECT 1 FROM old_slugs WHERE slug = $1)`, slug).Scan(&taken); err != nil {
				return "", err
			}
			if !taken {
				return slug, nil
			}
		}
		candidates = []string{casestudy.SlugOf(c.Name) + "-" + strconv.Itoa(n)}
	}
}
