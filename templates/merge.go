package templates

import (
	"maps"
	"slices"

	"cogov/internal/casestudy"
)

// MergePage shows what somebody else saved meanwhile beside what was typed, part
// by part, to take either or both.
type MergePage struct {
	Shell
	Status     FormStatus        // of what they saved
	Answers    casestudy.Answers // mine, all of them
	Base       int               // the revision that both began from
	SentBefore bool              // it is the very form that made the case
	Diverge    []casestudy.Divergence
	Message    string
	Form       string
	Pasted     *Pasted
	MayPublish bool
}

func (p MergePage) shell() Shell {
	p.title = "Error: Two changes of " + p.Status.Name
	p.NoIndex = true
	return p.Shell
}

// What may be taken of a part.
const (
	TakeTheirs = "theirs"
	TakeMine   = "mine"
	TakeBoth   = "both"
)

// PickName is the input that says which text of a part is taken.
func PickName(part string) string { return "pick." + part }

// preselected is what to take of a part unless somebody says otherwise: what one of
// them changed; of a list or set that both changed, both; else mine.
func preselected(d casestudy.Divergence) string {
	switch {
	case d.Both != nil:
		return TakeBoth
	case d.IsTheirs():
		return TakeTheirs
	}
	return TakeMine
}

// mutual are the parts that both changed, or those that one did.
func (p *MergePage) mutual(mutual bool) []casestudy.Divergence {
	return slices.DeleteFunc(slices.Clone(p.Diverge), func(d casestudy.Divergence) bool { return d.IsMutual() != mutual })
}

// typed are the names of all that was typed.
func (p *MergePage) typed() []string { return slices.Sorted(maps.Keys(p.Answers)) }
