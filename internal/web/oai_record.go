package web

import (
	"net/http"
	"strconv"

	"cogov/internal/casestudy"
	"cogov/internal/export"
	"cogov/internal/places"
	"cogov/internal/store"
	"cogov/templates"
)

type oaiHeaders struct {
	Headers []oaiHeader `xml:"header"`
	Token   *oaiToken   `xml:"resumptionToken"`
}

type oaiHeader struct {
	Status     string `xml:"status,attr,omitempty"`
	Identifier string `xml:"identifier"`
	Date       string `xml:"datestamp"`
}

type oaiRecords struct {
	Records []oaiRecord `xml:"record"`
	Token   *oaiToken   `xml:"resumptionToken"`
}

type oaiRecord struct {
	Header   oaiHeader    `xml:"header"`
	Metadata *oaiMetadata `xml:"metadata"`
}

type oaiMetadata struct {
	Core dublinCore
}

// A dublinCore is a case in the fifteen elements of Dublin Core.
type dublinCore struct {
	XMLName     struct{} `xml:"oai_dc:dc"`
	OAI         string   `xml:"xmlns:oai_dc,attr"`
	DC          string   `xml:"xmlns:dc,attr"`
	XSI         string   `xml:"xmlns:xsi,attr"`
	Schema      string   `xml:"xsi:schemaLocation,attr"`
	Titles      []string `xml:"dc:title"`
	Subjects    []string `xml:"dc:subject"`
	Description []string `xml:"dc:description,omitempty"`
	Publisher   string   `xml:"dc:publisher"`
	Date        string   `xml:"dc:date"`
	Type        string   `xml:"dc:type"`
	Format      string   `xml:"dc:format"`
	Identifiers []string `xml:"dc:identifier"`
	Sources     []string `xml:"dc:source"`
	Language    string   `xml:"dc:language"`
	Coverage    []string `xml:"dc:coverage"`
	Rights      string   `xml:"dc:rights"`
}

func (s *Server) oaiListIdentifiers(r *http.Request, a *oaiAnswer) error {
	changes, token, err := s.oaiChanges(r, &a.Request, oaiHeadersAtOnce)
	if err != nil {
		return err
	}
	a.Headers = &oaiHeaders{Token: token}
	for _, c := range changes {
		a.Headers.Headers = append(a.Headers.Headers, s.oaiHeader(c))
	}
	return nil
}

func (s *Server) oaiListRecords(r *http.Request, a *oaiAnswer) error {
	changes, token, err := s.oaiChanges(r, &a.Request, oaiRecordsAtOnce)
	if err != nil {
		return err
	}
	a.Records = &oaiRecords{Token: token}
	a.Records.Records, err = s.oaiRecords(r, changes)
	return err
}

func (s *Server) oaiGetRecord(r *http.Request, a *oaiAnswer) error {
	if a.Request.Prefix != oaiDC {
		return errOAIFormat
	}
	change, err := s.oaiItem(r, a.Request.Identifier)
	if err != nil {
		return err
	}
	a.Record = &oaiRecords{}
	a.Record.Records, err = s.oaiRecords(r, []store.PublicChange{change})
	return err
}

func (s *Server) oaiHeader(c store.PublicChange) oaiHeader {
	h := oaiHeader{Identifier: s.oaiIdentifier(c.ID), Date: c.At.Format(oaiSeconds)}
	if c.Gone {
		h.Status = "deleted"
	}
	return h
}

// oaiRecords are the cases of some changes. One that was withdrawn, if only just
// now, is a header without more.
func (s *Server) oaiRecords(r *http.Request, changes []store.PublicChange) ([]oaiRecord, error) {
	var ids []int64
	for _, c := range changes {
		if !c.Gone {
			ids = append(ids, c.ID)
		}
	}
	whole := map[int64]*oaiMetadata{}
	for p, err := range s.store.Whole(r.Context(), ids) {
		if err != nil {
			return nil, err
		}
		whole[p.ID] = &oaiMetadata{s.dublinCore(&p)}
	}
	records := make([]oaiRecord, len(changes))
	for i, c := range changes {
		c.Gone = whole[c.ID] == nil
		records[i] = oaiRecord{s.oaiHeader(c), whole[c.ID]}
	}
	return records, nil
}

func (s *Server) dublinCore(p *casestudy.Published) dublinCore {
	core := dublinCore{
		OAI: oaiDCNamespace, DC: "http://purl.org/dc/elements/1.1/", XSI: "http://www.w3.org/2001/XMLSchema-instance",
		Schema: oaiDCNamespace + " " + oaiDCSchema,
		Titles: append([]string{p.Name}, p.Aliases...), Publisher: s.SiteName, Date: p.Changed.Format("2006-01-02"),
		Type: "Text", Format: "text/html", Language: "en", Rights: export.Licence,
		Identifiers: []string{s.absolute(templates.CasePath(p.Slug)), s.cited(p.Slug, p.Revision)},
	}
	for _, code := range p.Topics {
		core.Subjects = append(core.Subjects, casestudy.Label(casestudy.Topics, code))
	}
	for _, text := range []string{p.Summary, p.Description} {
		if text != "" && len(core.Description) == 0 {
			core.Description = []string{text}
		}
	}
	for _, source := range p.Sources {
		if source.URL != "" {
			core.Sources = append(core.Sources, source.URL)
		} else {
			core.Sources = append(core.Sources, source.Title)
		}
	}
	core.Coverage = coverageOf(&p.Case)
	return core
}

// coverageOf says where and when a case is.
func coverageOf(c *casestudy.Case) (coverage []string) {
	if c.City != "" {
		coverage = append(coverage, c.City)
	}
	if country, ok := places.CountryByCode(c.Country); ok {
		coverage = append(coverage, country.Name)
	}
	switch {
	case c.StartYear != 0 && c.EndYear != 0:
		coverage = append(coverage, strconv.Itoa(c.StartYear)+"/"+strconv.Itoa(c.EndYear))
	case c.StartYear != 0:
		coverage = append(coverage, strconv.Itoa(c.StartYear)+"/..")
	}
	return coverage
}
