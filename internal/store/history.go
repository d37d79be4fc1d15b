package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"cogov/internal/casestudy"
)

// A revision that the public came to see keeps the names of the fields in which
// it differed from the public one before, for the history of the case. They are
// worked out once, because reading old revisions costs more than a whole page.
// What was a draft in between is no part of it, and contacts are nobody's
// business: they may not even have been released.

// markPublic notes that the public sees a revision from now on, unless it has
// seen it before.
func markPublic(ctx context.Context, tx *transaction, row row, c *casestudy.Case, now int64) error {
	before, err := publicBefore(ctx, tx, row)
	if err != nil {
		return err
	}
	var changed []string
	if before != nil {
		changed = changedFields(before, c.Answers())
	}
	_, err = tx.ExecContext(ctx, `UPDATE revisions SET published = $3, changed = $4 WHERE case_id = $1 AND revision = $2 AND published IS NULL`,
		row.id, row.revision, now, strings.Join(changed, betweenNames))
	return err
}

// publicBefore gives the answers of the revision that the public saw before the
// newest one, or nil.
func publicBefore(ctx context.Context, tx *transaction, row row) (casestudy.Answers, error) {
	var number int
	var snapshot []byte
	err := tx.QueryRowContext(ctx, selectPublicBefore, row.id, row.revision).Scan(&number, &snapshot)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return casestudy.ParseJSON(snapshot)
}

const selectPublicBefore = `SELECT revision, snapshot FROM revisions WHERE case_id = $1 AND revision < $2 AND published IS NOT NULL
	ORDER BY revision DESC LIMIT 1`

// changedFields names the fields and lists that differ, in the order of the
// outline, but for contacts.
func changedFields(before, after casestudy.Answers) []string {
	var names []string
	for _, d := range casestudy.Differences(before, after) {
		name, _, _ := strings.Cut(d.Name, "[")
		if name != contactsName && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

const (
	contactsName = "contacts"
	betweenNames = "|"
)

func splitNames(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, betweenNames)
}
