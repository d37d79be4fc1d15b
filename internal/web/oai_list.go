package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"cogov/internal/store"
)

// How many headers and records are in one answer.
const (
	oaiHeadersAtOnce = 500
	oaiRecordsAtOnce = 50
)

// An oaiStep is where somebody stands in a list: all of it is in the resumption
// token, which therefore never expires. What changes meanwhile moves to the end
// of the list, so that nothing is left out.
type oaiStep struct {
	store.Harvest
	given int // before this step
}

func (st oaiStep) token() string {
	until := int64(0)
	if !st.Until.IsZero() {
		until = st.Until.UnixMilli()
	}
	return fmt.Sprintf("%d.%d.%d.%d.%d", st.From.UnixMilli(), until, st.After.At.UnixMilli(), st.After.ID, st.given)
}

func readOAIToken(token string) (st oaiStep, err error) {
	parts := strings.Split(token, ".")
	if len(parts) != 5 {
		return st, errOAIToken
	}
	var n [5]int64
	for i, part := range parts {
		if n[i], err = strconv.ParseInt(part, 10, 64); err != nil || n[i] < 0 {
			return st, errOAIToken
		}
	}
	st.From, st.After, st.given = time.UnixMilli(n[0]).UTC(), store.PublicChange{ID: n[3], At: time.UnixMilli(n[2]).UTC()}, int(n[4])
	if n[1] != 0 {
		st.Until = time.UnixMilli(n[1]).UTC()
	}
	if st.After.ID == 0 || st.token() != token {
		return st, errOAIToken
	}
	return st, nil
}

var errOAIToken = oaiFault("badResumptionToken", "This resumption token was not given here.")

// oaiBegin reads where a list begins: at a resumption token, or at dates.
func oaiBegin(r *oaiRequest) (st oaiStep, err error) {
	switch {
	case r.Token != "":
		return readOAIToken(r.Token)
	case r.Prefix != oaiDC:
		return st, errOAIFormat
	case r.Set != "":
		return st, errNoSets
	}
	if r.From != "" {
		if st.From, _, err = oaiDate(r.From); err != nil {
			return st, err
		}
	}
	if r.Until != "" {
		var length time.Duration
		if st.Until, length, err = oaiDate(r.Until); err != nil {
			return st, err
		}
		st.Until = st.Until.Add(length) // the day or second is part of it
	}
	first := time.UnixMilli(0).UTC() // before every change, and the least that a token can say
	switch {
	case r.From != "" && r.Until != "" && len(r.From) != len(r.Until):
		return st, oaiFault("badArgument", "Give from and until both as days or both as seconds.")
	case r.Until != "" && !st.From.Before(st.Until):
		return st, oaiFault("badArgument", "From is later than until.")
	case st.From.Before(first):
		st.From = first
	}
	return st, nil
}

var errOAIFormat = oaiFault("cannotDisseminateFormat", "The repository has oai_dc only.")

// oaiDate reads a day or a second, and says how long it is.
func oaiDate(s string) (t time.Time, length time.Duration, err error) {
	layout, length := time.DateOnly, 24*time.Hour
	if len(s) != len(layout) {
		layout, length = oaiSeconds, time.Second
	}
	if t, err = time.Parse(layout, s); err != nil || t.Year() == 0 || t.Format(layout) != s {
		return t, 0, oaiFault("badArgument", "A date is written as 2026-11-23 or 2026-11-23T15:30:00Z.")
	}
	return t, length, nil
}

// oaiChanges reads one step of a list, and what leads to the next: nothing if
// the list is whole.
func (s *Server) oaiChanges(r *http.Request, asked *oaiRequest, limit int) ([]store.PublicChange, *oaiToken, error) {
	st, err := oaiBegin(asked)
	if err != nil {
		return nil, nil, err
	}
	changes, err := s.store.PublicChanges(r.Context(), st.Harvest, limit+1)
	if err != nil {
		return nil, nil, err
	}
	if len(changes) == 0 {
		return nil, nil, oaiFault("noRecordsMatch", "Nothing was published or withdrawn in this time.")
	}
	more := len(changes) > limit
	if !more && asked.Token == "" {
		return changes, nil, nil
	}
	token := &oaiToken{Cursor: st.given}
	if token.Size, err = s.store.CountPublicChanges(r.Context(), st.Harvest); err != nil {
		return nil, nil, err
	}
	if more {
		changes = changes[:limit]
		st.After, st.given = changes[limit-1], st.given+limit
		token.Text = st.token()
	}
	return changes, token, nil
}

// An oaiToken leads to the rest of a list; the last one is empty.
type oaiToken struct {
	Size   int    `xml:"completeListSize,attr"`
	Cursor int    `xml:"cursor,attr"`
	Text   string `xml:",chardata"`
}

// oaiIdentifier names a case for good, whatever its address: by its number.
func (s *Server) oaiIdentifier(id int64) string {
	return "oai:" + s.BaseURL.Hostname() + ":" + strconv.FormatInt(id, 10)
}

// oaiItem finds what an identifier names.
func (s *Server) oaiItem(r *http.Request, identifier string) (store.PublicChange, error) {
	id, err := strconv.ParseInt(identifier[strings.LastIndexByte(identifier, ':')+1:], 10, 64)
	if err != nil || s.oaiIdentifier(id) != identifier {
		return store.PublicChange{}, errOAIUnknown
	}
	change, err := s.store.PublicChange(r.Context(), id)
	if errors.Is(err, store.ErrNotFound) {
		err = errOAIUnknown
	}
	return change, err
}

var errOAIUnknown = oaiFault("idDoesNotExist", "No case has this identifier.")
