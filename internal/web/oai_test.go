package web

import (
	"encoding/xml"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cogov/internal/casestudy"
	"cogov/internal/conform"
	"cogov/internal/store"
)

// An oaiRead is an answer as a harvester reads it, by namespaces.
type oaiRead struct {
	XMLName xml.Name
	Date    string `xml:"http://www.openarchives.org/OAI/2.0/ responseDate"`
	Request struct {
		Attributes []xml.Attr `xml:",any,attr"`
		Address    string     `xml:",chardata"`
	} `xml:"http://www.openarchives.org/OAI/2.0/ request"`
	Errors []struct {
		Code string `xml:"code,attr"`
	} `xml:"http://www.openarchives.org/OAI/2.0/ error"`
	Identify struct {
		Name     string `xml:"repositoryName"`
		Address  string `xml:"baseURL"`
		Version  string `xml:"protocolVersion"`
		Email    string `xml:"adminEmail"`
		Earliest string `xml:"earliestDatestamp"`
		Deleted  string `xml:"deletedRecord"`
		Unit     string `xml:"granularity"`
	} `xml:"http://www.openarchives.org/OAI/2.0/ Identify"`
	Prefixes []string    `xml:"http://www.openarchives.org/OAI/2.0/ ListMetadataFormats>metadataFormat>metadataPrefix"`
	Headers  oaiReadList `xml:"http://www.openarchives.org/OAI/2.0/ ListIdentifiers"`
	Records  oaiReadList `xml:"http://www.openarchives.org/OAI/2.0/ ListRecords"`
	Record   oaiReadList `xml:"http://www.openarchives.org/OAI/2.0/ GetRecord"`
}

type oaiReadList struct {
	Headers []oaiReadHeader `xml:"header"`
	Records []struct {
		Header   oaiReadHeader `xml:"header"`
		Metadata *struct {
			Core oaiReadCore `xml:"http://www.openarchives.org/OAI/2.0/oai_dc/ dc"`
		} `xml:"http://www.openarchives.org/OAI/2.0/ metadata"`
	} `xml:"record"`
	Token *struct {
		Size   int    `xml:"completeListSize,attr"`
		Cursor int    `xml:"cursor,attr"`
		Text   string `xml:",chardata"`
	} `xml:"resumptionToken"`
}

type oaiReadHeader struct {
	Status     string `xml:"status,attr"`
	Identifier string `xml:"identifier"`
	Date       string `xml:"datestamp"`
}

type oaiReadCore struct {
	XMLName     xml.Name
	Titles      []string `xml:"http://purl.org/dc/elements/1.1/ title"`
	Description []string `xml:"http://purl.org/dc/elements/1.1/ description"`
	Identifiers []string `xml:"http://purl.org/dc/elements/1.1/ identifier"`
	Coverage    []string `xml:"http://purl.org/dc/elements/1.1/ coverage"`
	Rights      string   `xml:"http://purl.org/dc/elements/1.1/ rights"`
}

var oaiInstant = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)

// oai asks and holds every answer to what the protocol wants of all of them.
func (s *site) oai(query string) (a oaiRead) {
	s.t.Helper()
	p := s.get("/oai?" + query)
	s.sound(conform.OAI, p)
	if err := xml.Unmarshal([]byte(p.body), &a); err != nil {
		s.t.Fatalf("%s: %v\n%s", query, err, p.body)
	}
	if a.XMLName != (xml.Name{Space: "http://www.openarchives.org/OAI/2.0/", Local: "OAI-PMH"}) || !oaiInstant.MatchString(a.Date) ||
		a.Request.Address != s.server.URL+"/oai" || !strings.HasPrefix(p.header.Get("Content-Type"), "text/xml") {
		s.t.Errorf("%s: the answer is framed as %+v, %v", query, a.Request, p.header)
	}
	given, _ := url.ParseQuery(query)
	if a.fault() == "badVerb" || a.fault() == "badArgument" {
		given = nil
	}
	repeated := url.Values{}
	for _, attribute := range a.Request.Attributes {
		repeated.Set(attribute.Name.Local, attribute.Value)
	}
	if !maps.EqualFunc(given, repeated, slices.Equal[[]string]) {
		s.t.Errorf("%s is repeated as %v", query, repeated)
	}
	return a
}

func (a oaiRead) fault() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return a.Errors[0].Code
}

