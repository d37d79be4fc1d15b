package web

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"cogov/templates"
)

// An oaiAnswer is what OAI-PMH 2.0 (openarchives.org) answers: errors, or what
// the verb asks for.
type oaiAnswer struct {
	XMLName  xml.Name `xml:"http://www.openarchives.org/OAI/2.0/ OAI-PMH"`
	XSI      string   `xml:"xmlns:xsi,attr"`
	Schema   string   `xml:"xsi:schemaLocation,attr"`
	Date     string   `xml:"responseDate"`
	Request  oaiRequest
	Error    *oaiError
	Identify *oaiIdentity
	Formats  *oaiFormats `xml:"ListMetadataFormats"`
	Headers  *oaiHeaders `xml:"ListIdentifiers"`
	Records  *oaiRecords `xml:"ListRecords"`
	Record   *oaiRecords `xml:"GetRecord"`
}

// An oaiRequest repeats what was asked, unless the verb or an argument is wrong.
type oaiRequest struct {
	XMLName    xml.Name `xml:"request"`
	Verb       string   `xml:"verb,attr,omitempty"`
	Identifier string   `xml:"identifier,attr,omitempty"`
	Prefix     string   `xml:"metadataPrefix,attr,omitempty"`
	From       string   `xml:"from,attr,omitempty"`
	Until      string   `xml:"until,attr,omitempty"`
	Set        string   `xml:"set,attr,omitempty"`
	Token      string   `xml:"resumptionToken,attr,omitempty"`
	Address    string   `xml:",chardata"`
}

// An oaiError is one of the errors of the protocol, which come with status 200.
type oaiError struct {
	XMLName xml.Name `xml:"error"`
	Code    string   `xml:"code,attr"`
	Text    string   `xml:",chardata"`
}

func (e *oaiError) Error() string { return e.Text }

func oaiFault(code, text string) error { return &oaiError{Code: code, Text: text} }

// An oaiVerb is what may be asked, with its arguments.
type oaiVerb struct {
	required, optional []string
	resumes            bool // takes a resumption token in place of all else
	answer             func(*Server, *http.Request, *oaiAnswer) error
}

var oaiVerbs = map[string]oaiVerb{
	"Identify":            {answer: (*Server).oaiIdentify},
	"ListMetadataFormats": {optional: []string{"identifier"}, answer: (*Server).oaiListFormats},
	"ListSets":            {resumes: true, answer: (*Server).oaiListSets},
	"ListIdentifiers":     {required: []string{"metadataPrefix"}, optional: []string{"from", "until", "set"}, resumes: true, answer: (*Server).oaiListIdentifiers},
	"ListRecords":         {required: []string{"metadataPrefix"}, optional: []string{"from", "until", "set"}, resumes: true, answer: (*Server).oaiListRecords},
	"GetRecord":           {required: []string{"identifier", "metadataPrefix"}, answer: (*Server).oaiGetRecord},
}

// Formats of OAI-PMH: dates to the second, and the metadata that every
// repository has.
const (
	oaiSeconds = "2006-01-02T15:04:05Z"
	oaiDC      = "oai_dc"
	oaiKind    = "text/xml; charset=utf-8"
)

// harvest answers libraries that collect what the directory has.
func (s *Server) harvest(w http.ResponseWriter, r *http.Request) error {
	a := oaiAnswer{
		XSI:     "http://www.w3.org/2001/XMLSchema-instance",
		Schema:  "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
		Date:    time.Now().UTC().Format(oaiSeconds),
		Request: oaiRequest{Address: s.absolute(templates.OAIPath)},
	}
	verb, arguments, err := oaiArguments(r)
	if err == nil {
		a.Request = oaiRequest{
			Verb: arguments.Get("verb"), Identifier: arguments.Get("identifier"), Prefix: arguments.Get("metadataPrefix"),
			From: arguments.Get("from"), Until: arguments.Get("until"), Set: arguments.Get("set"), Token: arguments.Get("resumptionToken"),
			Address: a.Request.Address,
		}
		err = verb.answer(s, r, &a)
	}
	if fault, ok := err.(*oaiError); ok {
		a.Error = fault
		if fault.Code == "badArgument" {
			a.Request = oaiRequest{Address: a.Request.Address}
		}
	} else if err != nil {
		return err
	}
	body, err := xml.Marshal(a)
	if err != nil {
		return err
	}
	return send(w, http.StatusOK, oaiKind, append([]byte(xml.Header), body...))
}

