package store

import (
	"context"
	"database/sql"
	"time"
)

// A PublicChange says when what the public sees of a case last changed: it was
// published, got another address, or was withdrawn. Once the public has seen a
// case, there is one for good.
type PublicChange struct {
	ID   int64
	At   time.Time
	Gone bool // the public no longer sees it
}

// A Harvest asks for changes by time, each once, however many more there are
// meanwhile: what changes again comes later.
type Harvest struct {
	From, Until time.Time // the second is not part of it; zero is open
	After       PublicChange
}

// longestHarvest is a time after every change.
var longestHarvest = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)

// bounds are what a harvest begins after and ends before.
func (h Harvest) bounds() (after, id, before int64) {
	after, id, before = millis(h.After.At), h.After.ID, millis(longestHarvest)
	if h.After.ID == 0 {
		after, id = millis(h.From)-1, 1<<62
	}
	if !h.Until.IsZero() {
		before = millis(h.Until)
	}
	return after, id, before
}

// PublicChanges reads the next changes of a harvest, up to a limit.
func (s *Store) PublicChanges(ctx context.Context, h Harvest, limit int) ([]PublicChange, error) {
	after, id, before := h.bounds()
	return collect(ctx, s.read, scanPublicChange, `SELECT case_id, at, gone FROM public_changes
		WHERE (at, case_id) > ($1, $2) AND at < $3 ORDER BY at, case_id LIMIT $4`, after, id, before, limit)
}

// CountPublicChanges counts the changes of a harvest, wherever it stands.
func (s *Store) CountPublicChanges(ctx context.Context, h Harvest) (n int, err error) {
	h.After = PublicChange{}
	after, _, before := h.bounds()
	err = s.read.QueryRowContext(ctx, `SELECT count(*) FROM public_changes WHERE at > $1 AND at < $2`, after, before).Scan(&n)
	return n, classify(err)
}

// PublicChange reads the last change of a case.
func (s *Store) PublicChange(ctx context.Context, id int64) (PublicChange, error) {
	c, err := scanPublicChange(s.read.QueryRowContext(ctx, `SELECT case_id, at, gone FROM public_changes WHERE case_id = $1`, id))
	if err != nil {
		return c, notFound(err, "public change of case", id)
	}
	return c, nil
}

func scanPublicChange(row rowScanner) (c PublicChange, err error) {
	var at int64
	err = row.Scan(&c.ID, &at, &c.Gone)
	c.At = fromMillis(at)
	return c, err
}

// writePublicChanges notes at the end what the public sees otherwise from now on: a
// long change would be dated before it is there, and whoever harvests meanwhile
// would never learn of it.
func (tx *transaction) writePublicChanges(ctx context.Context, now time.Time) error {
	for id, gone := range tx.public {
		if _, err := tx.ExecContext(ctx, `INSERT INTO public_changes (case_id, at, gone) SELECT id, $2, $3 FROM cases WHERE id = $1
			ON CONFLICT (case_id) DO UPDATE SET at = excluded.at, gone = excluded.gone`, id, millis(now), gone); err != nil {
			return err
		}
	}
	return nil
}

// FirstPublicChange is a time before which nothing changed; now if nothing ever
// did.
func (s *Store) FirstPublicChange(ctx context.Context) (time.Time, error) {
	first := sql.NullInt64{}
	err := s.read.QueryRowContext(ctx, `SELECT min(at) FROM public_changes`).Scan(&first)
	if err != nil || !first.Valid {
		return s.now().UTC(), classify(err)
	}
	return fromMillis(first.Int64), nil
}
