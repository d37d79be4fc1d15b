package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"cogov/internal/casestudy"
)

// A State is where a case stands on its way to the public.
type State string

// The states of a case.
const (
	Draft     State = "draft"
	InReview  State = "in_review"
	Published State = "published"
	Archived  State = "archived"
)

// States lists the states in their usual order.
var States = []State{Draft, InReview, Published, Archived}

// IsAhead picks, in place of a state, the published cases with a draft revision
// that the public does not see.
const IsAhead State = "ahead"

// Label is the state in words.
func (s State) Label() string {
	switch s {
	case InReview:
		return "In review"
	case IsAhead:
		return "Draft ahead of the public"
	case "":
		return ""
	}
	return strings.ToUpper(string(s[:1])) + string(s[1:])
}

// An Edition is a case as editors see it: a revision of it, mostly the newest,
// which may be ahead of what the public sees.
type Edition struct {
	ID                int64
	Slug              string
	State             State
	Revision          int // the one that was read
	PublishedRevision int // what the public sees; 0 if nothing
	Author            string
	Message           string
	Saved             time.Time
	Answers           casestudy.Answers
}

// Edition reads the newest revision of a case.
func (s *Store) Edition(ctx context.Context, id int64) (Edition, error) {
	return edition(ctx, s.read, id)
}

// EditionAt reads a case as it stood at a revision.
func (s *Store) EditionAt(ctx context.Context, id int64, revision int) (Edition, error) {
	return editionAt(ctx, s.read, id, revision)
}

func edition(ctx context.Context, q querier, id int64) (Edition, error) {
	return editionAt(ctx, q, id, newest)
}

// newest stands for the number of the newest revision.
const newest = 0

func editionAt(ctx context.Context, q querier, id int64, revision int) (Edition, error) {
	var (
		e         Edition
		published sql.NullInt64
		saved     int64
		snapshot  []byte
	)
	err := q.QueryRowContext(ctx, `
		SELECT c.id, c.slug, c.state, r.revision, c.published_revision, r.author, r.message, r.saved, r.snapshot
		FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = CASE $2 WHEN 0 THEN c.revision ELSE $2 END
		WHERE c.id = $1`, id, revision).
		Scan(&e.ID, &e.Slug, &e.State, &e.Revision, &published, &e.Author, &e.Message, &saved, &snapshot)
	if err != nil {
		return e, notFound(err, "case", id)
	}
	e.PublishedRevision, e.Saved = int(published.Int64), fromMillis(saved)
	if e.Answers, err = casestudy.ParseJSON(snapshot); err != nil {
		return e, fmt.Errorf("revision %d of case %d: %w", e.Revision, id, err)
	}
	delete(e.Answers, "slug")
	return e, nil
}

// Case is the edition's case. Rules that came later than its revision do not
// keep it from opening.
func (e Edition) Case() casestudy.Case {
	c, _ := e.Answers.Case()
	c.Slug = e.Slug
	return c
}

// An EditionLine is a case in the editors' list.
type EditionLine struct {
	ID                          int64
	Slug, Name, City, Country   string
	State                       State
	Revision, PublishedRevision int
	Author                      string
	Saved                       time.Time
}

// Ahead reports whether there is a draft revision that the public does not see.
func (l EditionLine) Ahead() bool {
	return l.PublishedRevision != 0 && l.Revision > l.PublishedRevision
}

// Editions lists the cases, the last saved first: those in a state or IsAhead (all if "")
// whose name, city or slug contains a text, as it stands in the newest revision.
func (s *Store) Editions(ctx context.Context, text string, state State, limit int) ([]EditionLine, error) {
	like := "%" + likeEscaper.Replace(strings.TrimSpace(text)) + "%"
	return collect(ctx, s.read, func(row rowScanner) (l EditionLine, err error) {
		var published sql.NullInt64
		var saved int64
		err = row.Scan(&l.ID, &l.Slug, &l.Name, &l.City, &l.Country, &l.State, &l.Revision, &published, &l.Author, &saved)
		l.PublishedRevision, l.Saved = int(published.Int64), fromMillis(saved)
		return l, err
	}, `
		SELECT id, slug, name, city, country, state, revision, published_revision, author, saved FROM (
			SELECT c.id, c.slug, c.state, c.revision, c.published_revision, r.author, r.saved,
				coalesce(json_extract(r.snapshot, '$.name'), '') AS name,
				coalesce(json_extract(r.snapshot, '$.city'), '') AS city,
				coalesce(json_extract(r.snapshot, '$.country'), '') AS country
			FROM cases c JOIN revisions r ON r.case_id = c.id AND r.revision = c.revision
			WHERE $2 = '' OR c.state = $2 OR $2 = 'ahead' AND c.revision > c.published_revision)
		WHERE name LIKE $1 ESCAPE '\' OR city LIKE $1 ESCAPE '\' OR slug LIKE $1 ESCAPE '\'
		ORDER BY saved DESC, id DESC LIMIT $3`, like, state, limit)
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// StateCounts counts the cases in each state, and those that are IsAhead.
func (s *Store) StateCounts(ctx context.Context) (map[State]int, error) {
	counts := map[State]int{}
	_, err := collect(ctx, s.read, func(row rowScanner) (struct{}, error) {
		var state State
		var n int
		err := row.Scan(&state, &n)
		counts[state] = n
		return struct{}{}, err
	}, `SELECT state, count(*) FROM cases GROUP BY state
		UNION ALL SELECT 'ahead', count(*) FROM cases WHERE revision > published_revision`)
	return counts, err
}