// oaiSyntax is what arguments look like by the schema of the protocol, which
// holds for the answer that repeats them.
var oaiSyntax = map[string]*regexp.Regexp{
	"metadataPrefix": regexp.MustCompile(`^[A-Za-z0-9\-_.!~*'()]+$`),
	"set":            regexp.MustCompile(`^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*$`),
}

// oaiArguments reads what is asked: each argument once, none that the verb does
// not know, all that it needs.
func oaiArguments(r *http.Request) (verb oaiVerb, given url.Values, err error) {
	given, err = url.ParseQuery(r.URL.RawQuery)
	if err == nil && r.Method == http.MethodPost {
		err = parseForm(r)
		given = r.PostForm
	}
	if err != nil {
		return verb, nil, oaiFault("badArgument", "The arguments cannot be read.")
	}
	verb, known := oaiVerbs[given.Get("verb")]
	if !known || len(given["verb"]) > 1 {
		return verb, nil, oaiFault("badVerb", "Give one verb of: Identify, ListMetadataFormats, ListSets, ListIdentifiers, ListRecords, GetRecord.")
	}
	if verb.resumes && given.Has("resumptionToken") {
		verb.required, verb.optional = []string{"resumptionToken"}, nil
	}
	for name, values := range given {
		switch {
		case name != "verb" && !slices.Contains(verb.required, name) && !slices.Contains(verb.optional, name):
			return verb, nil, oaiFault("badArgument", "The verb does not take these arguments together: "+name+" is one too many.")
		case len(values) > 1 || values[0] == "":
			return verb, nil, oaiFault("badArgument", "Give "+name+" once, and not empty.")
		case oaiSyntax[name] != nil && !oaiSyntax[name].MatchString(values[0]):
			return verb, nil, oaiFault("badArgument", "No "+name+" is written like that.")
		}
	}
	for _, name := range verb.required {
		if !given.Has(name) {
			return verb, nil, oaiFault("badArgument", name+" is missing.")
		}
	}
	return verb, given, nil
}

// An oaiIdentity says whose repository it is and what it can do.
type oaiIdentity struct {
	XMLName     xml.Name `xml:"Identify"`
	Name        string   `xml:"repositoryName"`
	Address     string   `xml:"baseURL"`
	Version     string   `xml:"protocolVersion"`
	Email       string   `xml:"adminEmail"`
	Earliest    string   `xml:"earliestDatestamp"`
	Deleted     string   `xml:"deletedRecord"`
	Granularity string   `xml:"granularity"`
}

func (s *Server) oaiIdentify(r *http.Request, a *oaiAnswer) error {
	earliest, err := s.store.FirstPublicChange(r.Context())
	if err != nil {
		return err
	}
	a.Identify = &oaiIdentity{
		Name: s.SiteName, Address: a.Request.Address, Version: "2.0", Email: s.oaiEmail(),
		Earliest: earliest.Format(oaiSeconds), Deleted: "persistent", Granularity: "YYYY-MM-DDThh:mm:ssZ",
	}
	return nil
}

// oaiEmail is whom to write to. The protocol wants an e-mail address; where the
// operator named none, that of the web server (RFC 2142).
func (s *Server) oaiEmail() string {
	if strings.Contains(s.Contact, "@") && !strings.ContainsAny(s.Contact, "/ ") {
		return s.Contact
	}
	host := s.BaseURL.Hostname()
	if !strings.Contains(host, ".") {
		host += ".invalid"
	}
	return "webmaster@" + host
}

type oaiFormats struct {
	Formats []oaiFormat `xml:"metadataFormat"`
}

type oaiFormat struct {
	Prefix    string `xml:"metadataPrefix"`
	Schema    string `xml:"schema"`
	Namespace string `xml:"metadataNamespace"`
}

const (
	oaiDCSchema    = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
	oaiDCNamespace = "http://www.openarchives.org/OAI/2.0/oai_dc/"
)

func (s *Server) oaiListFormats(r *http.Request, a *oaiAnswer) error {
	if a.Request.Identifier != "" {
		if _, err := s.oaiItem(r, a.Request.Identifier); err != nil {
			return err
		}
	}
	a.Formats = &oaiFormats{[]oaiFormat{{oaiDC, oaiDCSchema, oaiDCNamespace}}}
	return nil
}

// errNoSets: the directory has a few thousand cases at most, and whoever wants
// some of them has the filters and files of the list.
var errNoSets = oaiFault("noSetHierarchy", "The repository has no sets.")

func (s *Server) oaiListSets(*http.Request, *oaiAnswer) error { return errNoSets }
