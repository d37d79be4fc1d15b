package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"strings"
	"time"

	"cogov/internal/casestudy"
)

// A Revision says of a saved state of a case who saved it, when and why.
type Revision struct {
	Number    int
	Author    string
	Message   string
	Saved     time.Time
	Published time.Time // when the public first saw it; zero if it never did
}

// Revisions lists all revisions of a case, the newest first.
func (s *Store) Revisions(ctx context.Context, id int64) ([]Revision, error) {
	return collect(ctx, s.read, func(row rowScanner) (r Revision, err error) {
		var saved int64
		var published sql.NullInt64
		err = row.Scan(&r.Number, &r.Author, &r.Message, &saved, &published)
		r.Saved = fromMillis(saved)
		if published.Valid {
			r.Published = fromMillis(published.Int64)
		}
		return r, err
	}, `SELECT revision, author, message, saved, published FROM revisions WHERE case_id = $1 ORDER BY revision DESC`, id)
}

// A PublicRevision is a revision that the public came to see, without contacts.
type PublicRevision struct {
	casestudy.Publication
	Answers casestudy.Answers
	Before  casestudy.Answers // of the public revision before; nil of the first
	Newest  int               // the public revision of today

	BeforeRevision int // 0 of the first
}

// PublicRevision reads a revision of a case that the public sees, and gives
// ErrNotFound for a case or a revision that it does not.
func (s *Store) PublicRevision(ctx context.Context, slug string, number int) (p PublicRevision, err error) {
	ctx, cancel := context.WithTimeout(ctx, longestRead)
	defer cancel()
	var id, published int64
	var snapshot []byte
	err = s.read.QueryRowContext(ctx, `SELECT c.id, c.published_revision, r.revision, r.published, r.message, r.snapshot
		FROM cases c JOIN revisions r ON r.case_id = c.id
		WHERE c.slug = $1 AND c.published_revision IS NOT NULL AND r.revision = $2 AND r.published IS NOT NULL`, slug, number).
		Scan(&id, &p.Newest, &p.Revision, &published, &p.Message, &snapshot)
	if err != nil {
		return p, notFound(err, "public revision of case", slug)
	}
	p.Date = fromMillis(published)
	if p.Answers, err = withoutContacts(snapshot); err != nil {
		return p, err
	}
	err = s.read.QueryRowContext(ctx, selectPublicBefore, id, number).Scan(&p.BeforeRevision, &snapshot)
	if errors.Is(err, sql.ErrNoRows) {
		return p, nil
	} else if err != nil {
		return p, classify(err)
	}
	p.Before, err = withoutContacts(snapshot)
	return p, err
}

// withoutContacts reads a snapshot as the public may have it.
func withoutContacts(snapshot []byte) (casestudy.Answers, error) {
	answers, err := casestudy.ParseJSON(snapshot)
	maps.DeleteFunc(answers, func(name string, _ []string) bool {
		list, _, _ := strings.Cut(name, "[")
		return list == contactsName || name == "slug"
	})
	return answers, err
}
