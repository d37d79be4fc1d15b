package store

import (
	"context"
	"encoding/json"
	"strings"

	"cogov/internal/casestudy"
)

// Imports lists the imports, the newest first.
func (s *Store) Imports(ctx context.Context, limit int) ([]Import, error) {
	list, err := collect(ctx, s.read, scanImport, selectImports+` ORDER BY id DESC LIMIT $1`, limit)
	for i := range list {
		if err == nil {
			err = s.countRows(ctx, &list[i])
		}
	}
	return list, err
}

// Import reads an import.
func (s *Store) Import(ctx context.Context, id int64) (Import, error) {
	i, err := scanImport(s.read.QueryRowContext(ctx, selectImports+` WHERE id = $1`, id))
	if err != nil {
		return i, notFound(err, "import", id)
	}
	return i, s.countRows(ctx, &i)
}

const selectImports = `SELECT id, file, author, state, begun, changed, published, notes, failure FROM imports`

func scanImport(row rowScanner) (i Import, err error) {
	var begun, changed int64
	var notes string
	err = row.Scan(&i.ID, &i.File, &i.Author, &i.State, &begun, &changed, &i.Published, &notes, &i.Failure)
	i.Begun, i.Changed, i.Notes = fromMillis(begun), fromMillis(changed), lines(notes)
	return i, err
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

func (s *Store) countRows(ctx context.Context, i *Import) error {
	i.Counts = map[Outcome]int{}
	_, err := collect(ctx, s.read, func(row rowScanner) (none struct{}, err error) {
		var outcome Outcome
		var n, missing, kept int
		err = row.Scan(&outcome, &n, &missing, &kept)
		i.Counts[outcome] = n
		i.Missing += missing
		i.Kept += kept
		return none, err
	}, `SELECT outcome, count(*), count(nullif(missing, '')), sum(kept) FROM import_rows WHERE import_id = $1 GROUP BY outcome`, i.ID)
	return err
}

// An ImportRow is a case of an import.
type ImportRow struct {
	ID       int64
	Position int // among all rows, from 1
	File     string
	Number   int // of the row in its file; 0 where the file is one case
	Outcome  Outcome
	Slug     string // empty until a new case has one
	Name     string
	Problems casestudy.Problems // why it is wrong
	Missing  casestudy.Problems // why it cannot be published
	Notes    []string           // what found no place
	Kept     bool               // it was not undone

	CaseID int64
	before standing // of the case, when it was compared
	after  standing // when the import left it; zero if it did nothing to it
}

// A standing is where a case stands, beside its text.
type standing struct {
	revision int
	state    State
	public   int // revision; 0 if none
}

func (r row) standing() standing { return standing{r.revision, r.state, r.published} }

// ImportRows lists some of the rows of an import after a position: those with an
// outcome, or all if "", and of these only those that cannot be published if
// asked.
func (s *Store) ImportRows(ctx context.Context, id int64, show ImportFilter, after, limit int) ([]ImportRow, error) {
	return importRows(ctx, s.read, id, show, after, limit)
}

// An ImportFilter picks rows of an import.
type ImportFilter struct {
	Outcome Outcome // empty for any
	Missing bool    // only those that cannot be published as they are
	Kept    bool    // only those that were not undone
}

func importRows(ctx context.Context, q querier, id int64, show ImportFilter, after, limit int) ([]ImportRow, error) {
	return collect(ctx, q, scanImportRow, `
		SELECT `+importRowColumns+` FROM import_rows r
		WHERE import_id = $1 AND position > $2 AND ($3 = '' OR outcome = $3) AND (NOT $4 OR missing <> '') AND (NOT $5 OR kept)
		ORDER BY position LIMIT $6`, id, after, show.Outcome, show.Missing, show.Kept, limit)
}

const importRowColumns = `r.id, r.position, r.file, r.row, r.outcome, r.slug, r.name, r.problems, r.missing, r.notes, r.kept,
	coalesce(r.case_id, 0), r.revision, r.state, r.public_revision, r.left_revision, r.left_state, r.left_public`

func scanImportRow(row rowScanner) (r ImportRow, err error) {
	var problems, missing, notes string
	if err := row.Scan(&r.ID, &r.Position, &r.File, &r.Number, &r.Outcome, &r.Slug, &r.Name, &problems, &missing, &notes, &r.Kept,
		&r.CaseID, &r.before.revision, &r.before.state, &r.before.public, &r.after.revision, &r.after.state, &r.after.public); err != nil {
		return r, err
	}
	r.Notes = lines(notes)
	if r.Problems, err = readProblems(problems); err == nil {
		r.Missing, err = readProblems(missing)
	}
	return r, err
}

func writeProblems(p casestudy.Problems) (string, error) {
	if len(p) == 0 {
		return "", nil
	}
	text, err := json.Marshal(p)
	return string(text), err
}

func readProblems(text string) (p casestudy.Problems, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &p)
	}
	return p, err
}

// Differing gives a case before and after a row of an import changes it, or
// changed it.
func (s *Store) Differing(ctx context.Context, r ImportRow) (before, after casestudy.Answers, err error) {
	was, err := s.EditionAt(ctx, r.CaseID, r.before.revision)
	if err != nil {
		return nil, nil, err
	}
	if r.after.revision != 0 {
		is, err := s.EditionAt(ctx, r.CaseID, r.after.revision)
		return was.Answers, is.Answers, err
	}
	text, err := rowText(ctx, s.read, r.ID)
	if err != nil {
		return nil, nil, err
	}
	c, _ := text.over(was.Answers).Case()
	return was.Answers, c.Answers(), nil
}
