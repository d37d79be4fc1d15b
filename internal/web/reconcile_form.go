package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"cogov/internal/casestudy"
	"cogov/internal/store"
	"cogov/templates"
)

// proposed answers the form of the scores: what a published record says stands;
// else what all readings found, with the words of the first who did. Where they
// differ, what stood before goes on, and without it the editor decides.
func proposed(c casestudy.Case, readings []casestudy.Reading) casestudy.Answers {
	answers := c.Answers()
	for i, p := range casestudy.Principles {
		if c.Scores[i].ScoredBy == casestudy.ByPublication {
			continue
		}
		n := slices.IndexFunc(readings, func(r casestudy.Reading) bool { return r.Scores[i].IsGiven() })
		if casestudy.Differ(readings, i) {
			if !c.Scores[i].IsGiven() {
				delete(answers, p.Code)
			}
		} else if n >= 0 && readings[n].Scores[i].Level != c.Scores[i].Level {
			found := readings[n].Answers()
			for _, f := range casestudy.ReadingFields(p) {
				answers[f.Name] = found[f.Name]
			}
		}
	}
	return answers
}

// sentReconcile takes a posted form of scores.
func sentReconcile(r *http.Request) templates.ReconcilePage {
	page := templates.ReconcilePage{Answers: casestudy.Answers{}, Message: strings.TrimSpace(r.PostForm.Get("message"))}
	page.Revision, _ = strconv.Atoi(r.PostForm.Get("revision"))
	for _, p := range casestudy.Principles {
		for _, f := range casestudy.ScoreFields(p) {
			if values, ok := r.PostForm[f.Name]; ok {
				page.Answers[f.Name] = values
			}
		}
	}
	return page
}

// usedReadings are the private readings that a form took its scores from.
func usedReadings(r *http.Request) (ids []int64, err error) {
	if len(r.PostForm["reading"]) == 0 {
		return nil, errBadRequest // the page has no form then
	}
	for _, text := range r.PostForm["reading"] {
		id, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return nil, errBadRequest
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// reconciled puts sent scores into the newest revision of a case, or says what is
// wrong with the case itself or with the answers.
func reconciled(page templates.ReconcilePage, e store.Edition, readings []casestudy.Reading) (c casestudy.Case, failure string, problems casestudy.Problems) {
	if _, own := e.Answers.Case(); len(own) > 0 { // a rule that came later than the revision
		return c, "The case has a problem of its own. Mend it in its form first: " + own[0].Text + ".", nil
	}
	before, sent := e.Case(), page.Answers
	c = before
	c.Scores, problems = scoresOf(sent, &before)
	c.Rescored(&before)
	for i, p := range casestudy.Principles {
		is, was := &c.Scores[i], &before.Scores[i]
		if sent.Get(p.Code) == "" {
			problems = problems.And(casestudy.Problems{{Name: p.Code, Text: "Choose what stands for " + p.Name}})
		}
		stands := was.ScoredBy == casestudy.ByPublication && is.ScoredBy == casestudy.ByPublication
		if casestudy.Differ(readings, i) && is.Note == "" && !stands {
			problems = problems.And(casestudy.Problems{{Name: p.Code + "_note", Text: "Say why this level stands for " + p.Name + ": the readings differ"}})
		}
		if is.ScoredBy == casestudy.ByReading && *is != *was {
			is.Date = time.Now().UTC().Format(time.DateOnly)
		}
	}
	if utf8.RuneCountInString(page.Message) > maxMessage {
		problems = append(problems, casestudy.Problem{Name: "message", Text: "The reason for the change must be 500 characters or fewer"})
	}
	return c, "", problems
}

// scoresOf reads sent scores. Who scored is asked only of a published record's;
// when, of none.
func scoresOf(sent casestudy.Answers, before *casestudy.Case) ([5]casestudy.Score, casestudy.Problems) {
	answers, was := casestudy.Answers{"name": {"scores alone"}}, before.Answers()
	for i, p := range casestudy.Principles {
		fields := casestudy.ScoreFields(p)
		for _, f := range fields {
			answers[f.Name] = sent[f.Name]
		}
		scoredBy, date := fields[4].Name, fields[5].Name
		answers[date] = was[date]
		if before.Scores[i].ScoredBy != casestudy.ByPublication {
			delete(answers, scoredBy) // whatever stands now is a reading
		} else if sent.Get(scoredBy) == "" {
			answers.Set(scoredBy, casestudy.ByPublication)
		}
	}
	c, problems := answers.Case()
	return c.Scores, problems
}
