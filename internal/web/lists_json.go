package web

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"cogov/internal/casestudy"
	"cogov/internal/catalog"
	"cogov/internal/export"
	"cogov/templates"
)

// A citedFile is a page of a list that was frozen, as JSON.
type citedFile struct {
	URL          string      `json:"url"`
	Query        string      `json:"query"`
	QueryURL     string      `json:"query_url"`
	Frozen       string      `json:"frozen"`
	DataRevision int64       `json:"data_revision"`
	Total        int         `json:"total"`
	Checksum     string      `json:"sha256"`
	ChecksumOf   string      `json:"sha256_of"`
	Citation     string      `json:"citation"`
	Chicago      string      `json:"chicago"`
	BibTeX       string      `json:"bibtex"`
	RIS          string      `json:"ris"`
	CSL          any         `json:"csl"`
	Licence      string      `json:"licence"`
	Since        citedSince  `json:"since"`
	Page         int         `json:"page"`
	PerPage      int         `json:"per_page"`
	Next         string      `json:"next,omitempty"` // address of the next page
	Cases        []citedLine `json:"cases"`
}

// A citedSince names what changed, by the addresses of now. Of cases that are no
// longer published it says only how many they are.
type citedSince struct {
	Added       []string `json:"added"`
	Removed     []string `json:"removed"`
	Rescored    []string `json:"rescored"`
	Unpublished int      `json:"no_longer_published"`
}

// A citedLine is a case as it was. One that is no longer published is only its
// line in the text of the checksum.
type citedLine struct {
	Line      string            `json:"line"`
	Published bool              `json:"published"`
	Slug      string            `json:"slug,omitempty"`
	Name      string            `json:"name,omitempty"`
	City      string            `json:"city,omitempty"`
	Country   string            `json:"country,omitempty"`
	Revision  int               `json:"revision,omitempty"`
	Scores    map[string]string `json:"scores,omitempty"`
	URL       string            `json:"url,omitempty"` // of the revision
	Matches   bool              `json:"matches_today"`
	Rescored  bool              `json:"rescored"`
}

func (s *Server) showCitedListJSON(w http.ResponseWriter, r *http.Request) error {
	data, name, at := s.shown.Load(), chi.URLParam(r, "id"), catalog.ParseQuery(r.URL.Query()).Page
	s.credit(w.Header(), templates.CitedListPath(name, at))
	return s.public(w, r, data, templates.CitedListJSONPath(name, at), func() (answer, error) {
		l, err := s.citedList(r, data)
		if err != nil {
			return answer{}, err
		}
		rows, err := s.citedRows(r.Context(), data, &l, at)
		if err != nil {
			return answer{}, err
		}
		c := s.listCitation(data, &l)
		file := citedFile{
			URL: c.Address, Query: l.CitedList.Query, QueryURL: s.absolute(templates.CasesPath(l.query)),
			Frozen: l.Frozen.UTC().Format(time.RFC3339), DataRevision: l.Revision, Total: len(l.Since.Cases),
			Checksum: l.Checksum(), ChecksumOf: s.absolute(templates.CitedListTextPath(name)),
			Citation: c.Text(), Chicago: c.Chicago(), BibTeX: c.BibTeX(), RIS: c.RIS(), CSL: json.RawMessage(c.CSL()), Licence: export.Licence,
			Since: sinceNames(data, &l), Page: at, PerPage: templates.CitedPerPage,
		}
		if at < l.pages() {
			file.Next = s.absolute(templates.CitedListJSONPath(name, at+1))
		}
		for i := range rows {
			file.Cases = append(file.Cases, s.citedLine(&rows[i]))
		}
		return jsonDocument(file)
	})
}

func sinceNames(data *edition, l *citedList) citedSince {
	since := citedSince{Added: []string{}, Removed: []string{}, Rescored: []string{}}
	for _, p := range data.Some(l.Added) {
		since.Added = append(since.Added, p.Slug)
	}
	for i := range l.Since.Cases {
		c := &l.Since.Cases[i]
		if !c.IsPublished() {
			since.Unpublished++
		}
		if c.IsRemoved() {
			since.Removed = append(since.Removed, c.Slug)
		}
		if c.IsRescored() {
			since.Rescored = append(since.Rescored, c.Slug)
		}
	}
	return since
}

func (s *Server) citedLine(r *templates.CitedRow) citedLine {
	line := citedLine{Line: r.Then.Line(), Published: r.IsPublished(), Matches: r.Matches, Rescored: r.IsRescored()}
	if !line.Published {
		return line
	}
	line.Slug, line.Name, line.City, line.Country = r.Slug, r.Name, r.City, r.Country
	line.Revision, line.URL = r.Then.Revision, s.absolute(templates.RevisionPath(r.Slug, r.Then.Revision))
	line.Scores = map[string]string{}
	for i, p := range casestudy.Principles {
		line.Scores[p.Code] = string(r.Then.Levels[i])
	}
	return line
}
