package templates

import "cogov/internal/casestudy"

// CheckPage says what a case lacks before it is published, and what visitors
// will see changed then.
type CheckPage struct {
	Shell
	Status  FormStatus
	Missing casestudy.Problems // keep it from being published
	Weak    casestudy.Problems // would make it better
	Changes []casestudy.Change // between what visitors see and what is saved
	Notice  string             // what was just done
}

func (p CheckPage) shell() Shell {
	p.title = "Before publishing " + p.Status.Name
	p.NoIndex = true
	return p.Shell
}

// isOut reports whether visitors see all of it already.
func (p CheckPage) isOut() bool { return p.Status.PublishedRevision == p.Status.Revision }
