package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cogov/internal/casestudy"
)

// A Dossier is a whole case as the public sees it, readings included, with what
// stands beside it.
type Dossier struct {
	casestudy.Published
	Record  string                  // the text it was imported from; empty if none
	History []casestudy.Publication // the newest first, longestHistory at most
}

// longestHistory bounds a page; the first publication is among them where there
// are no more.
const longestHistory = 50

// Published reads a whole case as the public sees it.
func (s *Store) Published(ctx context.Context, slug string) (casestudy.Published, error) {
	d, err := s.Dossier(ctx, slug)
	return d.Published, err
}

// Dossier reads a whole case with what stands beside it, in one query: what it
// gives belongs together.
func (s *Store) Dossier(ctx context.Context, slug string) (d Dossier, err error) {
	// It reads by key and is done at once: to watch whether somebody still waits
	// for it took a goroutine, and a tenth of its time.
	ctx = context.WithoutCancel(ctx)
	d.Slug = slug
	err = d.read(s.dossier.QueryRowContext(ctx, slug), slug)
	return d, err
}

// DossierOf reads a case, by its ID and without its slug, whether or not the
// public sees it. Of one that it does not see it gives the newest revision.
func (s *Store) DossierOf(ctx context.Context, id int64) (d Dossier, err error) {
	err = d.read(s.read.QueryRowContext(ctx, selectDossierOf, id), id)
	return d, err
}

// read takes a row of a dossier apart; key says which it was to be.
func (d *Dossier) read(row rowScanner, key any) (err error) {
	var (
		published    int64
		text, public string
	)
	into := []any{&d.ID, &d.Revision, &published, &text, &d.Record, &public}
	for _, f := range measured {
		into = append(into, columnOf(f, &d.Case))
	}
	if err := row.Scan(into...); err != nil {
		return notFound(err, "case", key)
	}
	d.Changed = fromMillis(published)
	if err := wholeCase.unpack(text, &d.Case); err != nil {
		return fmt.Errorf("case %v: %w", key, err)
	}
	d.History, err = readHistory(public)
	return err
}

// selectDossier asks for a case of the public by its slug, selectDossierOf for
// any by its ID. Without names of their own the columns would be named by their
// expressions, which are long.
var (
	selectDossier   = `SELECT id, published_revision, published, ` + dossierColumns + ` FROM cases WHERE slug = $1 AND published_revision IS NOT NULL`
	selectDossierOf = `SELECT id, coalesce(published_revision, revision), coalesce(published, changed), ` + dossierColumns + ` FROM cases WHERE id = $1`

	dossierColumns = wholeCase.kept() + ` AS written,
		coalesce((SELECT text FROM records WHERE case_id = cases.id), '') AS record, ` + packedHistory + ` AS history, ` + names(measured)
)

// readHistory reads what packedHistory gives.
func readHistory(text string) ([]casestudy.Publication, error) {
	if text == "" { // the public never saw it
		return nil, nil
	}
	var list []casestudy.Publication
	for thing := range strings.SplitSeq(text, betweenThings) {
		part := strings.SplitN(thing, betweenParts, 4)
		if len(part) != 4 {
			return nil, errUnpacked
		}
		revision, noRevision := strconv.Atoi(part[0])
		published, noTime := strconv.ParseInt(part[1], 10, 64)
		if err := errors.Join(noRevision, noTime); err != nil {
			return nil, err
		}
		list = append(list, casestudy.Publication{Revision: revision, Date: fromMillis(published), Changed: splitNames(part[2]), Message: part[3]})
	}
	return list, nil
}