// oaiAll follows a list to its end and gives its headers by identifier. Between
// two steps it does something.
func (s *site) oaiAll(verb, query string, between func(step int)) map[string]oaiReadHeader {
	s.t.Helper()
	all := map[string]oaiReadHeader{}
	for step := 1; ; step++ {
		a := s.oai("verb=" + verb + "&" + query)
		list := a.Headers
		if verb == "ListRecords" {
			list = a.Records
		}
		for _, r := range list.Records {
			if (r.Metadata == nil) != (r.Header.Status == "deleted") {
				s.t.Errorf("%s has status %q and metadata %v", r.Header.Identifier, r.Header.Status, r.Metadata)
			}
			list.Headers = append(list.Headers, r.Header)
		}
		if a.fault() != "" || len(list.Headers) == 0 {
			s.t.Fatalf("step %d gives %v", step, a.Errors)
		}
		if list.Token != nil && list.Token.Cursor != len(all) && between == nil {
			s.t.Errorf("step %d begins at %d, after %d", step, list.Token.Cursor, len(all))
		}
		for _, h := range list.Headers {
			all[h.Identifier] = h
		}
		if list.Token == nil || list.Token.Text == "" {
			return all
		}
		query = "resumptionToken=" + url.QueryEscape(list.Token.Text)
		if between != nil {
			between(step)
		}
	}
}

func TestLibrariesHarvestEveryCase(t *testing.T) {
	s := wholeSite(t)
	id := s.oai("verb=Identify").Identify
	if id.Name != "Cogov" || id.Address != s.server.URL+"/oai" || id.Version != "2.0" || id.Email != "editors@example.org" ||
		id.Deleted != "persistent" || id.Unit != "YYYY-MM-DDThh:mm:ssZ" || !oaiInstant.MatchString(id.Earliest) {
		t.Errorf("it says of itself %+v", id)
	}
	if prefixes := s.oai("verb=ListMetadataFormats").Prefixes; !slices.Equal(prefixes, []string{"oai_dc"}) {
		t.Errorf("formats %v", prefixes)
	}
	records, headers := s.oaiAll("ListRecords", "metadataPrefix=oai_dc", nil), s.oaiAll("ListIdentifiers", "metadataPrefix=oai_dc", nil)
	if len(records) != 83 || !maps.Equal(records, headers) {
		t.Errorf("%d records and %d headers", len(records), len(headers))
	}
	for identifier, h := range records {
		if h.Date < id.Earliest || !oaiInstant.MatchString(h.Date) {
			t.Errorf("%s is of %s, the first of %s", identifier, h.Date, id.Earliest)
		}
	}
	today := time.Now().UTC()
	day := func(n int) string { return today.AddDate(0, 0, n).Format(time.DateOnly) }
	if some := s.oaiAll("ListIdentifiers", "metadataPrefix=oai_dc&from="+id.Earliest+"&until="+day(1)+"T00:00:00Z", nil); len(some) != 83 {
		t.Errorf("%d from the first on", len(some))
	}
	if some := s.oaiAll("ListIdentifiers", "metadataPrefix=oai_dc&from="+id.Earliest+"&until="+id.Earliest, nil); len(some) == 0 {
		t.Error("nothing in the second of the first change")
	}
	if some := s.oaiAll("ListIdentifiers", "metadataPrefix=oai_dc&from=1900-01-01", nil); len(some) != 83 {
		t.Errorf("%d from long ago on", len(some))
	}
	for _, window := range []string{"until=1969-12-31", "from=1900-01-01&until=1950-01-01", "until=0001-01-01", "until=" + day(-2), "from=" + day(2), "from=" + day(-9) + "&until=" + day(-3)} {
		if fault := s.oai("verb=ListRecords&metadataPrefix=oai_dc&" + window).fault(); fault != "noRecordsMatch" {
			t.Errorf("%s gives %q", window, fault)
		}
	}
}

// What changes between two steps of a harvest is seen at its end, what is
// withdrawn as deleted, and nothing is left out.
func TestAHarvestSurvivesChanges(t *testing.T) {
	s := wholeSite(t)
	before := s.oaiAll("ListIdentifiers", "metadataPrefix=oai_dc", nil)
	p, _ := s.web.shown.Load().BySlug("utrecht-human-rights-city")
	gone := s.web.oaiIdentifier(p.ID)
	var added string
	all := s.oaiAll("ListRecords", "metadataPrefix=oai_dc", func(step int) {
		if step == 1 {
			s.withdraw("utrecht-human-rights-city")
			s.revise(s.publish(scored("Garden", "weak")), scored("Garden of all", "weak"))
			p, _ := s.web.shown.Load().BySlug("garden")
			added = s.web.oaiIdentifier(p.ID)
		}
	})
	if len(all) != len(before)+1 || all[gone].Status != "deleted" || all[added].Status != "" || all[added].Identifier == "" {
		t.Errorf("%d before, %d with the new one; gone %+v, new %+v", len(before), len(all), all[gone], all[added])
	}
	record := s.oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + gone).Record.Records[0]
	if record.Header.Status != "deleted" || record.Metadata != nil {
		t.Errorf("the withdrawn case is %+v", record)
	}
}

