package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A cslItem is what CSL-JSON knows of a reference and a citation says.
type cslItem struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Genre    string    `json:"genre"`
	Title    string    `json:"title"`
	Author   []cslName `json:"author"`
	Issued   cslDate   `json:"issued,omitzero"`
	Version  string    `json:"version"`
	Abstract string    `json:"abstract,omitempty"`
	Keyword  string    `json:"keyword,omitempty"`
	Language string    `json:"language"`
	URL      string    `json:"URL,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][3]int `json:"date-parts"`
}

func (d cslDate) IsZero() bool { return d.Parts == nil }

// What is written line by line is what an encoder would write of the same.
func TestCSLIsAsAnEncoderWritesIt(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(append(tricky, "", "plain", "\x00\u2028\xff", "<&>")))
	rapid.Check(t, func(t *rapid.T) {
		date := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "date"), 0).UTC()
		if rapid.Bool().Draw(t, "undated") {
			date = time.Time{}
		}
		c := Citation{
			Slug: text.Draw(t, "slug"), Title: text.Draw(t, "title"), Summary: text.Draw(t, "summary"), Directory: text.Draw(t, "directory"),
			Topics: rapid.SliceOfN(text, 0, 3).Draw(t, "topics"), Revision: 3, Date: date, Address: text.Draw(t, "address"),
			IsData: rapid.Bool().Draw(t, "data"),
		}
		kind, genre, issued := "webpage", "Revision 3", cslDate{}
		if c.IsData {
			kind, genre = "dataset", "Data set"
		}
		if year, month, day := date.Date(); !date.IsZero() {
			issued.Parts = [][3]int{{year, int(month), day}}
		}
		var want strings.Builder
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode([]cslItem{{
			ID: c.Slug, Type: kind, Genre: genre, Title: c.Title, Author: []cslName{{c.Directory}}, Issued: issued, Version: "Revision 3", Abstract: c.Summary, Keyword: strings.Join(c.Topics, ", "),
			Language: "en", URL: c.Address,
		}}); err != nil {
			t.Fatal(err)
		}
		if got := c.CSL(); got != want.String() {
			t.Fatalf("got\n%s\nwant\n%s", got, want.String())
		}
	})
}
