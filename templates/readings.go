package templates

// ReadingsPage lists what is to be read and to be reconciled.
type ReadingsPage struct {
	Shell
	Queues       []ReadingQueue
	MayReconcile bool
}

func (p ReadingsPage) shell() Shell {
	p.title = "Readings"
	p.NoIndex = true
	return p.Shell
}

// A ReadingQueue is a list of cases that wait for the same thing.
type ReadingQueue struct {
	ID, Title, Help, None string
	Reconcile             bool // it leads to the reconciling of readings, not to one's own
	Lines                 []ReadingLine
	More                  bool // there are more than shown
}

// A ReadingLine is a case that waits.
type ReadingLine struct {
	ID                int64
	Name, City, State string // the state in words
	Readers, Waiting  int
	Own               string // how far one's own reading is, in words
}

func (q ReadingQueue) path(id int64) string {
	if q.Reconcile {
		return AdminReconcilePath(id)
	}
	return AdminReadingPath(id)
}

// counts says who read a case and, where that is the matter, what is new.
func (q ReadingQueue) counts(l ReadingLine) string {
	text := count(l.Readers, "reader", "readers")
	if q.Reconcile {
		text += ", " + count(l.Waiting, "new reading", "new readings")
	}
	return text + "."
}
