package web

import (
	"net/http"
	"slices"
	"strings"

	"cogov/internal/record"
	"cogov/internal/store"
	"cogov/templates"
)

// putAmongOthers puts the lines of a record between those of the others of the
// same text.
func (s *Server) putAmongOthers(r *http.Request, p *templates.Pasted) error {
	if p.Waiting == 0 {
		return nil
	}
	a, _ := account(r)
	list, err := s.store.WaitingOf(r.Context(), a.ID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(list, func(w store.Waiting) bool { return w.ID == p.Waiting })
	if i < 0 { // it is a case by now, or was discarded: the form holds it all the same
		p.Waiting = 0
		return nil
	}
	list = slices.DeleteFunc(slices.Clone(list), func(w store.Waiting) bool { return w.Paste != list[i].Paste })
	p.Others = waitingRecords(list)
	var whole []templates.PastedLine
	for _, w := range list {
		lines := p.Lines
		if w.ID != p.Waiting {
			lines = otherLines(w.Text)
		}
		lines[0].Cut = true
		whole = append(whole, lines...)
	}
	p.Lines = whole
	return nil
}

func otherLines(text string) []templates.PastedLine {
	var lines []templates.PastedLine
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		lines = append(lines, templates.PastedLine{Text: line, Other: true})
	}
	return lines
}

// markLines gives the lines of a record with what each gave.
func markLines(text string, read record.Record) []templates.PastedLine {
	var lines []templates.PastedLine
	var ends []int // by line: the byte after it
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		at += len(line) + 1
		ends = append(ends, at)
		lines = append(lines, templates.PastedLine{Number: len(ends), Text: line})
	}
	for _, place := range read.Places {
		first, _ := slices.BinarySearch(ends, place.Start+1)
		last, _ := slices.BinarySearch(ends, max(place.End, place.Start+1))
		for i := first; i <= min(last, len(lines)-1); i++ {
			lines[i].Placed = lines[i].Placed || lines[i].Text != ""
		}
		if first < len(lines) && place.Field != "" && !slices.Contains(lines[first].Fields, place.Field) {
			lines[first].Fields = append(lines[first].Fields, place.Field)
		}
	}
	for _, l := range read.Unplaced {
		if l.Number <= len(lines) {
			lines[l.Number-1].Unplaced = true
		}
	}
	return lines
}

// waitingRecords gives pasted records a title each.
func waitingRecords(list []store.Waiting) []templates.WaitingRecord {
	var records []templates.WaitingRecord
	for _, w := range list {
		records = append(records, waitingRecord(w))
	}
	return records
}

// waitingRecord finds a title: the name, and the city as well, because records of
// several cities may have one name.
func waitingRecord(w store.Waiting) templates.WaitingRecord {
	read := record.Parse(w.Text).Answers
	title := read.Get("name")
	if title == "" {
		title, _, _ = strings.Cut(strings.TrimSpace(w.Text), "\n")
	}
	if city := read.Get("city"); !strings.Contains(title, city) {
		title += ", " + city
	}
	return templates.WaitingRecord{ID: w.ID, Title: title, CaseID: w.CaseID, Pasted: w.Pasted}
}
