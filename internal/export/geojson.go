package export

import (
	"bufio"
	"encoding/json"
	"io"
	"time"
)

// A collection is what stands before the features of a GeoJSON file (RFC 7946).
// All but its type are members of its own, which readers pass over.
type collection struct {
	Type string `json:"type"`
	Head
}

// A Head is what a JSON file says of itself.
type Head struct {
	Title     string  `json:"title"`
	Publisher string  `json:"publisher"`
	URL       string  `json:"url"`
	Licence   string  `json:"licence"`
	Date      *string `json:"date"`
}

// A feature is a case at its place; a case of which nobody knows it has none.
type feature struct {
	Type       string `json:"type"`
	ID         string `json:"id"`
	Geometry   *point `json:"geometry"`
	Properties Line   `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // degrees east, degrees north
}

func writeGeoJSON(out io.Writer, d Document, cases Cases) error {
	w := bufio.NewWriter(out)
	head, err := json.Marshal(collection{"FeatureCollection", d.Head()})
	if err != nil {
		return err
	}
	w.Write(head[:len(head)-1]) // Flush tells of an error
	w.WriteString(`,"features":[`)
	between := "\n"
	for p, err := range cases {
		if err != nil {
			return err
		}
		f := feature{Type: "Feature", ID: p.Slug, Properties: LineOf(&p, d.Case(p.Slug))}
		if p.Lat != nil && p.Lon != nil {
			f.Geometry = &point{"Point", [2]float64{*p.Lon, *p.Lat}}
		}
		text, err := json.Marshal(f)
		if err != nil {
			return err
		}
		w.WriteString(between)
		if _, err := w.Write(text); err != nil {
			return err
		}
		between = ",\n"
	}
	w.WriteString("\n]}\n")
	return w.Flush()
}

// Head is what a JSON file of the document says of itself.
func (d Document) Head() Head { return Head{d.Title, d.Site, d.Address, Licence, d.date()} }

// date is when a case was last published, or nil.
func (d Document) date() *string {
	if d.Date.IsZero() {
		return nil
	}
	date := d.Date.UTC().Format(time.RFC3339)
	return &date
}
