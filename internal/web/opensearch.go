package web

import (
	"encoding/xml"
	"net/http"
	"strings"

	"cogov/static"
	"cogov/templates"
)

// An openSearch tells a browser how to search the directory, as OpenSearch 1.1
// has it.
type openSearch struct {
	XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName     string
	LongName      string
	Description   string
	InputEncoding string
	Language      string
	Image         openSearchImage
	Addresses     []openSearchURL `xml:"Url"`
}

type openSearchImage struct {
	Width   int    `xml:"width,attr"`
	Height  int    `xml:"height,attr"`
	Kind    string `xml:"type,attr"`
	Address string `xml:",chardata"`
}

type openSearchURL struct {
	Kind     string `xml:"type,attr"`
	Relation string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

const openSearchKind = "application/opensearchdescription+xml"

// The lengths of names that OpenSearch allows.
const (
	longestShortName = 16
	longestLongName  = 48
)

func (s *Server) openSearch(w http.ResponseWriter, r *http.Request) error {
	return s.public(w, r, s.shown.Load(), templates.OpenSearchPath, func() (answer, error) {
		body, err := xml.MarshalIndent(openSearch{
			ShortName:     shorten(s.SiteName, longestShortName),
			LongName:      shorten(s.SiteName+", directory of urban co-governance", longestLongName),
			Description:   "Search the case studies of urban co-governance.",
			InputEncoding: "UTF-8",
			Language:      "en",
			Image:         openSearchImage{16, 16, "image/svg+xml", s.absolute(static.Path("img/favicon.svg"))},
			Addresses: []openSearchURL{
				{Kind: "text/html", Template: s.absolute(templates.SearchTemplate)},
				{Kind: openSearchKind, Relation: "self", Template: s.absolute(templates.OpenSearchPath)},
			},
		}, "", "\t")
		return answer{kind: openSearchKind, body: append([]byte(xml.Header), append(body, '\n')...)}, err
	})
}

// shorten leaves words out at the end of a name that is too long, or else
// letters.
func shorten(name string, most int) string {
	runes := []rune(name)
	if len(runes) <= most {
		return name
	}
	short := string(runes[:most])
	if i := strings.LastIndexByte(short, ' '); i > 0 && runes[most] != ' ' {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,")
}
