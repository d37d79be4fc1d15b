package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/intake"
	"cogov/internal/places"
	"cogov/internal/record"
	"cogov/internal/store"
	"cogov/templates"
)

// showImport is where records are pasted.
func (s *Server) showImport(w http.ResponseWriter, r *http.Request) error {
	return s.importPage(w, r, http.StatusOK, templates.ImportPage{Notice: importNotices[r.URL.Query().Get("notice")]})
}

var importNotices = map[string]string{"discarded": "The record is discarded."}

func (s *Server) importPage(w http.ResponseWriter, r *http.Request, status int, page templates.ImportPage) error {
	waiting, err := s.stillWaiting(r)
	if err != nil {
		return err
	}
	page.Waiting = waitingRecords(waiting)
	page.Shell, page.Tables = s.shell(r), mayPublish(r)
	return s.render(w, r, status, templates.Import(page))
}

// stillWaiting are the visitor's pasted records that are no cases yet.
func (s *Server) stillWaiting(r *http.Request) ([]store.Waiting, error) {
	a, _ := account(r)
	list, err := s.store.WaitingOf(r.Context(), a.ID)
	return slices.DeleteFunc(list, func(w store.Waiting) bool { return w.CaseID != 0 }), err
}

// takeImport answers with the form of a case, filled in from the text that was
// pasted or given as a file.
func (s *Server) takeImport(w http.ResponseWriter, r *http.Request) error {
	text, table, err := importedText(w, r)
	if err != nil {
		return err
	}
	if table != nil {
		return s.importTable(w, r, table)
	}
	text = withLineFeeds(text)
	if strings.TrimSpace(text) == "" {
		return s.importPage(w, r, http.StatusUnprocessableEntity, templates.ImportPage{Failure: "There is no text to read. Paste a record, or choose a file that has one."})
	}
	cuts := record.Several(text)
	if len(cuts) == 1 {
		return s.openRecord(w, r, store.Waiting{Text: text})
	}
	if len(cuts) > mostAtOnce {
		return s.importPage(w, r, http.StatusUnprocessableEntity, templates.ImportPage{Text: text,
			Failure: fmt.Sprintf("The text holds %d records, and %d at most can wait at once. Nothing was read: paste fewer of them.", len(cuts), mostAtOnce)})
	}
	var texts []string
	for _, c := range cuts {
		texts = append(texts, text[c.Start:c.End])
	}
	a, _ := account(r)
	ids, err := s.store.Wait(r.Context(), a.ID, texts)
	if err != nil {
		known := statusOf(err)
		return s.importPage(w, r, known.status, templates.ImportPage{Text: text, Failure: known.Error()})
	}
	return s.openRecord(w, r, store.Waiting{ID: ids[0], Text: texts[0]})
}

// mostAtOnce bounds the records of one text: somebody reads them one by one.
const mostAtOnce = 200

// importedText is what was pasted, or what the file holds. A table is too large to
// hold: it comes as the part of the form that it is.
func importedText(w http.ResponseWriter, r *http.Request) (string, *multipart.Part, error) {
	if !isUpload(r) {
		err := parseForm(r)
		return r.PostForm.Get("text"), nil, err
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return "", nil, errBadRequest
	}
	for {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return "", nil, nil
		case err != nil:
			return "", nil, badUpload(err)
		case part.FormName() != "file" && part.FormName() != "text":
			continue
		case part.FormName() == "file" && intake.IsTable(part.FileName()):
			return "", part, nil
		case part.FormName() == "file" && part.FileName() != "" && !strings.EqualFold(path.Ext(part.FileName()), ".txt"):
			return "", nil, errNoRecord
		}
		text, err := io.ReadAll(http.MaxBytesReader(w, part, maxCaseForm))
		if err != nil {
			return "", nil, badUpload(err)
		}
		if len(text) > 0 {
			return record.Decode(text), nil, nil
		}
	}
}

var errNoRecord = &statusError{http.StatusUnsupportedMediaType, "Cases are read from text records (.txt), tables (.csv) and JSON (.json). Save a table as “CSV UTF-8”. Nothing was read."}

// isUpload reports whether a request brings files along.
func isUpload(r *http.Request) bool {
	return strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
}

// badUpload is a file that did not come through: too large, no room for it, or
// broken off.
func badUpload(err error) error {
	var tooLarge *http.MaxBytesError
	if err = store.FullDisk(err); errors.As(err, &tooLarge) || errors.Is(err, store.ErrFull) {
		return err
	}
	return errBadRequest
}

// withLineFeeds ends every line with a line feed alone.
func withLineFeeds(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text)
}