func TestARecordSaysWhatTheCaseIs(t *testing.T) {
	s := newSite(t)
	const hostile = `]]> & <b>"Garden"</b>` + " \u202egnirts"
	slug := s.publish(casestudy.Answers{"name": {hostile}, "aliases": {"Jardin"}, "city": {"Lyon"}, "country": {"FR"}, "start_year": {"2001"}, "summary": {"One\ntwo " + hostile}})
	p, _ := s.web.shown.Load().BySlug(slug)
	record := s.oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + s.web.oaiIdentifier(p.ID)).Record.Records[0]
	c := record.Metadata.Core
	if c.XMLName.Space != "http://www.openarchives.org/OAI/2.0/oai_dc/" || !slices.Equal(c.Titles, []string{hostile, "Jardin"}) ||
		!strings.Contains(c.Description[0], hostile) || !slices.Equal(c.Identifiers, []string{s.server.URL + "/cases/" + slug, s.server.URL + "/cases/" + slug + "/revisions/1"}) ||
		!slices.Equal(c.Coverage, []string{"Lyon", "France", "2001/.."}) || c.Rights != "https://creativecommons.org/licenses/by/4.0/" {
		t.Errorf("the record is %+v", c)
	}
	if err := s.db.Rename(ctx, p.ID, "elsewhere", store.Author{Name: "Test"}); err != nil {
		t.Fatal(err)
	}
	again := s.oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + record.Header.Identifier).Record.Records[0]
	if again.Metadata == nil || again.Metadata.Core.Identifiers[0] != s.server.URL+"/cases/elsewhere" || again.Header.Date < record.Header.Date {
		t.Errorf("with another address it is %+v", again)
	}
}

func TestEveryErrorOfTheProtocol(t *testing.T) {
	s := newSite(t)
	draft := s.publish(scored("Garden", "weak"))
	p, _ := s.web.shown.Load().BySlug(draft)
	known := s.web.oaiIdentifier(p.ID)
	for query, want := range map[string]string{
		"":                                "badVerb",
		"verb=Nothing":                    "badVerb",
		"verb=identify":                   "badVerb",
		"verb=Identify&verb=Identify":     "badVerb",
		"verb=Identify&set=a":             "badArgument",
		"verb=Identify&%zz":               "badArgument",
		"verb=ListRecords":                "badArgument",
		"verb=ListRecords&metadataPrefix": "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30":                            "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&until=0000-12-31":                           "badArgument",
		"verb=ListRecords&metadataPrefix=%C3%A9":                                            "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&set=a+b":                                    "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&set=a:b":                                    "noSetHierarchy",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00Z":                     "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z": "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01":           "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&from=2026-01-02":            "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=0.0.1.1.1":                  "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&set=europe":                                 "noSetHierarchy",
		"verb=ListRecords&metadataPrefix=marc21":                                            "cannotDisseminateFormat",
		"verb=ListRecords&resumptionToken=nonsense":                                         "badResumptionToken",
		"verb=ListIdentifiers&resumptionToken=0.0.-1.1.1":                                   "badResumptionToken",
		"verb=ListIdentifiers&resumptionToken=0.0.01.1.1":                                   "badResumptionToken",
		"verb=ListIdentifiers&resumptionToken=0.0.99999999999999999999.1.1":                 "badResumptionToken",
		"verb=ListSets":                                                     "noSetHierarchy",
		"verb=GetRecord&metadataPrefix=oai_dc":                              "badArgument",
		"verb=GetRecord&identifier=" + known:                                "badArgument",
		"verb=GetRecord&metadataPrefix=x&identifier=" + known:               "cannotDisseminateFormat",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:999": "idDoesNotExist",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:1":   "idDoesNotExist",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=" + known + "x":    "idDoesNotExist",
		"verb=ListMetadataFormats&identifier=oai:127.0.0.1:0" + "1":         "idDoesNotExist",
		"verb=ListMetadataFormats&identifier=" + known:                      "",
		"verb=ListMetadataFormats&metadataPrefix=oai_dc":                    "badArgument",
	} {
		if got := s.oai(query).fault(); got != want {
			t.Errorf("%s gives %q, want %q", query, got, want)
		}
	}
	r := s.request(http.MethodPost, "/oai", strings.NewReader("verb=Identify"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if p := s.do(r); p.status != 200 || !strings.Contains(p.body, "<protocolVersion>2.0</protocolVersion>") {
		t.Errorf("by POST it gives %d:\n%s", p.status, p.body)
	}
}
