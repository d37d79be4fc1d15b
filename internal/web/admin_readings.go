package web

import (
	"net/http"

	"cogov/internal/auth"
	"cogov/internal/store"
	"cogov/templates"
)

// queueShown is how many cases each list of readings shows.
const queueShown = 100

// readingQueues are the lists of readings in the order of what is nearest to be
// done.
var readingQueues = []struct {
	queue store.ReadingQueue
	needs auth.Role
	templates.ReadingQueue
}{
	{store.ToFinish, auth.Contributor, templates.ReadingQueue{ID: "finish", Title: "Your drafts", Help: "Readings that you have begun and not handed in.", None: "You have none."}},
	{store.ToReconcile, auth.Editor, templates.ReadingQueue{ID: "reconcile", Title: "To reconcile", Reconcile: true,
		Help: "Cases with new readings that wait to become the public score.", None: "None is waiting."}},
	{store.ToReadTwice, auth.Contributor, templates.ReadingQueue{ID: "second", Title: "Waiting for a second reading", Help: "One reader is in. A second one, who has not seen the first, makes the score surer.", None: "None is waiting."}},
	{store.ToRead, auth.Contributor, templates.ReadingQueue{ID: "first", Title: "Not read yet", Help: "Cases without any reading.", None: "Every case has been read."}},
}

func (s *Server) listReadings(w http.ResponseWriter, r *http.Request) error {
	a, _ := account(r)
	page := templates.ReadingsPage{Shell: s.shell(r), MayReconcile: a.Role.Can(auth.Editor)}
	for _, q := range readingQueues {
		if !a.Role.Can(q.needs) {
			continue
		}
		lines, err := s.store.InQueue(r.Context(), q.queue, a.ID, queueShown+1)
		if err != nil {
			return err
		}
		shown := q.ReadingQueue
		if shown.More = len(lines) > queueShown; shown.More {
			lines = lines[:queueShown]
		}
		for _, l := range lines {
			shown.Lines = append(shown.Lines, templates.ReadingLine{
				ID: l.ID, Name: l.Name, City: l.City, State: l.State.Label(),
				Readers: l.Readers, Waiting: l.Waiting, Own: ownWords[l.Own],
			})
		}
		page.Queues = append(page.Queues, shown)
	}
	return s.render(w, r, http.StatusOK, templates.Readings(page))
}

// ownWords say how far somebody's own reading is.
var ownWords = map[store.OwnReading]string{store.NotBegun: "You have not begun", store.Begun: "Yours is a draft", store.In: "Yours is in"}
