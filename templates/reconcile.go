package templates

import (
	"slices"

	"cogov/internal/casestudy"
)

// ReconcilePage shows the readings of a case that are in, and asks which scores
// stand.
type ReconcilePage struct {
	Shell
	ID       int64
	Revision int            // of the case that the form began from
	Case     casestudy.Case // as it stands
	Readings []HandedReading
	Used     []int64           // which private readings the form takes scores from
	Answers  casestudy.Answers // by the names of the score fields
	Problems casestudy.Problems
	Message  string // why, as typed
	Failure  string
}

func (p ReconcilePage) shell() Shell {
	p.title = "Reconcile readings: " + p.Case.Name
	if len(p.Problems) > 0 || p.Failure != "" {
		p.title = "Error: " + p.title
	}
	p.NoIndex = true
	return p.Shell
}

func (p ReconcilePage) form() FormPage {
	return FormPage{Answers: p.Answers, Problems: p.Problems}
}

// differ reports whether the readings came to different levels on a principle.
func (p ReconcilePage) differ(principle int) bool {
	readings := make([]casestudy.Reading, len(p.Readings))
	for i, r := range p.Readings {
		readings[i] = r.Reading
	}
	return casestudy.Differ(readings, principle)
}

// waiting counts the readings that the public does not see yet.
func (p ReconcilePage) waiting() int {
	return len(slices.DeleteFunc(slices.Clone(p.Readings), func(r HandedReading) bool { return r.Public }))
}

// ReconcileClosedPage keeps the readings of a case from an editor who may still
// read it without having seen them.
type ReconcileClosedPage struct {
	Shell
	ID    int64
	Name  string
	Begun bool                // the editor's own reading is a draft
	Typed map[string][]string // of a form that was sent all the same
}

func (p ReconcileClosedPage) shell() Shell {
	p.title = "Reconcile readings: " + p.Name
	p.NoIndex = true
	return p.Shell
}

// publishedField asks whether the score of a published record goes on standing
// as such.
func publishedField(scoredBy casestudy.Field) casestudy.Field {
	scoredBy.Help = "The published record’s score stands as it was published. A level that you change becomes this directory’s reading."
	return scoredBy
}
