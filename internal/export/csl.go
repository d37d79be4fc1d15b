package export

import (
	"bytes"
	"encoding/json"
	"strings"
)

// A cslItem is what CSL-JSON knows of a reference and a citation says.
type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title"`
	ContainerTitle string    `json:"container-title"`
	Author         []cslName `json:"author"`
	Publisher      string    `json:"publisher"`
	Issued         cslDate   `json:"issued"`
	Version        string    `json:"version"`
	Abstract       string    `json:"abstract,omitempty"`
	Keyword        string    `json:"keyword,omitempty"`
	Language       string    `json:"language"`
	URL            string    `json:"URL,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][3]int `json:"date-parts"`
}

// CSL is the citation as CSL-JSON, which citation processors read.
func (c Citation) CSL() string {
	year, month, day := c.Date.Date()
	item := cslItem{
		ID: c.Slug, Type: "webpage", Title: c.Title, ContainerTitle: c.Directory, Author: []cslName{{c.Directory}}, Publisher: c.Directory,
		Issued: cslDate{[][3]int{{year, int(month), day}}}, Version: c.edition(), Abstract: c.Summary, Keyword: strings.Join(c.Topics, ", "),
		Language: "en", URL: c.Address,
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it stands in no page as it is
	e.SetIndent("", "  ")
	if err := e.Encode([]cslItem{item}); err != nil {
		panic(err) // texts and numbers always encode
	}
	return b.String()
}
