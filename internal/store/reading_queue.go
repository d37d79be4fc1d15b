package store

import (
	"context"

	"cogov/internal/casestudy"
)

// A ReadingLine is a case in the lists of what is to be read.
type ReadingLine struct {
	ID         int64
	Name, City string
	State      State
	Readers    int // whose reading is in
	Waiting    int // readings that are in and wait to be reconciled
	Own        OwnReading
}

// An OwnReading says how far somebody's own reading of a case is.
type OwnReading int

// How far one's own reading is.
const (
	NotBegun OwnReading = iota
	Begun
	In
)

// A ReadingQueue is a list of cases that wait for something. Those that are
// archived wait for nothing.
type ReadingQueue struct{ having string }

// What cases may wait for.
var (
	ToFinish    = ReadingQueue{`own = 1`}                     // for the one who asks
	ToReadTwice = ReadingQueue{`readers = 1 AND own <> 1`}    // for a second reader
	ToReconcile = ReadingQueue{`readers > 1 AND waiting > 0`} // for an editor
	ToRead      = ReadingQueue{`readers = 0 AND own = 0`}     // for a first reader
)

// InQueue lists the cases of a queue, as somebody sees them, by name.
func (s *Store) InQueue(ctx context.Context, queue ReadingQueue, account int64, limit int) ([]ReadingLine, error) {
	return collect(ctx, s.read, func(row rowScanner) (l ReadingLine, err error) {
		err = row.Scan(&l.ID, &l.Name, &l.City, &l.State, &l.Readers, &l.Waiting, &l.Own)
		return l, err
	}, readingCounts+`
		SELECT id, name, city, state, readers, waiting, own FROM (
			SELECT c.*, coalesce(r.readers, 0) AS readers, coalesce(w.waiting, 0) AS waiting, coalesce(o.own, 0) AS own
			FROM cases c LEFT JOIN read r ON r.case_id = c.id LEFT JOIN waits w ON w.case_id = c.id LEFT JOIN mine o ON o.case_id = c.id
			WHERE c.state <> $2)
		WHERE `+queue.having+` ORDER BY name COLLATE NOCASE, id LIMIT $3`, account, Archived, limit)
}

// readingCounts counts by case: who read it, readings that came with a file among
// them, what of it waits, and where the one who asks ($1) is.
const readingCounts = `WITH
	read AS (SELECT case_id, count(*) AS readers FROM (
		SELECT DISTINCT case_id, account_id, 0 AS reading FROM private_readings WHERE handed_in IS NOT NULL
		UNION ALL SELECT case_id, 0, id FROM readings WHERE ` + cameWithFile + `) AS everybody GROUP BY case_id),
	waits AS (SELECT case_id, count(*) AS waiting FROM private_readings p
		WHERE reading_id IS NULL AND ` + newestHandedIn + ` GROUP BY case_id),
	mine AS (SELECT case_id, min(CASE WHEN handed_in IS NULL THEN 1 ELSE 2 END) AS own
		FROM private_readings WHERE account_id = $1 GROUP BY case_id)`

// cameWithFile tells of a reading that the public has whether nobody here made
// it.
const cameWithFile = `(NOT EXISTS (SELECT 1 FROM private_readings WHERE reading_id = readings.id))`

// LevelsRead are the levels that somebody gave a case.
type LevelsRead struct {
	Case   int64
	Reader int64  // the account, 0 for a reading that came with a file
	Name   string // as the reader is shown
	Levels [5]casestudy.Level
}

// LevelsRead lists what readers found before they could see each other's levels,
// by case: of each reader the first reading, without those that are known not to
// be blind. Excluded counts these.
func (s *Store) LevelsRead(ctx context.Context) (list []LevelsRead, excluded int, err error) {
	all, err := collect(ctx, s.read, scanLevels, `SELECT case_id, account_id, reader, sight`+levelColumns+` FROM private_readings WHERE handed_in IS NOT NULL
		UNION ALL SELECT case_id, 0, reader, sight`+levelColumns+` FROM readings WHERE `+cameWithFile+` ORDER BY 1, 2, 3`)
	list, excluded = blind(all)
	return list, excluded, err
}

type sightedLevels struct {
	LevelsRead
	sight string
}

var levelColumns = func() (columns string) {
	for _, p := range casestudy.Principles {
		columns += ", " + p.Code
	}
	return columns
}()

func scanLevels(row rowScanner) (l sightedLevels, err error) {
	into := []any{&l.Case, &l.Reader, &l.Name, &l.sight}
	for i := range l.Levels {
		into = append(into, &l.Levels[i])
	}
	return l, row.Scan(into...)
}

// blind leaves out the readings that are known not to be blind, and counts them.
func blind(all []sightedLevels) (list []LevelsRead, excluded int) {
	for _, l := range all {
		if l.sight == casestudy.NotBlind {
			excluded++
		} else {
			list = append(list, l.LevelsRead)
		}
	}
	return list, excluded
}
