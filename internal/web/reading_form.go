package web

import (
	"cmp"
	"net/http"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// sentReading takes a posted reading: the page it would be shown on again, what
// is to be saved, and what is wrong with it.
func sentReading(r *http.Request, d desk) (templates.ReadingFormPage, store.ReadingChange, casestudy.Problems) {
	answers := casestudy.Answers{}
	for _, name := range readingInputs {
		if values, ok := r.PostForm[name]; ok {
			answers[name] = values
		}
	}
	answers.Set("reader", cmp.Or(answers.Get("reader"), d.reader.Name))
	reading, problems := answers.Reading()
	change := store.ReadingChange{Reading: reading, Author: d.reader.Author(), HandIn: r.PostForm.Get("action") == "hand-in"}
	change.Number, _ = strconv.Atoi(cmp.Or(r.PostForm.Get("number"), "1"))
	change.Base, _ = strconv.Atoi(r.PostForm.Get("saves"))
	if change.HandIn {
		problems = problems.And(reading.ToHandIn())
		if change.Number > 1 && reading.Correction == "" {
			problems = problems.And(casestudy.Problems{{Name: "correction", Text: "Say what you correct and why, to hand the correction in"}})
		}
	}
	return templates.ReadingFormPage{Answers: answers, Number: change.Number, Saves: change.Base}, change, problems
}

// readingInputs are the parts of a reading that its form asks for.
var readingInputs = func() []string {
	inputs := []string{"reader", "basis", "correction"}
	for _, p := range casestudy.Principles {
		for _, f := range casestudy.ReadingFields(p) {
			inputs = append(inputs, f.Name)
		}
	}
	return inputs
}()
