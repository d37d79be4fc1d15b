package web

import (
	"net/http"
	"strings"

	"cogov/internal/casestudy"
	"cogov/templates"
)

// rearrange shows the form again, changed as one of its buttons asks: with a
// list longer, shorter or in another order, or with an answer that was offered;
// or it shows the preview. It says whether any of these buttons was pressed.
func (s *Server) rearrange(w http.ResponseWriter, r *http.Request, sent sentForm) (asked bool, err error) {
	if r.PostForm.Get("action") == "preview" {
		return true, s.preview(w, r, sent)
	}
	for _, button := range []struct {
		name string
		does func(http.ResponseWriter, *http.Request, sentForm, string) error
	}{{"add", s.addItem}, {"remove", s.removeItem}, {"move", s.moveItem}, {"take", s.takeOffer}} {
		if value := r.PostForm.Get(button.name); value != "" {
			return true, button.does(w, r, sent, value)
		}
	}
	return false, nil
}

// addItem shows the form again with one more empty thing in a list.
func (s *Server) addItem(w http.ResponseWriter, r *http.Request, sent sentForm, name string) error {
	for _, l := range casestudy.Lists() {
		if l.Name == name {
			sent.page.Answers.AddItem(l)
			sent.page.Focus = l.PartName(len(sent.page.Answers.Numbers(l))-1, l.Parts[0].Name)
			return s.again(w, r, http.StatusOK, sent)
		}
	}
	return errBadRequest
}

// removeItem shows the form again without one thing of a list.
func (s *Server) removeItem(w http.ResponseWriter, r *http.Request, sent sentForm, item string) error {
	l, i, ok := itemOf(sent.page.Answers, item)
	if !ok {
		return errBadRequest
	}
	sent.page.Answers.RemoveItem(l, i)
	sent.page.Focus = besideRemoved(l, i, len(sent.page.Answers.Numbers(l)))
	return s.again(w, r, http.StatusOK, sent)
}

// moveItem shows the form again with one thing of a list a place up or down,
// such as "sources[1] up". The focus goes along, to the button that moves it on.
func (s *Server) moveItem(w http.ResponseWriter, r *http.Request, sent sentForm, move string) error {
	item, way, _ := strings.Cut(move, " ")
	by, known := map[string]int{templates.Up: -1, templates.Down: 1}[way]
	l, i, ok := itemOf(sent.page.Answers, item)
	if !known || !ok {
		return errBadRequest
	}
	to := sent.page.Answers.MoveItem(l, i, by)
	switch last := len(sent.page.Answers.Numbers(l)) - 1; {
	case to == 0:
		way = templates.Down
	case to == last:
		way = templates.Up
	}
	sent.page.Focus = templates.MoveValue(l.ItemName(to), way)
	return s.again(w, r, http.StatusOK, sent)
}

// itemOf finds a thing of a list by its name, such as "sources[2]".
func itemOf(a casestudy.Answers, item string) (l casestudy.List, i int, ok bool) {
	for _, l := range casestudy.Lists() {
		for _, i := range a.Numbers(l) {
			if l.ItemName(i) == item {
				return l, i, true
			}
		}
	}
	return l, 0, false
}

// besideRemoved is where to go on after number i of a list was removed and some
// are left: at the next one, else the last one, else where one is added.
func besideRemoved(l casestudy.List, i, left int) string {
	if left == 0 {
		return l.Name
	}
	return l.PartName(min(i, left-1), l.Parts[0].Name)
}