// openWaiting opens a record that waits.
func (s *Server) openWaiting(w http.ResponseWriter, r *http.Request) error {
	waiting, err := s.waitingAsked(r)
	if err != nil {
		return err
	}
	if waiting.CaseID != 0 {
		http.Redirect(w, r, templates.AdminEditPath(waiting.CaseID), http.StatusSeeOther)
		return nil
	}
	return s.openRecord(w, r, waiting)
}

// discardWaiting forgets a record that waits.
func (s *Server) discardWaiting(w http.ResponseWriter, r *http.Request) error {
	waiting, err := s.waitingAsked(r)
	if err != nil {
		return err
	}
	a, _ := account(r)
	if err := s.store.StopWaiting(r.Context(), a.ID, waiting.ID); err != nil {
		return err
	}
	http.Redirect(w, r, templates.AdminImportPath+"?notice=discarded", http.StatusSeeOther)
	return nil
}

// waitingAsked is the record in the address, if it is the visitor's own.
func (s *Server) waitingAsked(r *http.Request) (store.Waiting, error) {
	id, err := strconv.ParseInt(chi.URLParam(r, "id"), 10, 64)
	if err != nil {
		return store.Waiting{}, errNotFound
	}
	a, _ := account(r)
	list, err := s.store.WaitingOf(r.Context(), a.ID)
	if err != nil {
		return store.Waiting{}, err
	}
	i := slices.IndexFunc(list, func(w store.Waiting) bool { return w.ID == id })
	if i < 0 {
		return store.Waiting{}, errNotFound
	}
	return list[i], nil
}

// openRecord shows the form of a new case, filled in from a record.
func (s *Server) openRecord(w http.ResponseWriter, r *http.Request, waiting store.Waiting) error {
	answers := record.Parse(waiting.Text).Answers
	fillPosition(answers)
	return s.form(w, r, http.StatusOK, templates.FormPage{Answers: answers, Form: newFormID(), Pasted: s.pasted(r, waiting, answers)})
}

// fillPosition answers where the city is, if only one can be meant.
func fillPosition(answers casestudy.Answers) {
	found := places.Cities(answers.Get("city"), answers.Get("country"))
	if len(found) == 1 && answers.Get("lat") == "" && answers.Get("lon") == "" {
		for field, values := range templates.WhereQuestion("", found, answers).Offers[0].Values {
			answers.Set(field, values...)
		}
	}
}

// pasted says of a form that was filled in from a record what the record leaves
// open, by what the form says now. Where the database does not answer, the form
// comes without what it would add.
func (s *Server) pasted(r *http.Request, waiting store.Waiting, answers casestudy.Answers) *templates.Pasted {
	read := record.Parse(waiting.Text)
	p := &templates.Pasted{Record: waiting.Text, Waiting: waiting.ID, Lines: markLines(waiting.Text, read)}
	for _, q := range read.Questions {
		if field := askedOf(q.Field, read.Answers, answers); field != "" {
			p.Questions = append(p.Questions, templates.NewQuestion(field, q.Text, q.Ask, q.Offered, answers))
		}
	}
	if city := answers.Get("city"); city != "" {
		if q := templates.WhereQuestion(city, citiesOf(city, answers.Get("country")), answers); len(q.Offers) > 0 || answers.Get("lat") == "" {
			p.Questions = append(p.Questions, q)
		}
	}
	for _, l := range read.Unplaced {
		p.Unplaced = append(p.Unplaced, templates.Unplaced{Line: l.Number, Text: l.Text, Why: l.Why})
	}
	if err := errors.Join(s.findAlike(r.Context(), p, answers), s.putAmongOthers(r, p)); err != nil {
		s.Log.Error("a pasted record is shown by itself", "err", err)
	}
	return p
}

// mostCities is how many places of one name are offered.
const mostCities = 6

func citiesOf(city, country string) []places.City {
	found := places.Cities(city, country)
	return found[:min(len(found), mostCities)]
}

// findAlike finds the cases that may be the same as the one in a form.
func (s *Server) findAlike(ctx context.Context, p *templates.Pasted, answers casestudy.Answers) error {
	c, _ := answers.Case()
	found, err := s.store.Alike(ctx, &c)
	for _, a := range found {
		p.Alike = append(p.Alike, templates.AlikeCase{ID: a.ID, Name: a.Name, City: a.City, State: strings.ToLower(a.State.Label()), Why: likenesses[a.Likeness]})
	}
	return err
}

var likenesses = map[casestudy.Likeness]string{
	casestudy.SameWebsite: "the same website", casestudy.SameName: "the same name", casestudy.AlikeInCity: "much the same name, in the same city",
}
