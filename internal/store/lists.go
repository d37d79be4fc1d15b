package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// CitedAt gives the name of the list that was frozen of a query at a data
// revision, or "".
func (s *Store) CitedAt(ctx context.Context, query string, revision int64) (name string, err error) {
	return citedAt(ctx, s.read, query, revision)
}

func citedAt(ctx context.Context, q querier, query string, revision int64) (name string, err error) {
	err = q.QueryRowContext(ctx, `SELECT name FROM cited_lists WHERE query = $1 AND data_revision = $2`, query, revision).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return name, classify(err)
}

// Freeze keeps a list for good and gives its name. The audit does not note it:
// nothing of the directory changes, and nothing is kept of who asked.
func (s *Store) Freeze(ctx context.Context, l *casestudy.CitedList) (name string, err error) {
	err = s.write(ctx, func(ctx context.Context, tx *transaction) error {
		if name, err = citedAt(ctx, tx, l.Query, l.Revision); err != nil || name != "" {
			return err // somebody was faster
		}
		name = strings.ToLower(rand.Text()[:lengthOfName])
		_, err := tx.ExecContext(ctx, `INSERT INTO cited_lists (name, query, data_revision, frozen, cases) VALUES ($1, $2, $3, $4, $5)`,
			name, l.Query, l.Revision, millis(s.now()), citedLines(l.Cases))
		return err
	})
	return name, err
}

// lengthOfName is short to read and has 50 bits, so that no two are the same.
const lengthOfName = 10

// CitedList reads a list that was frozen.
func (s *Store) CitedList(ctx context.Context, name string) (l casestudy.CitedList, err error) {
	var frozen int64
	var cases string
	err = s.read.QueryRowContext(ctx, `SELECT name, query, data_revision, frozen, cases FROM cited_lists WHERE name = $1`, name).
		Scan(&l.Name, &l.Query, &l.Revision, &frozen, &cases)
	if err != nil {
		return l, notFound(err, "list", name)
	}
	l.Frozen = fromMillis(frozen)
	for line := range strings.Lines(cases) {
		c, err := readCited(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return l, fmt.Errorf("list %s: %w", name, err)
		}
		l.Cases = append(l.Cases, c)
	}
	return l, nil
}

// letters stand for the levels in the lines of a list, in the order of
// casestudy.Levels.
const letters = "smwnix"

func citedLines(cases []casestudy.CitedCase) string {
	var b strings.Builder
	for _, c := range cases {
		b.WriteString(c.Slug + " " + strconv.Itoa(c.Revision) + " ")
		for _, level := range c.Levels {
			b.WriteByte(letterOf(level))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func letterOf(level casestudy.Level) byte {
	for i, o := range casestudy.Levels {
		if o.Code == string(level) {
			return letters[i]
		}
	}
	return '-'
}

func readCited(line string) (c casestudy.CitedCase, err error) {
	parts := strings.Fields(line)
	if len(parts) != 3 || len(parts[2]) != len(c.Levels) {
		return c, fmt.Errorf("%q is no case", line)
	}
	c.Slug = parts[0]
	if c.Revision, err = strconv.Atoi(parts[1]); err != nil {
		return c, err
	}
	for i := range c.Levels {
		if n := strings.IndexByte(letters, parts[2][i]); n >= 0 {
			c.Levels[i] = casestudy.Level(casestudy.Levels[n].Code)
		}
	}
	return c, nil
}

// RenamedAmong finds the published cases that had some addresses, which no case
// has any more: by the old one, the address of now.
func (s *Store) RenamedAmong(ctx context.Context, slugs []string) (map[string]string, error) {
	now := map[string]string{}
	if len(slugs) == 0 {
		return now, nil
	}
	list, err := json.Marshal(slugs)
	if err != nil {
		return nil, err
	}
	_, err = collect(ctx, s.read, func(row rowScanner) (none struct{}, err error) {
		var before, after string
		err = row.Scan(&before, &after)
		now[before] = after
		return none, err
	}, `SELECT o.slug, c.slug FROM old_slugs o JOIN cases c ON c.id = o.case_id
		WHERE o.slug IN (SELECT value FROM json_each($1)) AND c.published_revision IS NOT NULL`, string(list))
	return now, err
}

// A Naming is what a case was called at a revision.
type Naming struct{ Name, City, Country string }

// Namings read what published cases, by their addresses of now, were called at
// a revision that the public came to see.
func (s *Store) Namings(ctx context.Context, revisions map[string]int) (map[string]Naming, error) {
	list, err := json.Marshal(revisions)
	if err != nil {
		return nil, err
	}
	called := make(map[string]Naming, len(revisions))
	_, err = collect(ctx, s.read, func(row rowScanner) (none struct{}, err error) {
		var slug string
		var n Naming
		err = row.Scan(&slug, &n.Name, &n.City, &n.Country)
		called[slug] = n
		return none, err
	}, `SELECT c.slug, coalesce(json_extract(r.snapshot, '$.name'), ''), coalesce(json_extract(r.snapshot, '$.city'), ''),
			coalesce(json_extract(r.snapshot, '$.country'), '')
		FROM json_each($1) asked JOIN cases c ON c.slug = asked.key JOIN revisions r ON r.case_id = c.id AND r.revision = asked.value
		WHERE c.published_revision IS NOT NULL AND r.published IS NOT NULL`, string(list))
	return called, err
}
